import type { DurationRead } from './duration-read.js';

/** Hours, or why they cannot be known. */
export type TotalHours =
  | { readonly hours: number }
  | { readonly missing: true; readonly reason: 'length-unknown' | 'effort-unknown' | 'no-upper-bound' };

/**
 * The hours something takes in all. The rule: hours as stated, else weeks × hours per week; of a range its upper bound, so that nobody
 * plans for less than may be needed.
 * @param hoursPerWeek a profile's own number for courses that state weeks only
 */
export function totalHours(read: DurationRead, hoursPerWeek?: number): TotalHours {
  const unknown = (reason: 'length-unknown' | 'effort-unknown' | 'no-upper-bound'): TotalHours => ({
    missing: true,
    reason,
  });
  if (read.hours) return read.hours.max === undefined ? unknown('no-upper-bound') : { hours: read.hours.max };
  if (!read.weeks) return unknown('length-unknown');
  const each = read.hoursPerWeek ?? (hoursPerWeek === undefined ? undefined : { max: hoursPerWeek });
  if (!each) return unknown('effort-unknown');
  if (read.weeks.max === undefined || each.max === undefined) return unknown('no-upper-bound');
  return { hours: Math.round(read.weeks.max * each.max * 100) / 100 };
}
