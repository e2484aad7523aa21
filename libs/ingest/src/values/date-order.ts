import { tidied } from './cell.js';

/** Which comes first in `03/04/2024`. */
export type DateOrder = 'day-month' | 'month-day';

const NUMERIC = /^(\d{1,2})([/-])(\d{1,2})\2\d{2,4}(?!\d)/;

/** What a column's cells say of the order: a number above 12 is no month. */
export interface OrderEvidence {
  /** Absent where no cell tells, or cells contradict each other: ask. */
  readonly order?: DateOrder;
  readonly evidence: string;
}

/** @param cells a sample of the column */
export function dateOrderOf(cells: readonly string[]): OrderEvidence {
  let [dayFirst, monthFirst, numeric]: (string | undefined)[] = [];
  for (const cell of cells) {
    const text = tidied(cell.slice(0, 100));
    const parts = NUMERIC.exec(text);
    if (!parts) continue;
    numeric ??= text;
    if (Number(parts[1]) > 12) dayFirst ??= text;
    if (Number(parts[3]) > 12) monthFirst ??= text;
  }
  if (dayFirst && monthFirst) return { evidence: `"${dayFirst}" has the day first, "${monthFirst}" the month.` };
  if (dayFirst) return { order: 'day-month', evidence: `"${dayFirst}" can only be read with the day first.` };
  if (monthFirst) return { order: 'month-day', evidence: `"${monthFirst}" can only be read with the month first.` };
  return {
    evidence: numeric
      ? `"${numeric}" and all others can be read in two ways.`
      : 'No day here is written in numbers only.',
  };
}
