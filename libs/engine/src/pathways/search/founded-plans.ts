import { inTheTime } from '../look.js';
import { Heap } from './heap.js';
import type { View } from './view.js';

/** A set of actions that has an order in which each can start and that brings about every goal. */
export interface FoundedPlan {
  readonly actions: readonly number[];
  readonly cost: number;
}

export interface Effort {
  /** How many of the plans found are worked on further. */
  readonly starts: number;
  /** How often all of a plan's actions are questioned. */
  readonly rounds: number;
}

/** A fact that several actions of a plan bring. */
const SEVERAL = -2;

/** Above this many actions a plan is replanned around each of them in one way only. */
const LONG_PLAN = 25;

/**
 * Finds good plans: by what is cheapest to reach (summing or taking the dearest of what is needed) at costs that lean towards what
 * the prices leave cheap, without what is not needed; then leaves out one action after the other and plans anew around it.
 */
export class FoundedPlans {
  private readonly reach: Float64Array;
  private readonly bringer: Int32Array;
  private readonly missing: Int32Array;
  private readonly sum: Float64Array;
  private readonly done: Uint8Array;
  private readonly heap = new Heap();
  /** When each fact was last reached; 0 is never. */
  private readonly stamp: Int32Array;
  private stamps = 0;
  private cheapest: FoundedPlan | undefined;

  constructor(
    private readonly view: View,
    private readonly cost: Float64Array,
  ) {
    this.reach = new Float64Array(view.facts);
    this.bringer = new Int32Array(view.facts);
    this.missing = new Int32Array(view.actions);
    this.sum = new Float64Array(view.actions);
    this.done = new Uint8Array(view.actions);
    this.stamp = new Int32Array(view.facts);
  }

  /**
   * The cheapest plan found.
   * @param slack what prices leave of the costs
   * @param share how much of each action a fractional plan takes
   * @returns undefined when a goal cannot be reached, or the time is over before the first plan
   */
  best(slack: Float64Array, share: Float64Array | undefined, effort: Effort): FoundedPlan | undefined {
    this.cheapest = undefined;
    inTheTime(() => this.lookFor(slack, share, effort));
    return this.cheapest;
  }

  /** The first plan that comes to mind: each fact by what is cheapest to reach. */
  first(): FoundedPlan | undefined {
    const plan = this.byReach(this.cost, 'sum', -1);
    return plan && this.priced(this.pruned(plan));
  }

  private lookFor(slack: Float64Array, share: Float64Array | undefined, effort: Effort): void {
    const found = new Map<number, FoundedPlan>();
    for (const lean of this.leanings(slack, share)) {
      for (const way of ['sum', 'dearest'] as const) {
        const plan = this.byReach(lean, way, -1);
        if (!plan) return;
        const pruned = this.priced(this.pruned(plan));
        if (!found.has(pruned.cost)) found.set(pruned.cost, pruned);
        this.keep(pruned);
      }
    }
    const pool = [...found.values()].sort((a, b) => a.cost - b.cost);
    for (const plan of pool.slice(0, effort.starts)) this.improve(plan, effort.rounds);
  }

  private keep(plan: FoundedPlan): void {
    if (!this.cheapest || plan.cost < this.cheapest.cost) this.cheapest = plan;
  }

  private leanings(slack: Float64Array, share: Float64Array | undefined): Float64Array[] {
    const leanings = [this.cost];
    for (const part of share ? [0.999, 0.7] : []) {
      leanings.push(this.cost.map((cost, a) => cost * (1 - part * Math.min(1, share![a]!)) + 1));
    }
    for (const part of [0.02, 0.2]) {
      leanings.push(
        slack.map((left, a) => Math.max(0, left) + part * this.cost[a]! * (1 - 0.9 * (share?.[a] ?? 0)) + 1),
      );
    }
    return leanings;
  }

  private priced(actions: readonly number[]): FoundedPlan {
    return { actions, cost: actions.reduce((sum, a) => sum + this.cost[a]!, 0) };
  }

  /** Leaves out one action after the other, planning anew with the others nearly free. */
  private improve(plan: FoundedPlan, rounds: number): void {
    let best = plan;
    for (let round = 0; round < rounds; round++) {
      const before = best.cost;
      for (const out of best.actions) {
        if (!best.actions.includes(out)) continue;
        best = this.without(out, best) ?? best;
        this.keep(best);
      }
      if (best.cost === before) break;
    }
  }

  private without(out: number, plan: FoundedPlan): FoundedPlan | undefined {
    for (const part of plan.actions.length > LONG_PLAN ? [0] : [0, 0.3]) {
      const lean = this.cost.slice();
      for (const a of plan.actions) lean[a] = part * this.cost[a]! + 1;
      const around = this.byReach(lean, 'sum', out);
      if (!around) return undefined;
      const union = new Set([...around, ...plan.actions.filter((a) => a !== out)]);
      const found = this.priced(this.pruned([...union]));
      if (found.cost < plan.cost) return found;
    }
    return undefined;
  }

