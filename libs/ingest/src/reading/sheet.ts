import type { FieldProblem, Problem } from '#lib/model';
import type { Row } from '../formats/format.js';
import type { Dialect } from './csv.js';
import { recordsFrom } from './dialect/guess.js';
import { startOf, type Head } from './dialect/head.js';
import { allUnguarded, headingText, isBlank, unguarded } from './dialect/heading.js';
import { withoutGuard } from '../formats/formula-guard.js';
import { isReportColumn } from '../rejected/report-columns.js';
import { decode } from './encoding/decode.js';
import type { Notes } from './notes.js';
import { strayQuote } from './quote-faults.js';
import { readRecords, type CsvRecord } from './records.js';
import { Source, type SourceFile } from './source.js';
import { firstColumnOf, SpillFinder, type FirstColumn } from './spilled.js';

/** A file of which is known how it is read: where its heading stands, and by which dialect its rows are split. */
export interface Sheet {
  readonly file: SourceFile;
  readonly dialect: Dialect;
  /** Trimmed. A column without heading is ''; empty ones at the end that hold nothing are left out. */
  readonly headings: readonly string[];
  /** Columns that an earlier report of rejected rows has added: not read, their headings are ''. */
  readonly reported: readonly number[];
  /** Physical line, from 1. */
  readonly headingLine: number;
  /** What reading has found out, and goes on finding out while the rows are read. */
  readonly notes: Notes;
  /** The first rows, in which the conventions of the columns show. */
  readonly sample: readonly (readonly string[])[];
  /** What first cells look like, so that fragments of a spilled text are told from rows. */
  readonly firstColumn: FirstColumn;
  /** Of files that are no text of rows: reads them. */
  readonly read?: (onBytes?: (bytes: number) => void) => Rows;
}

/** Rows of data in batches, and the source that knows the file's SHA-256 at their end. */
export interface Rows {
  readonly source: Pick<Source, 'sha256'>;
  readonly rows: AsyncGenerator<readonly SheetRow[]>;
}

/** A row of data. One with a fault is not to be trusted: it is rejected with it. */
export interface SheetRow extends Row {
  readonly fault?: FieldProblem;
}

const SAMPLE = 1000;

/** Where a heading was found → the sheet under it. */
export function sheetOf(file: SourceFile, head: Head, dialect: Dialect, heading: CsvRecord): Sheet {
  const records = recordsFrom(head, dialect, heading.line).slice(1);
  const used = records.reduce((width, { cells }) => Math.max(width, lastFilled(cells)), 0);
  const all = heading.cells.map(headingText);
  const headings = all.slice(0, Math.max(lastFilled(all), Math.min(used, all.length)));
  const unnamed = headings.flatMap((each, at) =>
    each === '' && records.some(({ cells }) => (cells[at] ?? '').trim() !== '') ? [at] : [],
  );
  if (unnamed.length > 0) head.notes.warn(unnamedColumns(unnamed, file.name, heading.line));
  const isReport = headings.some(isReportColumn);
  const above = head.text.slice(0, startOf(head, heading.line));
  if (/[^\s,;|~]/.test(above)) head.notes.warn(linesAbove(above, file.name, heading.line));
  return {
    file,
    dialect,
    headings: headings.map((each) => (isReportColumn(each) ? '' : each)),
    reported: [...headings.keys()].filter((at) => isReportColumn(headings[at]!)),
    headingLine: heading.line,
    notes: head.notes,
    sample: records.slice(0, SAMPLE).map(({ cells }) => cells.map(isReport ? reportCell : unguarded)),
    firstColumn: firstColumnOf(records, headings.length),
  };
}

/** Of a report of rejected rows: its formulas were guarded when it was written. */
const reportCell = (cell: string): string => withoutGuard(unguarded(cell));

const lastFilled = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1;

function unnamedColumns(places: readonly number[], file: string, line: number): Problem {
  const which = places.map((at) => `column ${at + 1}`).join(', ');
  return {
    code: 'unnamed-column',
    message: `What stands under no heading was not read: ${which}.`,
    found: which,
    expected: 'a heading above every column that holds something',
    where: { file, line },
    next: 'Give the column a heading if it holds data; otherwise nothing needs to be done.',
  };
}

function linesAbove(above: string, file: string, headingLine: number): Problem {
  const lines = above.split(/\r\n|\r|\n/).map((line) => line.replace(/[,;|~\t\s]+$/, ''));
  return {
    code: 'lines-above-heading',
    message: `The headings stand in line ${headingLine}; what stands above them was not read.`,
    found: lines
      .filter((line) => line !== '')
      .join(' / ')
      .slice(0, 200),
    expected: 'headings in the first line',
    where: { file, line: lines.findIndex((line) => line !== '') + 1 },
    next: 'Nothing needs to be done, unless one of these lines is a row of data.',
  };
}

/** Reads a sheet from the beginning: rows of data in batches, and the source that knows the file's SHA-256 at the end. */
export function rowsOf(sheet: Sheet, onBytes?: (bytes: number) => void): Rows {
  if (sheet.read) return sheet.read(onBytes);
  const source = new Source(sheet.file, onBytes);
  return { source, rows: read(sheet, source) };
}

async function* read(
  { file, dialect, headings, headingLine, notes, firstColumn, reported }: Sheet,
  source: Source,
): AsyncGenerator<readonly SheetRow[]> {
  let index = 0;
  const text = decode(source.chunks(), file.name, notes, file.encoding);
  const spills = new SpillFinder(headings.length, firstColumn);
  const isReport = reported.length > 0;
  const ownCells = (cells: readonly string[]): readonly string[] =>
    isReport ? cells.map(reportCell) : allUnguarded(cells);
  const asRow = (record: CsvRecord, fault: FieldProblem | undefined): SheetRow => {
    const row = { index: index++, line: record.line, cells: ownCells(record.cells) };
    const said = fault ?? (record.strayQuote ? strayQuote(record.cells) : undefined);
    return said ? { ...row, fault: said } : row;
  };
  for await (const batch of readRecords(text, dialect, file.name, {
    skip: headingLine - 1,
    width: headings.length,
  })) {
    const data = batch[0]!.line === headingLine ? batch.slice(1) : batch;
    const rows = spills.look(data, asRow);
    if (rows.length > 0) yield rows;
  }
  const rows = spills.end(asRow);
  if (rows.length > 0) yield rows;
}

/** The first rows of data in the head, for a look at them. */
export function firstRows(head: Head, { dialect, headingLine }: Sheet, count: number): readonly CsvRecord[] {
  const records = recordsFrom(head, dialect, headingLine).slice(1, count + 1);
  return records
    .filter(({ cells }) => !isBlank(cells))
    .map((record) => ({ ...record, cells: record.cells.map(unguarded) }));
}
