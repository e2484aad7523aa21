import { dayOf } from '#lib/model';
import { problem, value, type Cell } from './cell.js';
import type { DateRead } from './date-read.js';

const MS_PER_DAY = 86_400_000;
/** 2100-01-01; below 2001-09-09 there are fewer digits, which may be other things. */
const END = 4_102_444_800_000;
/** Which midnight is meant is not said either: some minutes more or less do not matter. */
const SLACK = 3_600_000;
const SHAPE = /^([1-4])(?:\.(\d+)e\+?12|(\d{12})(?:\.0+)?)$/i;

/**
 * Milliseconds since 1970 as programs keep a time: `1713397508000`, `1713397508000.0`, `1.713398e+12`; the day is that of Greenwich.
 * Undefined for any other text. Problem: `scientific-notation`, where so few digits are left that it may be several days.
 */
export function readEpoch(cell: string): Cell<DateRead> | undefined {
  const [, first, digits, rest] = SHAPE.exec(cell) ?? [];
  if (first === undefined) return undefined;
  const ms = Number(`${first}${rest ?? (digits ?? '').padEnd(12, '0').slice(0, 12)}`);
  if (ms >= END) return undefined;
  const slack = rest === undefined ? (10 ** Math.max(0, 12 - (digits ?? '').length) - 1) / 2 : 0;
  const [early, late] = [ms - slack, ms + slack].map((each) => Math.floor(each / MS_PER_DAY)) as [number, number];
  if (late !== early && slack > SLACK) {
    const next = 'A spreadsheet has rounded it: format the column as a number and export again.';
    return problem('scientific-notation', cell, 'all digits of the time', next);
  }
  return value({ day: dayOf(Math.floor(ms / MS_PER_DAY)), precision: 'day' });
}
