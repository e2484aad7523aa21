import { toMajor, type Problem } from '#lib/model';
import type { Alternative, Amount, Named, Pathway, PlanSummary } from '../answers.js';
import { levelWeight, readinessOf } from '../gaps/formula.js';
import { learnerName } from '../gaps/gap.js';
import type { Person } from '../person.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { calendar } from './calendar.js';
import { solverCertificate } from './certificate.js';
import { bundleSaving, explainStacks, explainSteps } from './explain.js';
import { greedyOrder } from './greedy.js';
import type { Instance, Plan } from './instance.js';
import type { MilpSolver } from './milp.js';
import type { PathwayOptions } from './options.js';
import { studyOrder, type Worth } from './order.js';
import { pathwayProblem, type PathwayProblem } from './problem.js';
import { close, startState } from './replay.js';
import {
  cheapestPurchases,
  mostCoverage,
  singlePurchases,
  solveInstance,
  type Outcome,
  type SolveOptions,
} from './solve.js';
import { amountText, proofOf } from './statement.js';

/** How a solve is run: by whom, and who is told how far it is. */
export interface Solving {
  readonly solver: MilpSolver;
  /** A monotonic clock in milliseconds, for time limits. */
  readonly clock?: () => number;
  readonly onProgress?: SolveOptions['onProgress'];
}

/** A question whose options make no sense: every problem found. */
export interface PathwayRefusal {
  readonly status: 'refused';
  readonly problems: readonly Problem[];
}

/**
 * The best set of credentials that brings a person to a role, in order, on a calendar, with the reason for each (L4).
 * @param role position in the snapshot
 */
export function planPathway(
  snapshot: Snapshot,
  person: Person,
  role: number,
  options: PathwayOptions,
  solving: Solving,
): Pathway | PathwayRefusal {
  const problem = pathwayProblem(snapshot, person, role, options);
  if ('problems' in problem) return { status: 'refused', problems: problem.problems };
  return new Planner(snapshot, person, role, options, solving, problem).answer();
}

class Planner {
  private readonly solve: SolveOptions;
  private readonly currency: string;
  private readonly instance: Instance;

  constructor(
    private readonly snapshot: Snapshot,
    private readonly person: Person,
    private readonly role: number,
    private readonly options: PathwayOptions,
    private readonly solving: Solving,
    private readonly problem: PathwayProblem,
  ) {
    this.instance = problem.instance;
    this.currency = problem.currency;
    const { clock, onProgress } = solving;
    const { timeLimitMs } = options;
    this.solve = {
      ...(timeLimitMs !== undefined && { timeLimitMs }),
      ...(clock && { clock }),
      ...(onProgress && { onProgress }),
    };
  }

  answer(): Pathway {
    const outcome = solveInstance(this.instance, this.solving.solver, this.solve);
    const plan = outcome.plan && this.ordered(outcome.plan);
    const shown = plan ?? emptyPlan;
    const fact = this.snapshot.roles.facts[this.role]!;
    const steps = explainSteps(this.snapshot, this.problem, shown);
    const greedy = this.greedy(plan);
    const gap =
      plan && outcome.bound !== undefined && plan.value > 0
        ? (plan.value - outcome.bound) / plan.value
        : plan
          ? 0
          : null;
    const proof = proofOf(outcome, this.valueText(shown), this.problem.considered, greedy?.excess ?? null);
    return {
      status: outcome.status,
      ...(this.person.learner && { learner: learnerName(this.person.learner) }),
      role: { id: fact.id, title: fact.title },
      on: this.options.on,
      cost: this.amount(shown.price),
      saved: this.saved(shown),
      hours: shown.minutes / 60,
      weeks: this.weeks(shown),
      finish: this.finish(shown),
      start: this.problem.start,
      hoursPerWeek: this.problem.hoursPerWeek,
      readiness: { before: this.readiness([]), after: plan ? this.readiness(plan.order) : null },
      steps,
      stacks: explainStacks(this.snapshot, this.problem, shown),
      uncovered: this.problem.uncovered,
      bound: outcome.bound === undefined ? null : this.inUnit(outcome.bound),
      gap,
      objective: this.objective(shown),
      proof: {
        ...proof,
        ...(this.options.certificate &&
          outcome.status === 'optimal' &&
          plan && { certificate: solverCertificate(this.instance, plan, outcome.bound ?? 0) }),
      },
      greedy,
      alternatives: plan ? this.alternatives(plan) : this.withinLimits(),
      front: plan ? this.front(plan) : [],
      ...(outcome.status === 'infeasible' && { blocked: this.blocked() }),
      left: this.problem.left,
      considered: this.problem.considered,
      snapshot: { version: this.snapshot.version },
    };
  }

