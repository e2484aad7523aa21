import { addDays, amountText, toMajor } from '#lib/model';
import { bestPlan } from './best-plan.js';
import { layForced } from './calendar/forced.js';
import { inLengths, minutesUntil, type OnCalendar } from './calendar/in-time.js';
import { daysOf, lastDayOf } from './calendar/timetable.js';
import { tooLong, type Shortest } from './calendar/too-long.js';
import { certificateOf } from './certificate.js';
import type { Instance, PlainProof, Plan } from './instance.js';
import { solveOptions, type Question } from './plan-view.js';
import { withRealMinutes } from './real-minutes.js';
import { close, coverageOf, startState } from './replay.js';
import { howProved, hoursText, proofKind, type Told } from './statement.js';

/** Why nothing keeps within the limits, and what no plan is worth less than, in the objective's units, where that is known by it. */
export interface NoPlan {
  readonly proof: Told;
  readonly bound?: number;
}

/**
 * Why nothing keeps within the limits, where that can be proved: the cheapest plan within the time costs more than the budget; or the
 * shortest of all takes longer than there is time; or what every plan takes does not fit on the calendar; or all that can be had is less
 * than the coverage asked for. The certificate, where one is asked for, is that of the cheapest or the shortest plan.
 */
export function noPlan(question: Question): NoPlan | undefined {
  return tooLittle(question) ?? tooDear(question) ?? pastTime(question) ?? inNoOrder(question.problem);
}

/** All that can be had (in time) does not bring the readiness asked for. */
function tooLittle({ problem, options }: Question): NoPlan | undefined {
  const { instance, timetable } = problem;
  const { coverage } = instance.goals;
  if (!coverage) return undefined;
  const end = startState(instance);
  close(instance, end, [...instance.offers.keys()]);
  const most = coverageOf(instance, end);
  if (most >= coverage.atLeast) return undefined;
  const by = timetable.deadline ? ` that can end by ${addDays(timetable.start, timetable.lastDay)}` : '';
  const share = Math.floor((most / coverage.atLeast) * (options.coverage ?? 1) * 1000) / 10;
  return {
    proof: {
      kind: 'none',
      statement: `Everything that can be had${by}, taken together, brings readiness to about ${share} %, less than the ${Math.round((options.coverage ?? 1) * 1000) / 10} % asked for.`,
    },
  };
}

/** The cheapest plan within the time costs more than the budget. */
function tooDear(question: Question): NoPlan | undefined {
  const real = withRealMinutes(question.problem);
  const budget = real.instance.limits.price;
  if (budget === null) return undefined;
  const found = cheapest(question, real, real.instance) ?? cheapest(question, real, withinLengths(real));
  if (!found) return undefined;
  const { currency } = question.problem;
  const text = (minor: number): string => amountText(toMajor(minor, currency), currency);
  const time = found.instance.limits.minutes === null ? '' : ' within the time given';
  const { price, minutes } = question.problem.instance.objective;
  const isCost = price === 1 && minutes === 0 && question.options.minimise !== 'finish';
  return {
    proof: {
      kind: proofKind(found.proof),
      statement: `The cheapest plan${time} costs ${text(found.plan.price)}, more than the budget of ${text(budget)}: proved ${howProved(found.proof)}.`,
      ...certificate(question, found),
    },
    ...(isCost && { bound: found.plan.price }),
  };
}

interface Best {
  readonly instance: Instance;
  readonly plan: Plan;
  readonly proof: PlainProof;
}

/** The plan that costs least, whatever the budget; undefined where it is within, or not proved. */
function cheapest(question: Question, { instance }: OnCalendar, changed: Instance | undefined): Best | undefined {
  if (!changed) return undefined;
  const free: Instance = {
    ...changed,
    limits: { ...changed.limits, price: null },
    objective: { price: 1, minutes: 0, then: 'minutes' },
  };
  const { outcome, proof } = bestPlan(free, question.solving.solver, solveOptions(question));
  const { plan } = outcome;
  return plan && proof && plan.price > (instance.limits.price ?? Infinity)
    ? { instance: free, plan, proof }
    : undefined;
}

/** With the time that steps take on the calendar for their minutes, where they follow one another until a last day. */
function withinLengths({ instance, timetable }: OnCalendar): Instance | undefined {
  if (!timetable.deadline || timetable.parallel > 1) return undefined;
  const certified = inLengths(instance, timetable);
  if (certified.offers.every(({ minutes }, offer) => minutes === instance.offers[offer]!.minutes)) return undefined;
  const minutes = minutesUntil(timetable, timetable.lastDay);
  return { ...certified, limits: { ...certified.limits, minutes } };
}

/** The shortest plan of all takes longer than there is time. */
function pastTime(question: Question): NoPlan | undefined {
  const { options, problem, solving } = question;
  const found = tooLong(withRealMinutes(problem), solving.solver, solveOptions(question));
  if (!found) return undefined;
  const { price, minutes } = problem.instance.objective;
  const isHours = price === 0 && minutes === 1 && found.of === 'hours';
  return {
    proof: {
      kind: proofKind(found.proof),
      statement: `${words(question, found, options.maxHours)}: proved ${howProved(found.proof)}.`,
      ...certificate(question, found),
    },
    ...(isHours && { bound: found.plan.value }),
  };
}

/** What every plan takes cannot be studied by the last day, in whichever order. */
function inNoOrder({ instance, timetable }: OnCalendar): NoPlan | undefined {
  if (!timetable.deadline) return undefined;
  const forced = layForced(instance, timetable, [...instance.offers.keys()]);
  if (!forced || forced.laid.schedule || !forced.laid.exact) return undefined;
  const { start, lastDay, parallel } = timetable;
  const { length } = forced.offers;
  const together = parallel > 1 ? `${parallel} at a time` : 'one after the other';
  return {
    proof: {
      kind: 'none',
      statement: `No plan can be finished by ${addDays(start, lastDay)}: ${length === 1 ? 'the badge' : `the ${length} badges`} that any such plan has to take cannot be studied by then ${together}, in whichever order they begin.`,
    },
  };
}

function words({ problem }: Question, { plan, of }: Shortest, maxHours: number | undefined): string {
  const { timetable } = problem;
  const by = addDays(timetable.start, timetable.lastDay);
  if (of === 'lengths') {
    const day = addDays(timetable.start, lastDayOf(0, daysOf(timetable, plan.minutes)));
    return `No plan can be finished by ${by}: one after the other, the steps of any take until ${day} at least`;
  }
  const least = `The plan with the fewest hours takes ${hoursText(plan.minutes / 60)}`;
  if (maxHours !== undefined && plan.minutes > maxHours * 60)
    return `${least}, more than the ${hoursText(maxHours)} allowed`;
  return `${least}, more than there are until ${by} at ${hoursText(timetable.hoursPerWeek)} a week`;
}

function certificate({ options }: Question, { instance, plan, proof }: Best): Pick<Told, 'certificate'> {
  return options.certificate === true ? { certificate: certificateOf(instance, plan, proof) } : {};
}
