import { tidied } from './cell.js';
import { ALWAYS, BY_AGREEMENT, IN_COUNTS, IN_FIGURES, IN_LEVELS, NOT_IN_CODES } from './words/missing-words.js';

/** What a profile or mapping may say about texts that stand for nothing. Plain JSON, part of every reader's options. */
export interface SentinelOptions {
  /** More texts that mean nothing in this column; upper and lower case are one. */
  readonly missing?: readonly string[];
  /** Texts that are values here, though they mean nothing elsewhere. */
  readonly present?: readonly string[];
  /** The column counts things: -1 and its like mean nothing. */
  readonly count?: boolean;
}

/** What the column holds: figures have marks and words of their own (`*`, `on request`), levels some of these, in codes `NA` may be a code. */
export type Holds = 'text' | 'figures' | 'levels' | 'codes';

const WORDS: Readonly<Record<Holds, ReadonlySet<string>>> = {
  text: new Set([...ALWAYS, ...NOT_IN_CODES]),
  figures: new Set([...ALWAYS, ...NOT_IN_CODES, ...IN_FIGURES, ...BY_AGREEMENT]),
  levels: new Set([...ALWAYS, ...NOT_IN_CODES, ...IN_LEVELS, ...BY_AGREEMENT]),
  codes: new Set(ALWAYS),
};
const COUNTS = new Set(IN_COUNTS);

/** True for an empty cell and for a text that stands for nothing. */
export function isMissing(text: string, holds: Holds = 'text', options: SentinelOptions = {}): boolean {
  const word = tidied(text).toLowerCase();
  if (word === '') return true;
  if (has(options.present, word)) return false;
  if (WORDS[holds].has(word) || (options.count === true && COUNTS.has(word))) return true;
  return has(options.missing, word);
}

function has(words: readonly string[] | undefined, word: string): boolean {
  return words !== undefined && words.some((each) => tidied(each).toLowerCase() === word);
}
