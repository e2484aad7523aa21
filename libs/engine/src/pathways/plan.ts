import { toMajor, type Problem } from '#lib/model';
import type { Pathway } from '../answers.js';
import { learnerName } from '../gaps/gap.js';
import type { Person } from '../person.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { bestWithinLimits, blockedBy, differentPlans, frontOf } from './alternatives.js';
import { bestPlan, PROOF_LIMITS } from './best-plan.js';
import { certificateOf } from './certificate.js';
import { explainStacks, explainSteps } from './explain.js';
import { greedyOrder } from './greedy.js';
import type { Plan } from './instance.js';
import type { PathwayOptions } from './options.js';
import { cheapestPurchases, singlePurchases } from './payments.js';
import { PlanView, solveOptions, type Question, type Solving } from './plan-view.js';
import { pathwayProblem } from './problem.js';
import type { ProofFound } from './proof/prove.js';
import type { Outcome } from './solve.js';
import { proofOf } from './statement.js';
import { tooDear } from './too-dear.js';

/** A question whose options make no sense: every problem found. */
export interface PathwayRefusal {
  readonly status: 'refused';
  readonly problems: readonly Problem[];
}

/**
 * The best set of credentials that brings a person to a role, in order, on a calendar, with the reason for each (L4).
 * @param role position in the snapshot
 */
export function planPathway(
  snapshot: Snapshot,
  person: Person,
  role: number,
  options: PathwayOptions,
  solving: Solving,
): Pathway | PathwayRefusal {
  const problem = pathwayProblem(snapshot, person, role, options);
  if ('problems' in problem) return { status: 'refused', problems: problem.problems };
  const question: Question = { snapshot, person, role, options, solving, problem };
  const { outcome, proof } = bestPlan(problem.instance, solving.solver, solveOptions(question));
  return answer(question, outcome, proof);
}

const NO_PLAN: Plan = { order: [], purchases: [], price: 0, minutes: 0, value: 0 };

function answer(question: Question, outcome: Outcome, proof: ProofFound | undefined): Pathway {
  const { snapshot, person, problem, options } = question;
  const view = new PlanView(question);
  const plan = outcome.plan && view.ordered(outcome.plan);
  const shown = plan ?? NO_PLAN;
  const { id, title } = snapshot.roles.facts[question.role]!;
  const dear = outcome.status === 'infeasible' ? tooDear(question, PROOF_LIMITS) : undefined;
  const bound = outcome.bound ?? dear?.bound;
  const greedy = plan ? greedyBeside(question, plan) : null;
  return {
    status: outcome.status,
    ...(person.learner && { learner: learnerName(person.learner) }),
    role: { id, title },
    on: options.on,
    cost: view.amount(shown.price),
    saved: view.saved(shown),
    hours: shown.minutes / 60,
    weeks: view.weeks(shown),
    finish: view.finish(shown),
    start: problem.start,
    hoursPerWeek: problem.hoursPerWeek,
    readiness: { before: view.readiness([]), after: plan ? view.readiness(plan.order) : null },
    steps: explainSteps(snapshot, problem, { role: question.role, require: options.require }, shown),
    stacks: explainStacks(snapshot, problem, shown),
    uncovered: problem.uncovered,
    bound: bound === undefined ? null : view.inUnit(bound),
    gap: plan ? distance(plan, outcome.bound) : null,
    objective: view.objective(shown),
    proof: {
      ...(dear?.proof ?? proofOf(outcome, proof, view.valueText(shown), problem.considered, greedy?.excess ?? null)),
      ...(options.certificate &&
        outcome.status === 'optimal' &&
        plan && { certificate: certificateOf(problem.instance, plan, proof) }),
    },
    greedy,
    alternatives: plan ? differentPlans(question, plan) : bestWithinLimits(question),
    front: plan ? frontOf(question, plan) : [],
    ...(outcome.status === 'infeasible' && { blocked: blockedBy(question) }),
    left: problem.left,
    considered: problem.considered,
    snapshot: { version: snapshot.version },
  };
}

/** (value − bound) ÷ value: 0 when nothing is left between them. */
function distance(plan: Plan, bound: number | undefined): number | null {
  if (plan.value === 0) return 0;
  return bound === undefined ? null : (plan.value - bound) / plan.value;
}

/** What the myopic choice would cost, however long it takes, paid for as cheaply as its badges can be. */
function greedyBeside({ problem, solving }: Question, best: Plan): Pathway['greedy'] {
  const { instance } = problem;
  const order = greedyOrder(instance);
  if (!order) return null;
  const purchases = cheapestPurchases(instance, order, solving.solver) ?? singlePurchases(instance, order);
  const price = purchases.reduce((sum, one) => sum + one.paid, 0);
  const minutes = order.reduce((sum, offer) => sum + instance.offers[offer]!.minutes, 0);
  const value = price * instance.objective.price + minutes * instance.objective.minutes;
  const excess = best.value > 0 ? (value - best.value) / best.value : value > 0 ? null : 0;
  return { cost: toMajor(price, problem.currency), excess };
}
