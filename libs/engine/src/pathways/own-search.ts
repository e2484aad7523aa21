import { carried, type Recorded } from './search/carried.js';
import { countedRules } from './search/counted-rules.js';
import { searchCover } from './search/cover/cover-search.js';
import { plainTariff } from './search/plain-tariff.js';
import { Search } from './search/search.js';
import type { SearchNode } from './search/search-node.js';
import type { SearchFound } from './search/search-options.js';
import { pathTest } from './search/path-test.js';
import { restrict } from './search/restrict.js';
import type { Task } from './search/task.js';
import { taskOf } from './search/task-of.js';
import { viewOf } from './search/view.js';
import { wantedOffers } from './search/wanted-offers.js';
import { writtenProof } from './search/written-proof.js';
import type { Instance, PlainProof, Plan } from './instance.js';
import type { MilpSolver } from './milp.js';
import { singlePurchases } from './payments.js';
import { FoundedPlans } from './search/founded-plans.js';
import { inTheTime, lookFor, type Look } from './look.js';
import { tellerOf } from './search-progress.js';
import { neededOffers, planOf } from './spares.js';
import { stopper } from './time-left.js';
import { valueUnit } from './value-unit.js';
import { close, startState } from './replay.js';
import type { Outcome, SolveOptions } from './solve.js';

/** Branches that one search may look at. */
const MOST_NODES = 2000;

/** So few offers are made a task of, and a plan found among them, even when no time is left: it takes some milliseconds. */
const SMALL = 4000;

/** No sum of costs is above this: far enough below 2⁵³. */
const LARGEST_SUM = 2 ** 51;

/** Whether every offer has a price of its own, whatever else is chosen, and everything that is asked for is certain. */
export function isSeparable(instance: Instance): boolean {
  const { stacks, funds, limits, goals } = instance;
  return (
    stacks.every((stack) => stack.bundle === null) &&
    funds.every((fund) => fund.cap === null) &&
    limits.price === null &&
    limits.minutes === null &&
    goals.coverage === null &&
    countedRules(instance).length === 0
  );
}

/** The best plan by our own search, with the proof it ends with; undefined where the numbers are too large for it. */
export function searchPlan(
  instance: Instance,
  solver: MilpSolver,
  options: SolveOptions,
): { outcome: Outcome; proof: PlainProof | undefined } | undefined {
  const stop = stopper(options, 1);
  const value = instance.offers.map((_, offer) => valueOf(instance, offer));
  const fine = fineness(value.reduce((sum, one) => sum + one, 0));
  if (fine === undefined) return undefined;
  const task = inTheTime(() => taskOf(instance, instance.offers.length > SMALL ? lookFor(stop) : undefined));
  if (!task) return { outcome: { status: 'timed-out', cuts: 0 }, proof: undefined };
  const cost = value.map((one) => one * fine);
  const unit = valueUnit(instance) * fine;
  const limits = { nodes: MOST_NODES, ...(stop && { stop }) };
  const trace = tellerOf(options);
  const searching = {
    plans: { cost: (offers: readonly number[]) => offers.reduce((sum, offer) => sum + cost[offer]!, 0) },
    ...(trace && { trace }),
  };
  const found =
    searchCover(task, cost, unit, fine, solver, limits, searching) ??
    new Search(task, plainTariff(cost, fine, solver, wantedOffers(instance)), unit, fine, limits, searching).run();
  const offersFound = found.best?.offers ?? (found.root ? undefined : quickest(task, cost));
  if (!offersFound) {
    if (!found.root) return { outcome: { status: 'timed-out', cuts: 0 }, proof: undefined };
    return { outcome: { status: 'infeasible', cuts: 0 }, proof: undefined };
  }
  if (!found.root) {
    const plan = planOfOffers(instance, offersFound);
    const bound = Math.min(plan.value, Math.max(0, Math.ceil(found.bound / fine)));
    return { outcome: { status: 'feasible', plan, bound, boundProved: true, cuts: 0 }, proof: undefined };
  }
  const { root } = found;
  const offers = inTheTime(() =>
    decideTies(instance, task, value, offersFound, { ...found, root }, fine, solver, limits),
  );
  const plan = planOfOffers(instance, offers ?? offersFound);
  const proof = writtenProof(instance, root, task.table, fine);
  const tieOpen = offers ? undefined : instance.objective.then;
  return { outcome: { status: 'optimal', plan, bound: plan.value, cuts: 0, ...(tieOpen && { tieOpen }) }, proof };
}

