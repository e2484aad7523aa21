import { unreadable } from '../unreadable.js';
import type { CsvRecord } from '../records.js';
import { delimiterName, DELIMITERS } from './delimiters.js';
import { recordsFrom } from './guess.js';
import type { Dialect } from '../csv.js';
import type { Head } from './head.js';
import { reach } from './heading.js';

/** So many rows say more than a slip. */
const MANY = 5;

/**
 * Stops a file whose rows do not fit its headings because they are separated by something else: read on, most rows would be lost.
 * @throws Unreadable `wrong-delimiter`, with the delimiter that fits better where there is one
 */
export function refuseWrongDelimiter(
  head: Head,
  dialect: Dialect,
  headings: readonly string[],
  line: number,
  file: string,
): void {
  const width = headings.length;
  const rows = recordsFrom(head, dialect, line).slice(1);
  const wide = rows.filter(({ cells }) => reach(cells) > width);
  const single = rows.filter(({ cells }) => cells.length === 1);
  const odd = wide.length * 2 > rows.length ? wide : single.length * 2 > rows.length && width > 1 ? single : [];
  if (odd.length === 0) return;
  const better = DELIMITERS.find(
    (other) => other !== dialect.delimiter && fits(head, { ...dialect, delimiter: other }, line, width),
  );
  if (better === undefined && (odd === single || odd.length < MANY)) return;
  refuse(odd[0]!, {
    width,
    here: dialect.delimiter,
    better,
    file,
    share: `${odd.length} of the first ${rows.length} rows`,
  });
}

function fits(head: Head, dialect: Dialect, line: number, width: number): boolean {
  const rows = recordsFrom(head, dialect, line).slice(1);
  return rows.length > 0 && rows.filter(({ cells }) => cells.length === width).length * 2 > rows.length;
}

interface Found {
  readonly width: number;
  readonly here: string;
  readonly better: string | undefined;
  readonly file: string;
  readonly share: string;
}

function refuse(row: CsvRecord, { width, here, better, file, share }: Found): never {
  const advice =
    better === undefined
      ? `Put cells that contain ${delimiterName(here)} into quotes, or export the table with another delimiter.`
      : `Separate headings and rows by the same delimiter: the rows look as if it were ${delimiterName(better)}.`;
  return unreadable({
    code: 'wrong-delimiter',
    message: `${share} do not have as many cells as there are headings, separated by ${delimiterName(here)}.`,
    found: row.cells.join(here).slice(0, 80),
    expected: `${width} cells in a row`,
    where: { file, line: row.line },
    next: advice,
  });
}
