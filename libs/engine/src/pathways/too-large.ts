import type { Problem } from '#lib/model';
import type { Timetable } from './calendar/timetable.js';
import type { Instance } from './instance.js';

/** Sums are exact up to 2⁵³ − 1; a question whose amounts could exceed that is refused. */
export function tooLarge({ offers, stacks, objective }: Instance, { courses }: Timetable): Problem[] {
  const prices =
    offers.reduce((sum, { price }) => sum + price, 0) +
    stacks.reduce((sum, { bundle }) => sum + (bundle?.price ?? 0), 0);
  const minutes = offers.reduce((sum, one) => sum + one.minutes, 0);
  const studied = courses.reduce((sum, one) => sum + one.minutes, 0);
  const largest = Math.max(prices, minutes, studied, prices * objective.price + minutes * objective.minutes);
  const most = Number.MAX_SAFE_INTEGER;
  if (largest <= most) return [];
  return [
    {
      code: 'too-large',
      message: `The prices and hours to choose from add up to more than ${most}, beyond which whole numbers are not exact.`,
      found: String(largest),
      expected: `a sum of at most ${most} (2⁵³ − 1) in the smallest units of money and time`,
      where: { column: prices >= minutes ? 'cost' : 'hours' },
      next: 'Correct the prices or hours that are too large, or leave those credentials out with exclude.',
    },
  ];
}
