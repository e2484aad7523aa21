import type { Instance, Plan } from './instance.js';
import { landmarkCut } from './landmark-cut.js';
import type { Milp, MilpAnswer, MilpSolver, Term } from './milp.js';
import {
  close,
  coverageOf,
  goalsReached,
  requiredTargets,
  startState,
  targetReached,
  type State,
  type Target,
} from './replay.js';
import { greedyOrder } from './greedy.js';
import { singlePurchases } from './payments.js';
import { keeps, planOf, withoutSpares, type OfferRow } from './spares.js';
import { StrongModel } from './strong-model.js';
import { inTheTime, lookFor, type Look } from './look.js';
import { stopper } from './time-left.js';

export interface SolveOptions {
  /** Time for the whole solve; none when absent. */
  readonly timeLimitMs?: number;
  /** A monotonic clock in milliseconds; without one every programme gets the whole time limit. */
  readonly clock?: () => number;
  /** Of these offers at most so many may be taken: for alternatives that differ. */
  readonly atMost?: readonly { readonly offers: readonly number[]; readonly number: number }[];
  /** Further limits on what may be taken together: the sum of these coefficients over the offers taken is at most `most`. */
  readonly rows?: readonly OfferRow[];
  /** Of plans of the same value any will do. */
  readonly anyOfEqual?: boolean;
  /** Whether whoever asks knows a plan anyway: none has to be made up when the time is over. */
  readonly isPlanKnown?: boolean;
  /** A plan known already, of which the time limit leaves at least this. */
  readonly fallback?: Plan | undefined;
  /** Called after every programme solved. */
  readonly onProgress?: (progress: SolveProgress) => void;
}

export interface SolveProgress {
  readonly rounds: number;
  readonly cuts: number;
  /** No plan is worth less, as far as is known; null while nothing is. */
  readonly bound: number | null;
  /** The value of the best plan found; null while there is none. */
  readonly best: number | null;
}

/**
 * What came of a problem. `plan` is founded (its order can be studied) whenever it is there.
 * `bound` is a lower bound on the objective; equal to the plan's value when optimal. Of a plan that is not known to be the best it is
 * the solver's word, unless `boundProved` says that prices prove it.
 */
export interface Outcome {
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'timed-out';
  readonly plan?: Plan;
  readonly bound?: number;
  readonly boundProved?: boolean;
  /** Where it was not settled whether another plan of the same value has less of this: the time was over, or it cannot be seen from here. */
  readonly tieOpen?: 'price' | 'minutes' | undefined;
  readonly cuts: number;
}

/** How long after its time limit a solve without any plan may look for the greedy one. */
const GRACE_MS = 20;

/** Cuts of one round, at most: more make the programme larger without moving its bound. */
const CUTS_A_ROUND = 8;

/**
 * Finds the best plan of an instance: strong model, landmark cuts for circular selections until a plan can be studied from its
 * first step to its last, then among plans of equal value the one that `objective.then` prefers.
 *
 * Equal instances give equal outcomes as long as no time limit strikes.
 */
export function solveInstance(instance: Instance, solver: MilpSolver, options: SolveOptions = {}): Outcome {
  const search = inTheTime(() => new Search(instance, solver, options));
  return search ? search.run() : { status: 'timed-out', cuts: 0 };
}

/**
 * Among the plans worth no more than the best one the plan that `objective.then` prefers, without spare offers.
 * @param value of the best plan
 * @returns undefined when there is none, or the solver came to no end
 */
export function preferredPlan(
  instance: Instance,
  value: number,
  solver: MilpSolver,
  options: SolveOptions,
): Plan | undefined {
  return inTheTime(() => new Search(instance, solver, options))?.preferred(value);
}

/**
 * The largest coverage that any plan within the limits can reach, for instances with `goals.coverage` (its `atLeast` is ignored).
 * @returns the weight reached, or undefined when no plan is within the limits or time ran out
 */
export function mostCoverage(instance: Instance, solver: MilpSolver, options: SolveOptions = {}): number | undefined {
  const open: Instance = {
    ...instance,
    goals: { ...instance.goals, coverage: { ...instance.goals.coverage!, atLeast: 0 } },
  };
  return inTheTime(() => new Search(open, solver, options))?.largestCoverage();
}

