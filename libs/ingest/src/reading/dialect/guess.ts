import type { Dialect } from '../csv.js';
import { peekRecords, type CsvRecord } from '../records.js';
import { DELIMITERS, SELDOM_QUOTED } from './delimiters.js';
import { filled, isBlank } from './heading.js';
import { startOf, type Head } from './head.js';

const LOOKED_AT = 400;

/** How a file that no format knows is read: as the widest block of records that have equally many cells. */
export interface Guess {
  readonly dialect: Dialect;
  readonly heading: CsvRecord;
}

/** The dialect and heading by which the beginning of a file is most of a table; undefined where it is none by any delimiter. */
export function guess(head: Head): Guess | undefined {
  let best: (Guess & { readonly score: number }) | undefined;
  const consider = (dialect: Dialect, records: readonly CsvRecord[]): void => {
    const found = block(records);
    if (found && (!best || found.score > best.score)) best = { dialect, ...found };
  };
  for (const delimiter of DELIMITERS) {
    const dialect: Dialect = { delimiter, newline: head.newline };
    const records = recordsFrom(head, dialect, 1);
    consider(dialect, records);
    if (!SELDOM_QUOTED.has(delimiter) || !records.some(({ strayQuote }) => strayQuote)) continue;
    const raw: Dialect = { ...dialect, rawQuotes: true };
    consider(raw, recordsFrom(head, raw, 1));
  }
  return best;
}

/** Records of the head from a line on. One that the end of the head may have cut is left out. */
export function recordsFrom(head: Head, dialect: Dialect, line: number): readonly CsvRecord[] {
  const records = peekRecords(head.text.slice(startOf(head, line)), dialect, LOOKED_AT, line);
  const cut = !head.whole && records.length < LOOKED_AT;
  return (cut ? records.slice(0, -1) : records).filter(({ cells }) => !isBlank(cells));
}

/** The records from the first that is as wide as most are, and full of headings: at least half of what follows must be as wide. */
function block(records: readonly CsvRecord[]): { readonly heading: CsvRecord; readonly score: number } | undefined {
  const widths = new Map<number, number>();
  for (const { cells } of records) if (cells.length > 1) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width, count] = [...widths].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a), [0, 0]);
  const least = Math.max(2, width / 2);
  const start = records.findIndex(({ cells }) => cells.length >= width && filled(cells) >= least);
  const size = records.length - start;
  if (width < 2 || start < 0 || count * 2 < size) return undefined;
  const faults = records.slice(start).filter(({ strayQuote }) => strayQuote).length;
  // Even rows, many columns, and little left out above them. A single odd line below others is hardly a heading.
  const score = (Math.min(count, size - faults) / size) * (1 - 1 / width) * (0.5 + (0.5 * size) / records.length);
  const lone = size === 1 && records.length > 1;
  return { heading: records[start]!, score: lone ? score / 4 : score };
}
