import { problem, value, type Cell } from './cell.js';
import type { DurationRead } from './duration-read.js';

const ISO =
  /^P(?:(\d+(?:[.,]\d+)?)Y)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)W)?(?:(\d+(?:[.,]\d+)?)D)?(?:T(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/;

/** ISO 8601: `P6W`, `PT40H`, `P1Y6M`. Days together with hours are elapsed time, which is neither weeks nor effort: `unclear-duration`. */
export function readIsoDuration(cell: string): Cell<DurationRead> {
  const parts = ISO.exec(cell)?.slice(1);
  const expected = 'an ISO 8601 duration, such as P6W or PT40H';
  if (!parts || parts.every((part) => part === undefined)) {
    return problem('not-a-duration', cell, expected, 'Write P and the length, such as P6W.');
  }
  const [years, months, weeks, days, hours, minutes, seconds] = parts.map((part) =>
    Number((part ?? '0').replace(',', '.')),
  );
  const four = (number: number): number => Math.round(number * 10_000) / 10_000;
  const calendar = four(years! * 52 + (months! * 52) / 12 + weeks! + days! / 7);
  const effort = four(hours! + minutes! / 60 + seconds! / 3600);
  if (calendar > 0 && effort > 0) return problem('unclear-duration', cell, 'weeks or hours', 'Keep one of the two.');
  if (!Number.isSafeInteger(Math.ceil(calendar + effort)))
    return problem('not-a-duration', cell, expected, 'Check the digits.');
  if (calendar > 0) return value({ weeks: { min: calendar, max: calendar } });
  return value({ hours: { min: effort, max: effort } });
}
