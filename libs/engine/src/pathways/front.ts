import type { Alternative } from '../answers.js';
import { solveInTime } from './calendar/in-time.js';
import type { Instance, Plan } from './instance.js';
import { PlanView, solveOptions, type Question } from './plan-view.js';
import { withRealMinutes } from './real-minutes.js';

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
