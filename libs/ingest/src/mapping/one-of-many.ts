import type { ProfileTable } from '../profiles/profile-file.js';
import type { ReaderName } from '../values/reader-name.js';
import type { ReaderGuess } from '../values/guess-reader.js';
import { isMark } from '../values/level.js';

const MOSTLY = 0.8;
/** `+`, `++`, `o`: levels in signs of the house. */
const SIGNS = /^(?:[+\-–•●○◐*#/]{1,4}|[oO])$/u;

/** What the columns are that a wide table does not name. */
export type OneOfMany = 'skill' | 'person';

/** By the field that takes their headings. */
export function manyOf({ facts = [] }: ProfileTable): OneOfMany {
  const isPerson = facts.some(({ fields }) => {
    const learner = fields['learner'];
    return typeof learner === 'object' && learner.each === 'heading';
  });
  return isPerson ? 'person' : 'skill';
}

/**
 * Why a column that a wide table does not name is read all the same, as one of many alike; undefined where it is not.
 * @param wide how the table reads such columns
 */
export function oneOfMany(
  { cells, guess }: { readonly cells: readonly string[]; readonly guess: ReaderGuess },
  wide: ReaderName | undefined,
  each: OneOfMany,
): string | undefined {
  if (wide === undefined || cells.length === 0) return undefined;
  const marked = wide === 'level' ? cells.filter((cell) => isMark(cell) || SIGNS.test(cell)).length : 0;
  if (marked >= MOSTLY * cells.length) {
    return `A ${each}, by marks. Say which level a mark is: "skills": { "heading": "*", "options": { "mark": 3 } }.`;
  }
  const fit = [guess, ...guess.alternatives].find(({ reader }) => reader === wide);
  return fit && `A ${each}, by its heading. ${fit.evidence}`;
}
