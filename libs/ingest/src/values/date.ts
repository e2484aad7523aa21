import { dayNumber } from '#lib/model';
import { missing, problem, tidied, tooLong, value, LONGEST, type Cell } from './cell.js';
import type { DateOrder } from './date-order.js';
import { namedParts, numericParts, type DateParts } from './date-parts.js';
import type { DateRead } from './date-read.js';
import { readEpoch } from './date-epoch.js';
import { readSerial } from './date-serial.js';
import { splitTime } from './date-time.js';
import { isMissing, type SentinelOptions } from './sentinels.js';
import { RELATIVE, WEEKDAYS } from './words/month-words.js';

export interface DateOptions extends SentinelOptions {
  /** The column's order, for `03/04/2024`. With it, a cell that does not follow it is a problem. */
  readonly order?: DateOrder;
  /** The first year of the hundred that two-digit years mean: 1970 makes 24 2024 and 85 1985. */
  readonly twoDigitYears?: number;
  /** Reads numbers as a spreadsheet's days, counted from 1900 or (old Macs) 1904. */
  readonly serial?: 1900 | 1904;
}

const EXPECTED = 'a calendar day, such as 2024-12-31';
const AGO = new RegExp(RELATIVE.join('|'), 'iu');
const WEEKDAY = new RegExp(`^(?:${WEEKDAYS.join('|')})\\.?,? (?=.*\\d)`, 'i');

/**
 * A day as people and machines write it. No clock: `3 days ago` is a problem.
 * Problems: `not-a-date`, `no-such-day`, `ambiguous-date`, `two-digit-year`, `relative-date`, `serial-number`, `scientific-notation`, `too-long`.
 */
export function readDate(text: string, options: DateOptions = {}): Cell<DateRead> {
  if (/^[12]\d{3}-\d\d-\d\d$/.test(text) && dayNumber(text) !== undefined)
    return value({ day: text, precision: 'day' });
  if (text.length > LONGEST) return tooLong(text, EXPECTED);
  const cell = tidied(text);
  if (isMissing(cell, 'figures', options)) return missing(cell);
  if (options.serial !== undefined && /^\d{1,7}([.,]\d+)?$/.test(cell)) return readSerial(cell, options.serial);
  const epoch = readEpoch(cell);
  if (epoch) return epoch;
  if (AGO.test(cell)) {
    return problem(
      'relative-date',
      cell,
      EXPECTED,
      'Export the day itself, or add a column with it: the file does not say from when to count.',
    );
  }
  const { date, time } = splitTime(cell.replace(WEEKDAY, ''));
  const parts = numericParts(date, options.order) ?? namedParts(date);
  if (parts === 'ambiguous') {
    return problem(
      'ambiguous-date',
      cell,
      EXPECTED,
      'Say in the mapping what comes first: "order": "day-month" or "month-day".',
    );
  }
  if (parts) return finished(cell, parts, time, options);
  if (/^\d{5}(\.\d+)?$/.test(cell)) {
    return problem(
      'serial-number',
      cell,
      EXPECTED,
      'If these are a spreadsheet\'s day numbers, say so: "serial": 1900.',
    );
  }
  return problem('not-a-date', cell, EXPECTED, 'Write the day as YYYY-MM-DD, or leave the cell empty.');
}

function finished(cell: string, parts: DateParts, time: string | undefined, options: DateOptions): Cell<DateRead> {
  const year = fullYear(parts.year, options.twoDigitYears);
  if (year === undefined) {
    return problem(
      'two-digit-year',
      cell,
      EXPECTED,
      'Say in the mapping from which year two digits count: "twoDigitYears": 1970.',
    );
  }
  const two = (part: number | undefined): string => String(part ?? 1).padStart(2, '0');
  const day = `${year}-${two(parts.month)}-${two(parts.day)}`;
  if (dayNumber(day) === undefined)
    return problem(
      'no-such-day',
      cell,
      'a day of the calendar',
      'Correct the day, the month, or the order of the column.',
    );
  const precision = parts.month === undefined ? 'year' : parts.day === undefined ? 'month' : 'day';
  if (precision !== 'day' && time !== undefined) return problem('not-a-date', cell, EXPECTED, 'Write the whole day.');
  return value({ day, precision, ...(time === undefined ? {} : { time }) });
}

function fullYear(year: string, from: number | undefined): string | undefined {
  if (year.length === 4) return year;
  if (from === undefined) return undefined;
  const hundred = Math.floor(from / 100) * 100 + Number(year);
  return String(hundred < from ? hundred + 100 : hundred).padStart(4, '0');
}
