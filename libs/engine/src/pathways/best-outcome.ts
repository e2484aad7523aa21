import type { Instance } from './instance.js';
import type { MilpSolver } from './milp.js';
import { isSeparable, searchPlan } from './own-search.js';
import { planOfWhole } from './part.js';
import { promisingPart } from './promising.js';
import { goalsReached, startState } from './replay.js';
import { solveInstance, type Outcome, type SolveOptions } from './solve.js';

/**
 * The best plan of an instance where nobody asks for a proof: by our own search where it can, else by the solver among the offers
 * that a plan found quickly leaves in question, else by the solver.
 */
export function bestOutcome(instance: Instance, solver: MilpSolver, options: SolveOptions = {}): Outcome {
  const bound = options.atMost?.length || options.rows?.length;
  if (bound || goalsReached(instance, startState(instance))) return solveInstance(instance, solver, options);
  const own = isSeparable(instance) && searchPlan(instance, solver, options);
  if (own) return own.outcome;
  const part = promisingPart(instance, solver, options);
  if (!part) return solveInstance(instance, solver, options);
  const inPart = solveInstance(part.instance, solver, options);
  return inPart.plan ? { ...inPart, plan: planOfWhole(part, inPart.plan) } : inPart;
}
