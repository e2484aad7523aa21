import { parseMoney } from '#lib/model';
import type { Person } from '../person.js';
import type { Exchange } from '../prices/exchange.js';
import { firstDay, lastDay } from './calendar/courses.js';
import type { Timetable } from './calendar/timetable.js';
import { DEFAULT_HOURS_PER_WEEK, type PathwayOptions } from './options.js';

/** The calendar of a question: the hours a week asked for, else the learner's own, else {@link DEFAULT_HOURS_PER_WEEK}. */
export function timetableOf(options: PathwayOptions, { learner }: Person): Omit<Timetable, 'courses'> {
  return {
    start: firstDay(options),
    hoursPerWeek: options.hoursPerWeek ?? learner?.hoursPerWeek ?? DEFAULT_HOURS_PER_WEEK,
    parallel: options.parallel ?? 1,
    ...lastDay(options),
  };
}

/** The budget in minor units of the answer's currency; null for none. */
export function budgetOf(
  { budget, budgetCurrency }: PathwayOptions,
  currency: string,
  convert: Exchange,
): number | null {
  if (budget === undefined) return null;
  const own = budgetCurrency ?? currency;
  const parsed = parseMoney(budget, own);
  return 'minor' in parsed ? convert(parsed.minor, own)! : null;
}
