import type { Instance, Offer } from '../instance.js';
import { earliestTimes } from './earliest.js';
import { lastDayOf, type Timetable } from './timetable.js';

interface Timed {
  readonly instance: Instance;
  readonly timetable: Timetable;
}

/**
 * Looks at each offer with what must come before it and nothing else.
 * @returns `never`: offers that can never begin, as all their days come too early; `inTime`: the problem without those that cannot end by
 *   the last day
 */
export function early({ instance, timetable }: Timed): { readonly never: readonly Offer[]; readonly inTime: Timed } {
  const { courses, lastDay, deadline, awardsFrom } = timetable;
  if (!deadline && courses.every(({ starts }) => starts === null)) {
    return { never: [], inTime: { instance, timetable } };
  }
  const { ends } = earliestTimes(instance, timetable);
  const never = instance.offers.filter((_, offer) => ends[offer] === Infinity);
  const fits = instance.offers.map((_, offer) => lastDayOf(0, ends[offer]!) <= lastDay);
  const lasts = (stack: number): boolean => (awardsFrom?.[stack] ?? 0) <= Math.max(0, lastDay);
  const allLast = instance.stacks.every(({ awards }, stack) => awards === null || lasts(stack));
  if (fits.every(Boolean) && allLast) return { never, inTime: { instance, timetable } };
  const stacks = allLast
    ? instance.stacks
    : instance.stacks.map((stack, t) => (lasts(t) ? stack : { ...stack, awards: null }));
  const kept = <T>(list: readonly T[]): T[] => list.filter((_, offer) => fits[offer]);
  return {
    never,
    inTime: {
      instance: { ...instance, offers: kept(instance.offers), stacks },
      timetable: { ...timetable, courses: kept(courses) },
    },
  };
}
