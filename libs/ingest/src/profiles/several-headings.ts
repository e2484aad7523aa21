import { columnsIn } from './parts-of-profile.js';
import type { Column, ProfileTable } from './profile-file.js';

/** A table as its rules are compiled: each of its columns stands under one heading. */
export type ReadyTable = Omit<ProfileTable, 'columns'> & { readonly columns?: Readonly<Record<string, Column>> };

type Node = Readonly<Record<string, unknown>>;

/**
 * A column that stands under several headings, all of which are read, as so many columns; the rules take the items of all of them.
 * Those behind the first have names that no profile has: `skills (2)`.
 */
export function unfolded(table: ProfileTable): ReadyTable {
  const several = Object.entries(table.columns ?? {}).flatMap(([name, column]) =>
    'headings' in column ? [[name, column] as const] : [],
  );
  if (several.length === 0) return table as ReadyTable;
  const names = new Map(several.map(([name, { headings }]) => [name, headings.map((_, at) => nameOf(name, at))]));
  const all = (list: readonly string[]): string[] => list.flatMap((name) => names.get(name) ?? [name]);
  const columns = Object.fromEntries(
    Object.entries(table.columns ?? {}).flatMap(([name, column]): (readonly [string, Column])[] => {
      if (!('headings' in column)) return [[name, column]];
      const { headings, ...options } = column;
      return headings.map((heading, at) => [nameOf(name, at), { heading, ...options }]);
    }),
  );
  const { required, optional } = table.headings;
  const { asked, gather, filter, pair, facts } = table;
  const rules = Object.entries({ gather, filter, pair, facts }).filter(([, each]) => each !== undefined);
  return {
    ...table,
    ...(Object.fromEntries(rules.map(([word, each]) => [word, ofAll(each, names)])) as Partial<ProfileTable>),
    columns,
    headings: { required: all(required), ...(optional ? { optional: all(optional) } : {}) },
    ...(asked ? { asked: all(asked) } : {}),
  };
}

const nameOf = (name: string, at: number): string => (at === 0 ? name : `${name} (${at + 1})`);

/** The name as the profile has it: `skills (2)` → `skills`. */
export const asWritten = (name: string): string => name.replace(/ \(\d+\)$/, '');

/** Only lists are read from several columns: two prices of one course would be one too many. */
export function takesSeveral(table: ProfileTable, column: string): boolean {
  const { gather, filter, pair, facts } = table;
  const without = ofAll({ gather, filter, pair, facts }, new Map([[column, []]])) as ProfileTable;
  return columnsIn(table).has(column) && !columnsIn(without).has(column);
}

const isList = ({ read }: Node): boolean => read === 'list' || read === 'items';

/** Rules with each list of a column replaced by the lists of all that stand for it. */
function ofAll(node: unknown, names: ReadonlyMap<string, readonly string[]>): unknown {
  if (Array.isArray(node)) return node.map((each) => ofAll(each, names));
  if (typeof node !== 'object' || node === null) return node;
  const own = node as Node;
  const columns = typeof own['column'] === 'string' && isList(own) ? names.get(own['column']) : undefined;
  if (columns) return { all: columns.map((column) => ({ ...own, column })) };
  return Object.fromEntries(Object.entries(own).map(([key, value]) => [key, ofAll(value, names)]));
}
