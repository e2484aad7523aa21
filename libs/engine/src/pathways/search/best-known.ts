import { pathLengths } from './path-test.js';
import { offersOfPlan, type CoreEffort, type Share } from './plan-of-core.js';
import type { KnownPlan, PlanSource } from './search-options.js';
import type { View } from './view.js';

/** Of more offers than this the solver gets as many, the most promising, before it gets all; where these hold no plan, more. */
const SOLVED_FIRST = [120, 360];

/** The best plan that a search knows, and the ways to better ones. */
export class BestKnown {
  private isCoreSolved = false;
  private isSettled = false;

  /**
   * @param unit what plans cost is a multiple of it
   * @param dearest no plan within the limits costs more
   */
  constructor(
    private readonly unit: number,
    private readonly source: PlanSource | undefined,
    private known: KnownPlan | undefined,
    private readonly dearest: number,
  ) {}

  get plan(): KnownPlan | undefined {
    return this.known;
  }

  get cost(): number {
    return this.known?.cost ?? Infinity;
  }

  /** Plans that cost more than this are of no use: the next possible cost below the best known; where none is, what limits allow. */
  get most(): number {
    return this.known ? (Math.ceil(this.known.cost / this.unit) - 1) * this.unit : this.dearest;
  }

  /** Whether nothing better is left, by the word of the solver. */
  get settled(): boolean {
    return this.isSettled;
  }

  /** Whether what is left can be left to the solver. */
  get asksSolver(): boolean {
    return this.source?.solve !== undefined && !this.isSettled;
  }

  /** Keeps a plan when it is the best so far. */
  keep(plan: KnownPlan): boolean {
    if (this.known && plan.cost >= this.known.cost) return false;
    this.known = plan;
    return true;
  }

  /**
   * Looks for better plans among the actions that prices leave cheapest.
   * @param cost per action
   * @param slack what prices leave of the costs
   * @param taken offers that are taken besides
   */
  look(
    view: View,
    cost: Float64Array,
    slack: Float64Array,
    share: Share,
    effort: CoreEffort,
    taken: readonly number[],
  ): void {
    if (!this.source || this.isSettled) return;
    const found = offersOfPlan(view, cost, slack, share, effort);
    if (!found) return;
    if (this.tryOffers([...taken, ...found]) || !this.source.fill) return;
    const leaning = new Map(Array.from(view.task.action, (id, a) => [id, cost[a]! * (1 - 0.999 * (share?.[a] ?? 0))]));
    for (const offer of taken) leaning.set(offer, 0);
    const full = this.source.fill([...taken, ...found], (offer) => leaning.get(offer) ?? Infinity);
    if (full) this.tryOffers(full);
  }

  /** @returns whether these offers make a plan */
  private tryOffers(some: readonly number[]): boolean {
    const offers = ascending(some);
    const paid = this.source!.cost(offers);
    if (paid !== undefined) this.keep({ offers, cost: paid });
    return paid !== undefined;
  }

  /** Whether the most promising offers, when they are many, may still be left to the solver by themselves. */
  get asksForCore(): boolean {
    return this.asksSolver && !this.isCoreSolved;
  }

  /**
   * Leaves the first of these offers to the solver, when they are many; once.
   * @param offers all that better plans may hold, the most promising first
   * @returns whether a better plan came of it
   */
  solveCore(offers: readonly number[]): boolean {
    if (!this.asksForCore) return false;
    this.isCoreSolved = true;
    for (const size of SOLVED_FIRST) {
      if (size >= offers.length) break;
      const { plan } = this.source!.solve!(ascending([...offers.slice(0, size), ...(this.known?.offers ?? [])]), false);
      if (plan && this.keep(plan)) return true;
      if (plan ?? this.known) break;
    }
    return false;
  }

  /** Leaves all of these offers to the solver. */
  solveRest(offers: readonly number[]): boolean {
    const { plan, isBest } = this.source!.solve!(ascending(offers), true);
    this.isSettled = isBest;
    return plan !== undefined && this.keep(plan);
  }
}

/** Ascending, each once. */
function ascending(offers: Iterable<number>): number[] {
  return [...new Set(offers)].sort((a, b) => a - b);
}

/** The offers of a view, those first that a plan holds at least cost beyond what is priced. */
export function byPromise(view: View, slack: Float64Array, excused: Uint8Array): number[] {
  const { action } = view.task;
  const lengths = pathLengths(view, slack, Infinity, excused);
  const offers = [...action.keys()].filter((a) => action[a]! >= 0);
  return offers.sort((a, b) => lengths[a]! - lengths[b]! || action[a]! - action[b]!).map((a) => action[a]!);
}
