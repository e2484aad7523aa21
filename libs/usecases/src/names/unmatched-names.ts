import { compareText, refuse, type NamedKind, type Problem, type Refusal } from '#lib/model';
import { foldName, whyAlike } from '#lib/names';
import type { Catalogue } from '../catalogue.js';
import type { Deps } from '../deps.js';
import { unknownImport } from '../undoing/undo-import.js';
import { waitingFrom, waitingNames, type NameUses, type WaitingName } from './waiting-names.js';

export type { NameUses } from './waiting-names.js';

/** What a name may mean. */
export interface NameSuggestion {
  readonly id: string;
  readonly name: string;
  /** Comparable within one name only. */
  readonly score: number;
  /** The skill's name or alternative name that is most like the name, and the words in common. */
  readonly like: string;
  readonly words: readonly string[];
}

export interface UnmatchedName {
  readonly kind: NamedKind;
  /** As it is spelled most often. */
  readonly name: string;
  readonly uses: NameUses;
  /** What it may mean, best first; never taken by itself. */
  readonly suggestions: readonly NameSuggestion[];
}

export interface UnmatchedNames {
  readonly status: 'ok';
  /** Names that were asked for. */
  readonly total: number;
  /** Names that wait in all, whatever was asked for. */
  readonly waiting: number;
  readonly names: readonly UnmatchedName[];
}

export const USED_BY = ['credentials', 'roles', 'learners', 'postings'] as const;
export const NAME_ORDERS = ['used', 'name'] as const;

/** Which names, and in which order. */
export interface NamesAsked {
  /** Names that contain it, in any spelling. */
  readonly text?: string | undefined;
  /** Names that this import uses; `uses` counts its own only. */
  readonly import?: string | undefined;
  /** Names used by credentials, roles, learners or postings. */
  readonly usedBy?: string | undefined;
  /** `used`: most uses first (unless told); `name`: by name. */
  readonly sort?: string | undefined;
  /** How many names (default 50); `offset` of them are left out. */
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

const SUGGESTED = 5;

/**
 * The names of skills in files for which no skill is known: work for a person. Names that somebody has decided about are not among them.
 * @returns the names, or a refusal `unknown-import`, `bad-option`
 */
export async function unmatchedNames(
  deps: Pick<Deps, 'store' | 'catalogue'>,
  asked: NamesAsked = {},
): Promise<UnmatchedNames | Refusal> {
  const { limit = 50, offset = 0, usedBy, sort = 'used' } = asked;
  const problem = notAmong('usedBy', usedBy, USED_BY) ?? notAmong('sort', sort, NAME_ORDERS);
  if (problem) return refuse(problem);
  if (asked.import !== undefined && !(await isThere(deps, asked.import)))
    return refuse(await unknownImport(deps, asked.import));
  const catalogue = await deps.catalogue.current();
  const looking = { store: deps.store, catalogue };
  const waiting = await waitingNames(looking);
  const from = asked.import === undefined ? waiting : await waitingFrom(looking, asked.import);
  const text = foldName(asked.text ?? '');
  const found = [...from.values()].filter(
    ({ key, uses }) => key.includes(text) && (usedBy === undefined || uses[usedBy as keyof NameUses] > 0),
  );
  found.sort((a, b) => (sort === 'used' ? b.used - a.used : 0) || compareText(a.key, b.key));
  const names = await Promise.all(found.slice(offset, offset + limit).map((one) => suggested(catalogue, one)));
  return { status: 'ok', total: found.length, waiting: waiting.size, names };
}

async function suggested({ names }: Catalogue, { name, uses }: WaitingName): Promise<UnmatchedName> {
  const matches = await names.suggest('skill', name, SUGGESTED);
  const suggestions = matches.map(({ entry, score }): NameSuggestion => {
    const { label: like, words } = whyAlike(name, [entry.name, ...entry.others]);
    return { id: entry.id, name: entry.name, score, like, words };
  });
  return { kind: 'skill', name, uses, suggestions };
}

/** An import that was undone says nothing any more, but somebody may still have its address. */
async function isThere({ store }: Pick<Deps, 'store'>, id: string): Promise<boolean> {
  return (await store.imports()).some((one) => one.id === id);
}

function notAmong(column: string, found: string | undefined, words: readonly string[]): Problem | undefined {
  if (found === undefined || words.includes(found)) return undefined;
  const expected = words.join(', ');
  const message = `${column} is "${found}".`;
  return { code: 'bad-option', message, found, expected, where: { column }, next: `Give one of ${expected}.` };
}

/** An import from whose files names wait. */
export interface NameSource {
  readonly import: { readonly id: string; readonly at: string; readonly files: readonly string[] };
  /** So many names. */
  readonly names: number;
}

/** So many imports are looked through, newest first. */
const LOOKED_THROUGH = 100;
/** What people state on the page comes from no file. */
const NO_FILES: ReadonlySet<string> = new Set(['names', 'profile']);

/** Imports that stand and use names which nobody knows, newest first, with the number of these names. */
export async function nameSources(
  deps: Pick<Deps, 'store' | 'catalogue'>,
): Promise<{ readonly sources: readonly NameSource[] }> {
  const looking = { store: deps.store, catalogue: await deps.catalogue.current() };
  const stand = (await deps.store.imports()).filter(({ format, undone }) => !undone && !NO_FILES.has(format));
  const sources: NameSource[] = [];
  for (const { id, at, files } of stand.slice(0, LOOKED_THROUGH)) {
    const names = (await waitingFrom(looking, id)).size;
    if (names > 0) sources.push({ import: { id, at, files: files.map(({ file }) => file) }, names });
  }
  return { sources };
}
