import type { Instance, Plan } from './instance.js';
import { lookFor, type Look } from './look.js';
import type { MilpSolver } from './milp.js';
import { cheapestPurchases, singlePurchases } from './payments.js';
import { close, goalsReached, startState } from './replay.js';
import { dualAscent, noPrices } from './search/dual-ascent.js';
import { FoundedPlans } from './search/founded-plans.js';
import { GeneralTariff } from './search/general-tariff.js';
import { NOTHING_DECIDED } from './search/tariff.js';
import type { Task } from './search/task.js';
import { viewOf } from './search/view.js';
import { planOf } from './spares.js';

/** Plans by what is cheapest to reach; where there are limits also by what is soonest and what costs least. */
export function quickPlans(
  instance: Instance,
  task: Task,
  solver: MilpSolver,
  stop: (() => boolean) | undefined,
): Plan[] {
  const { limits, objective } = instance;
  const objectives = [
    objective,
    ...(limits.minutes === null ? [] : [{ price: 0, minutes: 1, then: 'price' as const }]),
    ...(limits.price === null ? [] : [{ price: 1, minutes: 0, then: 'minutes' as const }]),
  ];
  const plans: Plan[] = [];
  for (const one of objectives) {
    if (plans.length > 0 && stop?.()) break;
    const found = quickPlan({ ...instance, objective: one }, task, solver, lookFor(stop));
    if (found) plans.push({ ...found, value: objective.price * found.price + objective.minutes * found.minutes });
  }
  return plans;
}

/** A plan by what is cheapest to reach, paid for as cheaply as it can be, whatever the limits. */
function quickPlan(instance: Instance, task: Task, solver: MilpSolver, look: Look | undefined): Plan | undefined {
  const free: Instance = { ...instance, limits: { price: null, minutes: null } };
  const tariff = new GeneralTariff(free, 0, 1, solver);
  const view = viewOf(task, look);
  const cost = tariff.costs(view, NOTHING_DECIDED, tariff.first(NOTHING_DECIDED));
  const { slack } = dualAscent(view, noPrices(cost));
  const plans = new FoundedPlans(view, cost);
  const found = plans.best(slack, undefined, { starts: 1, rounds: 1 }) ?? new FoundedPlans(viewOf(task), cost).first();
  const offers = found?.actions.map((a) => view.task.action[a]!).filter((id) => id >= 0);
  const order =
    offers &&
    close(
      free,
      startState(free),
      [...new Set(offers)].sort((a, b) => a - b),
    );
  if (!order || !reaches(free, order)) return undefined;
  const purchases = cheapestPurchases(free, order, solver) ?? singlePurchases(free, order);
  return planOf(free, order, purchases);
}

function reaches(instance: Instance, order: readonly number[]): boolean {
  const state = startState(instance);
  close(instance, state, order);
  return goalsReached(instance, state);
}
