import { addDays, type Day } from '#lib/model';

export interface Stay {
  readonly start: Day;
  readonly finish: Day;
}

/**
 * Lays steps one after the other on a calendar: after m minutes at h hours a week, ceil(m ÷ 60 ÷ h × 7) days have been used.
 * A step begins on the first day not used up by the steps before it; rounding never adds up. A step without hours is done
 * on the day on which the steps before it end.
 * @param minutes per step, in the order of study
 */
export function calendar(minutes: readonly number[], start: Day, hoursPerWeek: number): Stay[] {
  let before = 0;
  return minutes.map((own) => {
    const lastSoFar = Math.max(0, Math.ceil(days(before, hoursPerWeek)) - 1);
    const first = own === 0 ? lastSoFar : Math.floor(days(before, hoursPerWeek));
    before += own;
    const last = Math.max(first, Math.ceil(days(before, hoursPerWeek)) - 1);
    return { start: addDays(start, first), finish: addDays(start, last) };
  });
}

/** Days used, rounded to a millionth so that whole days stay whole. */
function days(minutes: number, hoursPerWeek: number): number {
  return Math.round(((minutes * 7) / (60 * hoursPerWeek)) * 1e6) / 1e6;
}
