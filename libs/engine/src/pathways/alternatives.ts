import type { Alternative } from '../answers.js';
import { solveInTime } from './calendar/in-time.js';
import { DEARER } from './dearer.js';
import type { Instance, Plan } from './instance.js';
import { PlanView, solveOptions, type Question } from './plan-view.js';
import type { Outcome } from './solve.js';

/** Which share of its badges another plan may use again. */
const SHARED = 0.7;

/** Other plans, and why there are fewer than asked for; empty where there are as many. */
export interface DifferentPlans {
  readonly plans: readonly Alternative[];
  readonly whyFewer: string;
}

/** Plans at most a tenth dearer than the best, each of which uses at most 70 % of the badges of any shown before. */
export function differentPlans(question: Question, best: Plan): DifferentPlans {
  const { problem, options, solving } = question;
  const wanted = best.order.length === 0 ? 0 : (options.alternatives ?? 0);
  const view = new PlanView(question);
  const found: Plan[] = [best];
  let whyFewer = '';
  while (found.length <= wanted) {
    const atMost = found.map(({ order }) => ({
      offers: ofSameBadges(problem.instance, order),
      number: Math.floor(order.length * SHARED),
    }));
    const outcome = solveInTime(problem, solving.solver, { ...solveOptions(question), atMost });
    whyFewer = whyNot(view, best, outcome, problem.sieved !== undefined);
    if (!outcome.plan || whyFewer !== '') break;
    found.push(view.ordered(outcome.plan));
  }
  return { plans: found.slice(1).map((plan) => view.alternative('different', plan)), whyFewer };
}

/** Why what came of looking for another plan is none that is shown; empty where it is one. */
function whyNot(view: PlanView, best: Plan, { status, plan }: Outcome, isSieved: boolean): string {
  if (plan && plan.value <= Math.floor(best.value * DEARER)) return '';
  const differs = 'leaves out at least 30 % of the badges of each plan shown';
  if (status !== 'optimal' && status !== 'infeasible') {
    return `Whether another plan ${differs}, for at most a tenth more, was not settled.`;
  }
  if (isSieved) return `No other plan ${differs} and takes at most a tenth more than the best of all.`;
  if (!plan) return `No other plan ${differs}.`;
  return `The best other plan that ${differs} would take ${view.valueText(plan)}, over a tenth more than the best of all: it is not shown.`;
}

/** These offers and all others of their badges: a badge renewed and taken anew is the same. */
function ofSameBadges({ offers }: Instance, order: readonly number[]): number[] {
  const badges = new Set(order.map((offer) => offers[offer]!.credential));
  return [...offers.keys()].filter((offer) => badges.has(offers[offer]!.credential));
}
