import type { Instance } from '../instance.js';
import type { MilpSolver } from '../milp.js';
import type { Target } from '../replay.js';
import { dearest, priceCuts, type Prices } from './price-programme.js';
import { Separation, type Branch, type Cut } from './separate.js';
import { wholePrices, type WholePrices } from './whole-prices.js';

/** A branch closed by prices, or split by whether an offer is taken or a stack's bundle bought. */
export type ProofNode =
  | { readonly prices: WholePrices; readonly cuts: readonly Cut[] }
  | { readonly offer: number; readonly taken: ProofNode; readonly banned: ProofNode }
  | { readonly stack: number; readonly bought: ProofNode; readonly unbought: ProofNode };

export interface ProofFound {
  readonly scale: number;
  readonly root: ProofNode;
  /** 1 when prices alone suffice. */
  readonly leaves: number;
}

export interface ProveOptions {
  /** How many branches may be looked at. */
  readonly nodes: number;
  /** How often cuts are looked for in one branch. */
  readonly rounds: number;
  /** How much work may be done, counted in offers looked at: the same on every machine. */
  readonly effort: number;
}

/** Plans that use their grants to the full have values that are multiples of this, and no other plan is better than those. */
export function valueUnit(instance: Instance): number {
  const { price: a, minutes: b } = instance.objective;
  const paid = [...instance.offers, ...instance.stacks.flatMap((stack) => stack.bundle ?? [])];
  const amounts = [
    ...paid.map((one) => a * one.price),
    ...paid.flatMap((one) => one.grants.map(([, saving]) => a * saving)),
    ...instance.funds.map((fund) => a * (fund.cap ?? 0)),
    ...instance.offers.map((offer) => b * offer.minutes),
  ];
  return Math.max(1, amounts.reduce(gcd, 0));
}

