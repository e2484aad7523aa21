import { missing, problem, tidied, value, type Cell } from './cell.js';
import { isMissing, type SentinelOptions } from './sentinels.js';

export interface WordOptions extends SentinelOptions {
  /** What the source writes → our word. Upper and lower case are one. */
  readonly words: Readonly<Record<string, string>>;
}

/** One of the words of a table. Problem: `unknown-word`, with the words that are known. */
export function readWord(text: string, options: WordOptions): Cell<string> {
  const cell = tidied(text);
  const word = cell.toLowerCase();
  const known = Object.keys(options.words);
  const found = known.find((each) => tidied(each).toLowerCase() === word);
  if (found !== undefined) return value(options.words[found]!);
  if (isMissing(cell, 'text', options)) return missing(cell);
  const shown = known.length > 12 ? `${known.slice(0, 12).join(', ')} and ${known.length - 12} more` : known.join(', ');
  return problem('unknown-word', cell, `one of ${shown}`, 'Change the word, or add it to the words of the mapping.');
}
