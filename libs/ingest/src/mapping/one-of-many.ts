import type { ReaderName } from '../values/reader-name.js';
import type { ReaderGuess } from '../values/guess-reader.js';
import { isMark } from '../values/level.js';

const MOSTLY = 0.8;
/** `+`, `++`, `o`: levels in signs of the house. */
const SIGNS = /^(?:[+\-–•●○◐*#/]{1,4}|[oO])$/u;

/**
 * Why a column that a wide table does not name is read all the same, as one of many alike; undefined where it is not.
 * @param wide how the table reads such columns
 */
export function oneOfMany(
  { cells, guess }: { readonly cells: readonly string[]; readonly guess: ReaderGuess },
  wide: ReaderName | undefined,
): string | undefined {
  if (wide === undefined || cells.length === 0) return undefined;
  const marked = wide === 'level' ? cells.filter((cell) => isMark(cell) || SIGNS.test(cell)).length : 0;
  if (marked >= MOSTLY * cells.length) {
    return 'A skill, by marks. Say which level a mark is: "skills": { "heading": "*", "options": { "mark": 3 } }.';
  }
  const fit = [guess, ...guess.alternatives].find(({ reader }) => reader === wide);
  return fit && `A skill, by its heading. ${fit.evidence}`;
}
