import { refuse, type Problem, type Refusal } from '#lib/model';
import type { Catalogue } from './catalogue.js';
import type { Entry, NamedKind } from './directory.js';
import { describeEntry, nearest } from './search.js';

export type Resolved = { readonly status: 'ok'; readonly id: string; readonly name: string };

/**
 * The role a person means: id, then code, then exact title, then a unique alternative title.
 * @returns the role, or a refusal `unknown-role` with the nearest titles, `ambiguous-role` with the candidates
 */
export function resolveRole(catalogue: Catalogue, text: string): Resolved | Refusal {
  const asked = text.trim();
  const { directory } = catalogue;
  const byId = directory.byId('role', asked);
  if (byId) return found(byId);
  for (const candidates of [
    directory.byCode(asked),
    directory.byName('role', asked),
    directory.byOtherName('role', asked),
  ]) {
    if (candidates.length === 1) return found(candidates[0]!);
    if (candidates.length > 1) return refuse(ambiguous('role', asked, candidates));
  }
  return refuse(unknown(catalogue, 'role', asked));
}

/**
 * The skill a person means: id, then exact name, then a unique alternative name; never guessed.
 * @returns the skill, or a refusal `unknown-skill` with the nearest names, `ambiguous-skill` with the candidates
 */
export function resolveSkill(catalogue: Catalogue, text: string): Resolved | Refusal {
  const asked = text.trim();
  const { directory } = catalogue;
  const byId = directory.byId('skill', asked);
  if (byId) return found(byId);
  for (const candidates of [directory.byName('skill', asked), directory.byOtherName('skill', asked)]) {
    if (candidates.length === 1) return found(candidates[0]!);
    if (candidates.length > 1) return refuse(ambiguous('skill', asked, candidates));
  }
  return refuse(unknown(catalogue, 'skill', asked));
}

function found(entry: Entry): Resolved {
  return { status: 'ok', id: entry.id, name: entry.name };
}

function ambiguous(kind: NamedKind, text: string, candidates: readonly Entry[]): Problem {
  const listed = candidates.slice(0, 5).map(describeEntry).join(', ');
  const more = candidates.length > 5 ? ` and ${candidates.length - 5} more` : '';
  return {
    code: `ambiguous-${kind}`,
    message: `"${text}" means ${candidates.length} ${kind}s: ${listed}${more}.`,
    found: text,
    expected: `the id of one ${kind}`,
    next: `Give the id, for example ${candidates[0]!.id}.`,
  };
}

/** The problem `unknown-skill`, `unknown-role` or `unknown-credential`, offering the nearest names. */
export function unknown(catalogue: Catalogue, kind: NamedKind, text: string): Problem {
  const near = nearest(catalogue, kind, text);
  return {
    code: `unknown-${kind}`,
    message: `No ${kind} has the id or name "${text}".`,
    found: text,
    expected: near.length > 0 ? `for example ${near.join(', ')}` : `the id or name of a ${kind}`,
    next: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Search the ${kind}s for a part of the name.`,
  };
}
