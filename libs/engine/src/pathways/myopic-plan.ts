import { toMajor } from '#lib/model';
import type { Pathway } from '../answers.js';
import { lay } from './calendar/schedule.js';
import type { Instance, Purchase } from './instance.js';
import { greedyOrder } from './greedy.js';
import type { Look } from './look.js';
import type { MilpSolver } from './milp.js';
import type { PathwayOptions } from './options.js';
import type { PathwayProblem } from './pathway-problem.js';
import { cheapestPurchases, singlePurchases } from './payments.js';
import { allInOrder } from './sieved-answer.js';

/** What a myopic person would choose, paid for as cheaply as its badges can be. */
export interface MyopicPlan {
  /** The problem's own, or (of a large catalogue) one that holds these offers only. */
  readonly instance: Instance;
  readonly order: readonly number[];
  readonly purchases: readonly Purchase[];
  readonly price: number;
  readonly minutes: number;
}

/** @returns null where the myopic choice leads nowhere */
export function myopicPlan(
  { instance: own, sieved }: PathwayProblem,
  solver: MilpSolver,
  look?: Look,
): MyopicPlan | null {
  const instance = sieved ? sieved.greedy : own;
  const order = instance && (sieved ? allInOrder(instance) : greedyOrder(instance, look));
  if (!order) return null;
  const purchases = cheapestPurchases(instance, order, solver) ?? singlePurchases(instance, order);
  const price = purchases.reduce((sum, one) => sum + one.paid, 0);
  const minutes = order.reduce((sum, offer) => sum + instance.offers[offer]!.minutes, 0);
  return { instance, order, purchases, price, minutes };
}

/**
 * What the myopic choice would cost, however long it takes; nothing where it is better than the best, as it does not keep within limits.
 * @param best what the plan beside it is worth, in days where the finish is minimised
 */
export function besideBest(
  { instance, order, price, minutes }: MyopicPlan,
  { timetable, currency }: PathwayProblem,
  minimise: PathwayOptions['minimise'],
  best: number,
): Pathway['greedy'] {
  const cost = toMajor(price, currency);
  const weighed = price * instance.objective.price + minutes * instance.objective.minutes;
  if (minimise !== 'finish') return weighed < best ? null : { cost, excess: excess(weighed, best) };
  const endless = { ...timetable, lastDay: Number.MAX_SAFE_INTEGER };
  const { schedule } = lay(instance, endless, order);
  return { cost, excess: schedule ? excess(schedule.lastDay + 1, best) : null };
}

/** By how much a value exceeds the best; null where there is nothing to compare it with. */
function excess(value: number, best: number): number | null {
  if (best > 0) return (value - best) / best;
  return value > 0 ? null : 0;
}
