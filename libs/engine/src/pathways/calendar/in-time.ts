import { withTimeLeft } from '../time-left.js';
import { bestOutcome, bestPlan } from '../best-plan.js';
import type { Instance, Plan } from '../instance.js';
import type { MilpSolver } from '../milp.js';
import type { PlainProof } from '../instance.js';
import { inLimits } from '../known.js';
import { solveInstance, type Outcome, type SolveOptions } from '../solve.js';
import { keeps, type OfferRow } from '../spares.js';
import { clashes } from './clashes.js';
import { conflictOf } from './conflict.js';
import { earliestTimes } from './earliest.js';
import { lay } from './schedule.js';
import { daysOf, isPlain, lengthOf, type Timetable } from './timetable.js';

/** A problem with the calendar its plan has to be laid on. */
export interface OnCalendar {
  readonly instance: Instance;
  readonly timetable: Timetable;
  /** Minutes of study at most, where the instance's own minutes stand for something else; null for no limit. */
  readonly minutesLimit: number | null;
}

/** The best plan that can be studied in time, and what the calendar took away. */
export interface InTime {
  readonly outcome: Outcome;
  /** Of the outcome's value: that no plan is better, in time or not. */
  readonly proof: PlainProof | undefined;
  /** The instance that the proof is about, where its minutes are those the steps take on the calendar. */
  readonly certified?: Instance;
  /** What the calendar ruled out; undefined where the best plan of all could be studied in time. */
  readonly ruledOut?: RuledOut;
}

export interface RuledOut {
  /** The value of the best plan of all, and whether it was proved. */
  readonly without: number;
  readonly proof: PlainProof | undefined;
  /** Choices of offers ruled out, one after the other. */
  readonly choices: number;
  /** The search ended with the orders and choices it tries, not with the time. */
  readonly isEffortOver?: boolean;
}

/** Minutes of study from the first day to this one. */
export function minutesUntil({ hoursPerWeek }: Timetable, day: number): number {
  return Math.max(0, Math.floor((hoursPerWeek * 60 * (day + 1)) / 7 + 1e-9));
}

/** The same instance with the minutes that each step takes on the calendar when it is studied alone, waiting between hours included. */
export function inLengths(instance: Instance, timetable: Timetable): Instance {
  const minutes = (offer: number): number =>
    Math.floor((lengthOf(timetable, offer) * timetable.hoursPerWeek * 60) / 7 + 1e-6);
  return { ...instance, offers: instance.offers.map((one, offer) => ({ ...one, minutes: minutes(offer) })) };
}

/** Plans ruled out one by one, at most. */
const MOST_CHOICES = 150;

/** {@link bestOutcome} for a calendar: what it finds can be studied in time. */
export function solveInTime(problem: OnCalendar, solver: MilpSolver, options: SolveOptions = {}): Outcome {
  const first = (): InTime => ({ outcome: bestOutcome(problem.instance, solver, options), proof: undefined });
  return new Search(problem, solver, options).run(first).outcome;
}

/**
 * The best plan that can be studied in time. The best of all is looked for first; one that the calendar does not allow is forbidden by a
 * row on a few of its offers, and the rest is solved again, until the best one left can be laid on the calendar.
 */
export function bestInTime(problem: OnCalendar, solver: MilpSolver, options: SolveOptions = {}): InTime {
  return new Search(problem, solver, options).run(() => bestPlan(problem.instance, solver, options));
}

class Search {
  private readonly rows: OfferRow[] = [];
  private readonly started: number;
  private choices = 0;
  /** The value of the first plan that was ruled out without being shown to be too late: nothing above it is proved. */
  private unsure = Infinity;

  constructor(
    private readonly problem: OnCalendar,
    private readonly solver: MilpSolver,
    private readonly options: SolveOptions,
  ) {
    this.started = options.clock?.() ?? 0;
  }

  run(first: () => InTime): InTime {
    const { timetable, instance } = this.problem;
    const found = first();
    const { plan } = found.outcome;
    if (!plan) return found;
    const laid = this.laid(found.outcome);
    if (laid) return { ...found, outcome: laid };
    this.rows.push(...this.knownRows());
    const within = this.withinLengths(found);
    if (within) return within;
    const earliest = earliestTimes(instance, timetable);
    this.rows.push(...clashes(instance, timetable, earliest));
    let [last, outcome, isNew] = [plan, found.outcome, this.rows.every((row) => keeps(row, plan.order))];
    for (;;) {
      if (isNew) {
        const conflict = conflictOf(instance, timetable, earliest, last.order);
        if (!conflict.shown) this.unsure = Math.min(this.unsure, last.value);
        this.rows.push(conflict.row);
        this.choices++;
      }
      const bound = outcome.bound;
      outcome = this.again();
      if (!outcome.plan) return this.told(found, outcome.status === 'timed-out' ? this.fallback(outcome) : outcome);
      const inTime = this.laid(outcome);
      if (inTime) return this.told(found, inTime);
      if (outcome.status !== 'optimal' || this.choices >= MOST_CHOICES) return this.told(found, this.given(bound));
      [last, isNew] = [outcome.plan, true];
    }
  }

