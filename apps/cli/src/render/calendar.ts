import { dayNumber } from '#lib/model';

/**
 * A bar for each step on one common calendar from the first start to the last finish.
 * @param width columns of the whole calendar
 * @returns one text of that width per step; each bar is at least one column long
 */
export function calendar(
  steps: readonly { readonly start: string; readonly finish: string }[],
  width: number,
): string[] {
  const days = steps.map((step) => ({ from: dayNumber(step.start)!, to: dayNumber(step.finish)! + 1 }));
  const first = Math.min(...days.map((step) => step.from));
  const span = Math.max(1, Math.max(...days.map((step) => step.to)) - first);
  const column = (day: number): number => Math.round(((day - first) / span) * width);
  return days.map(({ from, to }) => {
    const begin = Math.min(column(from), width - 1);
    const end = Math.max(begin + 1, column(to));
    return '·'.repeat(begin) + '█'.repeat(end - begin) + '·'.repeat(Math.max(0, width - end));
  });
}
