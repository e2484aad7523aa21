import type { FieldProblem, Problem } from '#lib/model';
import type { Row } from '../formats/format.js';

/** Problems kept for the answer; all are counted. */
const PROBLEMS_KEPT = 10_000;

const [OPEN, FACT, REJECTED, SKIPPED] = [0, 1, 2, 3];

/** Collects problems of one import, in memory that does not grow with the file. */
export class Problems {
  readonly kept: Problem[] = [];
  readonly warnings: Problem[] = [];
  total = 0;

  add(problem: Problem): void {
    this.total += 1;
    if (this.kept.length < PROBLEMS_KEPT) this.kept.push(problem);
  }
}

/**
 * The bookkeeping of one file: every row ends as fact, rejected or skipped, exactly once. One byte a row.
 */
export class Ledger {
  private verdicts = new Uint8Array(1024);
  private readonly reasons = new Map<string, number>();
  read = 0;
  facts = 0;
  rejected = 0;
  skipped = 0;

  constructor(
    readonly index: number,
    readonly file: string,
    private readonly problems: Problems,
    private readonly onRejected?: (row: Row, problems: readonly FieldProblem[]) => void,
  ) {}

  open(row: Row): void {
    if (row.index !== this.read) throw new Error(`row ${row.index} of ${this.file} read out of turn`);
    if (row.index >= this.verdicts.length) {
      const longer = new Uint8Array(this.verdicts.length * 2);
      longer.set(this.verdicts);
      this.verdicts = longer;
    }
    this.read += 1;
  }

  fact(row: Row): void {
    this.settle(row, FACT);
    this.facts += 1;
  }

  skip(row: Row, reason: string): void {
    this.settle(row, SKIPPED);
    this.skipped += 1;
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
  }

  reject(row: Row, problems: readonly FieldProblem[]): void {
    this.settle(row, REJECTED);
    this.rejected += 1;
    this.onRejected?.(row, problems);
    for (const { field, ...problem } of problems) {
      this.problems.add({ ...problem, where: { file: this.file, line: row.line, column: field } });
    }
  }

  /** Why rows were skipped, with how many. */
  skips(): readonly { readonly reason: string; readonly count: number }[] {
    return [...this.reasons].map(([reason, count]) => ({ reason, count }));
  }

  /** The promise that no row is lost: throws when it is broken, as that is a bug. */
  assertComplete(): void {
    const open = this.verdicts.subarray(0, this.read).indexOf(OPEN);
    if (open >= 0 || this.read !== this.facts + this.rejected + this.skipped) {
      const sum = `${this.facts} facts + ${this.rejected} rejected + ${this.skipped} skipped`;
      throw new Error(`rows of ${this.file} do not add up: read ${this.read}, but ${sum} (open: row ${open})`);
    }
  }

  private settle(row: Row, verdict: number): void {
    if (row.index >= this.read || this.verdicts[row.index] !== OPEN) {
      throw new Error(`row ${row.index} of ${this.file} settled twice, or never read`);
    }
    this.verdicts[row.index] = verdict;
  }
}
