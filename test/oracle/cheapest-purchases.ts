import type { Grant, Instance, Purchase } from '#lib/engine';
import { satisfies } from './founded.js';

interface Basket {
  readonly offers: readonly number[];
  readonly stack: number | null;
  readonly counted: readonly number[];
  readonly price: number;
  readonly grants: readonly Grant[];
}

/**
 * The cheapest way to pay for a set of offers: every choice of bundles, each with every set of members it could cover,
 * and for each choice every choice of funds.
 * @param free credentials that count without being taken (held at the start, or awarded by the end).
 */
export function cheapestPurchases(
  instance: Instance,
  offers: readonly number[],
  free: ReadonlySet<number>,
): Purchase[] {
  let best: { total: number; purchases: Purchase[] } | null = null;
  for (const baskets of waysToBundle(instance, 0, offers, [...free], new Set())) {
    const purchases = withFunds(
      baskets,
      instance.funds.map(({ cap }) => cap ?? Infinity),
    );
    const total = purchases.reduce((sum, purchase) => sum + purchase.paid, 0);
    if (best === null || total < best.total) best = { total, purchases };
  }
  return best!.purchases;
}

/** From this stack on: buy its bundle for some set of members, or not; what is left at the end is paid one by one. */
function* waysToBundle(
  instance: Instance,
  stack: number,
  unpaid: readonly number[],
  free: readonly number[],
  bundled: ReadonlySet<number>,
): Generator<Basket[]> {
  const rule = instance.stacks[stack];
  if (rule === undefined) {
    yield unpaid.map((offer) => {
      const { price, grants } = instance.offers[offer]!;
      return { offers: [offer], stack: null, counted: [], price, grants };
    });
    return;
  }
  yield* waysToBundle(instance, stack + 1, unpaid, free, bundled);
  if (rule.bundle === null) return;
  const fits = (credential: number) =>
    rule.members.some((each) => each.credential === credential) && !bundled.has(credential);
  const payable = unpaid.filter((o) => !instance.offers[o]!.renewal && fits(instance.offers[o]!.credential));
  const countable = free.filter(fits);
  for (const covered of subsets(payable)) {
    if (covered.length === 0) continue;
    const taken = covered.map((offer) => instance.offers[offer]!.credential);
    for (const counted of subsets(countable)) {
      const set = new Set([...taken, ...counted]);
      if (set.size < taken.length + counted.length || !satisfies(rule, set)) continue;
      if ([...set].some((spare) => satisfies(rule, new Set([...set].filter((each) => each !== spare))))) continue;
      const bundle: Basket = { ...rule.bundle, offers: covered, stack, counted };
      const left = unpaid.filter((offer) => !covered.includes(offer));
      for (const rest of waysToBundle(instance, stack + 1, left, free, new Set([...bundled, ...set])))
        yield [bundle, ...rest];
    }
  }
}

function subsets<T>(of: readonly T[]): T[][] {
  return Array.from({ length: 2 ** of.length }, (_, set) => of.filter((_each, bit) => (set >> bit) & 1));
}

/** The best choice of one fund (or none) for each basket, with what is left of every fund's cap. */
function withFunds(baskets: readonly Basket[], left: readonly number[]): Purchase[] {
  const [basket, ...rest] = baskets;
  if (basket === undefined) return [];
  const { offers, stack, counted, price } = basket;
  let best: Purchase[] | null = null;
  for (const [fund, saving] of [[null, 0] as const, ...basket.grants]) {
    const grant = fund === null ? 0 : Math.min(saving, price, left[fund]!);
    const remaining = left.map((cap, each) => (each === fund ? cap - grant : cap));
    const purchase = { offers, stack, counted, fund: grant > 0 ? fund : null, grant, paid: price - grant };
    const purchases = [purchase, ...withFunds(rest, remaining)];
    if (best === null || paid(purchases) < paid(best)) best = purchases;
  }
  return best!;
}

const paid = (purchases: readonly Purchase[]) => purchases.reduce((sum, purchase) => sum + purchase.paid, 0);
