import type { Instance, StackRule } from '../instance.js';
import { minimalSets, needsListing } from './minimal-sets.js';
import type { Prices } from './price-programme.js';
import type { Branch, Cut } from './separate.js';

/** Prices in whole numbers (`scale` of them are one unit of the objective), with every rule kept exactly. */
export interface WholePrices {
  readonly cuts: readonly number[];
  readonly worth: readonly number[];
  readonly limits: { readonly price: number; readonly minutes: number };
  readonly funds: readonly number[];
  readonly bundles: readonly number[];
  /** Nothing in the branch has an objective below this, times scale. */
  readonly bound: number;
}

/** Rounds prices and mends what rounding broke, by lowering: the bound loses next to nothing and is exact. */
export function wholePrices(
  instance: Instance,
  branch: Branch,
  cuts: readonly Cut[],
  prices: Prices,
  scale: number,
): WholePrices {
  const whole = (value: number): number => Math.floor(value * scale);
  const limits = { price: whole(prices.limits.price), minutes: whole(prices.limits.minutes) };
  const rate = scale * instance.objective.price + limits.price;
  const funds = prices.funds.map((price) => Math.min(whole(price), rate));
  const worth = prices.worth.map(whole);
  const pays = new Payments(instance, rate, funds);
  instance.offers.forEach((offer, i) => (worth[i] = Math.min(worth[i]!, pays.least(offer.price, offer.grants))));
  const bundles = prices.bundles.map((price) => Math.ceil(price * scale));
  instance.stacks.forEach((stack, t) => {
    if (stack.bundle && !branch.unbought.has(t)) bundles[t] = pays.fitBundle(stack, worth, bundles[t]!);
  });
  const minuteRate = scale * instance.objective.minutes + limits.minutes;
  const u = prices.cuts.map(whole);
  const sure = new Set(branch.taken);
  const within = withinOf(instance, cuts, u);
  instance.offers.forEach(({ minutes }, offer) => {
    if (sure.has(offer) || branch.banned.has(offer)) return;
    let over = within[offer]! - worth[offer]! - minuteRate * minutes;
    for (let i = 0; over > 0 && i < cuts.length; i++) {
      if (!cuts[i]!.exits.includes(offer)) continue;
      const less = Math.min(over, u[i]!);
      u[i]! -= less;
      over -= less;
      for (const other of cuts[i]!.exits) within[other]! -= less;
    }
  });
  const bound = boundOf(instance, branch, { u, worth, limits, funds, bundles, within, minuteRate });
  return { cuts: u, worth, limits, funds, bundles, bound };
}

/** The least that a purchase can count for at these prices, whichever fund is used. */
export function leastPaid(
  instance: Instance,
  scale: number,
  { limits, funds }: Pick<WholePrices, 'limits' | 'funds'>,
): (sold: Pick<Instance['offers'][number], 'price' | 'grants'>) => number {
  const pays = new Payments(instance, scale * instance.objective.price + limits.price, funds);
  return ({ price, grants }) => pays.least(price, grants);
}

function withinOf(instance: Instance, cuts: readonly Cut[], u: readonly number[]): number[] {
  const within = instance.offers.map(() => 0);
  cuts.forEach((cut, i) => {
    for (const offer of cut.exits) within[offer]! += u[i]!;
  });
  return within;
}

interface Parts {
  readonly u: readonly number[];
  readonly worth: readonly number[];
  readonly limits: { readonly price: number; readonly minutes: number };
  readonly funds: readonly number[];
  readonly bundles: readonly number[];
  readonly within: readonly number[];
  readonly minuteRate: number;
}

