import type { Instance, Plan } from './instance.js';
import type { MilpSolver } from './milp.js';
import { partOf, type Part } from './part.js';
import { cheapestPurchases } from './payments.js';
import { exactFineness } from './prove-plan.js';
import { valueUnit } from './proof/prove.js';
import { close, goalsReached, startState } from './replay.js';
import { dualAscent, noPrices } from './search/dual-ascent.js';
import { FoundedPlans } from './search/founded-plans.js';
import { GeneralTariff } from './search/general-tariff.js';
import { Search } from './search/search.js';
import { NOTHING_DECIDED } from './search/tariff.js';
import { taskOf } from './search/task.js';
import { viewOf } from './search/view.js';

/** Offers below which there is nothing to win. */
const FEW = 60;

/**
 * Leaves out the offers that no plan as good as one found quickly can hold, by prices and the path test. Plans of equal value stay,
 * so that ties are decided as in the whole.
 * @returns undefined where no plan was found quickly, or nothing could be left out
 */
export function promisingPart(instance: Instance, solver: MilpSolver): Part | undefined {
  if (instance.offers.length < FEW || instance.goals.coverage) return undefined;
  const plan = quickPlan(instance, solver);
  if (!plan) return undefined;
  const fine = exactFineness(instance, plan.value);
  if (fine === undefined) return undefined;
  const unit = valueUnit(instance) * fine;
  const known = { offers: plan.order, cost: plan.value * fine + unit };
  const tariff = new GeneralTariff(instance, plan.value, fine, solver);
  const kept = new Search(taskOf(instance), tariff, unit, fine, { nodes: 1 }, { known }).shrink();
  const offers = kept.sort((a, b) => a - b);
  if (offers.length > 0.8 * instance.offers.length) return undefined;
  return partOf(instance, offers);
}

/** A plan by what is cheapest to reach, paid for as cheaply as it can be; undefined when it breaks a limit. */
function quickPlan(instance: Instance, solver: MilpSolver): Plan | undefined {
  const tariff = new GeneralTariff(instance, 0, 1, solver);
  const view = viewOf(taskOf(instance));
  const cost = tariff.costs(view, NOTHING_DECIDED, tariff.first(NOTHING_DECIDED));
  const { slack } = dualAscent(view, noPrices(cost));
  const found = new FoundedPlans(view, cost).best(slack, undefined, { starts: 1, rounds: 1 });
  const order = found && close(instance, startState(instance), offersOf(found.actions, view.task.action));
  if (!order || !reaches(instance, order)) return undefined;
  const purchases = cheapestPurchases(instance, order, solver);
  if (!purchases) return undefined;
  const price = purchases.reduce((sum, one) => sum + one.paid, 0);
  const minutes = order.reduce((sum, offer) => sum + instance.offers[offer]!.minutes, 0);
  const { limits, objective } = instance;
  if (price > (limits.price ?? Infinity) || minutes > (limits.minutes ?? Infinity)) return undefined;
  return { order, purchases, price, minutes, value: objective.price * price + objective.minutes * minutes };
}

function offersOf(actions: readonly number[], ids: Int32Array): number[] {
  return [...new Set(actions.map((a) => ids[a]!).filter((id) => id >= 0))].sort((a, b) => a - b);
}

function reaches(instance: Instance, order: readonly number[]): boolean {
  const state = startState(instance);
  close(instance, state, order);
  return goalsReached(instance, state);
}
