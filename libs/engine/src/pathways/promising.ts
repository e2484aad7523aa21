import type { Instance, Offer, Plan } from './instance.js';
import type { Known } from './known.js';
import type { MilpSolver } from './milp.js';
import { partOf, planOfWhole, type Part } from './part.js';
import { cheapestPurchases, singlePurchases } from './payments.js';
import { exactFineness } from './prove-plan.js';
import { valueUnit } from './value-unit.js';
import { close, goalsReached, startState } from './replay.js';
import { dualAscent, noPrices } from './search/dual-ascent.js';
import { FoundedPlans } from './search/founded-plans.js';
import { GeneralTariff } from './search/general-tariff.js';
import { Search } from './search/search.js';
import type { Shrunk } from './search/search-options.js';
import { NOTHING_DECIDED } from './search/tariff.js';
import { taskOf, type Task } from './search/task.js';
import { viewOf } from './search/view.js';
import { solveInstance, type SolveOptions } from './solve.js';
import { lookFor, type Look } from './look.js';
import { stopper, withTimeLeft } from './time-left.js';

/** With fewer offers than this the solver alone is faster: small problems go straight to it. */
const FEW = 250;

/** A part of so many offers is solved at once; of a larger one as many, the most promising, are solved first, then more. */
const CORES = [120, 360];

/** Part of a time limit that may be spent on it. */
const SHRINKING = 0.3;

/** A part that leaves out less than this is not worth it. */
const WORTH = 0.8;

/**
 * Leaves out the offers that no plan as good as one found quickly can hold, by prices and the path test. Plans of equal value stay,
 * so that ties are decided as in the whole. Where the first plan leaves many, the best among the most promising offers takes its
 * place.
 * @returns undefined where no plan was found quickly, or little could be left out
 */
export function promisingPart(
  instance: Instance,
  solver: MilpSolver,
  options: SolveOptions,
  known: Known,
): Part | undefined {
  if (instance.offers.length < FEW) return undefined;
  const started = options.clock?.() ?? 0;
  const stop = stopper(options, SHRINKING);
  const task = taskOf(instance, lookFor(stopper(options, 1)));
  const quick = instance.goals.coverage || (known.hasPlan && stop?.()) ? [] : quickPlans(instance, task, solver, stop);
  const within = quick.filter((one) => keepsLimits(instance, one)).sort((a, b) => a.value - b.value);
  const plan = within[0];
  known.keep(plan);
  const first = shrunk(instance, task, plan, solver, stop);
  if (!first) return undefined;
  known.raise(first.bound);
  let offers = offersOf(first.task);
  if (offers.length > CORES[0]! && first.lengths) {
    const better = bestOfCore(
      instance,
      { ...first, lengths: first.lengths },
      quick,
      solver,
      withTimeLeft(options, started),
    );
    known.keep(better);
    if (!better && !plan) return undefined;
    const second = better && (!plan || better.value < plan.value) && shrunk(instance, first.task, better, solver, stop);
    if (second) known.raise(second.bound);
    if (second) offers = offersOf(second.task);
  }
  return offers.length > WORTH * instance.offers.length ? undefined : partOf(instance, offers);
}

function shrunk(
  instance: Instance,
  task: Task,
  plan: Plan | undefined,
  solver: MilpSolver,
  stop: (() => boolean) | undefined,
): Shrunk | undefined {
  const value = plan?.value ?? instance.offers.reduce((sum, offer) => sum + worstValue(instance, offer), 0);
  const fine = exactFineness(instance, value);
  if (fine === undefined) return undefined;
  const unit = valueUnit(instance) * fine;
  const known = plan && { offers: plan.order, cost: plan.value * fine + unit };
  const tariff = new GeneralTariff(instance, value, fine, solver);
  const found = new Search(task, tariff, unit, fine, { nodes: 0, ...(stop && { stop }) }, { known }).shrink();
  return { ...found, bound: Math.max(0, Math.ceil(found.bound / fine)) };
}

function worstValue({ objective }: Instance, { price, minutes }: Offer): number {
  return objective.price * price + objective.minutes * minutes;
}

function offersOf(task: Task): number[] {
  return [...task.action].filter((id) => id >= 0).sort((a, b) => a - b);
}

/**
 * The best plan among the offers with the shortest paths through them: few, and where these hold none, more.
 * @param quick plans whose offers join, so that there is one within the limits where one is known
 */
function bestOfCore(
  instance: Instance,
  { task, lengths }: { readonly task: Task; readonly lengths: Float64Array },
  quick: readonly Plan[],
  solver: MilpSolver,
  options: SolveOptions,
): Plan | undefined {
  const { timeLimitMs } = options;
  const brief = timeLimitMs === undefined ? options : { ...options, timeLimitMs: SHRINKING * timeLimitMs };
  const { action } = task;
  const all = [...action.keys()].filter((a) => action[a]! >= 0);
  all.sort((a, b) => lengths[a]! - lengths[b]! || action[a]! - action[b]!);
  for (const size of CORES) {
    const some = new Set([...all.slice(0, size).map((a) => action[a]!), ...quick.flatMap(({ order }) => order)]);
    const core = partOf(
      instance,
      [...some].sort((a, b) => a - b),
    );
    const { plan } = solveInstance(core.instance, solver, brief);
    if (plan) return planOfWhole(core, plan);
    if (size > WORTH * all.length) break;
  }
  return undefined;
}

/** Plans by what is cheapest to reach; where there are limits also by what is soonest and what costs least. */
function quickPlans(instance: Instance, task: Task, solver: MilpSolver, stop: (() => boolean) | undefined): Plan[] {
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

function keepsLimits({ limits }: Instance, { price, minutes }: Plan): boolean {
  return price <= (limits.price ?? Infinity) && minutes <= (limits.minutes ?? Infinity);
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
  const price = purchases.reduce((sum, one) => sum + one.paid, 0);
  const minutes = order.reduce((sum, offer) => sum + free.offers[offer]!.minutes, 0);
  const { objective } = free;
  return { order, purchases, price, minutes, value: objective.price * price + objective.minutes * minutes };
}

function reaches(instance: Instance, order: readonly number[]): boolean {
  const state = startState(instance);
  close(instance, state, order);
  return goalsReached(instance, state);
}
