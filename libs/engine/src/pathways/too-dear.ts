import { toMajor } from '#lib/model';
import type { Proof } from '../answers.js';
import { bestPlan } from './best-plan.js';
import { solveOptions, type Question } from './plan-view.js';
import { amountText, howProved, proofKind } from './statement.js';

/**
 * Why nothing keeps within the budget, where that can be proved: the cheapest plan within the other limits costs more.
 * @returns the proof, and its bound in minor units; undefined where the budget is not what stands in the way, or no proof was found
 */
export function tooDear(question: Question): { proof: Proof; bound: number } | undefined {
  const { instance, currency } = question.problem;
  const budget = instance.limits.price;
  if (budget === null || instance.objective.price !== 1 || instance.objective.minutes !== 0) return undefined;
  const free = { ...instance, limits: { ...instance.limits, price: null } };
  const { outcome, proof: found } = bestPlan(free, question.solving.solver, solveOptions(question));
  const { plan } = outcome;
  if (!plan || plan.price <= budget || !found) return undefined;
  const text = (minor: number): string => amountText({ amount: toMajor(minor, currency), currency });
  return {
    proof: {
      kind: proofKind(found),
      statement: `The cheapest plan${instance.limits.minutes === null ? '' : ' within the time given'} costs ${text(plan.price)}, more than the budget of ${text(budget)}: proved ${howProved(found)}.`,
    },
    bound: plan.value,
  };
}
