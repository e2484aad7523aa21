import type { Instance, PlainProof, Plan } from './instance.js';
import type { MilpSolver } from './milp.js';
import { filled } from './filled.js';
import { partOf, planOfWhole } from './part.js';
import { cheapestPurchases } from './payments.js';
import { exactFineness } from './prove-plan.js';
import { inLimits, type Known } from './known.js';
import { inTheTime, lookFor, type Look } from './look.js';
import { quickPlans } from './quick-plans.js';
import { close, goalsReached, startState } from './replay.js';
import { clausesAreWhole } from './search/clauses.js';
import { countedRules } from './search/counted-rules.js';
import { carried, type Recorded } from './search/carried.js';
import { GeneralTariff } from './search/general-tariff.js';
import { pathTest } from './search/path-test.js';
import { restrict } from './search/restrict.js';
import { Search } from './search/search.js';
import type { KnownPlan, PlanSource, Solved } from './search/search-options.js';
import { NOTHING_DECIDED, type Tariff } from './search/tariff.js';
import type { Task } from './search/task.js';
import { taskOf } from './search/task-of.js';
import { viewOf } from './search/view.js';
import { writtenProof } from './search/written-proof.js';
import { tellerOf } from './search-progress.js';
import { planOf } from './spares.js';
import { preferredPlan, solveInstance, type Outcome, type SolveOptions } from './solve.js';
import { limitOf, stopper, withTimeLeft, type TimeLimit } from './time-left.js';
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
  known: Known,
  branches: number,
): { outcome: Outcome; proof: PlainProof | undefined } | undefined {
  const started = options.clock?.() ?? 0;
  const limit = limitOf(options);
  const stop = stopper(limit, 1);
  const begun = inTheTime(() => {
    const task = taskOf(instance, lookFor(stop));
    const isLate = known.hasPlan && stop?.();
    return { task, quick: isLate || instance.goals.coverage ? [] : quickPlans(instance, task, solver, stop) };
  });
  if (!begun) return { outcome: { status: 'timed-out', cuts: 0 }, proof: undefined };
  const { task, quick } = begun;
  const within = quick.filter((one) => inLimits(instance, one)).sort((a, b) => a.value - b.value);
  const value = within[0]?.value ?? worstValue(instance);
  const fine = exactFineness(instance, value);
  if (fine === undefined) return undefined;
  const plans = new Plans(instance, solver, limit, started, fine, known);
  const tariff = new GeneralTariff(instance, value, fine, solver);
  const limits = { nodes: branches, ...(stop && { stop }) };
  const first = within[0] && plans.kept(within[0]);
  const unit = valueUnit(instance) * fine;
  const trace = tellerOf(options);
  const dearest = dearestWithin(instance) * fine;
  const searching = { known: first, plans, dearest, ...(trace && { trace }) };
  const found = new Search(task, tariff, unit, fine, limits, searching).run();
  const { root, settled, chain } = found;
  const { best } = plans;
  if (!root && !settled) {
    known.raise(Math.max(0, Math.ceil(found.bound / fine)));
    return { outcome: { status: 'timed-out', bound: 0, cuts: 0 }, proof: undefined };
  }
  if (!best) return { outcome: { status: 'infeasible', cuts: 0 }, proof: undefined };
  const equal = inTheTime(() => tied(task, tariff, chain, best.value * fine, lookFor(stop)));
  const rest = { ...withTimeLeft(limit, started), isPlanKnown: true };
  const outcome = equal ? preferred(instance, solver, rest, best, equal) : undecided(instance, best);
  return { outcome, proof: root && writtenProof(instance, root, task.table, fine) };
}

/** What the best plan within the limits is worth at most: as much as they allow, and no more than everything bought at its price. */
function dearestWithin({ offers, limits, objective }: Instance): number {
  const price = offers.reduce((sum, offer) => sum + offer.price, 0);
  const minutes = offers.reduce((sum, offer) => sum + offer.minutes, 0);
  return (
    objective.price * Math.min(price, limits.price ?? price) +
    objective.minutes * Math.min(minutes, limits.minutes ?? minutes)
  );
}

/** The same whatever the limits are. */
function worstValue(instance: Instance): number {
  return dearestWithin({ ...instance, limits: { price: null, minutes: null } });
}

/**
 * Among plans of the same value the one that `objective.then` prefers, without spare offers: by the solver.
 * @param offers that such plans may hold
 */