/** What is above this is at least `value`: the largest multiple of the unit below it. */
function nextBelow(instance: Instance, value: number): number {
  const unit = valueUnit(instance);
  return (Math.ceil(value / unit) - 1) * unit;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/**
 * Proves that no plan of the instance has a value below `value`: by prices on cuts, and where they do not suffice by a tree whose
 * leaves are closed by prices. Whole numbers only; nothing of the solver's word remains in the result.
 *
 * With coverage goals no skill-level is certain, so there is little to price and often no proof.
 *
 * @returns undefined when no proof was found within the options, or the amounts are too large for exact sums
 */
export function prove(
  instance: Instance,
  value: number,
  solver: MilpSolver,
  options: ProveOptions,
): ProofFound | undefined {
  if (!isExact(instance, value)) return undefined;
  const search = new ProofSearch(instance, value, solver, options);
  const root = search.close(WHOLE);
  return root && { scale: search.scale, root, leaves: search.leaves };
}

/** What one entry of a programme weighs against looking at one offer. */
const PRICING_EFFORT = 100;

const WHOLE: Branch = { taken: [], banned: new Set(), bought: new Set(), unbought: new Set() };

interface Known {
  readonly cut: Cut;
  /** Exits before anything is banned. */
  readonly target: Target;
}

class ProofSearch {
  readonly scale: number;
  leaves = 0;
  private nodes = 0;
  /** Work done on programmes, in the same count as the separation's. */
  private priced = 0;
  private readonly separation: Separation;
  /** Bounds have to be above this. */
  private readonly below: number;
  private readonly pool: Known[] = [];

  constructor(
    private readonly instance: Instance,
    private readonly value: number,
    private readonly solver: MilpSolver,
    private readonly options: ProveOptions,
  ) {
    this.separation = new Separation(instance);
    this.below = nextBelow(instance, value);
    this.scale = scaleFor(instance, value);
  }

  close(branch: Branch): ProofNode | undefined {
    if (++this.nodes > this.options.nodes || this.spent()) return undefined;
    const { cuts, prices, closed } = this.tighten(branch);
    if (closed) {
      this.leaves++;
      const used = cuts.map((cut, i) => ({ cut, price: closed.cuts[i]! })).filter(({ price }) => price > 0);
      return { prices: { ...closed, cuts: used.map((one) => one.price) }, cuts: used.map((one) => one.cut) };
    }
    if (!prices) return undefined;
    const offer = this.offerToSplit(prices, branch);
    if (offer !== undefined) return this.splitByOffer(branch, offer);
    const stack = this.bundleToSplit(prices, branch);
    return stack === undefined ? undefined : this.splitByBundle(branch, stack);
  }

  private splitByOffer(branch: Branch, offer: number): ProofNode | undefined {
    const taken = this.close({ ...branch, taken: [...branch.taken, offer] });
    const banned = taken && this.close({ ...branch, banned: new Set([...branch.banned, offer]) });
    return banned && { offer, taken, banned };
  }

  private splitByBundle(branch: Branch, stack: number): ProofNode | undefined {
    const bought = this.close({ ...branch, bought: new Set([...branch.bought, stack]) });
    const unbought = bought && this.close({ ...branch, unbought: new Set([...branch.unbought, stack]) });
    return unbought && { stack, bought, unbought };
  }

  private spent(): boolean {
    return this.separation.effort + this.priced > this.options.effort;
  }

  /** Adds cuts that the other side violates until the branch is closed or none is found. */
  private tighten(branch: Branch): { cuts: Cut[]; prices: Prices | undefined; closed: WholePrices | undefined } {
    const targets = this.separation.targets(branch);
    if (this.pool.length === 0)
      for (const target of targets)
        this.add(
          target,
          this.separation.first(target, branch, () => 0.5),
        );
    let cuts: Cut[] = [];
    let prices: Prices | undefined;
    for (let round = 0; round <= this.options.rounds; round++) {
      cuts = this.cutsFor(branch);
      this.priced += PRICING_EFFORT * cuts.reduce((sum, cut) => sum + cut.exits.length, 0);
      prices = priceCuts(this.instance, this.value, branch, cuts, this.solver);
      if (!prices) return { cuts, prices, closed: undefined };
      if (prices.bound > this.below) {
        const closed = wholePrices(this.instance, branch, cuts, prices, this.scale);
        if (closed.bound > this.scale * this.below) return { cuts, prices, closed };
      }
      if (round === this.options.rounds || this.spent()) break;
      if (!this.violated(targets, branch, prices)) break;
    }
    return { cuts, prices, closed: undefined };
  }

  private violated(targets: readonly Target[], branch: Branch, prices: Prices): boolean {
    const weight = (offer: number): number => prices.taken[offer]!;
    let added = false;
    for (const target of targets) {
      if (this.spent()) break;
      const cut = this.separation.lightest(target, branch, weight);
      if (!cut || cut.exits.reduce((sum, offer) => sum + weight(offer), 0) > 1 - 1e-6) continue;
      added = this.add(target, cut) || added;
    }
    return added;
  }

  private add(target: Target, cut: Cut | undefined): boolean {
    if (!cut) return false;
    const same = (known: Known): boolean =>
      known.cut.inside.levels.every((level, i) => level === cut.inside.levels[i]) &&
      known.cut.inside.counts.every((one, i) => one === cut.inside.counts[i]);
    if (this.pool.some(same)) return false;
    this.pool.push({ cut, target });
    return true;
  }

  /** Cuts that hold in a branch: those for goals, and those for the needs of what is taken for certain. */
  private cutsFor(branch: Branch): Cut[] {
    return this.pool
      .filter(({ target }) => target.kind !== 'offer' || branch.taken.includes(target.offer))
      .map(({ cut }) => ({
        inside: cut.inside,
        exits: this.separation.exits(cut.inside, branch),
      }));
  }

  private offerToSplit(prices: Prices, branch: Branch): number | undefined {
    return mostHalved(prices.taken, (offer) => branch.taken.includes(offer) || branch.banned.has(offer));
  }

  private bundleToSplit(prices: Prices, branch: Branch): number | undefined {
    return mostHalved(prices.bought, (stack) => branch.bought.has(stack) || branch.unbought.has(stack));
  }
}

/** The one nearest to a half, the first of equals; undefined when all are whole. */
function mostHalved(shares: readonly number[], decided: (i: number) => boolean): number | undefined {
  let best: { i: number; distance: number } | undefined;
  shares.forEach((share, i) => {
    const distance = Math.abs(share - 0.5);
    if (decided(i) || distance > 0.5 - 1e-6) return;
    if (!best || distance < best.distance - 1e-9) best = { i, distance };
  });
  return best?.i;
}

/** Whether every product and sum of prices at scale 1 is far enough from 2⁵³. */
function isExact(instance: Instance, value: number): boolean {
  return largestNumber(instance, value) <= 2 ** 51;
}

/** As fine as exact arithmetic in doubles allows, at most 2²⁰: no product or sum of prices comes near 2⁵³. */
function scaleFor(instance: Instance, value: number): number {
  const largest = largestNumber(instance, value);
  let scale = 2 ** 20;
  while (scale > 1 && scale * largest > 2 ** 51) scale /= 2;
  return scale;
}

/** No product or sum of prices is larger than a few times this, in units of the objective. */
function largestNumber(instance: Instance, value: number): number {
  const { offers, stacks, limits, funds, objective } = instance;
  const most = dearest(instance, value);
  const prices = [...offers, ...stacks.flatMap((stack) => stack.bundle ?? [])].map((one) => one.price);
  const money = Math.max(1, limits.price ?? 0, ...prices, ...funds.map((fund) => fund.cap ?? 0));
  const minutes = Math.max(1, limits.minutes ?? 0, ...offers.map((offer) => offer.minutes));
  return Math.max(
    (objective.price + most.limit) * money,
    (objective.minutes + most.limit) * minutes,
    most.row * (offers.length + stacks.length + 1),
  );
}
