import type { Recorded } from './carried.js';
import { UNREACHABLE, type Prices } from './dual-ascent.js';
import type { Purchased } from './fund-choices.js';
import type { View } from './view.js';

/** How a branch was closed, or shrunk, or split. */
export type SearchNode =
  | { readonly prices: Recorded }
  | { readonly prices: Recorded; readonly then: SearchNode }
  | { readonly offer: number; readonly taken: SearchNode; readonly banned: SearchNode }
  | { readonly stack: number; readonly bought: SearchNode; readonly unbought: SearchNode }
  | { readonly completes: number; readonly complete: SearchNode; readonly incomplete: SearchNode }
  | { readonly entry: number; readonly reached: SearchNode; readonly missed: SearchNode }
  | { readonly purchase: Purchased; readonly fund: number; readonly used: SearchNode; readonly unused: SearchNode };

/** Prices of cuts with those of everything else. */
export type Priced = Prices & Pick<Recorded, 'parts'>;

/** Prices in the numbers of the table, those that are 0 left out. */
export function record(view: View, { cuts, price, parts }: Priced): Recorded {
  const used = cuts.flatMap((cut, i) => (price[i]! > 0 ? [{ cut, price: price[i]! }] : []));
  return {
    zones: used.map(({ cut }) => cut.zone.map((fact) => view.task.fact[fact]!)),
    price: used.map((one) => one.price),
    parts,
  };
}

/** A node under the prices that shrank its branch, first to last. */
export function chained(before: readonly Recorded[], node: SearchNode): SearchNode {
  return before.reduceRight<SearchNode>((then, prices) => ({ prices, then }), node);
}

/** More than any plan can cost. */
const ABOVE_ALL = 2 ** 52;

/** A branch closed by a zone that nothing leads into: any price of it will do. */
export function closedBy(zone: Int32Array, parts: Recorded['parts'], most: number): Recorded {
  return { zones: [zone], price: [aboveAll(most)], parts };
}

/** A goal that nothing brings about: its zone has no exits, and any price closes the branch. */
export function unreachable(ascent: Priced, most: number): Priced {
  const last = ascent.cuts.length - 1;
  const price = ascent.cuts.map((_, i) => (i === last ? aboveAll(most) : 0));
  return { ...ascent, price, bound: UNREACHABLE };
}

function aboveAll(most: number): number {
  return Math.max(1, Math.min(most + 1, ABOVE_ALL));
}
