import { dayNumber, dayOf } from '#lib/model';
import { problem, value, type Cell } from './cell.js';
import type { DateRead } from './date-read.js';

/** 9999-12-31, the last day spreadsheets know. */
const LAST = dayNumber('9999-12-31')!;

/** A spreadsheet's day number. Counted from 1900, 60 is 29 February 1900, which never was; the fraction is the time of day. */
export function readSerial(cell: string, from: 1900 | 1904): Cell<DateRead> {
  const [whole, fraction] = cell.replace(',', '.').split('.') as [string, string | undefined];
  const count = Number(whole);
  const zero = from === 1904 ? '1904-01-01' : count < 60 ? '1899-12-31' : '1899-12-30';
  const day = dayNumber(zero)! + count;
  if (day > LAST || (from === 1900 && (count === 60 || count === 0))) {
    return problem(
      'no-such-day',
      cell,
      "a spreadsheet's day number",
      'Format the column as YYYY-MM-DD and export again.',
    );
  }
  const seconds = Math.round(Number(`0.${fraction ?? 0}`) * 86_400);
  const read = { day: dayOf(day + Math.floor(seconds / 86_400)), precision: 'day' as const };
  if (seconds % 86_400 === 0) return value(read);
  const two = (part: number): string => String(Math.floor(part)).padStart(2, '0');
  return value({ ...read, time: `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}` });
}
