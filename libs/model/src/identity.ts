import type { Fact, FactType } from './facts.js';
import { SCHEMA } from './schema.js';

/**
 * The key of a fact within its type: its id, or a JSON array of the fields that identify it (`["role-1","skill-9"]`).
 * Two facts of one type with the same key are two statements about the same thing.
 */
export function factKey(fact: Fact): string {
  const record = fact as unknown as Record<string, string | number | undefined>;
  const { key } = SCHEMA[fact.type];
  if (key.length === 1) return String(record[key[0]!] ?? '');
  return JSON.stringify(key.map((name) => String(record[name] ?? '')));
}

/** Identity across all types, for maps: `type` and key. */
export function factIdentity(fact: Fact): string {
  return `${fact.type} ${factKey(fact)}`;
}

/** The fact as JSON with its fields in schema order: equal facts give equal bytes. */
export function canonicalJson(fact: Fact): string {
  const record = fact as unknown as Record<string, unknown>;
  const ordered: Record<string, unknown> = { type: fact.type };
  for (const field of SCHEMA[fact.type].fields) {
    if (record[field.name] !== undefined) ordered[field.name] = record[field.name];
  }
  return JSON.stringify(ordered);
}

/** Orders by UTF-16 code unit, the same on every machine (locale-aware sorting is not). */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The fields of each type that refer to things: most types have one or two among many fields. */
const REFERRING = new Map<FactType, readonly { readonly name: string; readonly refs: readonly FactType[] }[]>(
  Object.values(SCHEMA).map(({ type, fields }) => [
    type,
    fields.flatMap(({ name, refs }) => (refs ? [{ name, refs }] : [])),
  ]),
);

/** An id that a fact refers to, and the types of thing it may be the id of. */
export interface Reference {
  readonly field: string;
  readonly id: string;
  readonly types: readonly FactType[];
}

/** Ids that a fact refers to, with the types each may be. */
export function references(fact: Fact): Reference[] {
  return referencesExcept(fact, () => false);
}

/** As `references`, without those that need no look; nothing is made for these. */
export function referencesExcept(
  fact: Fact,
  isSettled: (id: string, types: readonly FactType[]) => boolean,
): Reference[] {
  const record = fact as unknown as Record<string, string | readonly string[] | undefined>;
  const found: Reference[] = [];
  for (const { name, refs } of REFERRING.get(fact.type)!) {
    const value = record[name];
    if (value === undefined) continue;
    for (const id of typeof value === 'string' ? [value] : value)
      if (!isSettled(id, refs)) found.push({ field: name, id, types: refs });
  }
  return found;
}