  /** The actions that bring the goals about, each fact by the action that reaches it first. */
  private byReach(lean: Float64Array, way: 'sum' | 'dearest', banned: number): number[] | undefined {
    this.view.look?.();
    const { task, actions, needed } = this.view;
    const { preStart, pre, addStart, add, goals } = task;
    const { reach, bringer, missing, sum, done, heap } = this;
    reach.fill(Infinity);
    bringer.fill(-1);
    done.fill(0);
    heap.clear();
    for (let a = 0; a < actions; a++) {
      missing[a] = preStart[a + 1]! - preStart[a]!;
      sum[a] = lean[a]!;
      if (missing[a] === 0 && a !== banned) heap.push(lean[a]!, a);
    }
    while (heap.size > 0) {
      const at = heap.least();
      const a = heap.pop();
      if (done[a] === 1) continue;
      done[a] = 1;
      for (let k = addStart[a]!; k < addStart[a + 1]!; k++) {
        const fact = add[k]!;
        if (bringer[fact]! >= 0) continue;
        bringer[fact] = a;
        reach[fact] = at;
        for (let n = needed.start[fact]!; n < needed.start[fact + 1]!; n++) {
          const next = needed.item[n]!;
          sum[next] = way === 'sum' ? sum[next]! + at : Math.max(sum[next]!, at + lean[next]!);
          if (--missing[next]! === 0 && next !== banned) heap.push(sum[next], next);
        }
      }
    }
    const plan = new Set<number>();
    const open: number[] = [];
    for (const goal of goals) {
      if (bringer[goal]! < 0) return undefined;
      open.push(goal);
    }
    for (let fact = open.pop(); fact !== undefined; fact = open.pop()) {
      const a = bringer[fact]!;
      if (plan.has(a)) continue;
      plan.add(a);
      for (let k = preStart[a]!; k < preStart[a + 1]!; k++) open.push(pre[k]!);
    }
    return [...plan];
  }

  /** The plan without actions that it can do without, dearest first; what then cannot start goes too. */
  private pruned(plan: readonly number[]): number[] {
    let kept = this.ordered(plan, -1).order;
    let sole = this.irreplaceable(kept);
    const dearestFirst = [...kept].sort((a, b) => this.cost[b]! - this.cost[a]! || a - b);
    const out = new Set<number>();
    for (const a of dearestFirst) {
      if (out.has(a) || sole.has(a)) continue;
      this.view.look?.();
      const { order, reached } = this.ordered(kept, a);
      if (!reached) continue;
      const still = new Set(order);
      for (const each of kept) if (!still.has(each)) out.add(each);
      kept = order;
      sole = this.irreplaceable(kept);
    }
    return kept;
  }

  /** Actions of a plan that alone bring a goal, or something that such an action needs: there is no need to try without them. */
  private irreplaceable(plan: readonly number[]): Set<number> {
    const { preStart, pre, addStart, add, goals } = this.view.task;
    const { bringer } = this;
    bringer.fill(-1);
    for (const a of plan) {
      for (let k = addStart[a]!; k < addStart[a + 1]!; k++) bringer[add[k]!] = bringer[add[k]!] === -1 ? a : SEVERAL;
    }
    const sole = new Set<number>();
    const open: number[] = [];
    const require = (fact: number): void => {
      const a = bringer[fact]!;
      if (a < 0 || sole.has(a)) return;
      sole.add(a);
      open.push(a);
    };
    for (const goal of goals) require(goal);
    for (let a = open.pop(); a !== undefined; a = open.pop()) {
      for (let k = preStart[a]!; k < preStart[a + 1]!; k++) require(pre[k]!);
    }
    return sole;
  }

  /** Those of some actions that can start, in an order in which they can, and whether they reach the goals. */
  ordered(actions: readonly number[], without: number): { order: number[]; reached: boolean } {
    const { preStart, pre, addStart, add, goals } = this.view.task;
    const { stamp } = this;
    const now = ++this.stamps;
    const order: number[] = [];
    let waiting = actions;
    for (let moved = true; moved && waiting.length > 0;) {
      moved = false;
      const left: number[] = [];
      for (const a of waiting) {
        if (a === without) continue;
        let can = true;
        for (let k = preStart[a]!; can && k < preStart[a + 1]!; k++) can = stamp[pre[k]!] === now;
        if (!can) {
          left.push(a);
          continue;
        }
        moved = true;
        order.push(a);
        for (let k = addStart[a]!; k < addStart[a + 1]!; k++) stamp[add[k]!] = now;
      }
      waiting = left;
    }
    return { order, reached: goals.every((goal) => stamp[goal] === now) };
  }
}
