import type { Problem } from '#lib/model';
import type { Timetable } from './calendar/timetable.js';
import type { Instance } from './instance.js';

/** Sums are exact up to 2⁵³ − 1, about 9 × 10¹⁵; the solver takes numbers below 10¹⁵. */
const MOST = 1e15;

/** Whether all amounts together stay within {@link MOST}: a question where they may not is refused. */
export function tooLarge({ offers, stacks, objective }: Instance, { courses }: Timetable): Problem[] {
  const prices =
    offers.reduce((sum, { price }) => sum + price, 0) +
    stacks.reduce((sum, { bundle }) => sum + (bundle?.price ?? 0), 0);
  const minutes = offers.reduce((sum, one) => sum + one.minutes, 0);
  const studied = courses.reduce((sum, one) => sum + one.minutes, 0);
  const largest = Math.max(prices, minutes, studied, prices * objective.price + minutes * objective.minutes);
  if (largest < MOST) return [];
  return [
    {
      code: 'too-large',
      message: `The prices and hours to choose from add up to ${largest}, too large for exact whole numbers.`,
      found: String(largest),
      expected: `a sum below ${MOST} in the smallest units of money and time, each times its weight in what is minimised`,
      next: 'Correct the prices or hours that are too large, or leave those credentials out.',
    },
  ];
}
