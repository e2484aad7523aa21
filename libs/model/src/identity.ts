import type { Fact, FactType } from './facts.js';
import { SCHEMA } from './schema.js';

/**
 * The key of a fact within its type: its id, or a JSON array of the fields that identify it (`["role-1","skill-9"]`).
 * Two facts of one type with the same key are two statements about the same thing.
 */
export function factKey(fact: Fact): string {
  const record = fact as unknown as Record<string, string | number | undefined>;
  const parts = SCHEMA[fact.type].key.map((name) => String(record[name] ?? ''));
  return parts.length === 1 ? parts[0]! : JSON.stringify(parts);
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

/** Ids that a fact refers to, with the types each may be. */
export function references(
  fact: Fact,
): { readonly field: string; readonly id: string; readonly types: readonly FactType[] }[] {
  const record = fact as unknown as Record<string, unknown>;
  return SCHEMA[fact.type].fields.flatMap((field) => {
    const value = record[field.name];
    if (!field.refs || value === undefined) return [];
    const ids = (Array.isArray(value) ? value : [value]) as string[];
    return ids.map((id) => ({ field: field.name, id, types: field.refs! }));
  });
}
