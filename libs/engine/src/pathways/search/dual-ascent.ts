import { inTheTime } from '../look.js';
import { Heap } from './heap.js';
import type { Enough } from './task.js';
import type { View } from './view.js';
import { exitsIn, type ZoneCut } from './zone-cut.js';

/** Prices on cuts that no action has to pay more for than it costs. */
export interface Prices {
  /** Sum of the prices: no plan costs less. */
  readonly bound: number;
  readonly cuts: readonly ZoneCut[];
  /** Per cut, above 0. */
  readonly price: readonly number[];
  /** Per action: what is left of its cost. */
  readonly slack: Float64Array;
}

/** The bound is infinite when a goal cannot be reached. */
export const UNREACHABLE = Infinity;

/** No prices yet. */
export function noPrices(cost: Float64Array): Prices {
  return { bound: 0, cuts: [], price: [], slack: cost };
}

/**
 * Adds cuts and prices to given ones as long as that raises the bound.
 *
 * LM-cut (Helmert and Domshlak, ICAPS 2009) as an ascent on prices: take the goal that is dearest to reach, counting of all that an
 * action needs only the dearest (h max); its zone is what leads to it at no remaining cost; the exits of the zone are what every plan
 * takes one of; give them the price of the cheapest and lower what is left of their costs by it; until every goal can be had for
 * nothing. In whole numbers all the way, when the costs are. When the time is over it ends with the prices it has: they bound as well.
 *
 * @param from prices so far; what they leave of the costs is what can still be priced
 */
export function dualAscent(view: View, from: Prices): Prices {
  return new DualAscent(view, from).run();
}

class DualAscent {
  private readonly left: Float64Array;
  /** h max per fact, and per action the dearest of what it needs. */
  private readonly reach: Float64Array;
  private readonly ready: Float64Array;
  private readonly dearest: Int32Array;
  private readonly heap = new Heap();
  private readonly inZone: Uint8Array;
  private readonly exits: ReturnType<typeof exitsIn>;
  private readonly cuts: ZoneCut[];
  private readonly price: number[];
  private bound: number;

  constructor(
    private readonly view: View,
    from: Prices,
  ) {
    this.left = from.slack.slice();
    this.cuts = [...from.cuts];
    this.price = [...from.price];
    this.bound = from.bound;
    this.reach = new Float64Array(view.facts).fill(Infinity);
    this.ready = new Float64Array(view.actions).fill(Infinity);
    this.dearest = new Int32Array(view.actions).fill(-1);
    this.inZone = new Uint8Array(view.facts);
    this.exits = exitsIn(view);
  }

  run(): Prices {
    inTheTime(() => this.ascend());
    const { bound, cuts, price, left: slack } = this;
    return { bound, cuts, price, slack };
  }

  private ascend(): void {
    const { cuts, price } = this;
    this.reachAll();
    for (;;) {
      this.view.look?.();
      const { at, facts } = this.dearestGoal();
      if (at === 0) break;
      const zone = at === Infinity ? facts : this.zoneOf(facts);
      if (at === Infinity) {
        cuts.push({ zone, exits: new Int32Array(0) });
        price.push(0);
        this.bound = UNREACHABLE;
        break;
      }
      const exits = this.exits.of(zone);
      let least = Infinity;
      for (const a of exits) least = Math.min(least, this.left[a]!);
      this.bound += least;
      cuts.push({ zone, exits });
      price.push(least);
      this.lower(exits, least);
    }
  }

  /** What is dearest to reach, a goal or enough of something: at which cost, and the facts that are not had below it. */
  private dearestGoal(): { readonly at: number; readonly facts: Int32Array } {
    const { goals, enough } = this.view.task;
    let best = -1;
    for (const goal of goals) if (best < 0 || this.reach[goal]! > this.reach[best]!) best = goal;
    let dearest = { at: best < 0 ? 0 : this.reach[best]!, facts: Int32Array.of(best) };
    for (const one of enough) {
      const at = this.reachOfEnough(one);
      if (at > dearest.at) dearest = { at, facts: one.fact.filter((fact) => this.reach[fact]! >= at) };
    }
    return dearest;
  }

  /** At which cost for each the entries that can be had cover enough. */
  private reachOfEnough({ need, fact, weight }: Enough): number {
    const byReach = [...fact.keys()].sort((a, b) => this.reach[fact[a]!]! - this.reach[fact[b]!]!);
    let covered = 0;
    for (const i of byReach) {
      if (covered >= need) break;
      covered += weight[i]!;
      if (covered >= need) return this.reach[fact[i]!]!;
    }
    return covered >= need ? 0 : Infinity;
  }

  private reachAll(): void {
    const { task, actions, facts, needed } = this.view;
    const missing = new Int32Array(actions);
    const done = new Uint8Array(facts);
    for (let a = 0; a < actions; a++) {
      missing[a] = task.preStart[a + 1]! - task.preStart[a]!;
      if (missing[a] === 0) this.open(a, 0);
    }
    while (this.heap.size > 0) {
      const at = this.heap.least();
      const fact = this.heap.pop();
      if (done[fact] === 1 || at > this.reach[fact]!) continue;
      done[fact] = 1;
      for (let n = needed.start[fact]!; n < needed.start[fact + 1]!; n++) {
        const a = needed.item[n]!;
        if (--missing[a]! > 0) continue;
        this.dearest[a] = fact;
        this.open(a, at);
      }
    }
  }

  /** An action can start at a cost: what it adds can be had at that and its own. */
  private open(a: number, at: number): void {
    const { addStart, add } = this.view.task;
    this.ready[a] = at;
    const total = at + this.left[a]!;
    for (let k = addStart[a]!; k < addStart[a + 1]!; k++) {
      const fact = add[k]!;
      if (total >= this.reach[fact]!) continue;
      this.reach[fact] = total;
      this.heap.push(total, fact);
    }
  }

  /** Facts from which these are reached at no remaining cost, each action standing on the dearest fact it needs. */
  private zoneOf(facts: Int32Array): Int32Array {
    const { givers } = this.view;
    const zone = [...facts];
    this.inZone.fill(0);
    for (const fact of facts) this.inZone[fact] = 1;
    for (let i = 0; i < zone.length; i++) {
      const fact = zone[i]!;
      for (let n = givers.start[fact]!; n < givers.start[fact + 1]!; n++) {
        const a = givers.item[n]!;
        const below = this.dearest[a]!;
        if (this.left[a] !== 0 || below < 0 || this.inZone[below] === 1) continue;
        this.inZone[below] = 1;
        zone.push(below);
      }
    }
    return Int32Array.from(zone).sort();
  }

  /** Takes a price off some actions and brings what can be reached up to date. */
  private lower(exits: Int32Array, by: number): void {
    const { task, needed } = this.view;
    for (const a of exits) {
      this.left[a]! -= by;
      this.open(a, this.ready[a]!);
    }
    while (this.heap.size > 0) {
      const at = this.heap.least();
      const fact = this.heap.pop();
      if (at > this.reach[fact]!) continue;
      for (let n = needed.start[fact]!; n < needed.start[fact + 1]!; n++) {
        const a = needed.item[n]!;
        if (this.dearest[a] !== fact) continue;
        let top = fact;
        for (let k = task.preStart[a]!; k < task.preStart[a + 1]!; k++) {
          if (this.reach[task.pre[k]!]! > this.reach[top]!) top = task.pre[k]!;
        }
        this.dearest[a] = top;
        if (this.reach[top]! < this.ready[a]!) this.open(a, this.reach[top]!);
      }
    }
  }
}