  /** The same plan in the order that brings the required skills soonest. */
  private ordered(plan: Plan): Plan {
    const { starts, skill, level, importance } = this.snapshot.requires;
    const worth: Worth[] = [];
    for (let k = starts[this.role]!; k < starts[this.role + 1]!; k++) {
      const index = this.problem.skills.indexOf(skill[k]!);
      if (index >= 0) worth.push({ skill: index, need: level[k]!, weight: levelWeight(importance[k]!, level[k]!) });
    }
    return { ...plan, order: studyOrder(this.instance, plan.order, worth) };
  }

  private amount(minor: number): Amount {
    return { amount: toMajor(minor, this.currency), currency: this.currency };
  }

  private saved(plan: Plan): Pathway['saved'] {
    const funding = plan.purchases.reduce((sum, one) => sum + one.grant, 0);
    const bundles = plan.purchases.reduce(
      (sum, one) => sum + (one.stack === null ? 0 : bundleSaving(this.problem, one)),
      0,
    );
    return { funding: toMajor(funding, this.currency), bundles: toMajor(bundles, this.currency) };
  }

  private stays(plan: Plan): ReturnType<typeof calendar> {
    const minutes = plan.order.map((offer) => this.instance.offers[offer]!.minutes);
    return calendar(minutes, this.problem.start, this.problem.hoursPerWeek);
  }

  private finish(plan: Plan): string | null {
    return this.stays(plan).at(-1)?.finish ?? null;
  }

  private weeks(plan: Plan): number {
    const exact = plan.minutes / 60 / this.problem.hoursPerWeek;
    return Math.ceil(Math.round(exact * 1e6) / 1e6);
  }

  private readiness(order: readonly number[]): number | null {
    const state = startState(this.instance);
    close(this.instance, state, order);
    const { starts, skill, level, importance } = this.snapshot.requires;
    const list: { need: number; have: number; importance: number }[] = [];
    for (let k = starts[this.role]!; k < starts[this.role + 1]!; k++) {
      const index = this.problem.skills.indexOf(skill[k]!);
      const held = this.problem.levels.skills.get(skill[k]!)?.level ?? 0;
      const have = index < 0 ? held : state.levels[index]!;
      list.push({ need: level[k]!, have, importance: importance[k]! });
    }
    return readinessOf(list);
  }

  private objective(plan: Plan): Pathway['objective'] {
    const minimise = this.options.minimise ?? 'cost';
    const unit = minimise === 'hours' ? 'hours' : this.currency;
    return { minimise, value: this.inUnit(plan.value), unit };
  }

  /** The objective's integer → hours, or major units of the currency. */
  private inUnit(value: number): number {
    const minimise = this.options.minimise ?? 'cost';
    if (minimise === 'hours') return value / 60;
    return toMajor(minimise === 'mix' ? value / 60 : value, this.currency);
  }

  private valueText(plan: Plan): string {
    const value = this.inUnit(plan.value);
    if ((this.options.minimise ?? 'cost') === 'hours') return `${value} hours`;
    return amountText({ amount: value, currency: this.currency });
  }

  private greedy(best: Plan | undefined): Pathway['greedy'] {
    if (!best) return null;
    const order = greedyOrder({ ...this.instance, limits: { price: null, minutes: null } });
    if (!order) return null;
    const purchases =
      cheapestPurchases(this.instance, order, this.solving.solver) ?? singlePurchases(this.instance, order);
    const price = purchases.reduce((sum, one) => sum + one.paid, 0);
    const minutes = order.reduce((sum, offer) => sum + this.instance.offers[offer]!.minutes, 0);
    const value = price * this.instance.objective.price + minutes * this.instance.objective.minutes;
    const excess = best.value > 0 ? (value - best.value) / best.value : value > 0 ? null : 0;
    return { cost: toMajor(price, this.currency), excess };
  }

  /** Plans at most a tenth dearer than the best of which each shares at most 70 % of its badges with any shown before. */
  private alternatives(best: Plan): Alternative[] {
    const found: Plan[] = [best];
    const limit = Math.floor(best.value * 1.1);
    for (let i = 0; i < (this.options.alternatives ?? 0); i++) {
      const atMost = found.map((plan) => ({ offers: plan.order, number: Math.floor(plan.order.length * 0.7) }));
      const outcome = solveInstance(this.instance, this.solving.solver, { ...this.solve, atMost });
      if (!outcome.plan || outcome.plan.value > limit) break;
      found.push(this.ordered(outcome.plan));
    }
    return found.slice(1).map((plan) => this.alternative('different', plan));
  }

