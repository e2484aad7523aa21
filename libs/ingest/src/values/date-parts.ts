import type { DateOrder } from './date-order.js';
import { MONTHS } from './words/month-words.js';

/** Year, month and day as written; `year` keeps its digits, as two of them need a century. Month or day are absent where the text has none. */
export interface DateParts {
  readonly year: string;
  readonly month?: number;
  readonly day?: number;
}

/** Parts, or why the order of the numbers cannot be told. */
export type PartsRead = DateParts | 'ambiguous' | undefined;

/** A day in numbers: ISO, `2024/12/31`, `20241231`, `31.12.2024`, `12/31/2024`, `08/2023`, `2023-08`, `2023`. */
export function numericParts(text: string, order: DateOrder | undefined): PartsRead {
  const iso =
    /^([12]\d{3})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ??
    /^([12]\d{3})([-/])(\d{1,2})$/.exec(text) ??
    /^([12]\d{3})()(\d{2})(\d{2})$/.exec(text);
  if (iso) return parts(iso[1]!, iso[3]!, iso[4]);
  if (/^[12]\d{3}$/.test(text)) return { year: text };
  const month = /^(\d{1,2})[-/.]([12]\d{3})$/.exec(text);
  if (month) return parts(month[2]!, month[1]!);
  const three = /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?([12]\d{3}|\d{2})$/.exec(text);
  if (!three) return undefined;
  const [first, sign, second, year] = [three[1]!, three[2]!, three[3]!, three[4]!];
  const told = order ?? orderOf(Number(first), Number(second), sign);
  if (told === undefined) return 'ambiguous';
  return told === 'day-month' ? parts(year, second, first) : parts(year, first, second);
}

/** Points stand in day-first countries only; else a number above 12 is the day, and two equal numbers need no order. */
function orderOf(first: number, second: number, sign: string): DateOrder | undefined {
  if (sign === '.' || first > 12 || first === second) return 'day-month';
  return second > 12 ? 'month-day' : undefined;
}

/** A day with the month's name: `Dec 31, 2024`, `31. Dezember 2024`, `1er janvier 2024`, `31-Dec-2024`, `December 2024`. */
export function namedParts(text: string): DateParts | undefined {
  const words = text
    .toLowerCase()
    .split(/[\s,.\-–/]+/)
    .filter((word) => word !== '' && !['de', 'del', 'of', 'the', 'den', 'le', 'el'].includes(word));
  const at = words.findIndex((word) => MONTHS.has(word));
  if (at < 0) return undefined;
  const month = MONTHS.get(words[at]!)!;
  const others = words
    .filter((_, index) => index !== at)
    .map((word) => word.replace(/^(\d{1,2})(st|nd|rd|th|er|º|ª)$/, '$1'));
  if (!others.every((word) => /^\d{1,4}$/.test(word))) return undefined;
  const [first, second] = others;
  if (others.length === 1) return /^[12]\d{3}$/.test(first!) ? { year: first!, month } : undefined;
  if (others.length !== 2) return undefined;
  const [day, year] = first!.length > 2 ? [second!, first!] : [first!, second!];
  return day.length <= 2 && /^(?:[12]\d)?\d{2}$/.test(year) ? { year, month, day: Number(day) } : undefined;
}

function parts(year: string, month: string, day?: string): DateParts {
  return { year, month: Number(month), ...(day === undefined ? {} : { day: Number(day) }) };
}
