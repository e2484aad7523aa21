import type { FactType, Fact } from '#lib/model';
import { propertyFields, SOURCE, wholeOf, type Relation } from './mapping.js';
import type { Source } from './values.js';

/*
 * Facts go to the server as lists, and the query says which place is which property: maps would carry every name with every row, and cost the server
 * as much again as the writing. Numbers go as floats, which the driver packs ten times as fast; the query makes whole ones of them.
 */

/** The properties of a fact's node or relationship; null where there is none. */
export function cellsOf(fact: Fact, source: Source): readonly unknown[] {
  const record = fact as unknown as Readonly<Record<string, unknown>>;
  const cells: unknown[] = [source.import, source.file, source.line];
  for (const { name } of fieldsOf(fact.type)) cells.push(record[name] ?? null);
  return cells;
}

const FIELDS = new Map<FactType, ReturnType<typeof propertyFields>>();

function fieldsOf(type: FactType): ReturnType<typeof propertyFields> {
  let fields = FIELDS.get(type);
  if (!fields) FIELDS.set(type, (fields = propertyFields(type).filter(({ name }) => name !== 'id')));
  return fields;
}

/** The name that a query about nodes of a type leaves open: its rows are keys and cells. */
export function nodeNames(type: FactType): { readonly PROPERTIES: string } {
  const names = [...SOURCE, ...fieldsOf(type).map(({ name }) => name)];
  return { PROPERTIES: propertiesText(['id', ...names], 0, wholeOf(type)) };
}

function propertiesText(names: readonly string[], first: number, whole: ReadonlySet<string>): string {
  const value = (name: string, cell: string): string => (whole.has(name) ? `toInteger(${cell})` : cell);
  return `{${names.map((name, index) => `\`${name}\`: ${value(name, `row[${first + index}]`)}`).join(', ')}}`;
}

/** One relationship: its two ends, the texts of the fields that tell it from others between the same two (null: there is but one), and its properties. */
export interface RelationRow {
  readonly from: string;
  readonly to: string;
  readonly also: Readonly<Record<string, string>> | null;
  readonly cells: readonly unknown[];
}

export type Numbered = RelationRow & { readonly n: number };

/** Where the properties begin in a row of {@link entriesOf}. */
const FIRST_CELL = 3;

/** The names that a relation's queries leave open, but for where it stands. */
export function relationNames({ properties, whole }: Relation): { readonly PROPERTIES: string } {
  return { PROPERTIES: propertiesText(properties, FIRST_CELL, whole) };
}

/** Rows by where they start: rows of a file that begin at the same thing mostly follow each other. */
export function entriesOf(rows: readonly Numbered[]): readonly (readonly [string, readonly unknown[][]])[] {
  const byStart = new Map<string, unknown[][]>();
  for (const { n, from, to, also, cells } of rows) {
    const row = [n, to, also, ...cells];
    const known = byStart.get(from);
    if (known) known.push(row);
    else byStart.set(from, [row]);
  }
  return [...byStart];
}
