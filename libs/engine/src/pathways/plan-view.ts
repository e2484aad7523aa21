import { addDays, amountText, dayNumber, toMajor } from '#lib/model';
import type { Alternative, Amount, Named, Pathway } from '../answers.js';
import { levelWeight, readinessOf } from '../gaps/formula.js';
import type { Person } from '../person.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { calendar, type Stay } from './calendar/in-a-row.js';
import { lay, type Schedule } from './calendar/schedule.js';
import { firstDayOf, isPlain, lastDayOf, lengthOf } from './calendar/timetable.js';
import { bundleSaving } from './explain.js';
import type { Plan } from './instance.js';
import type { SieveLimits } from './lazy/large-catalogue.js';
import type { MilpSolver } from './milp.js';
import type { PathwayOptions } from './options.js';
import { studyOrder, type Worth } from './order.js';
import type { PathwayProblem } from './pathway-problem.js';
import { close, startState } from './replay.js';
import type { SolveOptions } from './solve.js';
import { hoursText, type Asked } from './statement.js';

/** How a solve is run: by whom, and who is told how far it is. */
export interface Solving {
  readonly solver: MilpSolver;
  /** A monotonic clock in milliseconds, for time limits. */
  readonly clock?: () => number;
  readonly onProgress?: SolveOptions['onProgress'];
  /** When and how long large catalogues are sieved, where not as usual. */
  readonly sieve?: SieveLimits;
}

/** A question that is being answered: who asks for which role, under which wishes, and the problem made of it. */
export interface Question {
  readonly snapshot: Snapshot;
  readonly person: Person;
  /** Position in the snapshot. */
  readonly role: number;
  readonly options: PathwayOptions;
  readonly solving: Solving;
  readonly problem: PathwayProblem;
  /** The clock's reading at which the time is over; where absent, every solve has the time limit to itself. */
  readonly until?: number | undefined;
}

/** Time limit, clock and progress of each solve of a question. */
export function solveOptions({ options, solving, until }: Question): SolveOptions {
  const { clock, onProgress } = solving;
  const left = clock && until !== undefined ? Math.max(0, until - clock()) : options.timeLimitMs;
  return {
    ...(left !== undefined && { timeLimitMs: left }),
    ...(clock && { clock }),
    ...(onProgress && { onProgress }),
  };
}

/** A plan of a question in the words and units of an answer. */
export class PlanView {
  private readonly currency: string;
  private readonly schedules = new WeakMap<Plan, Schedule>();

  constructor(private readonly question: Question) {
    this.currency = question.problem.currency;
  }

  amount(minor: number): Amount {
    return { amount: toMajor(minor, this.currency), currency: this.currency };
  }

  saved(plan: Plan): Pathway['saved'] {
    const funding = plan.purchases.reduce((sum, one) => sum + one.grant, 0);
    const bundled = plan.purchases.filter((one) => one.stack !== null);
    const bundles = bundled.reduce((sum, one) => sum + bundleSaving(this.question.problem, one), 0);
    return { funding: toMajor(funding, this.currency), bundles: toMajor(bundles, this.currency) };
  }

  /** Hours of study. */
  hours(plan: Plan): number {
    return this.minutes(plan) / 60;
  }

  /** The last day of study; null when nothing is studied. */
  finish(plan: Plan): string | null {
    const days = this.stays(plan).map((stay) => stay.finish);
    return days.sort().at(-1) ?? null;
  }

  /** Weeks from the first day of study to the last, started ones counted whole. */
  weeks(plan: Plan): number {
    const { timetable } = this.question.problem;
    const schedule = this.schedule(plan);
    if (schedule) return this.minutes(plan) === 0 && schedule.lastDay <= 0 ? 0 : Math.ceil((schedule.lastDay + 1) / 7);
    const exact = this.minutes(plan) / 60 / timetable.hoursPerWeek;
    return Math.ceil(Math.round(exact * 1e6) / 1e6);
  }

  /** Per step: its first and last day. */
  stays(plan: Plan): Stay[] {
    const { timetable } = this.question.problem;
    const { start, hoursPerWeek, courses } = timetable;
    const schedule = this.schedule(plan);
    if (!schedule) {
      const minutes = plan.order.map((offer) => courses[offer]!.minutes);
      return calendar(minutes, start, hoursPerWeek);
    }
    return plan.order.map((offer) => {
      const { begin, end } = schedule.steps.find((step) => step.offer === offer)!;
      return { start: addDays(start, firstDayOf(begin, end)), finish: addDays(start, lastDayOf(begin, end)) };
    });
  }

  /** How the calendar was laid: whether nothing ends these steps sooner, and before which day nothing does. */
  calendar(plan: Plan): Pathway['calendar'] {
    const { timetable } = this.question.problem;
    const schedule = this.schedule(plan);
    const day = schedule && schedule.lastDay >= 0 ? addDays(timetable.start, schedule.noEarlier) : this.finish(plan);
    return {
      parallel: timetable.parallel,
      noEarlierThan: day,
      exact: !schedule || schedule.noEarlier === schedule.lastDay,
    };
  }

  /** Where something besides hours decides on the calendar: the steps laid on it. */
  private schedule(plan: Plan): Schedule | undefined {
    const { instance, timetable } = this.question.problem;
    if (isPlain(timetable) || plan.order.length === 0) return undefined;
    const known = this.schedules.get(plan);
    if (known) return known;
    const { schedule } = lay(instance, timetable, plan.order);
    if (!schedule) throw new Error('a plan that cannot be laid on its calendar');
    this.schedules.set(plan, schedule);
    return schedule;
  }

