import { compareText } from '#lib/model';
import type { NameEntry } from './entry.js';
import { LABEL_KINDS, SPELLINGS, type LabelKind, type Spelling } from './labels.js';
import type { Candidate, NameIdentity } from './match.js';

/** Who has a claim to a text. Lists are in the order of ids, each entry once. */
export interface Claims {
  withId(text: string): NameEntry | undefined;
  withLabel(text: string, kind: LabelKind, spelling: Spelling): readonly NameEntry[];
  withCode(text: string): readonly NameEntry[];
}

/**
 * What a text names: id first, then exact name, then a unique alternative name, then a code; each label verbatim, then folded, then glued.
 * A text that several entries have a claim to at the same step is ambiguous and nothing is picked.
 * @returns undefined where nothing has it
 */
export function identify(claims: Claims, text: string): NameIdentity | undefined {
  const asked = text.trim();
  const byId = claims.withId(text) ?? claims.withId(asked);
  if (byId) return { status: 'id', entry: candidate(byId) };
  return byLabel(claims, asked) ?? byCode(claims, asked);
}

function byLabel(claims: Claims, text: string): NameIdentity | undefined {
  for (const spelling of SPELLINGS) {
    const names = claims.withLabel(text, 'name', spelling);
    const [only, ...others] = names.length > 0 ? names : claims.withLabel(text, 'alternative', spelling);
    if (only === undefined) continue;
    const also = othersThan(only, claims, text, spelling);
    if (others.length > 0) return ambiguous([only, ...also]);
    const status = names.length > 0 ? 'name' : 'alternative';
    return { status, entry: candidate(only), spelling, also: also.map(candidate) };
  }
  return undefined;
}

/** Everything else that may be meant by a text when case and blanks are not looked at either. */
function othersThan(only: NameEntry, claims: Claims, text: string, spelling: Spelling): readonly NameEntry[] {
  const loose = spelling === 'verbatim' ? 'folded' : spelling;
  const all = LABEL_KINDS.flatMap((kind) => claims.withLabel(text, kind, loose));
  return [...new Set(all)].filter((one) => one !== only);
}

function byCode(claims: Claims, text: string): NameIdentity | undefined {
  const owners = claims.withCode(text);
  if (owners.length > 1) return ambiguous(owners);
  return owners.length === 1 ? { status: 'code', entry: candidate(owners[0]!) } : undefined;
}

function ambiguous(entries: readonly NameEntry[]): NameIdentity {
  const sorted = [...new Set(entries)].sort((a, b) => compareText(a.id, b.id));
  return { status: 'ambiguous', candidates: sorted.map(candidate) };
}

export function candidate({ id, name }: NameEntry): Candidate {
  return { id, name };
}
