import { missing, problem, value, type Cell } from './cell.js';
import { guessList, type ListEncoding } from './guess-list.js';
import { cleanItems, type ListItem } from './list-item.js';
import { literalItems, type ObjectKeys } from './list-literal.js';
import { ownNotation, withoutBrackets } from './list-own.js';
import { separatorsIn, splitAt, type KnownNames } from './list-split.js';
import { isMissing, type SentinelOptions } from './sentinels.js';

export interface ListOptions extends SentinelOptions {
  /**
   * How the column writes lists. `guess` looks at the cell alone; better decide once for the column with `guessList`. Where separators are
   * named, a cell that is a list of JSON or Python is read as one all the same.
   */
  readonly as: ListEncoding | 'guess';
  /** For JSON or Python objects: keys of the name and of the value. */
  readonly keys?: ObjectKeys;
}

/**
 * A list in a cell. Items are tidied, empty ones left out, exact repeats once, in their order.
 * @param known names that stay whole though they contain the separator ("Installation, maintenance and repair")
 * Problems: `not-a-list`, `no-name`.
 */
export function readList(text: string, options: ListOptions, known?: KnownNames): Cell<ListItem[]> {
  if (isMissing(text.slice(0, 200), 'text', options) && text.length < 200) return missing(text.trim());
  const trimmed = text.trim();
  const as = encodingOf(trimmed, options.as);
  const read =
    as === 'json' || as === 'python' ? literalItems(trimmed, as, options.keys ?? {}) : plainItems(trimmed, as, known);
  if (!('value' in read)) return read;
  const items = cleanItems(read.value);
  return items.length === 0 ? missing(trimmed) : value(items);
}

function encodingOf(cell: string, told: ListOptions['as']): ListEncoding {
  if (told === 'json' || told === 'python' || told === 'single') return told;
  return ownNotation(cell) ?? (told === 'guess' ? (guessList([cell]).as ?? 'single') : told);
}

const SIGNS = { comma: ',', semicolon: ';' } as const;

function plainItems(cell: string, as: Exclude<ListEncoding, 'json' | 'python'>, known?: KnownNames): Cell<ListItem[]> {
  if (as === 'single' || (as !== 'newline' && known?.has(cell))) return value([{ text: cell }]);
  const text = withoutBrackets(cell);
  if (as === 'bar') return value(barItems(text).map((item) => ({ text: item })));
  if (as === 'newline') return value(lines(text).map((item) => ({ text: item })));
  const sign = SIGNS[as];
  if (sign === undefined)
    return problem('bad-option', String(as), 'an encoding of lists', 'Correct "as" in the mapping.');
  return value(splitAt(text, separatorsIn(text, sign), 1, known).map((item) => ({ text: item })));
}

/** `\|` is a bar inside an item and `\\` a backslash before one, as in Stackway's own format. */
function barItems(text: string): string[] {
  const items = text.includes('\\') ? (text.match(/(?:\\[|\\]|[^|])+/g) ?? []) : text.split('|');
  return items.map((item) => item.trim().replace(/\\([|\\])/g, '$1'));
}

/** Lines; bullets in front go, numbers only where they count the lines. */
function lines(text: string): string[] {
  const all = text.split(/\r\n?|[\n\u0085\u2028\u2029]/).map((line) => line.trim().replace(/^[•·▪●◦‣*–-]\s+/, ''));
  const filled = all.filter((line) => line !== '');
  const counted =
    filled.length > 1 &&
    filled.every((line, index) => line.startsWith(`${index + 1}.`) || line.startsWith(`${index + 1})`));
  return counted ? filled.map((line) => line.replace(/^\d+[.)]\s*/, '')) : filled;
}