function preferred(
  instance: Instance,
  solver: MilpSolver,
  options: SolveOptions,
  best: Plan,
  offers: readonly number[],
): Outcome {
  const settled = (plan: Plan): Outcome => ({ status: 'optimal', plan, bound: plan.value, cuts: 0 });
  const part = partOf(instance, offers);
  const plan = preferredPlan(part.instance, best.value, solver, options);
  return plan?.value === best.value ? settled(planOfWhole(part, plan)) : undecided(instance, best);
}

/** The best plan, where it was not settled whether another as good is preferred. */
function undecided({ objective: { then } }: Instance, best: Plan): Outcome {
  return { status: 'optimal', plan: best, bound: best.value, cuts: 0, ...(best[then] > 0 && { tieOpen: then }) };
}

/** Offers that plans of this cost may hold, as far as the prices of a search say. */
function tied(task: Task, tariff: Tariff, chain: readonly Recorded[], cost: number, look: Look | undefined): number[] {
  let left = restrict(
    task,
    new Uint8Array(task.action.length).fill(1),
    task.goals,
    tariff.excused(task, NOTHING_DECIDED),
  );
  let decided = NOTHING_DECIDED;
  for (const recorded of chain) {
    look?.();
    const view = viewOf(left, look);
    const { parts } = recorded;
    const prices = carried(view, tariff.costs(view, decided, parts), recorded);
    const most = cost - tariff.base(decided, parts) - prices.bound;
    if (most < 0) break;
    const excused = tariff.excused(left, decided);
    const keep = pathTest(view, prices.slack, most, excused);
    left.action.forEach((id, a) => {
      if (id < 0) keep[a] = 1;
    });
    const gone = [...left.action].filter((_, a) => keep[a] === 0);
    decided = { ...decided, out: new Set([...decided.out, ...gone]) };
    left = restrict(left, keep, left.goals, excused);
  }
  return [...left.action].filter((id) => id >= 0).sort((a, b) => a - b);
}

/** Plans with all that is paid for them. */
class Plans implements PlanSource {
  best: Plan | undefined;
  private readonly costs = new Map<string, number | undefined>();
  /** Whether what reaches the goals of the task reaches those of the instance. */
  private readonly isTold: boolean;

  constructor(
    private readonly instance: Instance,
    private readonly solver: MilpSolver,
    private readonly limit: TimeLimit,
    private readonly started: number,
    private readonly fine: number,
    private readonly known: Known,
  ) {
    this.isTold = countedRules(instance).length === 0 && instance.stacks.every(clausesAreWhole);
  }

  readonly cost = (offers: readonly number[]): number | undefined => {
    const key = offers.join();
    if (!this.costs.has(key)) this.costs.set(key, this.costOf(offers));
    return this.costs.get(key);
  };

  get fill(): PlanSource['fill'] {
    return this.isTold ? undefined : (offers, lean) => filled(this.instance, offers, lean);
  }

  readonly solve = (offers: readonly number[], isAll: boolean): Solved => {
    const part = partOf(this.instance, offers);
    const left = withTimeLeft(this.limit, this.started);
    const { timeLimitMs } = left;
    const brief = isAll || timeLimitMs === undefined ? left : { ...left, timeLimitMs: FIRST_PART * timeLimitMs };
    const { status, plan } = solveInstance(part.instance, this.solver, {
      ...brief,
      anyOfEqual: true,
      isPlanKnown: this.known.hasPlan,
    });
    return {
      plan: plan && this.kept(planOfWhole(part, plan)),
      isBest: status === 'optimal' || status === 'infeasible',
    };
  };

  kept(plan: Plan): KnownPlan {
    if (!this.best || plan.value < this.best.value) this.best = plan;
    this.known.keep(plan);
    const offers = [...plan.order].sort((a, b) => a - b);
    const cost = plan.value * this.fine;
    this.costs.set(offers.join(), cost);
    return { offers, cost };
  }

  private costOf(offers: readonly number[]): number | undefined {
    const { instance, solver } = this;
    const state = startState(instance);
    const order = close(instance, state, offers);
    if (!goalsReached(instance, state)) return undefined;
    const purchases = cheapestPurchases(instance, order, solver);
    if (!purchases) return undefined;
    const plan = planOf(instance, order, purchases);
    return inLimits(instance, plan) && this.kept(plan).cost;
  }
}
