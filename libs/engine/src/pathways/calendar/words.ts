import { addDays } from '#lib/model';
import type { Plan } from '../instance.js';
import type { PlanView, Question } from '../plan-view.js';
import type { PlainProof } from '../instance.js';
import type { Outcome } from '../solve.js';
import { hoursText, howProved, proofKind, tieText, type Told } from '../statement.js';
import { earliestTimes } from './earliest.js';
import type { InTime } from './in-time.js';
import type { Soonest } from './soonest.js';
import { isPlain, lastDayOf } from './timetable.js';

/** Why nothing ends by the last day, where a single goal shows it: what must come before it takes longer. */
export function tooLate({ problem, snapshot }: Question, outcome: Outcome): Told | undefined {
  const { instance, timetable, late } = problem;
  if (outcome.status !== 'infeasible' || !timetable.deadline || !late) return undefined;
  const by = addDays(timetable.start, timetable.lastDay);
  if (timetable.lastDay < 0) {
    return { kind: 'none', statement: `The last day of study, ${by}, lies before the first, ${timetable.start}.` };
  }
  const { level, counts } = earliestTimes(late.instance, late.timetable);
  const goals = [
    ...(instance.goals.coverage ? [] : instance.goals.levels).map(([skill, wanted]) => ({
      name: `${snapshot.skills.facts[problem.skills[skill]!]!.name} ${wanted}`,
      day: lastDayOf(0, level(skill, wanted)),
    })),
    ...instance.goals.anyOf.map((group) => ({
      name: snapshot.credentials.facts[problem.credentials[group[0]!]!]!.name,
      day: lastDayOf(0, Math.min(...group.map((credential) => counts[credential]!))),
    })),
  ];
  const latest = goals.sort((a, b) => b.day - a.day)[0];
  if (!latest || latest.day <= timetable.lastDay) return undefined;
  const day = addDays(timetable.start, latest.day);
  return {
    kind: 'none',
    statement: `No plan can be finished by ${by}: ${latest.name} cannot be had before ${day}, even if nothing is studied but what must come before it.`,
  };
}

/** What is proved of the day on which the soonest plan ends. */
export function finishProof(
  view: PlanView,
  plan: Plan,
  { found, noEarlier, why, hoursProof, problem, shown = noEarlier }: Soonest,
): Told {
  const { start } = problem.timetable;
  const day = (number: number): string => addDays(start, number);
  const finish = view.finish(plan);
  const { within } = view.asked();
  if (finish === null)
    return {
      kind: 'prices',
      statement: 'Nothing has to be taken: nothing that may be chosen closes more of this gap.',
    };
  const proved = finish === day(noEarlier);
  if (!proved) {
    return {
      kind: 'none',
      statement: `This plan ends on ${finish}; none${within} ends before ${day(noEarlier)}, and whether one ends between the two was not settled.`,
    };
  }
  const reasons: Record<Soonest['why'], string> = {
    chain: 'what must come one after the other before a goal is reached takes until then',
    orders: 'the badges that every plan takes need until then, in whichever order they begin',
    hours: hoursProof
      ? `what every plan has to study takes until then, proved ${howProved(hoursProof)}`
      : 'by the solver, what every plan has to study takes until then',
    'hours-before': `what the others have to study takes longer than until the day before, proved ${hoursProof ? howProved(hoursProof) : ''}`,
    solver: `the solver found none that does; shown without it is only that none ends before ${day(shown)}`,
  };
  const days = { chain: [], orders: [], hours: [hoursProof], 'hours-before': [hoursProof], solver: [undefined] }[why];
  const proofs = [...days, found.proof];
  const { status } = found.outcome;
  const cheapest = found.proof
    ? `costs less than ${view.valueText(plan)}: proved ${howProved(found.proof)}`
    : `was found by the solver that costs less than ${view.valueText(plan)}`;
  return {
    kind: kindOf(proofs),
    statement: `No plan${within} ends before ${finish}: ${reasons[why]}. ${status === 'optimal' ? `Of those that end by then, none ${cheapest}.${tieText(found.outcome)}` : 'Whether a cheaper one ends by then was not settled.'}`,
  };
}

function kindOf(proofs: readonly (PlainProof | undefined)[]): Told['kind'] {
  if (proofs.some((proof) => proof === undefined)) return 'solver';
  return proofs.some((proof) => proofKind(proof!) === 'tree') ? 'tree' : 'prices';
}

/** What is known where the best plan of all cannot be studied in time; undefined where it can, or where it costs as much. */
export function ruledOutProof(
  question: Question,
  view: PlanView,
  outcome: Outcome,
  { ruledOut, proof }: InTime,
): Told | undefined {
  if (!ruledOut || proof) return undefined;
  const { status, plan, bound } = outcome;
  const { without, unfit, rulesOut, fits } = obstacle(question);
  const least = view.amountText(ruledOut.without);
  const how = ruledOut.proof ? `, proved ${howProved(ruledOut.proof)},` : '';
  const choices = ruledOut.choices === 1 ? 'one choice' : `${ruledOut.choices} choices`;
  const began = `Without ${without} the best plan would take ${least}${how} but ${unfit}.`;
  const cut = ruledOut.choices === 0 ? '' : ` ${rulesOut} out ${choices} of badges.`;
  if (status === 'optimal' && plan) {
    return {
      kind: 'solver',
      statement: `${began}${cut} Of what is left the solver found nothing for less than ${view.valueText(plan)}.${tieText(outcome)}`,
    };
  }
  if (status === 'infeasible')
    return { kind: 'solver', statement: `${began}${cut} Of what is left, by the solver, nothing reaches the goals.` };
  const proved = ruledOut.proof !== undefined && (bound ?? ruledOut.without) <= ruledOut.without;
  const known = `${proved ? '' : 'by the solver '}none takes less than ${view.amountText(bound ?? ruledOut.without)}`;
  const effort = ruledOut.isEffortOver
    ? ' The search tries so many orders and choices and no more, however much time there is: a longer time limit would not settle this.'
    : '';
  if (!plan) return { kind: 'none', statement: `${began}${cut} No other was found that can; ${known}.${effort}` };
  return {
    kind: 'none',
    statement: `${began}${cut} This one takes ${view.valueText(plan)}; ${known}, and whether a better one ${fits} was not settled.${effort}`,
  };
}

/** What takes plans away, in words: the calendar, or the hours allowed where those of the instance stand for something else. */
function obstacle({ options, problem }: Question): Record<'without' | 'unfit' | 'rulesOut' | 'fits', string> {
  const { timetable, minutesLimit } = problem;
  const { maxHours } = options;
  const hours = minutesLimit === null || maxHours === undefined ? undefined : `the limit of ${hoursText(maxHours)}`;
  const isDated = timetable.deadline || !isPlain(timetable);
  if (hours === undefined) {
    const [unfit, fits] = ['it cannot be studied in time', 'can be studied in time'];
    return { without: 'its calendar', unfit, rulesOut: 'The calendar rules', fits };
  }
  if (isDated) {
    const [unfit, fits] = ['it does not keep within both', 'keeps within both'];
    return { without: `its calendar and ${hours}`, unfit, rulesOut: 'The two rule', fits };
  }
  const [unfit, fits] = ['it takes more hours than that', 'takes no more hours'];
  return { without: hours, unfit, rulesOut: 'The limit rules', fits };
}
