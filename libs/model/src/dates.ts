/** ISO calendar day, `YYYY-MM-DD`. */
export type Day = string;

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01, or undefined when the text is no real calendar day. */
export function dayNumber(day: string): number | undefined {
  if (day.length !== 10 || day[4] !== '-' || day[7] !== '-') return undefined;
  const [year, month, date] = [digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10)];
  // Date.UTC takes the years 0 to 99 for those of the last century: none of them is meant.
  if (year < 100 || month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return undefined;
  return Date.UTC(year, month - 1, date) / MS_PER_DAY;
}

/** The number that these characters write, or -1 where one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
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
