import { toMajor, type Problem } from '#lib/model';
import type { Pathway, Proof } from '../answers.js';
import { learnerName } from '../gaps/gap.js';
import type { Person } from '../person.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { bestWithinLimits, blockedBy, differentPlans, frontOf } from './alternatives.js';
import { bestInTime, type InTime } from './calendar/in-time.js';
import { soonest, type Soonest } from './calendar/soonest.js';
import { lay } from './calendar/schedule.js';
import { finishProof, ruledOutProof, tooLate } from './calendar/words.js';
import { certificateOf } from './certificate.js';
import { costsMost, toldPrices } from './told-prices.js';
import { explainStacks, explainSteps } from './explain.js';
import { goalPrices } from './goal-prices.js';
import { greedyOrder } from './greedy.js';
import type { Certificate, Instance, Plan } from './instance.js';
import { noPlan } from './no-plan.js';
import type { PathwayOptions } from './options.js';
import { cheapestPurchases, singlePurchases } from './payments.js';
import { PlanView, solveOptions, type Question, type Solving } from './plan-view.js';
import { pathwayProblem } from './problem.js';
import { tellers } from './progress.js';
import type { Outcome } from './solve.js';
import { allInOrder, ofCatalogue } from './sieved-answer.js';
import { proofOf } from './statement.js';

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
  const problem = pathwayProblem(snapshot, person, role, options, solving);
  if ('problems' in problem) return { status: 'refused', problems: problem.problems };
  const asked: Question = { snapshot, person, role, options, solving, problem };
  const { onProgress } = solving;
  const view = new PlanView(asked);
  const inUnit = (value: number): number => view.inUnit(value);
  const told = onProgress && tellers(onProgress, options.minimise === 'finish' ? undefined : inUnit);
  const question: Question = { ...asked, solving: { ...solving, ...(told && { onProgress: told.later }) } };
  const first = { ...solveOptions(asked), ...(told && { onProgress: told.first }) };
  if (options.minimise !== 'finish') {
    return answer(question, ofCatalogue(bestInTime(problem, solving.solver, first), problem));
  }
  const found = soonest(problem, solving.solver, first);
  const within: Question = { ...question, problem: { ...problem, ...found.problem } };
  return answer(within, found.found, { ...found, asked: question });
}

const NO_PLAN: Plan = { order: [], purchases: [], price: 0, minutes: 0, value: 0 };

/** Where the finish is minimised, `asked` is the question without the last day found. */
function answer(question: Question, found: InTime, finish?: Soonest & { readonly asked: Question }): Pathway {
  const { snapshot, person, problem, options } = question;
  const { proof } = found;
  const view = new PlanView(question);
  const outcome = finish ? inDays(found.outcome, finish, view) : found.outcome;
  const plan = outcome.plan && view.ordered(outcome.plan);
  const shown = plan ?? NO_PLAN;
  const { id, title } = snapshot.roles.facts[question.role]!;
  const late = tooLate(question, outcome);
  const none = outcome.status === 'infeasible' && !late ? noPlan(question) : undefined;
  const bound = finish && plan ? finish.noEarlier + 1 : (outcome.bound ?? none?.bound);
  const greedy = plan ? greedyBeside(finish?.asked ?? question, finish ? view.days(plan) : plan.value) : null;
  return {
    status: outcome.status,
    ...(person.learner && { learner: learnerName(person.learner) }),
    role: { id, title },
    on: options.on,
    cost: view.amount(shown.price),
    saved: view.saved(shown),
    hours: view.hours(shown),
    weeks: view.weeks(shown),
    finish: view.finish(shown),
    start: problem.start,
    hoursPerWeek: problem.hoursPerWeek,
    calendar: view.calendar(shown),
    readiness: { before: view.readiness([]), after: plan ? view.readiness(plan.order) : null },
    steps: explainSteps(snapshot, problem, { role: question.role, require: options.require }, shown, view.stays(shown)),
    stacks: explainStacks(snapshot, problem, shown),
    uncovered: problem.uncovered,
    bound: bound === undefined ? null : finish && plan ? bound : view.inUnit(bound),
    gap: plan ? distance(finish ? view.days(plan) : plan.value, bound) : null,
    objective: view.objective(shown),
    proof: {
      ...withPrices(
        question,
        view,
        found,
        plan,
        none?.proof ??
          late ??
          (finish && plan && finishProof(view, plan, finish)) ??
          ruledOutProof(view, outcome, found, greedy?.excess ?? null) ??
          proofOf(outcome, proof, view.valueText(shown), problem, greedy?.excess ?? null),
      ),
      ...(options.certificate &&
        outcome.status === 'optimal' &&
        plan && { certificate: certificateFor(found, problem.instance, plan) }),
    },
    greedy,
    alternatives: plan ? differentPlans(question, plan) : bestWithinLimits(question),
    front: plan ? frontOf(finish?.asked ?? question) : [],
    ...(outcome.status === 'infeasible' && { blocked: blockedBy(question) }),
    left: problem.left,
    considered: problem.considered,
    snapshot: { version: snapshot.version },
  };
}

