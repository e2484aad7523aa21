import type { Instance, PlainProof } from './instance.js';
import type { MilpSolver } from './milp.js';
import { Known } from './known.js';
import { isSeparable, searchPlan } from './own-search.js';
import { planOfWhole } from './part.js';
import { promisingPart } from './promising.js';
import { provePlan } from './prove-plan.js';
import { goalsReached, startState } from './replay.js';
import { solveInstance, type Outcome, type SolveOptions } from './solve.js';
import { inTheTime } from './look.js';
import { solverWithin, stopper, withTimeLeft } from './time-left.js';

/** What came of a problem, and the proof that no plan is better, where one was found. */
export interface BestPlan {
  readonly outcome: Outcome;
  readonly proof: PlainProof | undefined;
}

/** Branches that a proof may have: counted, not timed, so that the same question has the same proof everywhere. */
const MOST_BRANCHES = 60;

/**
 * The best plan of an instance with the proof that none is better: by our own search, which proves as it goes, where every offer has a
 * price of its own, with the solver as the last resort; else by the solver, and a proof looked for afterwards.
 */
export function bestPlan(instance: Instance, anySolver: MilpSolver, options: SolveOptions = {}): BestPlan {
  const started = options.clock?.() ?? 0;
  const solver = solverWithin(anySolver, options);
  const known = new Known(instance);
  if (isFree(instance, options)) known.keep(options.fallback);
  const own = searched(instance, solver, options, known);
  if (own) return isDecided(own.outcome) ? own : lastResort(instance, solver, options, own);
  const outcome = solvedInPart(instance, solver, options, known);
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
  if (options.clock && options.timeLimitMs !== undefined) return own;
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
  const known = new Known(instance);
  return searched(instance, within, options, known)?.outcome ?? solvedInPart(instance, within, options, known);
}

/** By our own search; undefined where that does not serve. */
function searched(instance: Instance, solver: MilpSolver, options: SolveOptions, known: Known): BestPlan | undefined {
  if (!isFree(instance, options) || !isSeparable(instance)) return undefined;
  const found = searchPlan(instance, solver, options);
  return found && { ...found, outcome: known.beside(found.outcome) };
}

/** By the solver, among the offers that a plan found quickly leaves in question. */
function solvedInPart(instance: Instance, solver: MilpSolver, options: SolveOptions, known: Known): Outcome {
  const started = options.clock?.() ?? 0;
  const part = isFree(instance, options) ? inTheTime(() => promisingPart(instance, solver, options, known)) : undefined;
  const outcome = solveInstance(part?.instance ?? instance, solver, {
    ...withTimeLeft(options, started),
    isPlanKnown: known.hasPlan,
  });
  return known.beside(part && outcome.plan ? { ...outcome, plan: planOfWhole(part, outcome.plan) } : outcome);
}

/** Whether there is something to look for, and no row but the problem's own. */
function isFree(instance: Instance, options: SolveOptions): boolean {
  if (options.atMost?.length || options.rows?.length) return false;
  return !goalsReached(instance, startState(instance));
}
