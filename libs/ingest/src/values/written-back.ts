import type { DateRead } from './date-read.js';
import type { NumberRead } from './number.js';

/*
 * A type is only guessed where what was read, written again, gives the cell: otherwise the reading lost something,
 * as with `0110` and `8121.10` read as numbers.
 */

/**
 * True where the number has all digits of the cell. A zero behind the sign counts as a digit, unless the column writes decimals in a way
 * that adds zeros.
 */
export function sameNumber(cell: string, read: NumberRead, addsZeros: boolean): boolean {
  const digits = cell.replace(/\D/g, '');
  const back = read.exact.replace(/\D/g, '');
  return (
    digits === back ||
    (addsZeros && /[.,]\d*0$/.test(cell) && digits.startsWith(back) && /^0*$/.test(digits.slice(back.length)))
  );
}

/**
 * True where zeros behind the sign are a way of writing: all decimals have the same count (wages: `9.50`, `12.25`), or whole numbers end
 * in `.0` as programs write them; and what stands before the sign varies or is short, unlike `8121.10`.
 */
export function addsZeros(cells: readonly string[]): boolean {
  const parts = cells.flatMap((cell) => {
    const found = /^[+-]?([\d.,'’ ]*?)[.,](\d{1,15})$/.exec(cell);
    return found ? [[found[1]!.length, found[2]!] as const] : [];
  });
  const wholes = new Set(parts.map(([whole]) => whole));
  const fixed = new Set(parts.map(([, decimals]) => decimals.length)).size === 1;
  const programs = parts.every(([, decimals]) => decimals === '0' || !decimals.endsWith('0'));
  return parts.length > 0 && (fixed || programs) && (wholes.size > 1 || [...wholes][0]! < 3);
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
