import type { Problem } from '#lib/model';
import type { Pathway, Proof } from '../answers.js';
import { learnerName } from '../gaps/gap.js';
import type { Person } from '../person.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { blockedBy } from './blocked.js';
import { differentPlans } from './alternatives.js';
import { bestInTime, type InTime } from './calendar/in-time.js';
import { soonest, type Soonest } from './calendar/soonest.js';
import { finishProof, ruledOutProof, tooLate } from './calendar/words.js';
import { certificateOf } from './certificate.js';
import { costsMost, toldPrices } from './told-prices.js';
import { explainStacks, explainSteps } from './explain.js';
import { frontOf } from './front.js';
import { goalPrices } from './goal-prices.js';
import type { Certificate, Instance, Plan } from './instance.js';
import { inTheTime, lookFor } from './look.js';
import { besideBest, myopicPlan, type MyopicPlan } from './myopic-plan.js';
import { noPlan } from './no-plan.js';
import type { PathwayOptions } from './options.js';
import { PlanView, solveOptions, type Question, type Solving } from './plan-view.js';
import { pathwayProblem } from './problem.js';
import { tellers } from './progress.js';
import type { Outcome } from './solve.js';
import { ofCatalogue } from './sieved-answer.js';
import { greedyText, proofOf, type Told } from './statement.js';
import { solverWithin, stopper, type TimeLimit } from './time-left.js';
import { unmadeProblem } from './unmade.js';
import { bestWithinLimits, NOTHING_OFFERED, type Offered } from './within-limits.js';

/** Parts of the time: of the whole for what a large catalogue leaves to choose from, of what is left then for the myopic choice. */
const SIEVING = 0.7;
const MYOPIC = 0.3;

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
  const limit: TimeLimit = {
    ...solving,
    ...(options.timeLimitMs !== undefined && { timeLimitMs: options.timeLimitMs }),
  };
  const until = solving.clock && limit.timeLimitMs !== undefined ? solving.clock() + limit.timeLimitMs : undefined;
  const sieving = { ...solving, look: lookFor(stopper(limit, SIEVING)) };
  const made = inTheTime(() => pathwayProblem(snapshot, person, role, options, sieving, lookFor(stopper(limit, 1))));
  if (made && 'problems' in made) return { status: 'refused', problems: made.problems };
  const problem = made ?? unmadeProblem(snapshot, person, options);
  const asked: Question = { snapshot, person, role, options, solving, problem, until };
  const { onProgress } = solving;
  const view = new PlanView(asked);
  const inUnit = (value: number): number => view.inUnit(value);
  const told = onProgress && tellers(onProgress, options.minimise === 'finish' ? undefined : inUnit);
  const question: Question = { ...asked, solving: { ...solving, ...(told && { onProgress: told.later }) } };
  if (!made) return answer(question, { outcome: { status: 'timed-out', cuts: 0 }, proof: undefined });
  const myopic = myopicWithin(question, MYOPIC);
  const first = {
    ...solveOptions(asked),
    ...(myopic && !problem.sieved && { fallback: { ...myopic, value: Infinity } }),
    ...(told && { onProgress: told.first }),
  };
  if (options.minimise !== 'finish') {
    return answer(question, ofCatalogue(bestInTime(problem, solving.solver, first), problem), myopic);
  }
  const found = soonest(problem, solving.solver, first);
  const within: Question = { ...question, problem: { ...problem, ...found.problem } };
  return answer(within, found.found, myopic, { ...found, asked: question });
}

const NO_PLAN: Plan = { order: [], purchases: [], price: 0, minutes: 0, value: 0 };

