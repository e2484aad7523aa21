import type { Problem } from '#lib/model';
import { columnsOf } from '../formats/columns.js';
import type { Format } from '../formats/format.js';
import { recognise, type Recognised } from '../formats/recognise.js';
import type { Dialect } from './csv.js';
import { DELIMITERS } from './dialect/delimiters.js';
import { guess } from './dialect/guess.js';
import { linesOf, readHead, startOf, type Head } from './dialect/head.js';
import { filled, headingText } from './dialect/heading.js';
import { withQuotesAsMeant } from './dialect/raw-quotes.js';
import { refuseWrongDelimiter } from './dialect/wrong-delimiter.js';
import { peekRecords, type CsvRecord } from './records.js';
import { refuseOpenHeading, refuseDoubles } from './heading-faults.js';
import { sheetOf, type Sheet } from './sheet.js';
import { refuseEmpty, refuseNoTable } from './sniff.js';
import type { SourceFile } from './source.js';
import type { Weights } from '../weights/weights.js';
import { contextOf } from '../formats/context.js';
import { unreadable } from './unreadable.js';

export { rowsOf } from './sheet.js';

/** Lines in which a heading is looked for; blank ones are not counted. */
const HEADING_WITHIN = 40;

/** A file that was recognised: what it is, and where its heading and columns stand. */
export interface Table extends Sheet {
  readonly format: Format;
}

/**
 * Looks at the beginning of a file: encoding, delimiter (the one by which the headings fit a format best), the line of the headings (the
 * first that fits a format) and format.
 * @throws Unreadable `empty-file`, `not-text`, `undecodable`, `unknown-encoding`, `no-delimiter`, `wrong-delimiter`, `record-too-long`,
 * `quote-never-closed`, `duplicate-heading`, `missing-column`, `unknown-format` or `ambiguous-format`
 */
export async function openTable(file: SourceFile, formats: readonly Format[], weights?: Weights): Promise<Table> {
  const head = await readHead(file);
  refuseEmpty(head, file.name);
  const { dialect, heading, headings, recognised } = bestLook(head, file.name, formats);
  if (heading.strayQuote) refuseOpenHeading(heading, file.name);
  if (recognised.status === 'refused') {
    if (headings.length === 1 && recognised.known === 0) return refuseNoTable(head, file.name);
    return unreadable(recognised.problem);
  }
  refuseDoubles(headings, heading.line, file.name);
  const meant = await withQuotesAsMeant(file, head, dialect, { line: heading.line, width: headings.length });
  refuseWrongDelimiter(head, meant, headings, heading.line, file.name);
  const sheet = sheetOf(file, head, meant, heading);
  if (!isFilled(sheet, recognised.format, weights)) {
    const others = without(recognised.format, formats);
    if (others.length === 0) return unreadable(nothingBeside(headings, heading.line, file.name));
    return openTable(file, others, weights);
  }
  return { ...sheet, format: recognised.format };
}

/** A wide table has columns of things beside those it names. */
function isFilled(sheet: Sheet, format: Format, weights?: Weights): boolean {
  if (!format.others || !weights) return true;
  return format.others(columnsOf(sheet.headings, format), contextOf(sheet, { weights })).length > 0;
}

function nothingBeside(headings: readonly string[], line: number, file: string): Problem {
  return {
    code: 'missing-column',
    message: 'No column beside those that are named holds levels.',
    found: headings.filter(Boolean).join(', '),
    expected: 'a column for each skill, with levels in its cells',
    where: { file, line },
    next: 'Say that the file has a skill and its level in each row, or leave the columns of the skills unnamed.',
  };
}

const without = (format: Format, formats: readonly Format[]): readonly Format[] =>
  formats.filter(({ name }) => name !== format.name);

/** The headings as one line and one delimiter give them. */
interface Look {
  readonly dialect: Dialect;
  readonly heading: CsvRecord;
  readonly headings: readonly string[];
  readonly recognised: Recognised;
}

/** The first line that fits a format; else what comes nearest to one. */
function bestLook(head: Head, file: string, formats: readonly Format[]): Look {
  const looks: Look[] = [];
  for (const { line, at } of linesOf(head, HEADING_WITHIN)) {
    const here = DELIMITERS.map((delimiter) =>
      look(head, line, at, { delimiter, newline: head.newline }, file, formats),
    );
    const best = here.reduce((a, b) => (better(b, a) ? b : a));
    if (best.recognised.status === 'ok' && (looks.length === 0 || isHeading(best))) return best;
    looks.push(best);
  }
  return looks.find(almost) ?? asTable(head, looks[0]!, file, formats);
}

/** Below the first line a row of data may hold a known word or two: `id` is also Indonesian. */
function isHeading({ headings, recognised }: Look): boolean {
  return recognised.known > 1 && recognised.known * 2 >= filled(headings);
}

function look(head: Head, line: number, at: number, dialect: Dialect, file: string, formats: readonly Format[]): Look {
  const heading = peekRecords(head.text.slice(at), dialect, 1, line)[0]!;
  const headings = heading.cells.map(headingText);
  return { dialect, heading, headings, recognised: recognise(headings, file, line, formats) };
}

function better(a: Look, b: Look): boolean {
  if (a.recognised.status !== b.recognised.status) return a.recognised.status === 'ok';
  if (a.recognised.known !== b.recognised.known) return a.recognised.known > b.recognised.known;
  if (a.heading.strayQuote !== b.heading.strayQuote) return !a.heading.strayQuote;
  return a.headings.length > b.headings.length;
}

/** Headings of a format, but not enough of them or of more than one. One known word is not much in a row of data. */
function almost(each: Look, index: number): boolean {
  const { recognised, heading } = each;
  if (index === 0 && heading.strayQuote) return true;
  if (recognised.status === 'ok' || recognised.problem.code === 'unknown-format') return false;
  return index === 0 ? recognised.known > 0 : isHeading(each);
}

/** No line fits a format: told by the headings that the table seems to have. */
function asTable(head: Head, first: Look, file: string, formats: readonly Format[]): Look {
  const found = guess(head);
  if (!found) return first;
  const { line } = found.heading;
  return look(head, line, startOf(head, line), found.dialect, file, formats);
}
