import type { Milp, Term } from '../milp.js';
import type { Counting } from './counted-rules.js';

/**
 * Prices of what counted rules need, for a programme of best prices. A credential is taken once at most, so an offer may be asked for more
 * than it costs: the price of its credential makes up for that.
 */
export class CountedColumns {
  private readonly price: readonly (number | null)[];
  private readonly once = new Map<number, number>();

  /** @param dearest no price is above this */
  constructor(
    private readonly milp: Milp,
    private readonly counting: readonly (Counting | undefined)[],
    dearest: number,
  ) {
    this.price = this.counting.map((one) => (one ? milp.column(-one.need, dearest, false) : null));
  }

  /** What an offer of a credential is asked for, beside the cuts it is an exit of. */
  asked(credential: number): Term[] {
    const terms = this.counting.flatMap((one, rule): Term[] => {
      const brings = one?.brings(credential) ?? 0;
      return brings > 0 ? [[this.price[rule]!, brings]] : [];
    });
    if (terms.length === 0) return [];
    const known = this.once.get(credential);
    const once = known ?? this.milp.column(1, Infinity, false);
    this.once.set(credential, once);
    return [...terms, [once, -1]];
  }

  /** The prices in a solution: per rule, and per credential. */
  prices(values: Float64Array): { readonly counts: readonly number[]; readonly once: ReadonlyMap<number, number> } {
    const at = (column: number): number => Math.max(0, values[column]!);
    return {
      counts: this.price.map((column) => (column === null ? 0 : at(column))),
      once: new Map([...this.once].map(([credential, column]) => [credential, at(column)])),
    };
  }
}
