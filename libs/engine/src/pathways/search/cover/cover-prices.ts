import type { Recorded } from '../carried.js';
import type { Cover } from './cover.js';

/** A price for each row such that no column that may be taken pays more than it costs. */
export interface CoverPrices {
  readonly bound: number;
  readonly price: Float64Array;
  /** Per column what is left of its cost; of use only where it may be taken. */
  readonly slack: Float64Array;
}

/**
 * Rounds prices down to whole numbers, lowers them where a column would pay more than it costs, and raises them where nothing is then paid in full.
 * @param isOpen per column 1 when it may be taken
 * @param isCovered per row above 0 when it has no price
 */
export function wholePrices(
  { columns, rows, cost, rowStart, colOf }: Cover,
  wished: ArrayLike<number>,
  isOpen: Uint8Array,
  isCovered: Int32Array,
): CoverPrices {
  const price = new Float64Array(rows);
  const slack = cost.slice();
  let bound = 0;
  let mostOver = 0;
  for (let row = 0; row < rows; row++) {
    if (isCovered[row]! > 0) continue;
    const one = Math.max(0, Math.floor(wished[row]!));
    if (one === 0) continue;
    price[row] = one;
    bound += one;
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) slack[colOf[k]!]! -= one;
  }
  for (let j = 0; j < columns; j++) if (isOpen[j] === 1) mostOver = Math.min(mostOver, slack[j]!);
  for (let row = 0; mostOver < 0 && row < rows; row++) {
    if (price[row] === 0) continue;
    let over = 0;
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) {
      if (isOpen[colOf[k]!] === 1) over = Math.max(over, -slack[colOf[k]!]!);
    }
    const less = Math.min(over, price[row]!);
    if (less <= 0) continue;
    price[row]! -= less;
    bound -= less;
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) slack[colOf[k]!]! += less;
  }
  for (let row = 0; row < rows; row++) {
    if (isCovered[row]! > 0) continue;
    let spare = Infinity;
    for (let k = rowStart[row]!; spare > 0 && k < rowStart[row + 1]!; k++) {
      if (isOpen[colOf[k]!] === 1) spare = Math.min(spare, slack[colOf[k]!]!);
    }
    if (spare <= 0 || spare === Infinity) continue;
    price[row]! += spare;
    bound += spare;
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) slack[colOf[k]!]! -= spare;
  }
  return { bound, price, slack };
}

/** Prices as a proof carries them: each row is the zone of its fact. */
export function recordOf({ fact }: Cover, price: ArrayLike<number>): Recorded {
  const priced = [...fact.keys()].filter((row) => price[row]! > 0);
  return {
    zones: priced.map((row) => Int32Array.of(fact[row]!)),
    price: priced.map((row) => price[row]!),
    parts: undefined,
  };
}
