import type { Instance, PlainProof } from './instance.js';
import { jointPlan } from './joint-search.js';
import type { MilpSolver } from './milp.js';
import { Known } from './known.js';
import { isSeparable, searchPlan } from './own-search.js';
import { provePlan } from './prove-plan.js';
import { goalsReached, startState } from './replay.js';
import { solveInstance, type Outcome, type SolveOptions } from './solve.js';
import { solverWithin, stopper, withTimeLeft } from './time-left.js';

/** What came of a problem, and the proof that no plan is better, where one was found. */
export interface BestPlan {
  readonly outcome: Outcome;
  readonly proof: PlainProof | undefined;
}

/** Branches that a proof may have: counted, not timed, so that the same question has the same proof everywhere. */
const MOST_BRANCHES = 300;

/**
 * The best plan of an instance with the proof that none is better: by our own search, which proves as it goes; with the solver as the
 * last resort, and for what the search does not serve: then a proof is looked for afterwards.
 */
export function bestPlan(instance: Instance, anySolver: MilpSolver, options: SolveOptions = {}): BestPlan {
  const started = options.clock?.() ?? 0;
  const solver = solverWithin(anySolver, options);
  const own = searched(instance, solver, options, MOST_BRANCHES);
  if (own) return isDecided(own.outcome) ? own : lastResort(instance, solver, withTimeLeft(options, started), own);
  const outcome = solveInstance(instance, solver, options);
  const stop = stopper(withTimeLeft(options, started), 1);
  const proof =
    outcome.plan && provePlan(instance, outcome.plan, solver, { nodes: MOST_BRANCHES, ...(stop && { stop }) });
  return proof ? { outcome: proved(outcome, instance), proof } : { outcome, proof };
}

/** A plan that time did not allow the solver to finish may still be proved the best. */
function proved(outcome: Outcome, { objective }: Instance): Outcome {
  const { plan, status } = outcome;
  if (status === 'optimal' || !plan) return outcome;
  const tieOpen = plan[objective.then] === 0 ? undefined : objective.then;
  return { ...outcome, status: 'optimal', bound: plan.value, ...(tieOpen && { tieOpen }) };
}

function isDecided({ status }: Outcome): boolean {
  return status === 'optimal' || status === 'infeasible';
}

/** The search came to no end: the solver may, in the time that is left; else the better plan and the better bound of the two. */
function lastResort(instance: Instance, solver: MilpSolver, options: SolveOptions, own: BestPlan): BestPlan {
  if (options.clock && options.timeLimitMs === 0) return own;
  const { outcome } = own;
  const other = solveInstance(instance, solver, options);
  if (isDecided(other) || !outcome.plan) return { outcome: other, proof: undefined };
  const plan = other.plan && other.plan.value < outcome.plan.value ? other.plan : outcome.plan;
  const bound = Math.max(outcome.bound ?? 0, other.bound ?? 0);
  return { outcome: { ...outcome, plan, bound }, proof: undefined };
}

/** The best plan where nobody asks for a proof. */
export function bestOutcome(instance: Instance, solver: MilpSolver, options: SolveOptions = {}): Outcome {
  const within = solverWithin(solver, options);
  return searched(instance, within, options, 1)?.outcome ?? solveInstance(instance, within, options);
}

/** By our own search; undefined where that does not serve. */
function searched(
  instance: Instance,
  solver: MilpSolver,
  options: SolveOptions,
  branches: number,
): BestPlan | undefined {
  if (!isFree(instance, options)) return undefined;
  const known = new Known(instance);
  known.keep(options.fallback);
  const found = isSeparable(instance)
    ? searchPlan(instance, solver, options)
    : jointPlan(instance, solver, options, known, branches);
  return found && { ...found, outcome: known.beside(found.outcome) };
}

/** Whether there is something to look for, and no row but the problem's own. */
function isFree(instance: Instance, options: SolveOptions): boolean {
  if (options.atMost?.length || options.rows?.length) return false;
  return !goalsReached(instance, startState(instance));
}
