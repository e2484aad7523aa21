import type { Dialect } from '../csv.js';
import { peekRecords, type CsvRecord } from '../records.js';
import { DELIMITERS } from './delimiters.js';
import { filled, isBlank } from './heading.js';
import { startOf, type Head } from './head.js';

/** Written by programs that never quote, in files where a quote is a character like others. */
const SELDOM_QUOTED = new Set(['\t', '|', '~']);
const LOOKED_AT = 400;

/** How a file that no format knows is read: as the widest block of records that have equally many cells. */
export interface Guess {
  readonly dialect: Dialect;
  readonly heading: CsvRecord;
}

/** The dialect and heading by which the beginning of a file is most of a table; undefined where it is none by any delimiter. */
export function guess(head: Head): Guess | undefined {
  let best: (Guess & { readonly score: number }) | undefined;
  for (const delimiter of DELIMITERS) {
    for (const rawQuotes of SELDOM_QUOTED.has(delimiter) && head.text.includes('"') ? [false, true] : [false]) {
      const dialect: Dialect = { delimiter, newline: head.newline, ...(rawQuotes ? { rawQuotes } : {}) };
      const found = block(recordsFrom(head, dialect, 1));
      if (found && (!best || found.score > best.score)) best = { dialect, ...found };
    }
  }
  return best;
}

/** Records of the head from a line on. One that the end of the head may have cut is left out. */
export function recordsFrom(head: Head, dialect: Dialect, line: number): readonly CsvRecord[] {
  const records = peekRecords(head.text.slice(startOf(head, line)), dialect, LOOKED_AT, line);
  const cut = !head.whole && records.length < LOOKED_AT;
  return (cut ? records.slice(0, -1) : records).filter(({ cells }) => !isBlank(cells));
}

function block(records: readonly CsvRecord[]): { readonly heading: CsvRecord; readonly score: number } | undefined {
  const widths = new Map<number, number>();
  for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width, count] = [...widths].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a), [0, 0]);
  if (width < 2) return undefined;
  const least = Math.max(2, width / 2);
  const heading = records.find(({ cells }) => cells.length >= width && filled(cells) >= least);
  const faults = records.filter(({ strayQuote }) => strayQuote).length;
  return heading && { heading, score: ((count - faults) / records.length) * (1 - 1 / width) };
}

/**
 * Whether quotes are to be read as characters: where the file is of a kind that seldom quotes, reading them as quotes goes wrong, and
 * reading them as characters gives every row as many cells as there are headings.
 */
export function withQuotesAsMeant(head: Head, dialect: Dialect, headingLine: number, width: number): Dialect {
  if (!SELDOM_QUOTED.has(dialect.delimiter) || !head.text.includes('"')) return dialect;
  const quoted = recordsFrom(head, dialect, headingLine);
  if (quoted.every(({ strayQuote, cells }) => !strayQuote && cells.length <= width)) return dialect;
  const raw: Dialect = { ...dialect, rawQuotes: true };
  const rows = recordsFrom(head, raw, headingLine);
  return rows.every(({ cells }) => cells.length === width) ? raw : dialect;
}
