import type { FieldProblem } from '#lib/model';
import { reach } from './dialect/heading.js';
import type { CsvRecord } from './records.js';

/** What the first cells of a table's rows look like. */
export interface FirstColumn {
  /** Rows that were looked at. */
  readonly rows: number;
  /** Some hold blanks: it is no column of codes. */
  readonly blanks: boolean;
  /** Some begin as the middle of a sentence would. */
  readonly lower: boolean;
}

const MIDDLE_OF_A_SENTENCE = /^[\p{Ll},.;:)\]–—•·*-]/u;
/** A spreadsheet spills what goes beyond 32,767 characters of a cell into the next rows. */
const LONG_CELL = 32_000;

/** Looks at whole rows only, as pieces of rows are what is to be told from them. */
export function firstColumnOf(records: readonly CsvRecord[], width: number): FirstColumn {
  const whole = records.filter(({ cells }) => reach(cells) === width);
  const rows = whole.length > 0 ? whole : records.filter(({ cells }) => cells.length === width);
  const cells = rows.map((each) => each.cells[0]!.trim()).filter((cell) => cell !== '');
  return {
    rows: cells.length,
    blanks: cells.some((cell) => /\s/.test(cell)),
    lower: cells.some((cell) => MIDDLE_OF_A_SENTENCE.test(cell)),
  };
}

/**
 * Finds text that a program spilled into extra rows: a row that breaks off in its text, and pieces after it whose first cell is a piece of
 * a sentence where the other rows have a code or a title. They are given a fault, as facts made of them would be inventions.
 */
export class SpillFinder {
  /** A row that breaks off in a text: the next one says whether it was whole. */
  private held: CsvRecord | undefined;
  private last: CsvRecord | undefined;
  /** Cells of the row so far, its pieces joined; 0 outside a spill. */
  private used = 0;

  constructor(
    private readonly width: number,
    private readonly first: FirstColumn,
  ) {}

  /** Records in, rows out, in the same order; one may be held back until the next call. */
  look<R>(records: readonly CsvRecord[], make: (record: CsvRecord, fault: FieldProblem | undefined) => R): R[] {
    const rows: R[] = [];
    for (const record of records) {
      const size = reach(record.cells);
      const piece = this.last !== undefined && this.isPiece(record, size);
      if (this.held) rows.push(make(this.held, piece ? brokenOff(this.held, record) : undefined));
      this.held = undefined;
      this.used = piece ? this.used + size - 1 : size;
      if (piece) rows.push(make(record, fragment(record)));
      else if (size > 0 && size < this.width && isProse(record)) this.held = record;
      else rows.push(make(record, undefined));
      this.last = record;
    }
    return rows;
  }

  end<R>(make: (record: CsvRecord, fault: FieldProblem | undefined) => R): R[] {
    return this.held ? [make(this.held, undefined)] : [];
  }

  private isPiece(record: CsvRecord, size: number): boolean {
    if (size === 0 || size >= this.width || this.first.rows === 0 || !isProse(this.last!)) return false;
    const cell = record.cells[0]!.trim();
    if (!this.first.blanks && /\s/.test(cell)) return true;
    return !this.first.lower && MIDDLE_OF_A_SENTENCE.test(cell) && this.used + size - 1 <= this.width;
  }
}

function isProse({ cells }: CsvRecord): boolean {
  const text = cells[reach(cells) - 1] ?? '';
  return /\S\s+\S/.test(text.slice(0, 400)) || text.length > LONG_CELL;
}

function brokenOff({ cells }: CsvRecord, next: CsvRecord): FieldProblem {
  return {
    code: 'spilled-text',
    field: '',
    message: `The row breaks off in its text, which goes on in line ${next.line} as if that were a row.`,
    found: cells[reach(cells) - 1]!.slice(-80),
    expected: 'a text in one cell, in quotes where it holds line breaks',
    next: 'Take the table from where it came from, without opening and saving it in a spreadsheet.',
  };
}

function fragment({ cells }: CsvRecord): FieldProblem {
  return {
    code: 'spilled-text',
    field: '',
    message: 'The row is a piece of the text in the row above it.',
    found: cells[0]!.slice(0, 80),
    expected: 'a row of data',
    next: 'Take the table from where it came from, without opening and saving it in a spreadsheet.',
  };
}