  private alternative(kind: string, plan: Plan): Alternative {
    return {
      kind,
      cost: this.amount(plan.price),
      hours: plan.minutes / 60,
      finish: this.finish(plan),
      readiness: this.readiness(plan.order),
      steps: plan.order.map((offer): Named => {
        const fact =
          this.snapshot.credentials.facts[this.problem.credentials[this.instance.offers[offer]!.credential]!]!;
        return { id: fact.id, name: fact.name };
      }),
    };
  }

  /** Points of the trade-off between money and hours: the cheapest plan within each of a row of limits on the hours. */
  private front(best: Plan): Alternative[] {
    const wanted = Math.floor(this.options.front ?? 0);
    if (wanted < 1) return [];
    const byCost: Instance = { ...this.instance, objective: { price: 1, minutes: 0, then: 'minutes' } };
    const within = (minutes: number | null): Plan | undefined => {
      const limits = { ...this.instance.limits, minutes };
      return solveInstance({ ...byCost, limits }, this.solving.solver, this.solve).plan;
    };
    const cheapest = within(this.instance.limits.minutes) ?? best;
    const byHours: Instance = { ...this.instance, objective: { price: 0, minutes: 1, then: 'price' } };
    const fastest = solveInstance(byHours, this.solving.solver, this.solve).plan ?? cheapest;
    const points = new Map<string, Plan>();
    const add = (plan: Plan | undefined): void => {
      if (plan) points.set(`${plan.price} ${plan.minutes}`, plan);
    };
    add(cheapest);
    for (let i = 1; i < wanted - 1; i++) {
      add(within(Math.floor(cheapest.minutes - ((cheapest.minutes - fastest.minutes) * i) / (wanted - 1))));
    }
    if (wanted > 1) add(fastest);
    return [...points.values()]
      .sort((a, b) => a.price - b.price || a.minutes - b.minutes)
      .map((plan) => this.alternative('front', this.ordered(plan)));
  }

  /** Nothing reaches the goals within the limits: the plan within them that covers most of the role. */
  private withinLimits(): Alternative[] {
    const { price, minutes } = this.instance.limits;
    if (price === null && minutes === null) return [];
    const open = pathwayProblem(this.snapshot, this.person, this.role, { ...this.options, coverage: 0, require: [] });
    if ('problems' in open) return [];
    const goals = { ...open.instance.goals, anyOf: [], stacks: [] };
    const soft: Instance = { ...open.instance, goals };
    const most = mostCoverage(soft, this.solving.solver, this.solve);
    if (most === undefined || !goals.coverage) return [];
    const reach: Instance = { ...soft, goals: { ...goals, coverage: { ...goals.coverage, atLeast: most } } };
    const outcome = solveInstance(reach, this.solving.solver, this.solve);
    if (!outcome.plan || outcome.plan.order.length === 0) return [];
    const kind = price !== null ? 'within-budget' : 'within-deadline';
    const planner = new Planner(this.snapshot, this.person, this.role, this.options, this.solving, {
      ...open,
      instance: reach,
    });
    return [planner.alternative(kind, planner.ordered(outcome.plan))];
  }

  /** Each constraint that was given, and what would come of it without that one. */
  private blocked(): NonNullable<Pathway['blocked']> {
    const given: readonly (keyof PathwayOptions)[] = [
      'budget',
      'by',
      'coverage',
      'minTrust',
      'mode',
      'language',
      'region',
      'exclude',
      'require',
    ];
    return given
      .filter((name) => this.options[name] !== undefined && (this.options[name] as unknown[]).length !== 0)
      .flatMap((name) => {
        const options: PathwayOptions = { ...this.options, [name]: undefined };
        const currency = this.options.currency ?? this.options.budgetCurrency;
        const problem = pathwayProblem(
          this.snapshot,
          this.person,
          this.role,
          currency === undefined ? options : { ...options, currency },
        );
        if ('problems' in problem) return [];
        return [{ constraint: name, without: this.summary(problem) }];
      });
  }

  private summary(problem: PathwayProblem): PlanSummary {
    const outcome: Outcome = solveInstance(problem.instance, this.solving.solver, this.solve);
    const { plan, status } = outcome;
    if (!plan) return { status, cost: null, hours: null, finish: null };
    const minutes = plan.order.map((offer) => problem.instance.offers[offer]!.minutes);
    return {
      status,
      cost: { amount: toMajor(plan.price, problem.currency), currency: problem.currency },
      hours: plan.minutes / 60,
      finish: calendar(minutes, problem.start, problem.hoursPerWeek).at(-1)?.finish ?? null,
    };
  }
}

const emptyPlan: Plan = { order: [], purchases: [], price: 0, minutes: 0, value: 0 };
