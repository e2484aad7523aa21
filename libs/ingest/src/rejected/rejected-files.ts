import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { FieldProblem, Problem } from '#lib/model';
import type { Row } from '../formats/format.js';
import { guarded } from '../formats/formula-guard.js';
import { csvText } from '../reading/csv.js';
import type { Sheet } from '../reading/sheet.js';
import { unreadable } from '../reading/unreadable.js';
import { REJECTED_BECAUSE, REJECTED_LINE, reportStem } from './report-columns.js';

export interface RejectedFile {
  /** The file of the import. */
  readonly file: string;
  /** Where its rejected rows were written. */
  readonly report: string;
  readonly rows: number;
}

type Of = Pick<Sheet, 'file' | 'headings' | 'reported' | 'dialect'>;

/** Characters held back before they are written. */
const HELD = 64 * 1024;
const BOM = '\uFEFF';
const TABLES = new Set(['.csv', '.tsv', '.tab', '.psv', '.txt']);

/**
 * The rejected rows of an import as tables to correct and import again: one file for each that has some (`courses-rejected.csv` of
 * `courses.csv`), by its own delimiter, with its headings and cells as they stand in it and two columns more, which an import does not read.
 *
 * Written while the rows are checked, in memory that does not grow with them. A cell that a spreadsheet would
 * run as a formula is guarded by an apostrophe, which an import that meets the two columns takes away again. A folder that cannot be written to refuses the import
 * (`not-writable`).
 */
export class RejectedFiles {
  private readonly writers = new Map<string, Writer>();

  /** @param folder made when the first row is rejected */
  constructor(private readonly folder: string) {}

  /** Takes the rejected rows of one file. */
  of(sheet: Of): (row: Row, problems: readonly FieldProblem[]) => void {
    return (row, problems) => {
      let writer = this.writers.get(sheet.file.name);
      if (!writer) this.writers.set(sheet.file.name, (writer = this.writer(sheet)));
      writer.add(row, problems);
    };
  }

  /** Writes what was held back. @returns one entry for each file that has rejected rows */
  end(): readonly RejectedFile[] {
    for (const writer of this.writers.values()) writer.flush();
    this.close();
    return [...this.writers].map(([file, { path: report, rows }]) => ({ file, report, rows }));
  }

  /** Lets go of the files, with as much in them as there is room for. */
  close(): void {
    for (const writer of this.writers.values()) writer.close();
  }

  private writer(sheet: Of): Writer {
    const own = this.free(path.join(this.folder, reportName(sheet.file.name)));
    try {
      mkdirSync(path.dirname(own), { recursive: true });
      return new Writer(own, sheet);
    } catch (error) {
      return refuseWriting(own, error);
    }
  }

  /** `town/skills.csv` and `town/skills.csv.gz` of one import have a report each. */
  private free(own: string): string {
    const taken = new Set([...this.writers.values()].map((writer) => writer.path));
    const { dir, name, ext } = path.parse(own);
    let free = own;
    for (let count = 2; taken.has(free); count += 1) free = path.join(dir, `${name}-${count}${ext}`);
    return free;
  }
}

class Writer {
  private handle: number | undefined;
  private readonly delimiter: string;
  private readonly width: number;
  private readonly kept: readonly number[];
  private held = '';
  rows = 0;

  constructor(
    readonly path: string,
    { headings, reported, dialect }: Of,
  ) {
    this.handle = openSync(path, 'w');
    this.delimiter = dialect.delimiter;
    this.width = headings.length;
    this.kept = [...headings.keys()].filter((at) => !reported.includes(at));
    const own = this.kept.map((at) => headings[at]!);
    this.held = BOM + this.text([...own, REJECTED_LINE, REJECTED_BECAUSE]);
  }

  add({ line, cells }: Row, problems: readonly FieldProblem[]): void {
    const because = problems.map(({ message, next }) => `${message} ${next}`).join(' ');
    const own = this.kept.map((at) => cells[at] ?? '');
    // Cells under no heading mostly are one text that was torn apart at the delimiter.
    if (cells.length > this.width) own[own.length - 1] = cells.slice(this.kept.at(-1)).join(this.delimiter);
    this.held += this.text([...own, String(line), because].map(guarded));
    this.rows += 1;
    if (this.held.length >= HELD) this.flush();
  }

  private text(cells: readonly string[]): string {
    return csvText([cells], this.delimiter);
  }

  flush(): void {
    try {
      for (let left = Buffer.from(this.held); left.length > 0;) left = left.subarray(writeSync(this.handle!, left));
    } catch (error) {
      refuseWriting(this.path, error);
    }
    this.held = '';
  }

  close(): void {
    if (this.handle === undefined) return;
    try {
      this.flush();
    } catch {
      // Told when it was met, or the import ends for another reason.
    }
    closeSync(this.handle);
    this.handle = undefined;
  }
}

/** A folder that may not be written to, or a disk that is full. */
function refuseWriting(file: string, error: unknown): never {
  return unreadable(notWritable(file, (error as { code?: string }).code ?? String(error)));
}

function notWritable(file: string, found: string): Problem {
  return {
    code: 'not-writable',
    message: `The rejected rows cannot be written to ${file} (${found}); nothing was imported.`,
    found,
    expected: 'a folder that this program may write to, with room for the rows',
    where: { file },
    next: 'Name another folder for them.',
  };
}

/** `town/skills.csv.gz` → `town/skills-rejected.csv`; nothing leads out of the folder. */
function reportName(file: string): string {
  const parts = file.split(/[\\/]+/).filter((part) => !/^\.*$/.test(part) && !/^[a-z]:$/i.test(part));
  const name = parts.join('/').replace(/\.gz$/i, '') || 'rows.csv';
  const ending = path.extname(name);
  const isTable = TABLES.has(ending.toLowerCase());
  return reportStem(isTable ? name.slice(0, -ending.length) : name) + (isTable ? ending : '.csv');
}
