import { Milp, type MilpSolver, type Term } from '../milp.js';
import type { Prices } from './dual-ascent.js';
import type { View } from './view.js';
import type { ZoneCut } from './zone-cut.js';

/** Prices, and the fractional plan on the other side of them. */
export interface Relaxed extends Prices {
  /** Per action: how much of it is taken. */
  readonly share: Float64Array;
}

/**
 * The best prices on given cuts: a linear programme whose other side takes, at least cost, of every cut's exits at least one in sum.
 * What the solver gives is rounded down to whole numbers, and lowered where an action would pay more than it costs, so that the
 * bound holds exactly whatever its tolerance.
 *
 * @param cost per action, whole numbers
 * @param unit costs are divided by it for the solver
 * @returns undefined when the solver finds no optimum
 */
export function bestPrices(
  view: View,
  cost: Float64Array,
  cuts: readonly ZoneCut[],
  unit: number,
  solver: MilpSolver,
): Relaxed | undefined {
  const milp = new Milp();
  const column = new Int32Array(view.actions).fill(-1);
  for (const { exits } of cuts) {
    for (const a of exits) if (column[a]! < 0) column[a] = milp.column(cost[a]! / unit, Infinity, false);
  }
  for (const { exits } of cuts) {
    milp.rows.push({ terms: Array.from(exits, (a): Term => [column[a]!, 1]), lower: 1, upper: Infinity });
  }
  const answer = milp.rows.length === 0 ? { values: [], rowPrices: [] } : solver.relax(milp);
  if (!answer) return undefined;
  const share = new Float64Array(view.actions);
  column.forEach((at, a) => {
    if (at >= 0) share[a] = answer.values[at]!;
  });
  const wished = Array.from(answer.rowPrices, (price) => Math.max(0, Math.floor(price * unit)));
  return { ...wholePricesOf(cost, cuts, wished), share };
}

/** Lowers prices until no action pays more than it costs, and raises them where nothing is then paid in full. */
export function wholePricesOf(cost: Float64Array, cuts: readonly ZoneCut[], wished: readonly number[]): Prices {
  const price = [...wished];
  const slack = cost.slice();
  cuts.forEach(({ exits }, i) => {
    for (const a of exits) slack[a]! -= price[i]!;
  });
  cuts.forEach(({ exits }, i) => {
    let over = 0;
    for (const a of exits) over = Math.max(over, -slack[a]!);
    const less = Math.min(over, price[i]!);
    if (less <= 0) return;
    price[i]! -= less;
    for (const a of exits) slack[a]! += less;
  });
  cuts.forEach(({ exits }, i) => {
    let spare = exits.length === 0 ? 0 : Infinity;
    for (const a of exits) spare = Math.min(spare, slack[a]!);
    if (spare <= 0) return;
    price[i]! += spare;
    for (const a of exits) slack[a]! -= spare;
  });
  const bound = price.reduce((sum, one) => sum + one, 0);
  return { bound, cuts, price, slack };
}