/** The proof with what it charges for each goal, where it has prices. */
function withPrices(question: Question, view: PlanView, found: InTime, plan: Plan | undefined, told: Proof): Proof {
  if (!plan || !found.proof || plan.order.length === 0) return told;
  const charged = goalPrices(found.certified ?? question.problem.instance, plan, found.proof);
  const prices = toldPrices(question, view, charged);
  return { ...told, statement: told.statement + costsMost(prices, view.valueText(plan)), prices };
}

/** The certificate of the instance that was proved; the minutes of its plan are that instance's. */
function certificateFor({ certified, proof }: InTime, instance: Instance, plan: Plan): Certificate {
  if (!certified) return certificateOf(instance, plan, proof);
  const minutes = plan.order.reduce((sum, offer) => sum + certified.offers[offer]!.minutes, 0);
  return certificateOf(certified, { ...plan, minutes }, proof);
}

/** The same outcome judged by its last day: the best only where nothing ends before it. */
function inDays(outcome: Outcome, { noEarlier }: Soonest, view: PlanView): Outcome {
  const { plan, status } = outcome;
  if (!plan || status !== 'optimal') return outcome;
  return view.days(view.ordered(plan)) === noEarlier + 1 ? outcome : { ...outcome, status: 'feasible' };
}

/** (value − bound) ÷ value: 0 when nothing is left between them. */
function distance(value: number, bound: number | undefined): number | null {
  if (value === 0) return 0;
  return bound === undefined ? null : (value - bound) / value;
}

/**
 * What the myopic choice would cost, however long it takes, paid for as cheaply as its badges can be.
 * @param best what the plan beside it is worth, in days where the finish is minimised
 */
function greedyBeside({ problem, solving, options }: Question, best: number): Pathway['greedy'] {
  const { timetable, sieved } = problem;
  const instance = sieved ? sieved.greedy : problem.instance;
  const order = instance && (sieved ? allInOrder(instance) : greedyOrder(instance));
  if (!order) return null;
  const purchases = cheapestPurchases(instance, order, solving.solver) ?? singlePurchases(instance, order);
  const price = purchases.reduce((sum, one) => sum + one.paid, 0);
  const cost = toMajor(price, problem.currency);
  const minutes = order.reduce((sum, offer) => sum + instance.offers[offer]!.minutes, 0);
  const weighed = (paid: number, studied: number): number =>
    paid * instance.objective.price + studied * instance.objective.minutes;
  if (options.minimise !== 'finish') return { cost, excess: excess(weighed(price, minutes), best) };
  const endless = { ...timetable, lastDay: Number.MAX_SAFE_INTEGER };
  const { schedule } = lay(instance, endless, order);
  return { cost, excess: schedule ? excess(schedule.lastDay + 1, best) : null };
}

/** By how much a value exceeds the best; null where there is nothing to compare it with. */
function excess(value: number, best: number): number | null {
  if (best > 0) return (value - best) / best;
  return value > 0 ? null : 0;
}