interface Found {
  readonly answer: MilpAnswer;
  /** The selection in an order that can be studied; spare offers left out. */
  readonly plan?: Plan;
}

class Search {
  private readonly model: StrongModel;
  private readonly milp: Milp;
  private readonly started: number;
  private readonly look: Look | undefined;
  private cuts = 0;
  private rounds = 0;
  private best: number | null = null;

  constructor(
    private readonly instance: Instance,
    private readonly solver: MilpSolver,
    private readonly options: SolveOptions,
  ) {
    this.started = options.clock?.() ?? 0;
    this.look = lookFor(stopper(options, 1));
    this.model = new StrongModel(instance, this.look);
    this.milp = this.model.milp;
    for (const { offers, number } of options.atMost ?? []) {
      this.milp.row(
        offers.map((offer): Term => [this.model.x[offer]!, 1]),
        -Infinity,
        number,
      );
    }
    for (const { terms, most } of options.rows ?? []) {
      const row = terms.map(([offer, coefficient]): Term => [this.model.x[offer]!, coefficient]);
      this.milp.row(row, -Infinity, most);
    }
  }

  run(): Outcome {
    if (goalsReached(this.instance, startState(this.instance))) {
      return { status: 'optimal', plan: planOf(this.instance, [], []), bound: 0, cuts: 0 };
    }
    const { price, minutes, then } = this.instance.objective;
    const first = this.solve(this.model.objective({ price, minutes }));
    if (first.answer.status === 'infeasible') return { status: 'infeasible', cuts: this.cuts };
    if (first.answer.status !== 'optimal' || !first.plan) return this.unfinished(first);
    const best = first.plan;
    if (this.options.anyOfEqual) {
      const plan = this.withoutSpares(best);
      return { status: 'optimal', plan, bound: plan.value, cuts: this.cuts };
    }
    const second = this.tieBreak(best, then);
    const decided = second && second.value <= best.value;
    const plan = this.withoutSpares(decided ? second : best);
    const tieOpen = decided || plan[then] === 0 ? undefined : then;
    return { status: 'optimal', plan, bound: plan.value, cuts: this.cuts, ...(tieOpen && { tieOpen }) };
  }

  preferred(value: number): Plan | undefined {
    const plan = this.bestAmong(value);
    return plan && plan.value <= value ? this.withoutSpares(plan) : undefined;
  }

  largestCoverage(): number | undefined {
    const negative = this.model.coverageTerms().map(([column, weight]): Term => [column, -weight]);
    const found = this.solve(negative);
    if (!found.plan) return undefined;
    const state = startState(this.instance);
    close(this.instance, state, found.plan.order);
    return coverageOf(this.instance, state);
  }

  /** Among plans of the same value the one with fewest minutes (or the lowest price). */
  private tieBreak(best: Plan, then: 'price' | 'minutes'): Plan | undefined {
    return best[then] === 0 ? best : this.bestAmong(best.value);
  }

  /** Of the plans worth no more than this the one that `objective.then` prefers. */
  private bestAmong(value: number): Plan | undefined {
    this.best = value;
    const { price, minutes, then } = this.instance.objective;
    this.milp.row(this.model.objective({ price, minutes }), -Infinity, value + 0.5);
    const found = this.solve(
      this.model.objective(then === 'price' ? { price: 1, minutes: 0 } : { price: 0, minutes: 1 }),
    );
    return found.answer.status === 'optimal' ? found.plan : undefined;
  }

  /** Solves, cuts off what is circular, and solves again, until the selection is founded or nothing is left. */
  private solve(objective: readonly Term[]): Found {
    this.milp.cost.fill(0);
    for (const [column, coefficient] of objective) this.milp.cost[column]! += coefficient;
    let known: Pick<MilpAnswer, 'bound'> = {};
    for (;;) {
      const timeLimitMs = this.timeLeft();
      if (timeLimitMs !== undefined && timeLimitMs <= 0) return { answer: { status: 'time-limit', ...known } };
      const answer = this.solver.solve(this.milp, timeLimitMs === undefined ? {} : { timeLimitMs });
      this.rounds++;
      this.tell(answer.bound);
      if (!answer.values) return { answer };
      if (answer.bound !== undefined) known = { bound: answer.bound };
      const { values } = answer;
      const plan = inTheTime(() => this.founded(values));
      if (plan) return { answer, plan };
      if (answer.status !== 'optimal') return { answer };
    }
  }

