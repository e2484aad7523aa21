import { Milp, type LpAnswer, type MilpSolver, type OpenProgramme } from '../../milp.js';
import type { Cover } from './cover.js';

/** A cover as a programme without its integrality that stays open: columns come in and go out by their bounds. */
export class CoverRelaxed {
  private readonly programme: OpenProgramme;
  private readonly lower: Float64Array;
  private readonly upper: Float64Array;
  private readonly wanted: { readonly lower: Float64Array; readonly upper: Float64Array };
  private changed: number[] = [];

  /** @param unit costs are divided by it for the solver */
  constructor(
    { columns, rows, cost, rowStart, colOf }: Cover,
    private readonly unit: number,
    solver: MilpSolver,
  ) {
    const milp = new Milp();
    for (let j = 0; j < columns; j++) milp.column(cost[j]! / unit, Infinity, false);
    for (let row = 0; row < rows; row++) {
      const of = Array.from(colOf.subarray(rowStart[row], rowStart[row + 1]), (j) => [j, 1] as const);
      milp.rows.push({ terms: of, lower: 1, upper: Infinity });
    }
    this.lower = new Float64Array(columns);
    this.upper = new Float64Array(columns).fill(Infinity);
    this.wanted = { lower: this.lower.slice(), upper: this.upper.slice() };
    this.programme = solver.open(milp);
  }

  /** From now on so much of a column is taken at least, and at most. */
  bound(column: number, lower: number, upper: number): void {
    this.wanted.lower[column] = lower;
    this.wanted.upper[column] = upper;
    this.changed.push(column);
  }

  /** The optimum as it is now, with its cost; undefined when there is none. */
  solve(): (LpAnswer & { readonly cost: number }) | undefined {
    const { lower, upper, wanted } = this;
    const columns: number[] = [];
    for (const column of this.changed) {
      if (lower[column] === wanted.lower[column] && upper[column] === wanted.upper[column]) continue;
      lower[column] = wanted.lower[column]!;
      upper[column] = wanted.upper[column]!;
      columns.push(column);
    }
    this.changed = [];
    for (const column of columns) this.programme.setBounds(column, lower[column]!, upper[column]!);
    const answer = this.programme.relax();
    return answer && { ...answer, cost: answer.optimum * this.unit };
  }

  close(): void {
    this.programme.close();
  }
}
