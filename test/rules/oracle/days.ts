/*
 * The calendar written out for the oracle, without the engine's or the model's own functions.
 */

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number) =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
const write = (year: number, month: number, day: number) =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The same day of the month some months later; the last of the month where it has no such day. */
export function monthsLater(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const count = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(count / 12), (count % 12) + 1];
  return write(y, m, Math.min(date, daysIn(y, m)));
}

/** The day some days later, counted day by day. */
export function daysLater(day: string, days: number): string {
  let [year, month, date] = day.split('-').map(Number) as [number, number, number];
  for (let k = 0; k < days; k++) {
    date++;
    if (date > daysIn(year, month)) [month, date] = [month + 1, 1];
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return write(year, month, date);
}
