import type { MilpSolver } from '../milp.js';
import { bestPrices } from '../search/cover-programme.js';
import { dualAscent, noPrices, type Prices } from '../search/dual-ascent.js';
import { costs, type Bounding } from './bounding.js';
import type { OpenPart } from './open-part.js';

/** Rounds of prices by programme, and by how much each has to raise the bound for another. */
const ROUNDS = 4;
const WORTH_ANOTHER = 1e-4;

/**
 * Better prices on what is open: those that a linear programme finds best for the cuts of the ascent, then ascent from there for more
 * cuts, and again.
 * @param scale the solver sees weights divided by it
 */
export function sharpened(part: OpenPart, scale: number, solver: MilpSolver): Bounding {
  const view = part.view(() => true);
  const cost = costs(view, Float64Array.from(part.least));
  let best: Prices = dualAscent(view, noPrices(cost));
  for (let round = 0, from = best; round < ROUNDS; round++) {
    const relaxed = bestPrices(view, cost, from.cuts, scale, solver);
    if (!relaxed) break;
    const before = best.bound;
    from = dualAscent(view, relaxed);
    if (from.bound > best.bound) best = from;
    if (best.bound < before * (1 + WORTH_ANOTHER)) break;
  }
  const slack = Float64Array.from(part.least);
  best.slack.forEach((left, a) => (slack[view.task.action[a]!] = left));
  return { bound: best.bound, slack };
}
