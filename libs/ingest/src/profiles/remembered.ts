import type { ReaderName, ValueSpec } from './profile-file.js';
import type { Options } from './reader-making.js';

/** Longer texts are seldom the same. */
const LONGEST = 32;
const MOST = 2000;
const NOTHING = Symbol('nothing');

/** Readers that look at nothing but the cell, whatever their options; not those of lists, which seldom repeat. */
const ALONE: ReadonlySet<ReaderName> = new Set([
  'number',
  'whole',
  'duration',
  'date',
  'level',
  'boolean',
  'code',
  'text',
  'languages',
  'upper',
  'lower',
]);

/**
 * Whether what a rule makes of a cell depends on the cell alone.
 * @param options all that the reader is given, by the rule or by the mapping of its column
 */
export function isPure({ column, read, without, lookup, named, found }: ValueSpec, options: Options): boolean {
  if (column === undefined || read === undefined || without || lookup || named || found) return false;
  // A price may have its currency, a length its hours a week in another column of the row.
  if (read === 'money') return typeof options['currency'] !== 'object';
  return ALONE.has(read) && typeof options['hoursPerWeek'] !== 'object';
}

/**
 * What short cells were read as: a column of numbers, dates or words says the same few things again and again, and reading them costs more
 * than looking them up. A column in which nearly every cell differs is not remembered.
 */
export function remembered<S>(read: (value: unknown, scope: S) => unknown): (value: unknown, scope: S) => unknown {
  const known = new Map<string, unknown>();
  let [asked, missed] = [0, 0];
  return (value, scope) => {
    if (typeof value !== 'string' || value.length > LONGEST || missed > MOST) return read(value, scope);
    asked += 1;
    const before = known.get(value);
    if (before !== undefined) return before === NOTHING ? undefined : before;
    missed += 1;
    // Once in a while the few are new ones, as in a file sorted by date.
    if (missed > MOST && asked > 4 * missed) {
      known.clear();
      [asked, missed] = [0, 0];
    }
    const made = read(value, scope);
    known.set(apart(value), made ?? NOTHING);
    return made;
  };
}

/** A cell is a view of the piece of file it was cut from, and would keep all of that in memory. */
const apart = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
