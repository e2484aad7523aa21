import type { Alternative, PlanSummary } from '../answers.js';
import type { Instance, Plan } from './instance.js';
import type { PathwayOptions } from './options.js';
import { PlanView, solveOptions, type Question } from './plan-view.js';
import { pathwayProblem, type PathwayProblem } from './problem.js';
import { mostCoverage, solveInstance } from './solve.js';

/** How much dearer than the best an alternative may be, and which share of its badges another plan may use again. */
const DEARER = 1.1;
const SHARED = 0.7;

/** Plans at most a tenth dearer than the best, each of which uses at most 70 % of the badges of any shown before. */
export function differentPlans(question: Question, best: Plan): Alternative[] {
  const { problem, options, solving } = question;
  if (best.order.length === 0) return [];
  const view = new PlanView(question);
  const found: Plan[] = [best];
  const limit = Math.floor(best.value * DEARER);
  for (let i = 0; i < (options.alternatives ?? 0); i++) {
    const atMost = found.map(({ order }) => ({ offers: order, number: Math.floor(order.length * SHARED) }));
    const outcome = solveInstance(problem.instance, solving.solver, { ...solveOptions(question), atMost });
    if (!outcome.plan || outcome.plan.value > limit) break;
    found.push(view.ordered(outcome.plan));
  }
  return found.slice(1).map((plan) => view.alternative('different', plan));
}

/** Points of the trade-off between money and hours: the cheapest plan within each of a row of limits on the hours. */
export function frontOf(question: Question, best: Plan): Alternative[] {
  const wanted = Math.floor(question.options.front ?? 0);
  if (wanted < 1) return [];
  const { instance } = question.problem;
  const solved = (changed: Partial<Instance>): Plan | undefined =>
    solveInstance({ ...instance, ...changed }, question.solving.solver, solveOptions(question)).plan;
  const cheapestWithin = (minutes: number | null): Plan | undefined =>
    solved({ objective: { price: 1, minutes: 0, then: 'minutes' }, limits: { ...instance.limits, minutes } });
  const cheapest = cheapestWithin(instance.limits.minutes) ?? best;
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

/** Nothing reaches the goals within the limits: the cheapest of the plans within them that cover most of the role. */
export function bestWithinLimits(question: Question): Alternative[] {
  const { price, minutes } = question.problem.instance.limits;
  if (price === null && minutes === null) return [];
  const problem = problemWith(question, { coverage: 0, require: [] });
  const coverage = problem?.instance.goals.coverage;
  if (!problem || !coverage) return [];
  const goals = { ...problem.instance.goals, anyOf: [], stacks: [] };
  const soft: Instance = { ...problem.instance, goals };
  const atLeast = mostCoverage(soft, question.solving.solver, solveOptions(question));
  if (atLeast === undefined) return [];
  const instance: Instance = { ...soft, goals: { ...goals, coverage: { ...coverage, atLeast } } };
  const { plan } = solveInstance(instance, question.solving.solver, solveOptions(question));
  if (!plan || plan.order.length === 0) return [];
  const view = new PlanView({ ...question, problem: { ...problem, instance } });
  return [view.alternative(price === null ? 'within-deadline' : 'within-budget', view.ordered(plan))];
}

/** Constraints that can stand in the way, in the order in which they are told. */
const CONSTRAINTS = [
  'budget',
  'by',
  'coverage',
  'minTrust',
  'mode',
  'language',
  'region',
  'exclude',
  'require',
] as const satisfies readonly (keyof PathwayOptions)[];

/** Each constraint that was given, and what would come of it without that one alone. */
export function blockedBy(question: Question): { constraint: string; without: PlanSummary }[] {
  const { options } = question;
  const given = CONSTRAINTS.filter((name) => options[name] !== undefined && [options[name]].flat().length > 0);
  return given.flatMap((constraint) => {
    const problem = problemWith(question, { [constraint]: undefined });
    return problem ? [{ constraint, without: summary(question, problem) }] : [];
  });
}

/** The problem of the same question with other options, in the same currency. */
function problemWith(
  { snapshot, person, role, options, problem }: Question,
  changed: PathwayOptions | object,
): PathwayProblem | undefined {
  const made = pathwayProblem(snapshot, person, role, { ...options, ...changed, currency: problem.currency });
  return 'problems' in made ? undefined : made;
}

function summary(question: Question, problem: PathwayProblem): PlanSummary {
  const { plan, status } = solveInstance(problem.instance, question.solving.solver, solveOptions(question));
  if (!plan) return { status, cost: null, hours: null, finish: null };
  const view = new PlanView({ ...question, problem });
  return { status, cost: view.amount(plan.price), hours: plan.minutes / 60, finish: view.finish(plan) };
}
