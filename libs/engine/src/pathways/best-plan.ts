import type { Instance } from './instance.js';
import type { MilpSolver } from './milp.js';
import { prove, type ProofFound, type ProveOptions } from './proof/prove.js';
import { solveInstance, type Outcome, type SolveOptions } from './solve.js';

/** What came of a problem, and the proof that no plan is better, where one was found. */
export interface BestPlan {
  readonly outcome: Outcome;
  readonly proof: ProofFound | undefined;
}

/** How hard a proof is looked for: counted, not timed, so that the same question has the same proof everywhere. */
export const PROOF_LIMITS: ProveOptions = { nodes: 60, rounds: 25, effort: 2e7 };

/** The best plan of an instance with the proof that none is better. */
export function bestPlan(instance: Instance, solver: MilpSolver, options: SolveOptions = {}): BestPlan {
  const outcome = solveInstance(instance, solver, options);
  const proof = outcome.plan && prove(instance, outcome.plan.value, solver, PROOF_LIMITS);
  return { outcome: proof ? proved(outcome) : outcome, proof };
}

/** A plan that time did not allow the solver to finish may still be proved the best. */
function proved(outcome: Outcome): Outcome {
  return { ...outcome, status: 'optimal', ...(outcome.plan && { bound: outcome.plan.value }) };
}