/** Where the time was over before any plan was looked for: what is cheapest to reach, without what it can do without. */
function quickest(task: Task, cost: readonly number[]): number[] | undefined {
  const view = viewOf(task);
  const ofAction = Float64Array.from(task.action, (id) => (id < 0 ? 0 : cost[id]!));
  const found = new FoundedPlans(view, ofAction).first();
  return found?.actions.map((a) => task.action[a]!).filter((id) => id >= 0);
}

/** What an offer adds to the objective: the largest grant is used, as no fund has a cap. */
function valueOf({ offers, objective }: Instance, offer: number): number {
  const { price, minutes, grants } = offers[offer]!;
  const paid = grants.reduce((least, [, saving]) => Math.min(least, price - saving), price);
  return objective.price * paid + objective.minutes * minutes;
}

/** How many parts of a unit prices are reckoned in, so that no sum comes near what doubles hold exactly. */
function fineness(sum: number): number | undefined {
  let fine = 1024;
  while (fine >= 1 && fine * sum > LARGEST_SUM) fine /= 2;
  return fine >= 1 ? fine : undefined;
}

function planOfOffers(instance: Instance, offers: readonly number[]): Plan {
  // offers that cost nothing may be in a plan for nothing: the last ones go first
  const lastFirst = [...offers].sort((a, b) => b - a);
  const needed = new Set(neededOffers(instance, lastFirst));
  const order = close(
    instance,
    startState(instance),
    offers.filter((offer) => needed.has(offer)),
  );
  const purchases = singlePurchases(instance, order);
  return planOf(instance, order, purchases);
}

/**
 * Among plans of the same value the one that `objective.then` prefers: a second search, among the offers that the first one's prices
 * leave possible at that value, with both counted together.
 * @returns undefined when it came to no end
 */
function decideTies(
  instance: Instance,
  task: Task,
  value: readonly number[],
  best: readonly number[],
  { root: proof, pool }: Pick<SearchFound, 'pool'> & { readonly root: SearchNode },
  fine: number,
  solver: MilpSolver,
  limits: { readonly nodes: number; readonly stop?: () => boolean },
): readonly number[] | undefined {
  const second = instance.offers.map((offer) =>
    instance.objective.then === 'minutes'
      ? offer.minutes
      : offer.grants.reduce((least, [, saving]) => Math.min(least, offer.price - saving), offer.price),
  );
  const bestSecond = best.reduce((sum, offer) => sum + second[offer]!, 0);
  if (bestSecond === 0) return best;
  const total = best.reduce((sum, offer) => sum + value[offer]!, 0);
  const { left: tied, prices } = possible(task, value, total, proof, fine, lookFor(limits.stop));
  const open = [...tied.action].filter((id) => id >= 0);
  const most = open.reduce((sum, offer) => sum + second[offer]!, 0);
  if (open.every((offer) => best.includes(offer))) return best;
  const both = value.map((one, offer) => one * (most + 1) + second[offer]!);
  const finer = fineness(open.reduce((sum, offer) => sum + both[offer]!, 0));
  if (finer === undefined) return undefined;
  const cost = both.map((one) => one * finer);
  const known = { offers: best, cost: best.reduce((sum, offer) => sum + cost[offer]!, 0) };
  const plans = { cost: (offers: readonly number[]) => offers.reduce((sum, offer) => sum + cost[offer]!, 0) };
  const found =
    searchCover(tied, cost, finer, finer, solver, limits, { known, plans }) ??
    new Search(tied, plainTariff(cost, finer, solver, wantedOffers(instance)), finer, finer, limits, {
      known,
      plans,
      pool,
      prices: prices && { ...prices, price: prices.price.map((one) => Math.floor((one / fine) * (most + 1) * finer)) },
    }).run();
  return found.root && found.best?.offers;
}

/** What is left of the task when its first prices rule out all that plans of this value cannot hold. */
function possible(
  task: Task,
  value: readonly number[],
  total: number,
  proof: SearchNode,
  fine: number,
  look: Look | undefined,
): { readonly left: Task; readonly prices: Recorded | undefined } {
  let prices: Recorded | undefined;
  let left = restrict(task, new Uint8Array(task.action.length).fill(1));
  for (let node: SearchNode | undefined = proof; node && 'prices' in node;) {
    const view = viewOf(left, look);
    const cost = Float64Array.from(left.action, (id) => (id < 0 ? 0 : value[id]! * fine));
    const priced = carried(view, cost, node.prices);
    if (priced.bound > total * fine) break;
    prices = node.prices;
    left = restrict(left, pathTest(view, priced.slack, total * fine - priced.bound, new Uint8Array(view.actions)));
    node = 'then' in node ? node.then : undefined;
  }
  return { left, prices };
}