/** Where the finish is minimised, `asked` is the question without the last day found. */
function answer(
  question: Question,
  found: InTime,
  myopic?: MyopicPlan | null,
  finish?: Soonest & { readonly asked: Question },
): Pathway {
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
  const instead = plan ? NOTHING_OFFERED : bestWithinLimits(question);
  const greedily = plan && (myopic === undefined ? myopicWithin(finish?.asked ?? question, 1) : myopic);
  const best = plan && finish ? view.days(plan) : (plan?.value ?? 0);
  const greedy = greedily ? besideBest(greedily, (finish?.asked ?? question).problem, options.minimise, best) : null;
  const [cost, objective] = [view.amount(shown.price), view.objective(shown)];
  const others = plan ? differentPlans(eachItsTime(question), plan) : { plans: instead.offered, ...instead };
  const proven =
    none?.proof ??
    late ??
    (finish && plan && finishProof(view, plan, finish)) ??
    ruledOutProof(question, view, outcome, found) ??
    proofOf(outcome, proof, view.valueText(shown), problem, view.asked());
  return {
    status: outcome.status,
    ...(person.learner && { learner: learnerName(person.learner) }),
    role: { id, title },
    on: options.on,
    cost,
    saved: view.saved(shown),
    hours: view.hours(shown),
    weeks: view.weeks(shown),
    finish: view.finish(shown),
    start: problem.start,
    hoursPerWeek: problem.hoursPerWeek,
    calendar: view.calendar(shown),
    readiness: { before: view.readiness(NO_PLAN), after: plan ? view.readiness(plan) : null },
    steps: explainSteps(
      snapshot,
      view.lasting(shown),
      { role: question.role, require: options.require },
      shown,
      view.stays(shown),
    ),
    stacks: explainStacks(snapshot, view.lasting(shown), shown),
    uncovered: problem.uncovered,
    bound: bound === undefined ? null : finish && plan ? bound : view.inUnit(bound),
    gap: plan ? distance(finish ? view.days(plan) : plan.value, bound) : null,
    objective,
    proof: {
      ...wholeProof(question, view, found, plan, beside(instead, proven), greedyText({ greedy, cost, objective })),
      ...(options.certificate &&
        outcome.status === 'optimal' &&
        plan && { certificate: certificateFor(found, problem.instance, plan) }),
    },
    greedy,
    alternatives: others.plans,
    ...(others.whyFewer !== '' && { whyFewer: others.whyFewer }),
    front: plan ? frontOf(eachItsTime(finish?.asked ?? question)) : [],
    ...(outcome.status === 'infeasible' && { blocked: blockedBy(question) }),
    left: problem.left,
    considered: problem.considered,
    snapshot: { version: snapshot.version },
  };
}

/** The myopic choice, if a part of the time that is left is enough for it; null where it leads nowhere. */
function myopicWithin(question: Question, part: number): MyopicPlan | null | undefined {
  const { problem, solving } = question;
  const limit = solveOptions(question);
  return inTheTime(() => myopicPlan(problem, solverWithin(solving.solver, limit), lookFor(stopper(limit, part))));
}

/** The same question for alternatives: each may take the time limit. */
function eachItsTime(question: Question): Question {
  return { ...question, until: undefined };
}

/** The proof with what it charges for each goal, where it has prices, and with what is said beside it. */
function wholeProof(
  question: Question,
  view: PlanView,
  { certified, proof }: InTime,
  plan: Plan | undefined,
  told: Told,
  greedily: string,
): Proof {
  const said = (...more: readonly string[]): Proof => ({
    ...told,
    statement: [told.statement, greedily, ...more].filter((sentence) => sentence !== '').join(' '),
    proven: told.statement,
  });
  if (!plan || !proof || plan.order.length === 0) return said();
  const charged = goalPrices(certified ?? question.problem.instance, plan, proof);
  const prices = toldPrices(question, view, charged);
  return { ...said(costsMost(prices, view.valueText(plan))), prices };
}

/** What is proved with a word on what is offered in place of a plan, where the search for that was cut off. */
function beside({ offered, isCutOff }: Offered, told: Told): Told {
  if (!isCutOff) return told;
  const word =
    offered.length > 0
      ? 'The search for what covers most within the limits was cut off: another plan may cover more than the one offered, or cost less.'
      : 'The search for what covers most within the limits was cut off before any plan was found.';
  return { ...told, statement: `${told.statement} ${word}` };
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
