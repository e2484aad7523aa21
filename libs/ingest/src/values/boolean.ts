import { missing, problem, tidied, value, type Cell } from './cell.js';
import { isMissing, type SentinelOptions } from './sentinels.js';
import { NO, YES } from './words/boolean-words.js';

export interface BooleanOptions extends SentinelOptions {
  /** More words for yes and no in this column; they go before the known ones. */
  readonly yes?: readonly string[];
  readonly no?: readonly string[];
  /** What an empty cell says. In a matrix of crosses it is `false`; by default nothing. */
  readonly empty?: boolean;
}

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...YES.map((word) => [word, true] as const),
  ...NO.map((word) => [word, false] as const),
]);

/** Yes or no: `yes`, `Ja`, `x`, `✓`, `1`, `faux`. Problem: `not-a-boolean`. */
export function readBoolean(text: string, options: BooleanOptions = {}): Cell<boolean> {
  const cell = tidied(text.slice(0, 1000)).replace(/\ufe0f/g, '');
  const word = cell.toLowerCase();
  if (word === '' && options.empty !== undefined) return value(options.empty);
  const among = (words: readonly string[] | undefined): boolean =>
    words?.some((each) => each.toLowerCase() === word) === true;
  if (among(options.yes)) return value(true);
  if (among(options.no)) return value(false);
  const known = WORDS.get(word);
  if (known !== undefined) return value(known);
  if (isMissing(cell, 'text', options)) return missing(cell);
  return problem(
    'not-a-boolean',
    cell,
    'yes or no',
    'Write yes or no, or name this word in the mapping: "yes" or "no".',
  );
}
