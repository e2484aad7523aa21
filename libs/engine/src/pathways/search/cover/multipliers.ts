import { inTheTime, type Look } from '../../look.js';
import type { Cover } from './cover.js';
import type { CoverPlans } from './cover-plans.js';

/** Steps at most, and those without a better bound after which they become smaller. */
const STEPS = 300;
const PATIENCE = 12;
const FIRST_LENGTH = 1;
const LAST_LENGTH = 0.02;

export interface Multipliers {
  /** About what every cover costs at least: for choosing, not for proving. */
  readonly bound: number;
  /** Per column what is left of its cost beyond the multipliers of its rows; below 0 where they are more. */
  readonly reduced: Float64Array;
  /** Per row. */
  readonly price: Float64Array;
}

/**
 * Subgradient steps (Held and Karp; Beasley 1990): a multiplier for each row, raised where the columns that then pay for themselves leave it open, lowered
 * where they cover it more than once. Each step also brings a plan. When the time is over it ends with the best so far.
 */
export function multipliers(cover: Cover, plans: CoverPlans, unit: number, look: Look | undefined): Multipliers {
  const { columns, rows, cost, rowStart, colOf, colStart, rowOf } = cover;
  const price = new Float64Array(rows).fill(Infinity);
  for (let j = 0; j < columns; j++) {
    const share = cost[j]! / (colStart[j + 1]! - colStart[j]!);
    for (let k = colStart[j]!; k < colStart[j + 1]!; k++) price[rowOf[k]!] = Math.min(price[rowOf[k]!]!, share);
  }
  const reduced = new Float64Array(columns);
  const times = new Int32Array(rows);
  const best = { bound: -Infinity, reduced: cost.slice(), price: price.slice() };
  let length = FIRST_LENGTH;
  let idle = 0;
  inTheTime(() => {
    for (let step = 0; step < STEPS && length > LAST_LENGTH; step++) {
      look?.();
      reduced.set(cost);
      let bound = 0;
      for (let row = 0; row < rows; row++) {
        const one = price[row]!;
        bound += one;
        if (one === 0) continue;
        for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) reduced[colOf[k]!]! -= one;
      }
      times.fill(0);
      for (let j = 0; j < columns; j++) {
        if (reduced[j]! >= 0) continue;
        bound += reduced[j]!;
        for (let k = colStart[j]!; k < colStart[j + 1]!; k++) times[rowOf[k]!]!++;
      }
      plans.byRow(reduced);
      if (bound > best.bound) {
        idle = bound > best.bound * 1.0002 ? 0 : idle + 1;
        best.bound = bound;
        best.reduced.set(reduced);
        best.price.set(price);
      } else idle++;
      if (bound > plans.cost - unit) break;
      if (idle >= PATIENCE) {
        length /= 2;
        idle = 0;
        price.set(best.price);
      }
      let norm = 0;
      for (let row = 0; row < rows; row++) norm += (1 - times[row]!) ** 2;
      if (norm === 0) break;
      const by = (length * Math.max(plans.cost * 1.005 - bound, 0.001 * plans.cost)) / norm;
      for (let row = 0; row < rows; row++) price[row] = Math.max(0, price[row]! + by * (1 - times[row]!));
    }
  });
  return best;
}
