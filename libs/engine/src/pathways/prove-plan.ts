import type { Instance, PlainProof, Plan } from './instance.js';
import type { MilpSolver } from './milp.js';
import { inTheTime, lookFor } from './look.js';
import { valueUnit } from './value-unit.js';
import { GeneralTariff, largestAmount } from './search/general-tariff.js';
import { Search } from './search/search.js';
import { taskOf } from './search/task-of.js';
import { writtenProof } from './search/written-proof.js';

/** As fine as prices are reckoned at most: parts of a unit of the objective. */
const FINEST = 2 ** 16;

/** No product or sum of prices is above this: far enough below 2⁵³. */
const LARGEST_SUM = 2 ** 51;

/**
 * Proves that no plan of an instance is better than a given one, whatever prices, limits, funds, bundles and coverage it has.
 * @param limits how many branches may be looked at, and whether it is time to stop
 * @returns undefined when no proof was found within the limits, or the amounts are too large for exact sums
 */
export function provePlan(
  instance: Instance,
  plan: Plan,
  solver: MilpSolver,
  limits: { readonly nodes: number; readonly stop?: () => boolean },
): PlainProof | undefined {
  const fine = exactFineness(instance, plan.value);
  if (fine === undefined) return undefined;
  const task = inTheTime(() => taskOf(instance, lookFor(limits.stop)));
  if (!task) return undefined;
  const known = { offers: plan.order, cost: plan.value * fine };
  const tariff = new GeneralTariff(instance, plan.value, fine, solver);
  const { root } = new Search(task, tariff, valueUnit(instance) * fine, fine, limits, { known }).run();
  return root && writtenProof(instance, root, task.table, fine);
}

/** How many parts of a unit prices are reckoned in, so that no sum comes near what doubles hold exactly; undefined where none fits. */
export function exactFineness(instance: Instance, value: number): number | undefined {
  const largest = largestAmount(instance, value);
  let fine = FINEST;
  while (fine >= 1 && fine * largest > LARGEST_SUM) fine /= 2;
  return fine < 1 ? undefined : fine;
}