/** Σ prices of cuts, plus what the offers taken for certain are worth beyond their cuts, less limits, caps and bundles at their prices. */
function boundOf(instance: Instance, branch: Branch, parts: Parts): number {
  const cuts = parts.u.reduce((sum, one) => sum + one, 0);
  const beyond = branch.taken.reduce(
    (sum, offer) =>
      sum + parts.worth[offer]! + parts.minuteRate * instance.offers[offer]!.minutes - parts.within[offer]!,
    0,
  );
  const limits =
    parts.limits.price * (instance.limits.price ?? 0) + parts.limits.minutes * (instance.limits.minutes ?? 0);
  const caps = parts.funds.reduce((sum, price, f) => sum + price * (instance.funds[f]!.cap ?? 0), 0);
  const bundles = parts.bundles.reduce((sum, price) => sum + price, 0);
  return cuts + beyond - limits - caps - bundles;
}

/** What is paid at a rate per minor unit, with what each fund's cap is priced at taken into account. */
class Payments {
  constructor(
    private readonly instance: Instance,
    private readonly rate: number,
    private readonly funds: readonly number[],
  ) {}

  /** The least a purchase can count for, whichever fund is used. */
  least(price: number, grants: readonly (readonly [number, number])[]): number {
    const relieved = grants.map(([fund, saving]) => {
      const price = this.instance.funds[fund]!.cap === null ? 0 : this.funds[fund]!;
      return (this.rate - price) * saving;
    });
    return this.rate * price - Math.max(0, ...relieved);
  }

  /**
   * Lowers what members are worth, the dearest of the set that is worth most, until no set the bundle may cover is worth more than it costs.
   * @param once the price of buying it
   * @returns that price, raised where lowering alone is not enough
   */
  fitBundle(stack: StackRule, worth: number[], once: number): number {
    for (;;) {
      const cost = this.least(stack.bundle!.price, stack.bundle!.grants) + once;
      const over = mostCovered(this.instance, stack, worth) - cost;
      if (over <= 0) return once;
      const dearest = heaviest(this.instance, stack, worth).reduce(
        (best, offer) => (worth[offer]! > (worth[best] ?? 0) ? offer : best),
        -1,
      );
      if (dearest < 0) return once + over;
      worth[dearest] = Math.max(0, worth[dearest]! - over);
    }
  }
}

/** Offers among which lowering the dearest lowers the most that a bundle can cover: those of the set that is worth most, or of all members. */
function heaviest(instance: Instance, stack: StackRule, worth: readonly number[]): number[] {
  const offers = stack.members.map(({ credential }) =>
    instance.offers.findIndex((one) => one.credential === credential && !one.renewal),
  );
  const known = (set: readonly number[]): number[] => set.map((i) => offers[i]!).filter((offer) => offer >= 0);
  if (!needsListing(stack)) return known(offers.map((_, i) => i));
  const sum = (set: readonly number[]): number => set.reduce((all, offer) => all + worth[offer]!, 0);
  return minimalSets(stack)
    .map(known)
    .reduce((most, set) => (sum(set) > sum(most) ? set : most), []);
}

/**
 * The most that a set covered by a bundle can be worth: where credits count, the best of its minimal sets; the n dearest of an
 * n-of-many (whatever their groups: at least the truth); else the dearest of each group and every member without one.
 */
export function mostCovered(instance: Instance, stack: StackRule, worth: readonly number[]): number {
  const members = stack.members.map(({ credential, group }) => {
    const offer = instance.offers.findIndex((one) => one.credential === credential && !one.renewal);
    return { group, worth: offer < 0 ? 0 : worth[offer]! };
  });
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  const groups = [...new Set(members.flatMap((member) => member.group ?? []))];
  if (needsListing(stack)) {
    return Math.max(0, ...minimalSets(stack).map((set) => sum(set.map((i) => members[i]!.worth))));
  }
  if (stack.atLeast !== null) {
    const dearest = members.map((member) => member.worth).sort((a, b) => b - a);
    return sum(dearest.slice(0, Math.max(stack.atLeast, groups.length)));
  }
  const dearestOf = (group: number): number =>
    Math.max(...members.filter((member) => member.group === group).map((member) => member.worth));
  return (
    sum(members.filter((member) => member.group === null).map((member) => member.worth)) + sum(groups.map(dearestOf))
  );
}
