import { wholePricesOf } from './cover-programme.js';
import { noPrices, type Prices } from './dual-ascent.js';
import type { Parts } from './tariff.js';
import type { View } from './view.js';
import { exitsIn, type ZoneCut } from './zone-cut.js';

/** Zones, in the numbers of the table, with the price of each: what closes a branch, or rules actions out of it. */
export interface Recorded {
  readonly zones: readonly Int32Array[];
  readonly price: readonly number[];
  /** What else is priced; undefined where offers have prices of their own. */
  readonly parts: Parts | undefined;
}

/** Prices of a task that was larger, in what is left of it: no bound is lost, as exits only become fewer. */
export function carried(view: View, cost: Float64Array, { zones, price }: Pick<Recorded, 'zones' | 'price'>): Prices {
  if (zones.length === 0) return noPrices(cost);
  const number = new Map(Array.from(view.task.fact, (fact, i) => [fact, i]));
  const exits = exitsIn(view);
  const cuts: ZoneCut[] = [];
  const kept: number[] = [];
  zones.forEach((inTable, i) => {
    view.look?.();
    const zone = Int32Array.from(inTable)
      .map((fact) => number.get(fact) ?? -1)
      .filter((fact) => fact >= 0);
    const own = exits.of(zone);
    if (!exits.bars()) return;
    cuts.push({ zone, exits: own });
    kept.push(price[i]!);
  });
  return wholePricesOf(cost, cuts, kept);
}