  /** The plan of a solution, or undefined after adding the cuts that forbid it. */
  private founded(values: Float64Array): Plan | undefined {
    const selection = this.model.selection(values);
    const state = startState(this.instance);
    const order = close(this.instance, state, selection);
    const missing = this.missing(values, state);
    if (missing.length === 0) {
      const spare = new Set(selection.filter((offer) => !order.includes(offer)));
      const purchases = this.model.prices.purchases(values, selection);
      const bound = purchases.filter((one) => one.offers.some((offer) => spare.has(offer)));
      const tied = bound.filter((one) => one.stack !== null).flatMap((one) => one.offers.filter((o) => spare.has(o)));
      tied.push(...this.helpersLost(selection, order));
      if (tied.length === 0) {
        return planOf(
          this.instance,
          order,
          purchases.filter((one) => !one.offers.some((offer) => spare.has(offer))),
        );
      }
      missing.push(...[...new Set(tied)].map((offer): Target => ({ kind: 'offer', offer })));
    }
    for (const target of missing.slice(0, CUTS_A_ROUND)) {
      this.model.addCut(target, landmarkCut(this.instance, selection, target, this.look));
      this.cuts++;
    }
    return undefined;
  }

  /** Offers of a selection that were to make up for others in a row, but cannot be studied. */
  private helpersLost(selection: readonly number[], order: readonly number[]): number[] {
    const lost = new Set(selection.filter((offer) => !order.includes(offer)));
    const broken = (this.options.rows ?? []).filter((row) => !keeps(row, order));
    return broken.flatMap(({ terms }) =>
      terms.flatMap(([offer, coefficient]) => (coefficient < 0 && lost.has(offer) ? [offer] : [])),
    );
  }

  /** The plan without what nothing needs. */
  private withoutSpares(plan: Plan): Plan {
    return withoutSpares(this.instance, plan, this.options.rows ?? []);
  }

  /** Targets that a solution relies on but does not reach when its selection is studied. */
  private missing(values: Float64Array, state: State): Target[] {
    const counted = this.model.prices.bundling.counted(values).map((one): Target => ({ kind: 'counted', ...one }));
    const claims = [...requiredTargets(this.instance), ...this.model.claimed(values), ...counted];
    return claims.filter((target) => !targetReached(this.instance, state, target));
  }

  /** Once a plan is known to be the best, programmes only decide between it and its equals. */
  private tell(bound: number | undefined): void {
    const { rounds, cuts, best } = this;
    const known = best ?? (bound !== undefined && Number.isFinite(bound) ? Math.max(0, Math.ceil(bound - 1e-6)) : null);
    this.options.onProgress?.({ rounds, cuts, bound: known, best });
  }

  private timeLeft(): number | undefined {
    const { timeLimitMs, clock } = this.options;
    if (timeLimitMs === undefined) return undefined;
    return clock ? timeLimitMs - (clock() - this.started) : timeLimitMs;
  }

  /** Time ran out or the solver failed: the best plan known, with the bound known. */
  private unfinished(found: Found): Outcome {
    const bound = found.answer.bound === undefined ? 0 : Math.max(0, Math.ceil(found.answer.bound - 1e-6));
    const plans = [found.plan, this.greedyPlan()].flatMap((plan) => plan ?? []);
    const own = plans.sort((a, b) => a.value - b.value)[0];
    if (!own) return { status: 'timed-out', bound, cuts: this.cuts };
    return { status: 'feasible', plan: own, bound: Math.min(bound, own.value), cuts: this.cuts };
  }

  /** The greedy choice at list prices less certain funding, when it keeps within the limits. */
  private greedyPlan(): Plan | undefined {
    if (this.options.isPlanKnown || this.options.atMost?.length || this.options.rows?.length) return undefined;
    const { clock } = this.options;
    const look = lookFor(clock && stopper({ clock, timeLimitMs: GRACE_MS }, 1));
    const order = inTheTime(() => greedyOrder(this.instance, look));
    if (!order) return undefined;
    const plan = this.withoutSpares(planOf(this.instance, order, singlePurchases(this.instance, order)));
    const { price, minutes } = this.instance.limits;
    return plan.price <= (price ?? Infinity) && plan.minutes <= (minutes ?? Infinity) ? plan : undefined;
  }
}
