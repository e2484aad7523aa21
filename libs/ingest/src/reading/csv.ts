import Papa from 'papaparse';
import { unreadable } from './unreadable.js';

/* The only file that knows PapaParse. Its `row` is no line of the file, and a bad quote makes it swallow the rest: both are mended here. */

export interface Dialect {
  readonly delimiter: string;
  readonly newline: '\n' | '\r';
}

/** One record: its cells as they stand, and the physical line on which it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** A cell went on after its closing quote: what it holds is uncertain. */
  readonly strayQuote?: boolean;
}

interface Parsed {
  readonly data: string[][];
  readonly errors: readonly { readonly code: string; readonly row: number }[];
  readonly meta: { readonly cursor: number };
}

/** A record longer than this (in characters) is taken for an open quote or for no table. */
const LONGEST_RECORD = 32 * 1024 * 1024;

/**
 * Text in pieces → records in batches, in constant memory.
 * @throws Unreadable `quote-never-closed` (the line where it opened) or `record-too-long`
 */
export async function* readRecords(
  text: AsyncIterable<string>,
  dialect: Dialect,
  file: string,
  longest = LONGEST_RECORD,
): AsyncGenerator<readonly CsvRecord[]> {
  const state = { line: 1, dialect, file };
  let buffer = '';
  let tryAgainAt = 0;
  for await (const piece of text) {
    buffer += piece;
    if (buffer.length < tryAgainAt) continue;
    const { records, used } = parse(buffer, state, true);
    buffer = buffer.slice(used);
    // A record longer than the buffer: parse again only when twice as much is there, or long cells would cost quadratic time.
    tryAgainAt = used === 0 ? buffer.length * 2 : 0;
    if (buffer.length > longest) tooLong(buffer, state);
    if (records.length > 0) yield records;
  }
  const { records, used } = parse(buffer, state, true);
  const last = parse(buffer.slice(used), state, false);
  const all = [...records, ...last.records];
  if (all.length > 0) yield all;
}

/** The first records of a text, for recognising it. Never throws: a record with an open quote says so in `strayQuote`. */
export function peekRecords(text: string, dialect: Dialect, count: number): readonly CsvRecord[] {
  const parser = new Papa.Parser({ ...dialect, preview: count });
  const { data, errors } = parser.parse(text, 0, false) as Parsed;
  const stray = new Set(errors.map((error) => error.row));
  let line = 1;
  return data.map((cells, index) => {
    const record = { line, cells: tidy(cells, dialect), strayQuote: stray.has(index) };
    line += 1 + breaks(cells, cells.length, dialect);
    return record;
  });
}

/** Line ends: LF and CRLF are both read by LF; CR alone only where no LF ends a record. */
export function newlineOf(head: string): '\n' | '\r' {
  const unquoted = head.replace(/"[^"]*"/g, '');
  return !unquoted.includes('\n') && unquoted.includes('\r') ? '\r' : '\n';
}

/** Records → CSV text by RFC 4180, with LF line ends and one at the end. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : `${Papa.unparse(rows as string[][], { newline: '\n' })}\n`;
}

interface State {
  line: number;
  readonly dialect: Dialect;
  readonly file: string;
}

function parse(text: string, state: State, more: boolean): { records: CsvRecord[]; used: number } {
  if (text === '') return { records: [], used: 0 };
  const parsed = new Papa.Parser({ ...state.dialect }).parse(text, 0, more) as Parsed;
  const quotes = new Map<number, string>();
  for (const error of parsed.errors) if (error.row < parsed.data.length) quotes.set(error.row, error.code);
  const records = parsed.data.map((cells, index) => {
    const fault = quotes.get(index);
    if (fault) checkQuotes(fault, cells, state);
    const line = state.line;
    state.line += 1 + breaks(cells, cells.length, state.dialect);
    const record = { line, cells: tidy(cells, state.dialect) };
    return fault ? { ...record, strayQuote: true } : record;
  });
  return { records, used: more ? parsed.meta.cursor : text.length };
}

/** With LF as the end of records, the CR of a CRLF stays on the last cell. */
function tidy(cells: string[], dialect: Dialect): string[] {
  const last = cells.length - 1;
  if (dialect.newline === '\n' && cells[last]!.endsWith('\r')) cells[last] = cells[last]!.slice(0, -1);
  return cells;
}

function breaks(cells: readonly string[], upTo: number, dialect: Dialect): number {
  let lines = 0;
  for (let cell = 0; cell < upTo; cell += 1) {
    const text = cells[cell]!;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
    if (dialect.newline === '\r') lines += text.replace(/\r\n|[^\r]/g, '').length;
  }
  return lines;
}

/** A quote that never closes, or that closed only rows later: both swallow rows, so nothing after it can be trusted. */
function checkQuotes(code: string, cells: readonly string[], state: State): void {
  const openedIn =
    code === 'MissingQuotes'
      ? cells.length - 1
      : cells.findIndex((cell) => cell.includes('"') && breaks([cell], 1, state.dialect) > 0);
  if (openedIn < 0) return;
  const line = state.line + breaks(cells, openedIn, state.dialect);
  unreadable({
    code: 'quote-never-closed',
    message: `A quote opened in line ${line} is never closed, and swallows the rows after it.`,
    found: `"${cells[openedIn]!.slice(0, 60)}`,
    expected: 'a closing quote before the next delimiter or line end; a quote inside a cell is written twice',
    where: { file: state.file, line },
    next: `Close the quote in line ${line}, or remove it, and import again.`,
  });
}

function tooLong(text: string, state: State): never {
  const { line } = state;
  parse(text, state, false);
  return unreadable({
    code: 'record-too-long',
    message: `The row that begins in line ${line} does not end within ${LONGEST_RECORD} characters.`,
    found: text.slice(0, 60),
    expected: 'rows that end with a line end',
    where: { file: state.file, line },
    next: 'Check that this is a table of rows, and save it again as CSV UTF-8.',
  });
}
