import type { ReaderGuess } from '../values/guess-reader.js';
import type { ReaderName } from '../values/reader-name.js';
import type { WantedColumn } from './wanted-columns.js';
import { isCurrency } from '../values/money-currency.js';

/** How the cells of such a column tell what they are, whatever it is called. */
const TELLING: ReadonlySet<ReaderName> = new Set(['boolean', 'date', 'money', 'duration']);
const AMOUNTS: ReadonlySet<ReaderName> = new Set(['money', 'duration']);
const CERTAIN = 0.6;
const MOSTLY = 0.8;

/**
 * The cells of a column say that it cannot be the wanted one, however alike their headings are: nobody's skill is called "yes", and no day is
 * a currency.
 */
export function cannotBe(
  { cells, guess }: { readonly cells: readonly string[]; readonly guess: ReaderGuess },
  { rules, asItStands }: Pick<WantedColumn, 'rules' | 'asItStands'>,
): boolean {
  if (rules.has('upper')) return cells.filter(isCurrency).length < MOSTLY * cells.length;
  // `k1` may be an amount, and is rather a code.
  const isCode =
    AMOUNTS.has(guess.reader) &&
    guess.alternatives.some(({ reader }) => reader === 'code') &&
    !cells.some((cell) => /\p{Sc}/u.test(cell));
  return asItStands && TELLING.has(guess.reader) && guess.confidence >= CERTAIN && !isCode;
}
