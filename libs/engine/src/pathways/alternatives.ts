import type { Alternative, PlanSummary } from '../answers.js';
import { DEARER } from './dearer.js';
import type { Instance, Plan } from './instance.js';
import type { PathwayOptions } from './options.js';
import { inTheTime, lookFor } from './look.js';
import { PlanView, solveOptions, type Question } from './plan-view.js';
import type { PathwayProblem } from './pathway-problem.js';
import { pathwayProblem } from './problem.js';
import { solveInTime } from './calendar/in-time.js';
import { mostInTime } from './most-in-time.js';
import { withRealMinutes } from './real-minutes.js';
import { stopper } from './time-left.js';

/** Which share of its badges another plan may use again. */
const SHARED = 0.7;

/** Plans at most a tenth dearer than the best, each of which uses at most 70 % of the badges of any shown before. */
export function differentPlans(question: Question, best: Plan): Alternative[] {
  const { problem, options, solving } = question;
  if (best.order.length === 0) return [];
  const view = new PlanView(question);
  const found: Plan[] = [best];
  const limit = Math.floor(best.value * DEARER);
  for (let i = 0; i < (options.alternatives ?? 0); i++) {
    const atMost = found.map(({ order }) => ({
      offers: ofSameBadges(problem.instance, order),
      number: Math.floor(order.length * SHARED),
    }));
    const outcome = solveInTime(problem, solving.solver, { ...solveOptions(question), atMost });
    if (!outcome.plan || outcome.plan.value > limit) break;
    found.push(view.ordered(outcome.plan));
  }
  return found.slice(1).map((plan) => view.alternative('different', plan));
}

/** These offers and all others of their badges: a badge renewed and taken anew is the same. */
function ofSameBadges({ offers }: Instance, order: readonly number[]): number[] {
  const badges = new Set(order.map((offer) => offers[offer]!.credential));
  return [...offers.keys()].filter((offer) => badges.has(offers[offer]!.credential));
}

/** Points of the trade-off between money and hours: the cheapest plan within each of a row of limits on the hours. */
export function frontOf(question: Question): Alternative[] {
  const wanted = Math.floor(question.options.front ?? 0);
  if (wanted < 1) return [];
  const problem = withRealMinutes(question.problem);
  const { instance } = problem;
  const solved = (changed: Partial<Instance>): Plan | undefined =>
    solveInTime({ ...problem, instance: { ...instance, ...changed } }, question.solving.solver, solveOptions(question))
      .plan;
  const cheapestWithin = (minutes: number | null): Plan | undefined =>
    solved({ objective: { price: 1, minutes: 0, then: 'minutes' }, limits: { ...instance.limits, minutes } });
  const cheapest = cheapestWithin(instance.limits.minutes);
  if (!cheapest) return [];
  const fastest = solved({ objective: { price: 0, minutes: 1, then: 'price' } }) ?? cheapest;
  const between = Array.from({ length: Math.max(0, wanted - 2) }, (_, i) =>
    cheapestWithin(Math.floor(cheapest.minutes - ((cheapest.minutes - fastest.minutes) * (i + 1)) / (wanted - 1))),
  );
  const points = new Map<string, Plan>();
  for (const plan of [cheapest, ...between, ...(wanted > 1 ? [fastest] : [])]) {
    if (plan) points.set(`${plan.price} ${plan.minutes}`, plan);
  }
  const view = new PlanView(question);
  return [...points.values()]
    .sort((a, b) => a.price - b.price || a.minutes - b.minutes)
    .map((plan) => view.alternative('front', view.ordered(plan)));
}

/** What is offered where nothing reaches the goals within the limits. */
export interface Offered {
  readonly offered: readonly Alternative[];
  /** Another may cover more, or as much for less: the search came to no end. */
  readonly isCutOff: boolean;
}

export const NOTHING_OFFERED: Offered = { offered: [], isCutOff: false };

/** Of the time that is left, for what is offered where nothing reaches the goals; the rest is for what stands in the way. */
const OFFERED = 0.7;

/** How long the problem of what is offered may be made when the time is over. */
const GRACE_MS = 20;

/** Nothing reaches the goals within the limits: the cheapest of the plans within them that cover most of the role. */
export function bestWithinLimits(question: Question): Offered {
  const { instance: asked, timetable, minutesLimit } = question.problem;
  const { price, minutes } = asked.limits;
  if (price === null && minutes === null && minutesLimit === null && !timetable.deadline) return NOTHING_OFFERED;
  const changed = { coverage: 0, require: [], creditsToward: undefined, credits: undefined };
  const problem = problemWith(question, changed, GRACE_MS);
  if (problem === NO_TIME) return { ...NOTHING_OFFERED, isCutOff: true };
  if (!problem?.instance.goals.coverage) return NOTHING_OFFERED;
  const goals = { ...problem.instance.goals, anyOf: [], stacks: [] };
  const soft: PathwayProblem = { ...problem, instance: { ...problem.instance, goals } };
  const within = solveOptions(question);
  const { timeLimitMs, clock } = within;
  const most = mostInTime(soft, question.solving.solver, {
    ...within,
    ...(clock && timeLimitMs !== undefined && { timeLimitMs: OFFERED * timeLimitMs }),
  });
  const { plan, isCutOff } = most;
  if (!plan || plan.order.length === 0) return { ...NOTHING_OFFERED, isCutOff };
  const view = new PlanView({ ...question, problem: soft });
  const kind = price !== null ? 'within-budget' : timetable.deadline ? 'within-deadline' : 'within-hours';
  return { offered: [view.alternative(kind, view.ordered(plan))], isCutOff };
}

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

const NO_TIME = 'no time';
const NOT_LOOKED_FOR: PlanSummary = { status: 'timed-out', cost: null, hours: null, finish: null };

/**
 * The problem of the same question with other options, in the same currency; undefined where those make no sense.
 * @param least milliseconds that making it may take, whatever time is left
 */
function problemWith(
  question: Question,
  changed: PathwayOptions | object,
  least = 0,
): PathwayProblem | typeof NO_TIME | undefined {
  const { snapshot, person, role, problem } = question;
  const options = { ...question.options, ...changed, currency: problem.currency };
  const { clock, timeLimitMs } = solveOptions(question);
  const limit = timeLimitMs === undefined ? {} : { timeLimitMs: Math.max(least, timeLimitMs) };
  const look = lookFor(stopper({ ...limit, ...(clock && { clock }) }, 1));
  const made = inTheTime(() => pathwayProblem(snapshot, person, role, options, undefined, look));
  if (!made) return NO_TIME;
  return 'problems' in made ? undefined : made;
}

function summary(question: Question, problem: PathwayProblem): PlanSummary {
  const { plan, status } = solveInTime(problem, question.solving.solver, solveOptions(question));
  if (!plan) return { status, cost: null, hours: null, finish: null };
  const view = new PlanView({ ...question, problem });
  return { status, cost: view.amount(plan.price), hours: view.hours(plan), finish: view.finish(plan) };
}
