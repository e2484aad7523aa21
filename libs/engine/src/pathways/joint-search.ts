import type { BestPlan } from './best-plan.js';
import type { Instance, Plan } from './instance.js';
import type { MilpSolver } from './milp.js';
import { partOf, planOfWhole } from './part.js';
import { cheapestPurchases } from './payments.js';
import { exactFineness } from './prove-plan.js';
import { quickPlans, keepsLimits } from './quick-plans.js';
import { close, goalsReached, startState } from './replay.js';
import type { Recorded } from './search/carried.js';
import { carried } from './search/carried.js';
import { GeneralTariff } from './search/general-tariff.js';
import { pathTest } from './search/path-test.js';
import { restrict } from './search/restrict.js';
import { Search } from './search/search.js';
import type { KnownPlan, PlanSource, Solved } from './search/search-options.js';
import { NOTHING_DECIDED, type Tariff } from './search/tariff.js';
import { taskOf, type Task } from './search/task.js';
import { viewOf } from './search/view.js';
import { writtenProof } from './search/written-proof.js';
import { solveInstance, type Outcome, type SolveOptions } from './solve.js';
import { stopper, withTimeLeft } from './time-left.js';
import { valueUnit } from './value-unit.js';

/** Part of a time limit that the solver may spend on the most promising offers. */
const FIRST_PART = 0.3;

/**
 * The best plan where what is paid depends on limits, capped funds, bundles or coverage, and its proof: the search prices and looks for
 * plans; what prices leave is decided by the solver; then the search goes on until the plan is proved.
 * @param branches the proof may have so many
 * @returns undefined where the amounts are too large for exact sums
 */
export function jointPlan(
  instance: Instance,
  solver: MilpSolver,
  options: SolveOptions,
  branches: number,
): BestPlan | undefined {
  const started = options.clock?.() ?? 0;
  const task = taskOf(instance);
  const quick = quickPlans(instance, task, solver).filter((one) => keepsLimits(instance, one));
  const known = quick.sort((a, b) => a.value - b.value)[0];
  const value = known?.value ?? instance.offers.reduce((sum, { price, minutes }) => sum + instance.objective.price * price + instance.objective.minutes * minutes, 0);
  const fine = exactFineness(instance, value);
  if (fine === undefined) return undefined;
  const source = new Plans(instance, solver, options, started, fine, known);
  const tariff = new GeneralTariff(instance, value, fine, solver);
  const stop = stopper(options, 1);
  const limits = { nodes: branches, ...(stop && { stop }) };
  const found = new Search(task, tariff, valueUnit(instance) * fine, fine, limits, { known: source.known, plans: source }).run();
  const { root, settled, chain } = found;
  if (!source.best) {
    if (root || settled) return { outcome: { status: 'infeasible', cuts: 0 }, proof: undefined };
    return { outcome: { status: 'timed-out', bound: Math.max(0, Math.ceil(found.bound / fine)), cuts: 0 }, proof: undefined };
  }
  if (!root && !settled) {
    const bound = Math.min(source.best.value, Math.max(0, Math.ceil(found.bound / fine)));
    return { outcome: { status: 'feasible', plan: source.best, bound, boundProved: true, cuts: 0 }, proof: undefined };
  }
  const plan = decided(instance, solver, withTimeLeft(options, started), source.best, tied(task, tariff, chain, source.best.value * fine));
  const proof = root && writtenProof(instance, root, task.table, fine);
  return { outcome: { status: 'optimal', plan, bound: plan.value, cuts: 0 }, proof };
}

/** Among plans of the same value the one that `objective.then` prefers, without spare offers: by the solver among the few offers left. */
function decided(instance: Instance, solver: MilpSolver, options: SolveOptions, best: Plan, offers: readonly number[]): Plan {
  const part = partOf(instance, offers);
  const { status, plan } = solveInstance(part.instance, solver, options);
  return status === 'optimal' && plan?.value === best.value ? planOfWhole(part, plan) : best;
}

/** Offers that plans of this cost may hold, as far as the prices of a search say. */
function tied(task: Task, tariff: Tariff, chain: readonly Recorded[], cost: number): number[] {
  let left = restrict(task, new Uint8Array(task.action.length).fill(1), task.goals, tariff.excused(task, NOTHING_DECIDED));
  for (const recorded of chain) {
    const view = viewOf(left);
    const prices = carried(view, tariff.costs(view, NOTHING_DECIDED, recorded.parts), recorded);
    const most = cost - tariff.base(NOTHING_DECIDED, recorded.parts) - prices.bound;
    if (most < 0) break;
    const excused = tariff.excused(left, NOTHING_DECIDED);
    const keep = pathTest(view, prices.slack, most, excused);
    left.action.forEach((id, a) => {
      if (id < 0) keep[a] = 1;
    });
    left = restrict(left, keep, left.goals, excused);
  }
  return [...left.action].filter((id) => id >= 0).sort((a, b) => a - b);
}

/** Plans with all that is paid for them. */
class Plans implements PlanSource {
  best: Plan | undefined;
  private readonly costs = new Map<string, number | undefined>();
  readonly known: KnownPlan | undefined;

  constructor(
    private readonly instance: Instance,
    private readonly solver: MilpSolver,
    private readonly options: SolveOptions,
    private readonly started: number,
    private readonly fine: number,
    known: Plan | undefined,
  ) {
    this.known = known && this.kept(known);
  }

  readonly cost = (offers: readonly number[]): number | undefined => {
    const key = offers.join();
    if (!this.costs.has(key)) this.costs.set(key, this.costOf(offers));
    return this.costs.get(key);
  };

  private costOf(offers: readonly number[]): number | undefined {
    const { instance, solver } = this;
    const { objective } = instance;
    const state = startState(instance);
    const order = close(instance, state, offers);
    if (!goalsReached(instance, state)) return undefined;
    const purchases = cheapestPurchases(instance, order, solver);
    if (!purchases) return undefined;
    const price = purchases.reduce((sum, one) => sum + one.paid, 0);
    const minutes = order.reduce((sum, offer) => sum + instance.offers[offer]!.minutes, 0);
    const plan = { order, purchases, price, minutes, value: objective.price * price + objective.minutes * minutes };
    return keepsLimits(instance, plan) ? this.kept(plan).cost : undefined;
  }

  readonly solve = (offers: readonly number[], isAll: boolean): Solved => {
    const part = partOf(this.instance, offers);
    const left = withTimeLeft(this.options, this.started);
    const { timeLimitMs } = left;
    const brief = isAll || timeLimitMs === undefined ? left : { ...left, timeLimitMs: FIRST_PART * timeLimitMs };
    const { status, plan } = solveInstance(part.instance, this.solver, { ...brief, anyOfEqual: true });
    return {
      plan: plan && this.kept(planOfWhole(part, plan)),
      isBest: status === 'optimal' || status === 'infeasible',
    };
  };

  private kept(plan: Plan): KnownPlan {
    if (!this.best || plan.value < this.best.value) this.best = plan;
    const known = { offers: [...plan.order].sort((a, b) => a - b), cost: plan.value * this.fine };
    if (!this.costs.has(known.offers.join())) this.costs.set(known.offers.join(), known.cost);
    return known;
  }
}
