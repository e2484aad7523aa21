import type { Instance, Offer, Plan } from './instance.js';
import type { MilpSolver } from './milp.js';
import { partOf, planOfWhole, type Part } from './part.js';
import { cheapestPurchases } from './payments.js';
import { exactFineness } from './prove-plan.js';
import { valueUnit } from './proof/prove.js';
import { close, goalsReached, startState } from './replay.js';
import { dualAscent, noPrices } from './search/dual-ascent.js';
import { FoundedPlans } from './search/founded-plans.js';
import { GeneralTariff } from './search/general-tariff.js';
import { Search, type Shrunk } from './search/search.js';
import { NOTHING_DECIDED } from './search/tariff.js';
import { taskOf, type Task } from './search/task.js';
import { viewOf } from './search/view.js';
import { solveInstance, type SolveOptions } from './solve.js';

/** Offers below which there is nothing to win. */
const FEW = 60;

/** A part of so many offers is solved at once; of a larger one as many, the most promising, are solved first. */
const CORE = 120;

/** A part that leaves out less than this is not worth it. */
const WORTH = 0.8;

/**
 * Leaves out the offers that no plan as good as one found quickly can hold, by prices and the path test. Plans of equal value stay,
 * so that ties are decided as in the whole. Where the first plan leaves many, the best among the most promising offers takes its
 * place.
 * @returns undefined where no plan was found quickly, or little could be left out
 */
export function promisingPart(instance: Instance, solver: MilpSolver, options: SolveOptions): Part | undefined {
  if (instance.offers.length < FEW) return undefined;
  const plan = instance.goals.coverage ? undefined : quickPlan(instance, solver);
  const first = shrunk(instance, taskOf(instance), plan, solver);
  if (!first) return undefined;
  let offers = offersOf(first.task);
  if (offers.length > CORE && first.lengths) {
    const core = partOf(instance, mostPromising(first.task, first.lengths));
    const found = solveInstance(core.instance, solver, options).plan;
    const better = found && (!plan || found.value < plan.value) ? found : undefined;
    if (!better && !plan) return undefined;
    const second = better && shrunk(instance, first.task, planOfWhole(core, better), solver);
    if (second) offers = offersOf(second.task);
  }
  return offers.length > WORTH * instance.offers.length ? undefined : partOf(instance, offers);
}

function shrunk(instance: Instance, task: Task, plan: Plan | undefined, solver: MilpSolver): Shrunk | undefined {
  const value = plan?.value ?? instance.offers.reduce((sum, offer) => sum + worstValue(instance, offer), 0);
  const fine = exactFineness(instance, value);
  if (fine === undefined) return undefined;
  const unit = valueUnit(instance) * fine;
  const known = plan && { offers: plan.order, cost: plan.value * fine + unit };
  const tariff = new GeneralTariff(instance, value, fine, solver);
  return new Search(task, tariff, unit, fine, { nodes: 0 }, { known }).shrink();
}

function worstValue({ objective }: Instance, { price, minutes }: Offer): number {
  return objective.price * price + objective.minutes * minutes;
}

function offersOf(task: Task): number[] {
  return [...task.action].filter((id) => id >= 0).sort((a, b) => a - b);
}

/** The offers with the shortest paths through them. */
function mostPromising({ action }: Task, lengths: Float64Array): number[] {
  const all = [...action.keys()].filter((a) => action[a]! >= 0);
  all.sort((a, b) => lengths[a]! - lengths[b]! || action[a]! - action[b]!);
  return all
    .slice(0, CORE)
    .map((a) => action[a]!)
    .sort((a, b) => a - b);
}

/** A plan by what is cheapest to reach, paid for as cheaply as it can be; undefined when it breaks a limit. */
function quickPlan(instance: Instance, solver: MilpSolver): Plan | undefined {
  const tariff = new GeneralTariff(instance, 0, 1, solver);
  const view = viewOf(taskOf(instance));
  const cost = tariff.costs(view, NOTHING_DECIDED, tariff.first(NOTHING_DECIDED));
  const { slack } = dualAscent(view, noPrices(cost));
  const found = new FoundedPlans(view, cost).best(slack, undefined, { starts: 1, rounds: 1 });
  const order =
    found &&
    close(
      instance,
      startState(instance),
      found.actions.map((a) => view.task.action[a]!).filter((id) => id >= 0),
    );
  if (!order || !reaches(instance, order)) return undefined;
  const purchases = cheapestPurchases(instance, order, solver);
  if (!purchases) return undefined;
  const price = purchases.reduce((sum, one) => sum + one.paid, 0);
  const minutes = order.reduce((sum, offer) => sum + instance.offers[offer]!.minutes, 0);
  const { limits, objective } = instance;
  if (price > (limits.price ?? Infinity) || minutes > (limits.minutes ?? Infinity)) return undefined;
  return { order, purchases, price, minutes, value: objective.price * price + objective.minutes * minutes };
}

function reaches(instance: Instance, order: readonly number[]): boolean {
  const state = startState(instance);
  close(instance, state, order);
  return goalsReached(instance, state);
}
