import { parseCsv, type Dialect } from './csv.js';
import { ReturnEnds } from './return-ends.js';
import { refuseOpenQuote, refuseTooLong } from './quote-faults.js';

/** One record: its cells as they stand, and the physical line on which it begins, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** A cell went on after its closing quote: what it holds is uncertain. */
  readonly strayQuote?: boolean;
}

/** A record longer than this (in characters) is taken for an open quote or for no table. */
const LONGEST_RECORD = 32 * 1024 * 1024;
/** A record with so many odd quotes swallows rows; waiting for its end would fill memory with them. */
const MANY_FAULTS = 1000;

interface State {
  line: number;
  /** Cells of a whole record, where that is known. */
  readonly width?: number;
  readonly dialect: Dialect;
  readonly file: string;
}

/**
 * Text in pieces → records in batches, in constant memory.
 * @param from `skip` lines at the beginning that belong to no table; `longest` characters of a record; `width` cells of a whole record
 * @throws Unreadable `quote-never-closed` (the line where it opened) or `record-too-long`
 */
export async function* readRecords(
  text: AsyncIterable<string>,
  dialect: Dialect,
  file: string,
  {
    skip = 0,
    longest = LONGEST_RECORD,
    width,
  }: { readonly skip?: number; readonly longest?: number; readonly width?: number } = {},
): AsyncGenerator<readonly CsvRecord[]> {
  const state: State = { line: 1 + skip, dialect, file, ...(width === undefined ? {} : { width }) };
  let buffer = '';
  let tryAgainAt = 0;
  const ends = dialect.newline === '\r' ? new ReturnEnds() : undefined;
  for await (const piece of skip > 0 ? withoutLines(text, skip, dialect.newline) : text) {
    buffer += ends ? ends.tidy(piece) : piece;
    if (buffer.length < tryAgainAt) continue;
    const { line } = state;
    const { records, used, faultsInRest } = parse(buffer, state, true);
    // What is longer than allowed was waited for from its beginning: it is the first of its records, and may be whole by now.
    if (buffer.length > longest && records.length > 0 && lengthOf(records[0]!) > longest)
      refuseTooLong(buffer, file, line, longest);
    buffer = buffer.slice(used);
    // A record longer than the buffer: parse again only when twice as much is there, or long cells would cost quadratic time.
    tryAgainAt = used === 0 ? Math.min(buffer.length * 2, longest + 1) : 0;
    const hopeless = faultsInRest > MANY_FAULTS && buffer.length > longest / 16;
    if (hopeless || buffer.length > longest) tooLong(buffer, state, Math.min(longest, buffer.length));
    if (records.length > 0) yield records;
  }
  const { records, used } = parse(buffer, state, true);
  const last = parse(buffer.slice(used), state, false);
  const all = [...records, ...last.records];
  if (all.length > 0) yield all;
}

/** The first records of a text, for recognising it. Never throws: a record with an open quote says so in `strayQuote`. */
export function peekRecords(text: string, dialect: Dialect, count: number, firstLine = 1): readonly CsvRecord[] {
  const { rows, faults } = parseCsv(text, dialect, false, count);
  let line = firstLine;
  return rows.map((cells, index) => {
    const record = { line, cells, strayQuote: faults.has(index) };
    line += 1 + breaks(cells, cells.length, dialect);
    return record;
  });
}

/** The text after its first lines. */
async function* withoutLines(text: AsyncIterable<string>, lines: number, newline: string): AsyncGenerator<string> {
  let left = lines;
  for await (const piece of text) {
    let from = 0;
    for (; left > 0; left -= 1) {
      const end = piece.indexOf(newline, from);
      if (end < 0) break;
      from = end + 1;
    }
    if (left === 0) yield from === 0 ? piece : piece.slice(from);
  }
}

function parse(
  text: string,
  state: State,
  more: boolean,
): { records: CsvRecord[]; used: number; faultsInRest: number } {
  const { rows, faults, faultsInRest, used } = parseCsv(text, state.dialect, more);
  const records: CsvRecord[] = [];
  for (const [index, cells] of rows.entries()) {
    const fault = faults.get(index);
    if (fault) checkQuotes(fault, cells, state);
    if (state.width !== undefined && cells.length > state.width) records.push(...split(cells, state));
    else records.push(numbered(cells, state));
    if (fault) records[records.length - 1] = { ...records.at(-1)!, strayQuote: true };
  }
  return { records, used, faultsInRest };
}

function numbered(cells: readonly string[], state: State): CsvRecord {
  const line = state.line;
  state.line += 1 + breaks(cells, cells.length, state.dialect);
  return { line, cells };
}

const BARE_RETURN = /\r(?!\n)/;

/** A file that ends some rows with CR alone: a record with too many cells that holds such is several, if each then fits. */
function split(cells: readonly string[], state: State): CsvRecord[] {
  const rows: string[][] = [[]];
  for (const cell of cells) {
    const parts = rows.at(-1)!.length === state.width! - 1 ? cell.split(BARE_RETURN) : [cell];
    rows.at(-1)!.push(parts[0]!);
    for (const part of parts.slice(1)) rows.push([part]);
  }
  const fits = rows.length > 1 && rows.every((row) => row.length <= state.width!);
  return (fits ? rows : [cells]).map((row) => numbered(row, state));
}

function breaks(cells: readonly string[], upTo: number, dialect: Dialect): number {
  if (dialect.rawQuotes) return 0;
  let lines = 0;
  for (let cell = 0; cell < upTo; cell += 1) {
    const text = cells[cell]!;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
    if (dialect.newline === '\r') lines += text.replace(/\r\n|[^\r]/g, '').length;
  }
  return lines;
}

/** A quote that never closes, or that closed only rows later: both swallow rows, so nothing after it can be trusted. */
function checkQuotes(fault: 'open' | 'stray', cells: readonly string[], state: State): void {
  const openedIn =
    fault === 'open'
      ? cells.length - 1
      : cells.findIndex((cell) => cell.includes('"') && breaks([cell], 1, state.dialect) > 0);
  if (openedIn < 0) return;
  const line = state.line + breaks(cells, openedIn, state.dialect);
  refuseOpenQuote(cells[openedIn]!, state.file, line);
}

/** Characters of a record, without its quotes. */
const lengthOf = ({ cells }: CsvRecord): number => cells.reduce((sum, cell) => sum + cell.length, cells.length - 1);

function tooLong(text: string, state: State, longest: number): never {
  const { line, file } = state;
  // A quote that swallows rows holds line ends; one long cell is only that.
  if (text.includes('\n')) parse(text, state, false);
  return refuseTooLong(text, file, line, longest);
}
