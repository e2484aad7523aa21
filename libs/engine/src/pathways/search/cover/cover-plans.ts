import type { Cover } from './cover.js';

/** Covers found on the way, with scratch space made once; keeps the cheapest. */
export class CoverPlans {
  cost = Infinity;
  columns: readonly number[] = [];
  private readonly times: Int32Array;

  constructor(private readonly cover: Cover) {
    this.times = new Int32Array(cover.rows);
  }

  /** A cover that takes for each row still open the column of which least is left. */
  byRow(left: Float64Array, open?: Uint8Array, taken: readonly number[] = []): void {
    const { rows, rowStart, colOf } = this.cover;
    const { times } = this;
    times.fill(0);
    const plan: number[] = [];
    for (const j of taken) this.take(j, plan);
    for (let row = 0; row < rows; row++) {
      if (times[row]! > 0) continue;
      let best = -1;
      for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) {
        const j = colOf[k]!;
        if (open && open[j] === 0) continue;
        if (best < 0 || left[j]! < left[best]!) best = j;
      }
      if (best < 0) return;
      this.take(best, plan);
    }
    this.keep(plan);
  }

  /** A cover that takes again and again the column of which least is left for each row that it covers, at these prices of the rows. */
  byWorth(left: Float64Array, price: Float64Array, among: readonly number[], taken: readonly number[]): void {
    const { colStart, rowOf } = this.cover;
    const { times } = this;
    times.fill(0);
    const plan: number[] = [];
    for (const j of taken) this.take(j, plan);
    const own = left.slice();
    const opens = new Int32Array(own.length);
    let open = times.reduce((sum, one) => sum + (one === 0 ? 1 : 0), 0);
    for (const j of among) {
      for (let k = colStart[j]!; k < colStart[j + 1]!; k++) {
        if (times[rowOf[k]!] === 0) opens[j]!++;
        else own[j]! += price[rowOf[k]!]!;
      }
    }
    const { rowStart, colOf } = this.cover;
    while (open > 0) {
      let best = -1;
      let least = Infinity;
      for (const j of among) {
        const count = opens[j]!;
        if (count === 0) continue;
        const score = own[j]! > 0 ? own[j]! / count : own[j]! * count;
        if (score < least) [best, least] = [j, score];
      }
      if (best < 0) return;
      for (let k = colStart[best]!; k < colStart[best + 1]!; k++) {
        const row = rowOf[k]!;
        if (times[row]! > 0) continue;
        open--;
        for (let n = rowStart[row]!; n < rowStart[row + 1]!; n++) {
          opens[colOf[n]!]!--;
          own[colOf[n]!]! += price[row]!;
        }
      }
      this.take(best, plan);
    }
    this.keep(plan);
  }

  /** Columns that are a cover, as far as they are. */
  ofColumns(columns: readonly number[]): void {
    this.times.fill(0);
    const plan: number[] = [];
    for (const j of columns) this.take(j, plan);
    if (this.times.every((one) => one > 0)) this.keep(plan);
  }

  private take(j: number, plan: number[]): void {
    const { colStart, rowOf } = this.cover;
    plan.push(j);
    for (let k = colStart[j]!; k < colStart[j + 1]!; k++) this.times[rowOf[k]!]!++;
  }

  /** Keeps a cover, without what it can do without, dearest first, when it is the cheapest so far. */
  private keep(plan: number[]): void {
    const { cost, colStart, rowOf } = this.cover;
    const { times } = this;
    plan.sort((a, b) => cost[b]! - cost[a]! || b - a);
    let sum = 0;
    const kept: number[] = [];
    for (const j of plan) {
      let isSpare = true;
      for (let k = colStart[j]!; isSpare && k < colStart[j + 1]!; k++) isSpare = times[rowOf[k]!]! > 1;
      if (!isSpare) {
        kept.push(j);
        sum += cost[j]!;
        continue;
      }
      for (let k = colStart[j]!; k < colStart[j + 1]!; k++) times[rowOf[k]!]!--;
    }
    if (sum >= this.cost) return;
    this.cost = sum;
    this.columns = kept;
  }
}
