import type { Day } from '#lib/model';

/**
 * When one offer may be studied and how long it takes at least.
 * Times are days from the beginning of the first day of study, with fractions: 1 is the end of that day and the beginning of the next.
 */
export interface Course {
  /** Minutes of study. */
  readonly minutes: number;
  /** At least so many days from its beginning to its end, however many hours there are: seven for each of its weeks. */
  readonly leastDays: number;
  /** Days on which it begins, ascending; null where any day will do. */
  readonly starts: readonly number[] | null;
  /** The first day on which it may end; one that ends earlier would no longer be valid on the target date. 0 for none. */
  readonly endsFrom: number;
}

/** The calendar a plan is laid on. */
export interface Timetable {
  /** Day 0. */
  readonly start: Day;
  readonly hoursPerWeek: number;
  /** So many are studied at a time, at most. */
  readonly parallel: number;
  /** Per offer of the instance. */
  readonly courses: readonly Course[];
  /** Per stack of the instance: the first day on which it may be completed for its award to last to the target date; absent where any day will do. */
  readonly awardsFrom?: readonly number[];
  /** The last day of study, itself included; below 0 where nothing may be studied. */
  readonly lastDay: number;
  /** Whether `lastDay` was asked for (else it is the last day there is a name for). */
  readonly deadline: boolean;
}

/** Times are compared to within a millionth of a day, so that whole days stay whole. */
export const tidy = (days: number): number => Math.round(days * 1e6) / 1e6;

/** Days that so many minutes take, when nothing else is studied. */
export function daysOf({ hoursPerWeek }: Pick<Timetable, 'hoursPerWeek'>, minutes: number): number {
  return (minutes * 7) / (60 * hoursPerWeek);
}

/** Days that a course takes at least: its weeks, or its hours when nothing else is studied. */
export function lengthOf(timetable: Timetable, offer: number): number {
  const { minutes, leastDays } = timetable.courses[offer]!;
  return Math.max(leastDays, daysOf(timetable, minutes));
}

/** The last day on which something is studied that begins and ends at these times. */
export function lastDayOf(begin: number, end: number): number {
  const last = Math.max(0, Math.ceil(tidy(end)) - 1);
  return end - begin < 1e-9 ? last : Math.max(Math.floor(tidy(begin)), last);
}

/** The first day on which something is studied that begins and ends at these times; what takes no time is done when others end. */
export function firstDayOf(begin: number, end: number): number {
  return end - begin < 1e-9 ? lastDayOf(begin, end) : Math.floor(tidy(begin));
}

/** The first time from `ready` on at which an offer may begin if it then takes `length` days; Infinity where none is left. */
export function beginsAt(course: Course, ready: number, length: number): number {
  if (course.starts === null) return Math.max(ready, course.endsFrom > 0 ? course.endsFrom + 1 - length : 0);
  const day = course.starts.find((one) => one >= tidy(ready) && lastDayOf(one, one + length) >= course.endsFrom);
  return day ?? Infinity;
}

/** Whether a course can end on a day or later: on one of its own days, where it has such. */
export function canEndFrom(timetable: Pick<Timetable, 'hoursPerWeek'>, course: Course, day: number): boolean {
  const length = Math.max(course.leastDays, daysOf(timetable, course.minutes));
  return course.starts?.some((one) => lastDayOf(one, one + length) >= day) ?? true;
}

/** Whether steps can simply follow one another: nothing but hours decides how long a plan takes. */
export function isPlain(timetable: Timetable): boolean {
  return (
    timetable.parallel === 1 &&
    timetable.awardsFrom === undefined &&
    timetable.courses.every(
      ({ minutes, leastDays, starts, endsFrom }) =>
        starts === null && endsFrom === 0 && leastDays <= daysOf(timetable, minutes),
    )
  );
}
