import type { Milp, Term } from '../milp.js';
import { missing, type Counting } from './counting.js';

/** Prices of what counted rules need, for a programme of best prices: what no credential brings is paid for in full. */
export class CountedColumns {
  private readonly price: readonly (number | null)[];

  /** @param dearest no price is above this */
  constructor(
    milp: Milp,
    private readonly counting: readonly (Counting | undefined)[],
    dearest: number,
  ) {
    this.price = counting.map((one) => (one ? milp.column(-missing(one), dearest, false) : null));
  }

  /** What rules would pay for a credential. */
  paidFor(credential: number): Term[] {
    return this.counting.flatMap((one, rule): Term[] => {
      const brings = one?.open.get(credential);
      return brings === undefined ? [] : [[this.price[rule]!, brings]];
    });
  }

  /** Per rule, its price in a solution. */
  prices(values: Float64Array): number[] {
    return this.price.map((column) => (column === null ? 0 : Math.max(0, values[column]!)));
  }
}
