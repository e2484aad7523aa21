import type { SearchHit } from '#lib/engine';
import type { Catalogue } from './catalogue.js';
import type { Deps } from './deps.js';
import type { NamedKind } from './directory.js';

export interface SearchInput {
  readonly text: string;
  /** At most so many, 1 to 1,000; 10 unless told. */
  readonly limit?: number;
}
export interface SearchAnswer {
  readonly results: readonly SearchHit[];
}
type SearchDeps = Pick<Deps, 'catalogue'>;

/** Skills by id, name and alternative names, best first. An empty list is an answer. */
export async function searchSkills(deps: SearchDeps, input: SearchInput): Promise<SearchAnswer> {
  return search(deps, 'skill', input);
}

/** Roles by id, code, title and alternative titles, best first. */
export async function searchRoles(deps: SearchDeps, input: SearchInput): Promise<SearchAnswer> {
  return search(deps, 'role', input);
}

/** Credentials by id and name, best first, whatever their status. */
export async function searchCredentials(deps: SearchDeps, input: SearchInput): Promise<SearchAnswer> {
  return search(deps, 'credential', input);
}

async function search(deps: SearchDeps, kind: NamedKind, input: SearchInput): Promise<SearchAnswer> {
  const catalogue = await deps.catalogue.current();
  const limit = Math.min(Math.max(1, Math.trunc(input.limit ?? 10)), 1000);
  const found = await catalogue.names.find(kind, input.text, limit);
  const results = found.map(({ entry, score }) => ({
    id: entry.id,
    ...(kind === 'role' ? { title: entry.name } : { name: entry.name }),
    kind,
    score,
  }));
  return { results };
}

/** Names (with ids) nearest to a text that named nothing, for the `next` of a problem. At most `limit`, best first. */
export function nearest(catalogue: Catalogue, kind: NamedKind, text: string, limit = 3): readonly string[] {
  return catalogue.names.search(kind, text, limit).map(({ entry }) => describeEntry(entry));
}

/** `name (id)`; just the id where both are the same. */
export function describeEntry(entry: { readonly id: string; readonly name: string }): string {
  return entry.id === entry.name ? entry.id : `${entry.name} (${entry.id})`;
}
