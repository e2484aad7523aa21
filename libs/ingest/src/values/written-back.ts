import type { DateRead } from './date-read.js';
import type { NumberRead } from './number.js';

/*
 * A type is only guessed where what was read, written again, gives the cell: otherwise the reading lost something,
 * as with `0110` and `8121.10` read as numbers.
 */

/** True where the number has the cell's digits, all of them. */
export function sameNumber(cell: string, read: NumberRead): boolean {
  return cell.replace(/\D/g, '') === read.exact.replace(/\D/g, '');
}

/** True where the numbers of the cell, its time apart, are the day's. */
export function sameDay(cell: string, read: DateRead): boolean {
  const date = read.time === undefined ? cell : cell.slice(0, cell.lastIndexOf(read.time));
  const [year, month, day] = read.day.split('-').map(Number);
  const compact = date.replace(/\D/g, '') === read.day.replaceAll('-', '');
  const numbers = (date.match(/\d+/g) ?? []).map(Number);
  const parts = [year, ...(read.precision === 'year' ? [] : [month]), ...(read.precision === 'day' ? [day] : [])];
  const named = /\p{L}{3}/u.test(date) ? parts.filter((_, index) => index !== 1) : parts;
  return compact || sorted(numbers) === sorted(named) || sorted(numbers) === sorted(parts);
}

function sorted(numbers: readonly (number | undefined)[]): string {
  return numbers.map(String).sort().join(' ');
}
