import type { Alternative, Named } from '../answers.js';
import type { Instance, Plan } from './instance.js';
import { mostInTime, type MostInTime } from './most-in-time.js';
import { namedCredential, namedStack } from './named.js';
import type { PathwayProblem } from './pathway-problem.js';
import { PlanView, solveOptions, type Question } from './plan-view.js';
import { NO_TIME, problemWith } from './problem-with.js';
import { close, coverageOf, requiredTargets, startState, targetReached, type State } from './replay.js';

/** What is offered where nothing reaches the goals within the limits. */
export interface Offered {
  readonly offered: readonly Alternative[];
  /** Another may cover more, or as much for less: the search came to no end. */
  readonly isCutOff: boolean;
  /** Why nothing is offered, in a sentence; empty where something is. */
  readonly whyFewer: string;
}

export const NOTHING_OFFERED: Offered = { offered: [], isCutOff: false, whyFewer: '' };

/** Of the time that is left, for what is offered where nothing reaches the goals; the rest is for what stands in the way. */
const OFFERED = 0.7;
/** Of the time that is left, for what keeps all that is required. */
const KEPT = 0.35;

/** How long the problem of what is offered may be made when the time is over. */
const GRACE_MS = 20;

/**
 * Nothing reaches the goals within the limits: the cheapest of the plans within them that cover most of the role, among those that bring
 * all credentials and stacks that are required by themselves; and where another covers more without those, that one too.
 */
export function bestWithinLimits(question: Question): Offered {
  const { instance: asked, timetable, minutesLimit } = question.problem;
  const { price, minutes } = asked.limits;
  if (price === null && minutes === null && minutesLimit === null && !timetable.deadline) return NOTHING_OFFERED;
  const problem = problemWith(question, { coverage: 0 }, GRACE_MS);
  if (problem === NO_TIME) return { ...NOTHING_OFFERED, isCutOff: true };
  if (!problem?.instance.goals.coverage) return NOTHING_OFFERED;
  const { goals } = problem.instance;
  const isAnyRequired = goals.anyOf.length > 0 || goals.stacks.length > 0;
  const soft: Instance = { ...problem.instance, goals: { ...goals, anyOf: [], stacks: [] } };
  const kept = isAnyRequired ? most(question, problem, KEPT) : undefined;
  const open = most(question, { ...problem, instance: soft }, OFFERED);
  const view = new PlanView({ ...question, problem });
  const covered = (plan: Plan): number => coverageOf(problem.instance, endOf(view, plan));
  const better = open.plan && kept?.plan && covered(open.plan) <= covered(kept.plan) ? undefined : open.plan;
  const plans = [kept?.plan, better].filter((plan) => plan !== undefined && plan.order.length > 0) as Plan[];
  const kind = price !== null ? 'within-budget' : timetable.deadline ? 'within-deadline' : 'within-hours';
  const offered = plans.map((plan) => {
    const ordered = view.ordered(plan);
    const leavesOut = leftOut(question, problem, endOf(view, ordered));
    return { ...view.alternative(kind, ordered), ...(leavesOut.length > 0 && { leavesOut }) };
  });
  const isCutOff = open.isCutOff || kept?.isCutOff === true;
  const whyFewer = plans.length > 0 || isCutOff ? '' : 'Nothing that closes any of the gap keeps within the limits.';
  return { offered, isCutOff, whyFewer };
}

function most(question: Question, problem: PathwayProblem, part: number): MostInTime {
  const within = solveOptions(question);
  const { timeLimitMs, clock } = within;
  const limit = clock && timeLimitMs !== undefined ? { timeLimitMs: part * timeLimitMs } : {};
  return mostInTime(problem, question.solving.solver, { ...within, ...limit });
}

function endOf(view: PlanView, plan: Plan): State {
  const { instance } = view.lasting(plan);
  const state = startState(instance);
  close(instance, state, plan.order);
  return state;
}

/** What is required by itself and not brought: of each group all that would do. */
function leftOut({ snapshot }: Question, problem: PathwayProblem, end: State): { readonly anyOf: readonly Named[] }[] {
  return requiredTargets(problem.instance).flatMap((target) => {
    if (targetReached(problem.instance, end, target)) return [];
    if (target.kind === 'anyOf') {
      return [{ anyOf: target.credentials.map((credential) => namedCredential(snapshot, problem, credential)) }];
    }
    const stack = target.kind === 'stack' ? namedStack(snapshot, problem, target.stack) : undefined;
    return stack ? [{ anyOf: [stack] }] : [];
  });
}
