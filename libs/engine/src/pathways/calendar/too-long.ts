import { bestPlan } from '../best-plan.js';
import type { Instance, PlainProof, Plan } from '../instance.js';
import type { MilpSolver } from '../milp.js';
import type { SolveOptions } from '../solve.js';
import { inLengths, minutesUntil, type OnCalendar } from './in-time.js';

/** The plan that takes least, and the proof that none takes less. */
export interface Shortest {
  /** Without limits, its objective the minutes that are more than there are. */
  readonly instance: Instance;
  readonly plan: Plan;
  readonly proof: PlainProof;
  /** What is too long: hours of study, or the time that steps take one after the other. */
  readonly of: 'hours' | 'lengths';
}

/**
 * Where every plan takes longer than there is time, whatever it costs: proved by the plan that takes least.
 * @returns undefined where some plan does not, where it cannot be proved, or where there is no limit of time
 */
export function tooLong(
  { instance, timetable, minutesLimit }: OnCalendar,
  solver: MilpSolver,
  options: SolveOptions,
): Shortest | undefined {
  const most = Math.min(instance.limits.minutes ?? Infinity, minutesLimit ?? Infinity);
  const shortest = (changed: Instance, limit: number, of: Shortest['of']): Shortest | undefined => {
    const free: Instance = {
      ...changed,
      limits: { price: null, minutes: null },
      objective: { price: 0, minutes: 1, then: 'price' },
    };
    const { outcome, proof } = bestPlan(free, solver, options);
    const { plan } = outcome;
    return plan && proof && plan.minutes > limit ? { instance: free, plan, proof, of } : undefined;
  };
  const byHours = most < Infinity ? shortest(instance, most, 'hours') : undefined;
  if (byHours || !timetable.deadline || timetable.parallel > 1) return byHours;
  const certified = inLengths(instance, timetable);
  const longer = certified.offers.some(({ minutes }, offer) => minutes > instance.offers[offer]!.minutes);
  return longer ? shortest(certified, minutesUntil(timetable, timetable.lastDay), 'lengths') : undefined;
}
