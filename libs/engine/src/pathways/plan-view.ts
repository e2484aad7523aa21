import { toMajor } from '#lib/model';
import type { Alternative, Amount, Named, Pathway } from '../answers.js';
import { levelWeight, readinessOf } from '../gaps/formula.js';
import type { Person } from '../person.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { calendar } from './calendar.js';
import { bundleSaving } from './explain.js';
import type { Plan } from './instance.js';
import type { MilpSolver } from './milp.js';
import type { PathwayOptions } from './options.js';
import { studyOrder, type Worth } from './order.js';
import type { PathwayProblem } from './problem.js';
import { close, startState } from './replay.js';
import type { SolveOptions } from './solve.js';
import { amountText } from './statement.js';

/** How a solve is run: by whom, and who is told how far it is. */
export interface Solving {
  readonly solver: MilpSolver;
  /** A monotonic clock in milliseconds, for time limits. */
  readonly clock?: () => number;
  readonly onProgress?: SolveOptions['onProgress'];
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
}

/** Time limit, clock and progress of each solve of a question. */
export function solveOptions({ options, solving }: Question): SolveOptions {
  const { clock, onProgress } = solving;
  return {
    ...(options.timeLimitMs !== undefined && { timeLimitMs: options.timeLimitMs }),
    ...(clock && { clock }),
    ...(onProgress && { onProgress }),
  };
}

/** A plan of a question in the words and units of an answer. */
export class PlanView {
  private readonly currency: string;

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

  /** The last day of study; null when nothing is studied. */
  finish(plan: Plan): string | null {
    const { instance, start, hoursPerWeek } = this.question.problem;
    const minutes = plan.order.map((offer) => instance.offers[offer]!.minutes);
    return calendar(minutes, start, hoursPerWeek).at(-1)?.finish ?? null;
  }

  /** Weeks of study, started ones counted whole. */
  weeks(plan: Plan): number {
    const exact = plan.minutes / 60 / this.question.problem.hoursPerWeek;
    return Math.ceil(Math.round(exact * 1e6) / 1e6);
  }

  /** Readiness after an order has been studied; null for a role that requires no skill. */
  readiness(order: readonly number[]): number | null {
    const { problem } = this.question;
    const state = startState(problem.instance);
    close(problem.instance, state, order);
    return readinessOf(
      this.required().map(({ skill, index, need, importance }) => ({
        need,
        importance,
        have: index < 0 ? (problem.levels.skills.get(skill)?.level ?? 0) : state.levels[index]!,
      })),
    );
  }

  /** The same plan in the order that brings the required skills soonest. */
  ordered(plan: Plan): Plan {
    const worth = this.required().flatMap(({ index, need, importance }): Worth[] =>
      index < 0 ? [] : [{ skill: index, need, weight: levelWeight(importance, need) }],
    );
    return { ...plan, order: studyOrder(this.question.problem.instance, plan.order, worth) };
  }

  objective(plan: Plan): Pathway['objective'] {
    const minimise = this.question.options.minimise ?? 'cost';
    return { minimise, value: this.inUnit(plan.value), unit: minimise === 'hours' ? 'hours' : this.currency };
  }

  /** The objective's integer → hours, or major units of the currency. */
  inUnit(value: number): number {
    const minimise = this.question.options.minimise ?? 'cost';
    if (minimise === 'hours') return value / 60;
    return toMajor(minimise === 'mix' ? value / 60 : value, this.currency);
  }

  /** The objective's value with its unit, for sentences. */
  valueText(plan: Plan): string {
    const { value, unit } = this.objective(plan);
    return unit === 'hours' ? `${value} hours` : amountText({ amount: value, currency: unit });
  }

  alternative(kind: string, plan: Plan): Alternative {
    const { snapshot, problem } = this.question;
    return {
      kind,
      cost: this.amount(plan.price),
      hours: plan.minutes / 60,
      finish: this.finish(plan),
      readiness: this.readiness(plan.order),
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
