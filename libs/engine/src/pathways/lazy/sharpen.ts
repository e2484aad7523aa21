import { Milp, type MilpSolver, type Term } from '../milp.js';
import { wholePricesOf } from '../search/cover-programme.js';
import { dualAscent, noPrices, type Prices } from '../search/dual-ascent.js';
import type { ZoneCut } from '../search/zone-cut.js';
import { costs, type Bounding } from './bounding.js';
import type { OpenPart } from './open-part.js';

/** Rounds of prices by programme, and by how much each has to raise the bound for another. */
const ROUNDS = 4;
const WORTH_ANOTHER = 1e-4;

/**
 * Better prices on what is open: those that a linear programme finds best for the cuts of the ascent, then ascent from there for more
 * cuts, and again. Whole numbers that hold exactly, whatever the solver's tolerance.
 * @param scale the solver sees weights divided by it
 */
export function sharpened(part: OpenPart, scale: number, solver: MilpSolver): Bounding {
  const view = part.view(() => true);
  const cost = costs(view, Float64Array.from(part.least));
  let best: Prices = dualAscent(view, noPrices(cost));
  for (let round = 0, from = best; round < ROUNDS; round++) {
    const wished = wishedPrices(cost, from.cuts, scale, solver);
    if (!wished) break;
    const before = best.bound;
    from = dualAscent(view, wholePricesOf(cost, from.cuts, wished));
    if (from.bound > best.bound) best = from;
    if (best.bound < before * (1 + WORTH_ANOTHER)) break;
  }
  const slack = Float64Array.from(part.least);
  best.slack.forEach((left, a) => (slack[view.task.action[a]!] = left));
  return { bound: best.bound, slack };
}

/** The prices on cuts that a solver finds best, rounded down. */
function wishedPrices(
  cost: Float64Array,
  cuts: readonly ZoneCut[],
  scale: number,
  solver: MilpSolver,
): number[] | undefined {
  if (cuts.length === 0) return undefined;
  const milp = new Milp();
  const column = new Int32Array(cost.length).fill(-1);
  for (const { exits } of cuts) {
    for (const a of exits) if (column[a]! < 0) column[a] = milp.column(cost[a]! / scale, Infinity, false);
  }
  for (const { exits } of cuts) {
    milp.rows.push({ terms: Array.from(exits, (a): Term => [column[a]!, 1]), lower: 1, upper: Infinity });
  }
  const answer = solver.relax(milp);
  return answer && Array.from(answer.rowPrices, (price) => Math.max(0, Math.floor(price * scale)));
}
