import { dayNumber, dayOf } from '#lib/model';

/**
 * A bar for each step on one common calendar from the first start to the last finish.
 * @param width columns of the whole calendar
 * @returns one text of that width per step; each bar is at least one column long
 */
export function calendar(steps: readonly Stay[], width: number): string[] {
  const { column } = scale(steps, width);
  return steps.map((step) => {
    const begin = Math.min(column(dayNumber(step.start)!), width - 1);
    const end = Math.max(begin + 1, column(dayNumber(step.finish)! + 1));
    return '·'.repeat(begin) + '█'.repeat(end - begin) + '·'.repeat(Math.max(0, width - end));
  });
}

type Stay = { readonly start: string; readonly finish: string };

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The months above such bars: each name where its first day lies, the first where the calendar begins, as many as have room.
 * @returns one text of that width
 */
export function months(steps: readonly Stay[], width: number): string {
  const { first, last, column } = scale(steps, width);
  let line = '';
  for (let day = first; day < last; day++) {
    const [year, month, date] = dayOf(day).split('-');
    const at = column(day);
    const name = month === '01' && day > first ? year! : MONTHS[Number(month) - 1]!;
    const room = line === '' || at > line.length;
    if ((day === first || date === '01') && room && at + name.length <= width) line = line.padEnd(at) + name;
  }
  return line.padEnd(width);
}

function scale(
  steps: readonly Stay[],
  width: number,
): { readonly first: number; readonly last: number; readonly column: (day: number) => number } {
  const first = Math.min(...steps.map((step) => dayNumber(step.start)!));
  const last = Math.max(...steps.map((step) => dayNumber(step.finish)! + 1));
  return { first, last, column: (day) => Math.round(((day - first) / Math.max(1, last - first)) * width) };
}
