import type { Instance } from '../instance.js';
import type { MilpSolver } from '../milp.js';
import type { Target } from '../replay.js';
import { priceCuts, type Prices } from './price-programme.js';
import { Separation, type Branch, type Cut } from './separate.js';
import { wholePrices, type WholePrices } from './whole-prices.js';

/** A branch closed by prices, or split by whether an offer is taken. */
export type ProofNode =
  | { readonly prices: WholePrices; readonly cuts: readonly Cut[] }
  | { readonly offer: number; readonly taken: ProofNode; readonly banned: ProofNode };

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
  /** Asked between rounds: true ends the search without a proof. */
  readonly expired?: () => boolean;
}

/** Values of all plans are multiples of this, so a bound above value − unit is a proof. */
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

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/**
 * Proves that no plan of the instance has a value below `value`: by prices on cuts, and where they do not suffice by a tree whose
 * leaves are closed by prices. Whole numbers only; nothing of the solver's word remains in the result.
 *
 * @returns undefined when no proof was found within the options; instances with coverage goals are not tried
 */
export function prove(
  instance: Instance,
  value: number,
  solver: MilpSolver,
  options: ProveOptions,
): ProofFound | undefined {
  if (instance.goals.coverage) return undefined;
  const search = new ProofSearch(instance, value, solver, options);
  const root = search.close({ taken: [], banned: new Set() });
  return root && { scale: search.scale, root, leaves: search.leaves };
}

interface Known {
  readonly cut: Cut;
  /** Exits before anything is banned. */
  readonly target: Target;
}

class ProofSearch {
  readonly scale: number;
  leaves = 0;
  private nodes = 0;
  private readonly separation: Separation;
  private readonly unit: number;
  private readonly pool: Known[] = [];

  constructor(
    private readonly instance: Instance,
    private readonly value: number,
    private readonly solver: MilpSolver,
    private readonly options: ProveOptions,
  ) {
    this.separation = new Separation(instance);
    this.unit = valueUnit(instance);
    this.scale = scaleFor(value);
  }

  close(branch: Branch): ProofNode | undefined {
    if (++this.nodes > this.options.nodes || this.options.expired?.()) return undefined;
    const { cuts, prices, closed } = this.tighten(branch);
    if (closed) {
      this.leaves++;
      const used = cuts.map((cut, i) => ({ cut, price: closed.cuts[i]! })).filter(({ price }) => price > 0);
      return { prices: { ...closed, cuts: used.map((one) => one.price) }, cuts: used.map((one) => one.cut) };
    }
    const offer = prices && this.branchOn(prices, branch);
    if (offer === undefined) return undefined;
    const taken = this.close({ ...branch, taken: [...branch.taken, offer] });
    const banned = taken && this.close({ ...branch, banned: new Set([...branch.banned, offer]) });
    return banned && { offer, taken, banned };
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
      prices = priceCuts(this.instance, branch, cuts, this.solver);
      if (!prices) return { cuts, prices, closed: undefined };
      if (prices.bound > this.value - this.unit) {
        const closed = wholePrices(this.instance, branch, cuts, prices, this.scale);
        if (closed.bound > this.scale * (this.value - this.unit)) return { cuts, prices, closed };
      }
      if (round === this.options.rounds || this.options.expired?.()) break;
      if (!this.violated(targets, branch, prices)) break;
    }
    return { cuts, prices, closed: undefined };
  }

  private violated(targets: readonly Target[], branch: Branch, prices: Prices): boolean {
    const weight = (offer: number): number => prices.taken[offer]!;
    let added = false;
    for (const target of targets) {
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

  /** The offer taken by halves most; the dearer one of equals. */
  private branchOn(prices: Prices, branch: Branch): number | undefined {
    const decided = new Set([...branch.taken, ...branch.banned]);
    let best: { offer: number; distance: number } | undefined;
    prices.taken.forEach((share, offer) => {
      const distance = Math.abs(share - 0.5);
      if (decided.has(offer) || distance > 0.5 - 1e-6) return;
      if (!best || distance < best.distance - 1e-9) best = { offer, distance };
    });
    return best?.offer;
  }
}

/** As fine as exact arithmetic in doubles allows, at most 2²⁰. */
function scaleFor(value: number): number {
  let scale = 2 ** 20;
  while (scale > 1 && scale * Math.max(1, value) > 2 ** 49) scale /= 2;
  return scale;
}
