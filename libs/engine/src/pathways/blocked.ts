import type { PlanSummary } from '../answers.js';
import { solveInTime } from './calendar/in-time.js';
import type { PathwayOptions } from './options.js';
import type { PathwayProblem } from './pathway-problem.js';
import { PlanView, solveOptions, type Question } from './plan-view.js';
import { NO_TIME, problemWith } from './problem-with.js';

/** Constraints that can stand in the way, in the order in which they are told. */
const CONSTRAINTS = [
  'budget',
  'by',
  'maxHours',
  'validOn',
  'coverage',
  'minTrust',
  'mode',
  'language',
  'region',
  'exclude',
  'require',
  'creditsToward',
] as const satisfies readonly (keyof PathwayOptions)[];

/** Each constraint that was given, and what would come of it without that one alone. */
export function blockedBy(question: Question): { constraint: string; without: PlanSummary }[] {
  const { options } = question;
  const given = CONSTRAINTS.filter((name) => options[name] !== undefined && [options[name]].flat().length > 0);
  return given.flatMap((constraint) => {
    const problem = problemWith(question, { [constraint]: undefined });
    if (!problem) return [];
    const without = problem === NO_TIME ? NOT_LOOKED_FOR : summary(question, problem);
    return [{ constraint, without }];
  });
}

const NOT_LOOKED_FOR: PlanSummary = { status: 'timed-out', cost: null, hours: null, finish: null };

function summary(question: Question, problem: PathwayProblem): PlanSummary {
  const { plan, status } = solveInTime(problem, question.solving.solver, solveOptions(question));
  if (!plan) return { status, cost: null, hours: null, finish: null };
  const view = new PlanView({ ...question, problem });
  return { status, cost: view.amount(plan.price), hours: view.hours(plan), finish: view.finish(plan) };
}
