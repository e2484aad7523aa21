/** ISO calendar day, `YYYY-MM-DD`. */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01, or undefined when the text is no real calendar day. */
export function dayNumber(day: string): number | undefined {
  const parts = DAY.exec(day);
  if (!parts) return undefined;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const ms = Date.UTC(year, month - 1, date);
  const back = new Date(ms);
  const real = back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === date;
  return real ? ms / MS_PER_DAY : undefined;
}

/** The ISO day of a day number. */
export function dayOf(number: number): Day {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Adds whole days (may be negative). The day must be valid. */
export function addDays(day: Day, days: number): Day {
  return dayOf(validNumber(day) + days);
}

/** Adds whole months; a day the target month does not have becomes its last day (31 January + 1 month = 28 February). */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(validNumber(day) * MS_PER_DAY);
  const dayOfMonth = date.getUTCDate();
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const target = new Date(first);
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  return dayOf(first / MS_PER_DAY + Math.min(dayOfMonth, lastDay) - 1);
}

function validNumber(day: Day): number {
  const number = dayNumber(day);
  if (number === undefined) throw new RangeError(`not a calendar day: ${day}`);
  return number;
}
