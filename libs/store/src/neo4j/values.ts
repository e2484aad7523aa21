import { canonicalJson, SCHEMA, type Fact, type FactType } from '#lib/model';
import { propertyFields, type Relation } from './mapping.js';

/** Where a statement was read. They are properties beside the fact's own: no field of a fact has one of these names. */
export interface Source {
  readonly import: number;
  readonly file: number;
  readonly line: number;
}

export type Properties = Readonly<Record<string, unknown>>;

export const sourceOf = (properties: Properties): Source => properties as unknown as Source;

/** The ids a relation fact stands between, by the fields that hold them. */
export function endsOf({ from, to }: Relation, start: string, end: string): Properties {
  return { [from.field!]: start, [to.field!]: end };
}

/** The fact again, its fields in schema order; null is absent. */
export function factOf(type: FactType, properties: Properties): Fact {
  const fact: Record<string, unknown> = { type };
  for (const { name } of SCHEMA[type].fields) {
    const value = properties[name];
    if (value !== undefined && value !== null) fact[name] = value;
  }
  return fact as unknown as Fact;
}

/** As {@link factOf}, from a list of values in the order of {@link propertyFields}. */
export function factOfValues(type: FactType, values: readonly unknown[], ends: Properties): Fact {
  const properties: Record<string, unknown> = { ...ends };
  propertyFields(type).forEach(({ name }, index) => (properties[name] = values[index]));
  return factOf(type, properties);
}

/** The fields that make up a key. */
export function fieldsOfKey(type: FactType, key: string): Readonly<Record<string, string>> {
  const names = SCHEMA[type].key;
  const parts = names.length === 1 ? [key] : (JSON.parse(key) as string[]);
  return Object.fromEntries(names.map((name, index) => [name, parts[index] ?? '']));
}

/** What earlier statements are kept under. */
export const about = (type: FactType, key: string): string => `${type} ${key}`;

export function parseAbout(of: string): { readonly type: FactType; readonly key: string } {
  const space = of.indexOf(' ');
  return { type: of.slice(0, space) as FactType, key: of.slice(space + 1) };
}

export const contentOf = canonicalJson;
