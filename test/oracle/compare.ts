import { checkCertificate } from '#lib/checker';
import { solveInstance, type Instance, type MilpSolver } from '#lib/engine';
import { bruteForce } from './brute-force.js';
import { certify } from './certify.js';

/**
 * How the engine's answer differs from brute force, or null when it does not: status, value, the tie-break, and the plan
 * itself by the checker.
 */
export function mismatch(instance: Instance, solver: MilpSolver): string | null {
  const best = bruteForce(instance);
  const { status, plan, bound } = solveInstance(instance, solver);
  if (best === 'infeasible') return status === 'infeasible' ? null : `there is no plan, the engine says ${status}`;
  if (status !== 'optimal' || !plan) return `the best is ${best.value}, the engine says ${status}`;
  const second = instance.objective.then === 'price' ? plan.price : plan.minutes;
  if (plan.value !== best.value) return `the best is ${best.value}, the engine's is ${plan.value}`;
  if (second !== best.second) return `among ${best.value} the best second is ${best.second}, the engine's is ${second}`;
  if (bound === undefined || bound > plan.value) return `the bound ${bound} is above the value ${plan.value}`;
  const answer = checkCertificate(JSON.stringify(certify(instance, plan)));
  return answer.status === 'rejected' ? `the checker rejects the plan: ${answer.statement}` : null;
}
