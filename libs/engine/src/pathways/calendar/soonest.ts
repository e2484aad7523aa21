import type { Instance } from '../instance.js';
import type { MilpSolver } from '../milp.js';
import type { PlainProof } from '../instance.js';
import type { Outcome, SolveOptions } from '../solve.js';
import { early } from './early.js';
import { earliestTimes } from './earliest.js';
import { layForced } from './forced.js';
import { withTimeLeft } from '../time-left.js';
import { tooLong } from './too-long.js';
import { bestInTime, inLengths, minutesUntil, type InTime, type OnCalendar } from './in-time.js';
import { lay } from './schedule.js';
import { daysOf, lastDayOf, type Timetable } from './timetable.js';

/** The plan that ends soonest, of those the cheapest, of those the one with fewest hours. */
export interface Soonest {
  /** The problem with that day as its deadline: what the outcome is the best of. */
  readonly problem: OnCalendar;
  readonly found: InTime;
  /** No plan ends before this day (days from the first). Equal to the plan's last day unless time ran out. */
  readonly noEarlier: number;
  /**
   * Why: what must come one after the other; the days that what every plan takes needs in any order; the hours every plan takes, or those
   * of the plans that could end before (with the proof, where there is one); or the solver's word.
   */
  readonly why: 'chain' | 'orders' | 'hours' | 'hours-before' | 'solver';
  readonly hoursProof: PlainProof | undefined;
  /** Where the solver's word is why: the day before which none ends for another reason. */
  readonly shown?: number;
}

/** The last day of a problem's plans set to an earlier day. */
function endingBy<P extends OnCalendar>(problem: P, day: number): P {
  const { instance, timetable, minutesLimit } = problem;
  const fits = minutesUntil(timetable, day);
  const minutes = Math.min(instance.limits.minutes ?? Infinity, fits);
  const limited = minutesLimit === null ? { ...instance, limits: { ...instance.limits, minutes } } : instance;
  const { inTime } = early({ instance: limited, timetable: { ...timetable, lastDay: day, deadline: true } });
  return { ...problem, ...inTime };
}

/** Finds the least last day by halving between a day that is proved to be too early and the last day of the best plan known. */
export function soonest<P extends OnCalendar>(problem: P, solver: MilpSolver, within: SolveOptions): Soonest {
  const { instance, timetable } = problem;
  const options: SolveOptions = { ...within, fallback: undefined };
  const started = options.clock?.() ?? 0;
  const shortest = bestInTime(shortestOf(problem), solver, within);
  const { plan, bound = 0 } = shortest.outcome;
  if (!plan) return { problem, found: shortest, noEarlier: 0, why: 'solver', hoursProof: undefined };
  const hours = lastDayOf(0, daysOf(timetable, bound));
  const chain = chainOf(instance, timetable);
  const nothing = plan.order.length === 0;
  let low = nothing ? -1 : Math.max(hours, chain);
  let why: Soonest['why'] = chain >= hours ? 'chain' : 'hours';
  const orders = layForced(instance, timetable, plan.order)?.laid.schedule?.noEarlier ?? low;
  if (orders > low) [low, why] = [orders, 'orders'];
  const shown = low;
  let high = lay(instance, timetable, plan.order).schedule!.lastDay;
  for (let day = low; low < high; day = Math.floor((low + high) / 2)) {
    const tried = bestInTime(endingBy(problem, day), solver, withTimeLeft(options, started));
    const { status } = tried.outcome;
    if (tried.outcome.plan) {
      high = lay(instance, timetable, inWhole(problem, day, tried)).schedule!.lastDay;
    } else if (status === 'infeasible') [low, why] = [day + 1, 'solver'];
    else break;
  }
  let { proof: hoursProof } = shortest;
  const before =
    why === 'solver' ? tooLong(endingBy(problem, low - 1), solver, withTimeLeft(options, started)) : undefined;
  if (before) [why, hoursProof] = ['hours-before', before.proof];
  const final = endingBy(problem, high);
  const found = bestInTime(final, solver, withTimeLeft(options, started));
  if (!found.outcome.plan) {
    const minutes = plan.order.reduce((sum, offer) => sum + instance.offers[offer]!.minutes, 0);
    const known: Outcome = { status: 'feasible', plan: { ...plan, minutes, value: plan.price }, cuts: 0 };
    return { problem, found: { outcome: known, proof: undefined }, noEarlier: low, why, hoursProof: undefined };
  }
  return { problem: final, found, noEarlier: low, why, hoursProof, shown };
}

/** The problem of the fewest hours; where steps follow one another, of the least time that they take together. */
function shortestOf(problem: OnCalendar): OnCalendar {
  const { instance, timetable } = problem;
  const fewest: Instance = { ...instance, objective: { price: 0, minutes: 1, then: 'price' } };
  if (timetable.parallel > 1) return { ...problem, instance: fewest };
  const minutesLimit = Math.min(instance.limits.minutes ?? Infinity, problem.minutesLimit ?? Infinity);
  return {
    timetable,
    instance: inLengths({ ...fewest, limits: { ...instance.limits, minutes: null } }, timetable),
    minutesLimit: minutesLimit === Infinity ? null : minutesLimit,
  };
}

/** The offers of a plan made for an earlier deadline, in the numbers of the whole problem. */
function inWhole(problem: OnCalendar, day: number, { outcome }: InTime): number[] {
  const { instance } = endingBy(problem, day);
  return outcome.plan!.order.map((offer) => problem.instance.offers.indexOf(instance.offers[offer]!));
}

/** The last day of what must come one after the other before some goal is reached, hours aside. */
function chainOf(instance: Instance, timetable: Timetable): number {
  const { levels, anyOf, stacks, coverage } = instance.goals;
  const { level, counts, completes } = earliestTimes(instance, timetable);
  const times = [
    ...(coverage ? [] : levels.map(([skill, wanted]) => level(skill, wanted))),
    ...anyOf.map((group) => Math.min(...group.map((credential) => counts[credential]!))),
    ...stacks.map((stack) => completes(stack)),
  ];
  return lastDayOf(0, Math.max(0, ...times));
}