  private minutes(plan: Plan): number {
    const { courses } = this.question.problem.timetable;
    return plan.order.reduce((sum, offer) => sum + courses[offer]!.minutes, 0);
  }

  /** The problem without the awards that a plan makes too early for them to last to the target date. */
  lasting(plan: Plan): PathwayProblem {
    const { problem } = this.question;
    const { lapsed = [] } = this.schedule(plan) ?? {};
    if (lapsed.length === 0) return problem;
    const stacks = problem.instance.stacks.map((stack, t) => (lapsed.includes(t) ? { ...stack, awards: null } : stack));
    return { ...problem, instance: { ...problem.instance, stacks } };
  }

  /** Readiness after a plan has been studied; null for a role that requires no skill. */
  readiness(plan: Plan): number | null {
    const problem = this.lasting(plan);
    const state = startState(problem.instance);
    close(problem.instance, state, plan.order);
    return readinessOf(
      this.required().map(({ skill, index, need, importance }) => ({
        need,
        importance,
        have: index < 0 ? (problem.levels.skills.get(skill)?.level ?? 0) : state.levels[index]!,
      })),
    );
  }

  /** The same plan in the order that brings the required skills soonest, where the calendar leaves a choice; else in the calendar's. */
  ordered(plan: Plan): Plan {
    const { instance, timetable } = this.question.problem;
    const worth = this.required().flatMap(({ index, need, importance }): Worth[] =>
      index < 0 ? [] : [{ skill: index, need, weight: levelWeight(importance, need) }],
    );
    const plain = isPlain(timetable);
    const offers = instance.offers.map((offer, i) => ({
      ...offer,
      minutes: plain ? timetable.courses[i]!.minutes : Math.round(lengthOf(timetable, i) * 1440),
    }));
    const order = studyOrder({ ...instance, offers }, plan.order, worth);
    if (plain || plan.order.length === 0) return { ...plan, order };
    const given = lay(instance, timetable, plan.order).schedule;
    const preferred = lay(instance, timetable, order).schedule;
    const later = preferred === undefined || (given !== undefined && given.lastDay < preferred.lastDay);
    const schedule = later ? given! : preferred;
    const laid: Plan = { ...plan, order: schedule.steps.map((step) => step.offer) };
    this.schedules.set(laid, schedule);
    return laid;
  }

  objective(plan: Plan): Pathway['objective'] {
    const minimise = this.question.options.minimise ?? 'cost';
    if (minimise === 'finish') return { minimise, value: this.days(plan), unit: 'days' };
    return { minimise, value: this.inUnit(plan.value), unit: minimise === 'hours' ? 'hours' : this.currency };
  }

  /** Days from the first day of study to the last, both counted. */
  days(plan: Plan): number {
    const finish = this.finish(plan);
    return finish === null ? 0 : dayNumber(finish)! - dayNumber(this.question.problem.start)! + 1;
  }

  /** The objective's integer → hours, or major units of the currency (of the cost, where the finish is minimised). */
  inUnit(value: number): number {
    const minimise = this.question.options.minimise ?? 'cost';
    if (minimise === 'hours') return value / 60;
    return toMajor(minimise === 'mix' ? value / 60 : value, this.currency);
  }

  /** The objective's value with its unit, for sentences; where the finish is minimised, the cost. */
  valueText(plan: Plan): string {
    return this.amountText(plan.value);
  }

  /** Any value of the objective, for sentences. */
  amountText(value: number): string {
    const { minimise } = this.question.options;
    if (minimise === 'hours') return hoursText(this.inUnit(value));
    const text = amountText(this.inUnit(value), this.currency);
    if (minimise === 'mix') return `${text} with its hours counted in`;
    return minimise === 'trust' ? `${text} with distrust counted in` : text;
  }

  /** What was asked for, for sentences: how much of the gap, and within what. */
  asked(): Asked {
    const { coverage = 1, maxHours, by } = this.question.options;
    const { price } = this.question.problem.instance.limits;
    const within = [
      price === null ? [] : [`the budget of ${amountText(toMajor(price, this.currency), this.currency)}`],
      maxHours === undefined ? [] : [`${hoursText(maxHours)} of study`],
      by === undefined ? [] : [`the time until ${by}`],
    ].flat();
    return {
      reaching: coverage < 1 ? `brings readiness to ${Math.round(coverage * 1000) / 10} %` : 'closes this gap',
      within: within.length === 0 ? '' : ` within ${within.join(' and ')}`,
    };
  }

  alternative(kind: string, plan: Plan): Alternative {
    const { snapshot, problem } = this.question;
    return {
      kind,
      cost: this.amount(plan.price),
      hours: this.hours(plan),
      finish: this.finish(plan),
      readiness: this.readiness(plan),
      steps: plan.order.map((offer): Named => {
        const position = problem.credentials[problem.instance.offers[offer]!.credential]!;
        const { id, name } = snapshot.credentials.facts[position]!;
        return { id, name };
      }),
    };
  }

  /** The role's skills with their index in the instance, −1 when the instance has nothing to do with them. */
  private required(): { skill: number; index: number; need: number; importance: number }[] {
    const { snapshot, role, problem } = this.question;
    const { starts, skill, level, importance } = snapshot.requires;
    return Array.from({ length: starts[role + 1]! - starts[role]! }, (_, i) => {
      const k = starts[role]! + i;
      const index = problem.skills.indexOf(skill[k]!);
      return { skill: skill[k]!, index, need: level[k]!, importance: importance[k]! };
    });
  }
}
