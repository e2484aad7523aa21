import type { Problem } from '#lib/model';
import { checkReader } from '../values/reader-options.js';
import type { ProfileTable, ReaderName } from './profile-file.js';

/** A rule that reads, and where it stands: `facts › 0 › fields › cost`. */
interface Reading {
  readonly place: string;
  readonly read: ReaderName;
  readonly options: Node;
  /** Options that stand with the column it reads, and go before its own; their place is `columns › cost`. */
  readonly given?: { readonly place: string; readonly options: Node };
}

type Node = Readonly<Record<string, unknown>>;

/**
 * What is wrong with the options of a table's readers: `unknown-option` or `bad-option`, with the place in the profile. Options that stand
 * with a column are checked for every rule that reads this column, and told by the place where they stand: of a table that is like another
 * one, the rules are in no file that the person has.
 * @param file the name used in problems
 */
export function checkOptions(table: ProfileTable, file: string): Problem[] {
  const { gather, filter, pair, facts, columns } = table;
  const readings = [...readingsIn({ gather, filter, pair, facts }, columns ?? {}, ''), ...unnamedIn(table)];
  const problems = readings.flatMap(faultsOf).map(({ place, problem }) => ({
    ...problem,
    message: `${table.table} › ${place}: ${problem.message}`,
    where: { file, column: `${table.table} › ${place}` },
  }));
  const told = new Set<string>();
  return problems.filter(({ message }) => !told.has(message) && told.add(message));
}

interface Fault {
  readonly place: string;
  readonly problem: Omit<Problem, 'where'>;
}

function faultsOf({ place, read, options, given }: Reading): Fault[] {
  const at = (where: string, of: Node): Fault[] => wrong(read, of).map((problem) => ({ place: where, problem }));
  const own = at(place, options);
  if (!given || own.length > 0) return own;
  const each = Object.entries(given.options).flatMap(([name, value]) =>
    at(`${given.place} › options › ${name}`, { ...options, [name]: value }),
  );
  // Each may be right, and they may not go together.
  return each.length > 0 ? each : at(given.place, { ...options, ...given.options });
}

/** Options of columns that a table does not name and reads all the same: a skill each. */
function unnamedIn({ headings, facts = [], columns = {} }: ProfileTable): Reading[] {
  const reader = facts.map(({ each }) => each).find((each) => typeof each === 'object' && 'columns' in each);
  if (typeof reader !== 'object' || !('columns' in reader)) return [];
  const named = new Set([...headings.required, ...(headings.optional ?? [])]);
  return Object.entries(columns).flatMap(([name, column]) =>
    !named.has(name) && 'options' in column && column.options
      ? [
          {
            place: '',
            read: reader.columns,
            options: {},
            given: { place: `columns › ${name}`, options: column.options },
          },
        ]
      : [],
  );
}

/** Of some options those that every one of the readers can use; none where no rule reads by a reader. */
export function optionsFor(readers: ReadonlySet<ReaderName>, options: Node): Node {
  const suits = ([name, value]: [string, unknown]): boolean =>
    readers.size > 0 && [...readers].every((read) => wrong(read, { [name]: value }).length === 0);
  return Object.fromEntries(Object.entries(options).filter(suits));
}

function readingsIn(node: unknown, columns: NonNullable<ProfileTable['columns']>, place: string): Reading[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = node as Node;
  const below = Object.entries(own)
    .filter(([key]) => key !== 'options')
    .flatMap(([key, value]) => readingsIn(value, columns, place === '' ? key : `${place} › ${key}`));
  if (typeof own['read'] !== 'string') return below;
  const name = own['column'] as string;
  const column = typeof name === 'string' ? columns[name] : undefined;
  const ofColumn = column && 'options' in column ? column.options : undefined;
  const options = (own['options'] ?? {}) as Node;
  const given = ofColumn ? { given: { place: `columns › ${name}`, options: ofColumn } } : {};
  return [{ place, read: own['read'] as ReaderName, options, ...given }, ...below];
}

/** Names of readers in profiles that are no readers of cells: they take no options. */
const PLAIN: ReadonlySet<ReaderName> = new Set<ReaderName>(['whole', 'languages', 'upper', 'lower']);

function wrong(read: ReaderName, options: Node): Omit<Problem, 'where'>[] {
  if (PLAIN.has(read)) return Object.keys(options).map((key) => takesNone(read, key));
  return checkReader(read === 'items' ? 'list' : read, asCellsHave(read, options)).map((problem) => ({
    ...problem,
    message: `the reader ${read} cannot use ${problem.found || 'these options'}.`,
    next: `${problem.next} docs/how-to-add-a-profile.md lists the options of every reader.`,
  }));
}

/** Profiles may leave the encoding of a list to its cells, name separators instead, take a currency from a column and hours a week. */
function asCellsHave(read: ReaderName, options: Node): Node {
  const { by, ...others } = options;
  if (read === 'list' || read === 'items') {
    const isSeparators =
      Array.isArray(by) && by.length > 0 && by.every((each) => typeof each === 'string' && each !== '');
    return { as: 'guess', ...others, ...(by === undefined || isSeparators ? {} : { by }) };
  }
  if (read === 'money' && typeof options['currency'] === 'object') return without('currency', options);
  if (read === 'duration' && (isAboveZero(options['hoursPerWeek']) || typeof options['hoursPerWeek'] === 'object'))
    return without('hoursPerWeek', options);
  return options;
}

const isAboveZero = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value > 0;

const without = (name: string, options: Node): Node =>
  Object.fromEntries(Object.entries(options).filter(([key]) => key !== name));

function takesNone(read: ReaderName, key: string): Omit<Problem, 'where'> {
  return {
    code: 'unknown-option',
    message: `the reader ${read} has no options.`,
    found: key,
    expected: 'no options',
    next: `Leave ${key} out.`,
  };
}
