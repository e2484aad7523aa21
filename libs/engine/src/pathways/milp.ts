import type { Look } from './look.js';

/** A mixed-integer linear programme to minimise: columns with bounds, rows as sparse sums between bounds. */
export class Milp {
  readonly cost: number[] = [];
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  readonly integer: boolean[] = [];
  readonly rows: Row[] = [];
  /** Called with every row while a large programme is written: that takes long. */
  look: Look | undefined;

  /** @returns the new column's number */
  column(cost: number, upper = 1, integer = true): number {
    this.cost.push(cost);
    this.lower.push(0);
    this.upper.push(upper);
    this.integer.push(integer);
    return this.cost.length - 1;
  }

  /** Adds lower ≤ Σ coefficient × column ≤ upper; terms of one column are summed. */
  row(terms: readonly Term[], lower: number, upper = Infinity): void {
    this.look?.();
    const merged = new Map<number, number>();
    for (const [column, coefficient] of terms) merged.set(column, (merged.get(column) ?? 0) + coefficient);
    const kept = [...merged].filter(([, coefficient]) => coefficient !== 0).sort((a, b) => a[0] - b[0]);
    this.rows.push({ terms: kept, lower, upper });
  }

  fix(column: number, value: number): void {
    this.lower[column] = value;
    this.upper[column] = value;
  }
}

export type Term = readonly [column: number, coefficient: number];

export interface Row {
  readonly terms: readonly Term[];
  readonly lower: number;
  readonly upper: number;
}

export interface MilpAnswer {
  /** time-limit: `values` hold the best found so far, when anything was. */
  readonly status: 'optimal' | 'infeasible' | 'time-limit' | 'failed';
  readonly values?: Float64Array;
  /** The solver's lower bound on the objective, when it has one. */
  readonly bound?: number;
}

/** The optimum of a programme without its integrality, with the price of each row. */
export interface LpAnswer {
  readonly values: Float64Array;
  /** Change of the optimum for one unit more on a row's bound. */
  readonly rowPrices: Float64Array;
  readonly optimum: number;
}

/** A programme without its integrality that stays with the solver, so that it need not begin anew when it is changed. */
export interface OpenProgramme {
  addRow(row: Row): void;
  setBounds(column: number, lower: number, upper: number): void;
  /** The optimum as the programme is now; undefined when it has none, or none was found in the time. */
  relax(options?: { readonly timeLimitMs?: number }): LpAnswer | undefined;
  /** Gives back what the solver holds for it: to be called once, at the end. */
  close(): void;
}

/** Solves a programme. The engine is given one; it never chooses. */
export interface MilpSolver {
  solve(model: Milp, options: { readonly timeLimitMs?: number }): MilpAnswer;
  /** Solves the programme as if no column had to be whole; undefined when that has no optimum, or none was found in the time. */
  relax(model: Milp, options?: { readonly timeLimitMs?: number }): LpAnswer | undefined;
  open(model: Milp): OpenProgramme;
}