  /**
   * One after the other, steps take as long as their lengths together: a limit like that on hours, so the best plan within it can be
   * proved like any other. It is the best in time if it can be laid on the calendar.
   */
  private withinLengths(found: InTime): InTime | undefined {
    const { problem, solver, options } = this;
    const { instance, timetable } = problem;
    const { objective, limits } = instance;
    const hours = minutesUntil(timetable, timetable.lastDay);
    if (timetable.parallel > 1 || objective.minutes > 0 || options.atMost || limits.minutes !== hours) return undefined;
    const certified = inLengths(instance, timetable);
    if (certified.offers.every(({ minutes }, offer) => minutes === instance.offers[offer]!.minutes)) return undefined;
    const { outcome, proof } = bestPlan(certified, solver, withTimeLeft(options, this.started));
    const inTime = proof && this.laid(outcome);
    if (!inTime?.plan) return undefined;
    const ruledOut = { without: found.outcome.bound ?? 0, proof: found.proof, choices: 0 };
    const told = (plan: Plan): InTime => ({ outcome: { ...outcome, plan }, proof, certified, ruledOut });
    const fewest = this.laid(this.again())?.plan;
    if (fewest?.value === inTime.plan.value) return told(fewest);
    const minutes = inTime.plan.order.reduce((sum, offer) => sum + instance.offers[offer]!.minutes, 0);
    return told({ ...inTime.plan, minutes });
  }

  /** By how many minutes a plan exceeds the hours allowed; 0 where it does not. */
  private overHours({ order }: Plan): number {
    const { timetable, minutesLimit } = this.problem;
    const minutes = order.reduce((sum, offer) => sum + timetable.courses[offer]!.minutes, 0);
    return Math.max(0, minutes - (minutesLimit ?? Infinity));
  }

  /** The outcome with its plan in an order that can be laid on the calendar; undefined where there is none. */
  private laid(outcome: Outcome): Outcome | undefined {
    const { instance, timetable } = this.problem;
    const { plan } = outcome;
    if (!plan || this.overHours(plan) > 0) return undefined;
    if (isPlain(timetable)) return outcome;
    const urgent = byLastDay(timetable, plan.order);
    const { schedule } = lay(instance, timetable, urgent, { any: true });
    return schedule && { ...outcome, plan: { ...plan, order: schedule.list } };
  }

  /** What is known beforehand: the hours allowed, and that so many at a time cannot take longer than all the days there are. */
  private knownRows(): OfferRow[] {
    const { timetable, minutesLimit } = this.problem;
    const { courses, parallel, lastDay, deadline } = timetable;
    const rows: OfferRow[] = [];
    if (minutesLimit !== null) {
      rows.push({ terms: courses.map(({ minutes }, offer) => [offer, minutes] as const), most: minutesLimit });
    }
    const longer = courses.some(({ minutes, leastDays }) => leastDays > daysOf(timetable, minutes));
    if (deadline && longer) {
      const terms = courses.map((_, offer) => [offer, Math.floor(lengthOf(timetable, offer) * 1000) / 1000] as const);
      rows.push({ terms, most: parallel * (lastDay + 1) });
    }
    return rows;
  }

  private again(changed: Partial<Instance> = {}): Outcome {
    const options = { ...withTimeLeft(this.options, this.started), rows: this.rows };
    return solveInstance({ ...this.problem.instance, ...changed }, this.solver, options);
  }

  /** Time or patience ran out: the plan with the fewest minutes, where that one is in time. */
  private given(bound: number | undefined): Outcome {
    const { plan } = this.laid(this.again({ objective: { price: 0, minutes: 1, then: 'price' } })) ?? {};
    const known = { ...(bound !== undefined && { bound }), cuts: 0 };
    if (!plan) return this.fallback({ status: 'timed-out', ...known });
    const { price, minutes } = this.problem.instance.objective;
    const value = plan.price * price + plan.minutes * minutes;
    return { status: 'feasible', plan: { ...plan, value }, ...known };
  }

  /** The plan known beforehand, where that one is in time. */
  private fallback(outcome: Outcome): Outcome {
    const plan = this.options.fallback && inLimits(this.problem.instance, this.options.fallback);
    return (plan && this.laid({ ...outcome, status: 'feasible', plan })) ?? outcome;
  }

  private told(found: InTime, outcome: Outcome): InTime {
    const best = outcome.plan?.value;
    const unsure = this.unsure < (best ?? Infinity);
    const isThrough = outcome.status === 'optimal' || outcome.status === 'infeasible';
    const isEffortOver = this.choices >= MOST_CHOICES || (unsure && isThrough);
    const without = found.outcome.bound ?? 0;
    const ruledOut = { without, proof: found.proof, choices: this.choices, isEffortOver };
    if (best !== undefined && found.proof && found.outcome.plan?.value === best) {
      return { outcome: { ...outcome, status: 'optimal', bound: best }, proof: found.proof, ruledOut };
    }
    if (!unsure) return { outcome, proof: undefined, ruledOut };
    const bound = Math.min(this.unsure, outcome.bound ?? without);
    const status = best === undefined ? 'timed-out' : 'feasible';
    return { outcome: { ...outcome, status, bound }, proof: undefined, ruledOut };
  }
}

/** What has to begin soonest first; what may begin on any day last. */
export function byLastDay({ courses }: Timetable, offers: readonly number[]): number[] {
  const last = (offer: number): number => courses[offer]!.starts?.at(-1) ?? Infinity;
  return [...offers].sort((a, b) => (last(a) === last(b) ? a - b : last(a) - last(b)));
}
