import { delimitersInWords } from './dialect/delimiters.js';
import { guess } from './dialect/guess.js';
import { withQuotesAsMeant } from './dialect/raw-quotes.js';
import { readHead, type Head } from './dialect/head.js';
import type { CsvRecord } from './records.js';
import { firstRows, sheetOf, type Sheet } from './sheet.js';
import type { SourceFile } from './source.js';
import { unreadable } from './unreadable.js';

/** A file looked at without knowing any format: enough to propose what its columns mean. */
export interface Sniffed extends Sheet {
  /** As the Encoding Standard calls it. */
  readonly encoding: string;
  /** The first rows of data, with their lines. */
  readonly records: readonly CsvRecord[];
  /** All rows of the file are among them. */
  readonly whole: boolean;
}

/**
 * Encoding, dialect, headings and first rows of a file that may be of any format: the delimiter by which most rows have equally many
 * cells, and the first of these rows as heading.
 * @throws Unreadable `empty-file`, `not-text`, `undecodable`, `unknown-encoding`, `no-delimiter` or `record-too-long`
 */
export async function sniffTable(file: SourceFile, rows = 200): Promise<Sniffed> {
  const head = await readHead(file);
  refuseEmpty(head, file.name);
  const found = guess(head);
  if (!found) return refuseNoTable(head, file.name);
  const { line, cells } = found.heading;
  const dialect = await withQuotesAsMeant(file, head, found.dialect, { line, width: cells.length });
  const sheet = sheetOf(file, head, dialect, found.heading);
  const all = firstRows(head, sheet, rows + 1);
  const whole = head.whole && all.length <= rows;
  return { ...sheet, encoding: head.notes.encoding, records: all.slice(0, rows), whole };
}

/** @throws Unreadable `empty-file` */
export function refuseEmpty({ text }: Head, file: string): void {
  if (/[^\s,;|~]/.test(text)) return;
  unreadable({
    code: 'empty-file',
    message: 'The file is empty.',
    found: '',
    expected: 'a heading row',
    where: { file, line: 1 },
    next: 'Export the table again, with its headings.',
  });
}

/** @throws Unreadable `record-too-long` or `no-delimiter` */
export function refuseNoTable({ text, whole, newline }: Head, file: string): never {
  const before = /^\s*/.exec(text)![0];
  const line = before.split(newline).length;
  const found = text.slice(before.length, before.length + 80).split(/[\r\n]/, 1)[0]!;
  if (!whole && text.indexOf(newline, before.length) < 0) {
    return unreadable({
      code: 'record-too-long',
      message: `Line ${line} does not end within ${text.length} characters.`,
      found,
      expected: 'a row of headings',
      where: { file, line },
      next: 'Check that this is a table of rows, and save it again as CSV UTF-8.',
    });
  }
  return unreadable({
    code: 'no-delimiter',
    message: `Line ${line} is one single column by ${delimitersInWords('and')}.`,
    found,
    expected: `headings separated by ${delimitersInWords('or')}`,
    where: { file, line },
    next: 'Save the table as CSV with commas, and check that its first line holds the headings.',
  });
}
