import type { Problem } from '#lib/model';
import type { Format, Row } from '../formats/format.js';
import { plain, recognise, type Recognised } from '../formats/recognise.js';
import { newlineOf, peekRecords, readRecords, type CsvRecord, type Dialect } from './csv.js';
import { decode } from './decode.js';
import { headOf, Source, type SourceFile } from './source.js';
import { unreadable } from './unreadable.js';

const DELIMITERS = [',', '\t', ';', '|'];
/** Blank lines before the heading are read over; further down no heading is looked for. */
const PEEK = 20;

/** A file that was recognised: what it is, and where its heading and columns stand. */
export interface Table {
  readonly file: SourceFile;
  readonly format: Format;
  readonly dialect: Dialect;
  readonly headings: readonly string[];
  readonly headingLine: number;
}

/**
 * Looks at the beginning of a file: encoding, delimiter (the one by which the headings fit a format best) and format.
 * @throws Unreadable `empty-file`, `not-text`, `undecodable`, `no-delimiter`, `quote-never-closed`, `duplicate-heading`,
 * `missing-column`, `unknown-format` or `ambiguous-format`
 */
export async function openTable(file: SourceFile, formats: readonly Format[]): Promise<Table> {
  const text = await headText(file);
  const newline = newlineOf(text);
  const looks = DELIMITERS.map((delimiter) => look(text, { delimiter, newline }, file.name, formats)).filter(
    (each) => each !== undefined,
  );
  if (looks.length === 0) return unreadable(emptyFile(file.name));
  const best = looks.reduce((a, b) => (better(b, a) ? b : a));
  const { dialect, heading, headings, recognised } = best;
  if (heading.strayQuote) openQuote(heading, file.name);
  if (recognised.status === 'refused') {
    if (headings.length === 1 && recognised.known === 0) return unreadable(noDelimiter(file.name, heading));
    return unreadable(recognised.problem);
  }
  refuseDoubles(headings, heading.line, file.name);
  return { file, format: recognised.format, dialect, headings, headingLine: heading.line };
}

interface Look {
  readonly dialect: Dialect;
  readonly heading: CsvRecord;
  readonly headings: readonly string[];
  readonly recognised: Recognised;
}

async function headText(file: SourceFile): Promise<string> {
  const head = await headOf(file);
  let text = '';
  try {
    for await (const part of decode(once(head.bytes), file.name)) text += part;
  } catch (error) {
    // The end of the head may lie within a character; a real fault there is found when the file is read whole.
    if (head.whole || text === '') throw error;
  }
  return text;
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

function look(text: string, dialect: Dialect, file: string, formats: readonly Format[]): Look | undefined {
  const heading = peekRecords(text, dialect, PEEK).find((record) => record.cells.some((cell) => cell.trim() !== ''));
  if (!heading) return undefined;
  const headings = heading.cells.map((each) => each.trim());
  return { dialect, heading, headings, recognised: recognise(headings, file, heading.line, formats) };
}

function better(a: Look, b: Look): boolean {
  if (a.recognised.status !== b.recognised.status) return a.recognised.status === 'ok';
  if (a.recognised.known !== b.recognised.known) return a.recognised.known > b.recognised.known;
  if (a.heading.strayQuote !== b.heading.strayQuote) return !a.heading.strayQuote;
  return a.headings.length > b.headings.length;
}

/** A place to read a table from the beginning: rows of data in batches, and the source that knows the file's SHA-256 at the end. */
export function rowsOf(
  table: Table,
  onBytes?: (bytes: number) => void,
): { readonly source: Source; readonly rows: AsyncGenerator<readonly (Row & { readonly strayQuote?: boolean })[]> } {
  const source = new Source(table.file, onBytes);
  return { source, rows: read(table, source) };
}

async function* read(table: Table, source: Source): AsyncGenerator<readonly (Row & { strayQuote?: boolean })[]> {
  let index = 0;
  const records = readRecords(decode(source.chunks(), table.file.name), table.dialect, table.file.name);
  for await (const batch of records) {
    const data = batch.at(-1)!.line > table.headingLine ? batch.filter((each) => each.line > table.headingLine) : [];
    yield data.map((record) => ({ ...record, index: index++ }));
  }
}

function refuseDoubles(headings: readonly string[], line: number, file: string): void {
  const seen = new Set<string>();
  for (const heading of headings) {
    if (heading !== '' && seen.has(plain(heading))) {
      unreadable({
        code: 'duplicate-heading',
        message: `The heading ${heading} stands twice.`,
        found: headings.join(', '),
        expected: 'each heading once',
        where: { file, line, column: heading },
        next: `Rename or remove one of the columns ${heading}.`,
      });
    }
    seen.add(plain(heading));
  }
}

function openQuote(heading: CsvRecord, file: string): never {
  return unreadable({
    code: 'quote-never-closed',
    message: `A quote opened in the heading, line ${heading.line}, is never closed.`,
    found: heading.cells.join(', ').slice(0, 80),
    expected: 'a closing quote before the next delimiter or line end',
    where: { file, line: heading.line },
    next: `Close the quote in line ${heading.line}, or remove it, and import again.`,
  });
}

function emptyFile(file: string): Problem {
  return {
    code: 'empty-file',
    message: 'The file is empty.',
    found: '',
    expected: 'a heading row',
    where: { file, line: 1 },
    next: 'Export the table again, with its headings.',
  };
}

function noDelimiter(file: string, heading: CsvRecord): Problem {
  return {
    code: 'no-delimiter',
    message: `Line ${heading.line} is one single column by comma, tab, semicolon and |.`,
    found: heading.cells[0]!.slice(0, 80),
    expected: 'headings separated by comma, tab, semicolon or |',
    where: { file, line: heading.line },
    next: 'Save the table as CSV with commas, and check that its first line holds the headings.',
  };
}
