import { addMonths, dayNumber, dayOf, type Credential, type Day } from '#lib/model';
import type { PathwayOptions } from '../options.js';
import type { Course, Timetable } from './timetable.js';

/** The last day there is a name for. */
const LAST_NAMED_DAY = '9999-12-31';

/** What has a day of its own takes some of that day, even without hours. In days. */
const A_MOMENT = 0.001;

/** The first day of study, and how many days from it some other day lies. */
export function firstDay({ on, start }: PathwayOptions): Day {
  return start ?? on;
}

function daysFrom(start: Day, day: Day): number {
  return dayNumber(day)! - dayNumber(start)!;
}

/** The last day of study: `by`, and no later than the day on which everything has to be valid. */
export function lastDay(options: PathwayOptions): { readonly lastDay: number; readonly deadline: boolean } {
  const asked = [options.by, options.validOn].flatMap((day) => day ?? []).sort()[0];
  return { lastDay: daysFrom(firstDay(options), asked ?? LAST_NAMED_DAY), deadline: asked !== undefined };
}

/** How a credential is studied; a renewal has neither weeks nor days on which it begins. */
export function courseOf(fact: Credential, minutes: number, renewal: boolean, options: PathwayOptions): Course {
  const start = firstDay(options);
  const days = fact.starts?.map((day) => daysFrom(start, day)).filter((day) => day >= 0) ?? [];
  const fixed = !renewal && fact.starts !== undefined && fact.starts.length > 0;
  return {
    minutes,
    leastDays: renewal ? 0 : Math.max((fact.weeks ?? 0) * 7, fixed ? A_MOMENT : 0),
    starts: fixed ? [...new Set(days)].sort((a, b) => a - b) : null,
    endsFrom: endsFrom(fact, options),
  };
}

/** Whether a course can still be begun, whatever has to come before it: its days are not all over. */
export function canBegin({ starts }: Credential, options: PathwayOptions): boolean {
  return !starts?.length || starts.some((day) => day >= firstDay(options));
}

/** The first day on which a credential may be earned so as to be valid on the target date; 0 where it always is. */
export function endsFrom({ validMonths }: Credential, options: PathwayOptions): number {
  const { validOn } = options;
  if (validOn === undefined || validMonths === undefined || lastsTo(firstDay(options), validMonths, validOn)) return 0;
  let day = dayNumber(addMonths(validOn, -validMonths))! - 3;
  while (addMonths(dayOf(day), validMonths) < validOn) day++;
  return Math.max(0, day - dayNumber(firstDay(options))!);
}

function lastsTo(from: Day, months: number, to: Day): boolean {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return months >= (years + 1) * 12 || addMonths(from, months) >= to;
}

/** The last valid day of a credential earned on a day; undefined when it never ends (or not before the year 10000). */
export function validUntil({ validMonths }: Credential, earned: Day): Day | undefined {
  if (validMonths === undefined || Number(earned.slice(0, 4)) + validMonths / 12 > 9998) return undefined;
  return addMonths(earned, validMonths);
}

/**
 * Minutes of study allowed: what fits between the first and the last day, both included, and no more hours than asked for.
 * @returns null for no limit
 */
export function minutesLimit(
  { lastDay, deadline, hoursPerWeek }: Pick<Timetable, 'lastDay' | 'deadline' | 'hoursPerWeek'>,
  courses: readonly Course[],
  maxHours: number | undefined,
): number | null {
  const fits = Math.max(0, Math.floor((hoursPerWeek * 60 * (lastDay + 1)) / 7 + 1e-9));
  const all = courses.reduce((sum, { minutes }) => sum + minutes, 0);
  const asked = maxHours === undefined ? Infinity : Math.floor(maxHours * 60 + 1e-9);
  const least = Math.min(asked, deadline || all > fits ? fits : Infinity);
  return least === Infinity ? null : least;
}
