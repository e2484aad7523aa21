import { turned, type Lists } from './task.js';
import type { View } from './view.js';
import { coveredBy, exitsIn, type ZoneCut } from './zone-cut.js';

/** A fact that every plan reaches, or below 0 what is enough: of these every plan reaches some. */
export type CutTarget = number;
export const enoughTarget = (number: number): CutTarget => -1 - number;

export interface SeparationLimits {
  readonly cuts: number;
  /** By how much a cut has to fall short of 1. */
  readonly violation: number;
}

/** What an action that costs nothing weighs: a cut must not have it as an exit. */
const FREE_WEIGHT = 100;

/** Steps by which a near side is grown for one target. */
const MOST_STEPS = 400;

/**
 * Cuts that a fractional plan violates: zones whose exits it takes less than once in sum.
 *
 * For each target a near side is grown from nothing: in each step it takes in all that one exit adds, or a single fact of that, whichever lets
 * the exits weigh least, also through worse; the lightest on the way counts. Then it takes in whatever does not make the exits heavier.
 * All that is left outside is the zone.
 *
 * @param share per action: how much of it the fractional plan takes
 * @param isFree per action: 1 when it costs nothing
 * @param targets facts that every plan reaches
 */
export function fractionalCuts(
  view: View,
  share: Float64Array,
  isFree: Uint8Array,
  targets: Iterable<CutTarget>,
  limits: SeparationLimits,
): ZoneCut[] {
  return new Separation(view, share, isFree, limits).run(targets);
}

class Separation {
  private readonly weight: Float64Array;
  /** Actions that weigh something, and of these who needs and who adds a fact. */
  private readonly heavy: number[] = [];
  private readonly needed: Lists;
  private readonly givers: Lists;
  private readonly missing: Int32Array;
  private readonly outside: Int32Array;
  private readonly near: Uint8Array;
  /** Per fact its weight in what is to be enough. */
  private readonly entryWeight: Float64Array;
  private exitWeight = 0;

  constructor(
    private readonly view: View,
    private readonly share: Float64Array,
    private readonly isFree: Uint8Array,
    private readonly limits: SeparationLimits,
  ) {
    const { task, facts, actions } = view;
    this.weight = Float64Array.from(share, (one, a) => (isFree[a] === 1 ? FREE_WEIGHT : one > 1e-6 ? one : 0));
    for (let a = 0; a < actions; a++) if (this.weight[a]! > 0) this.heavy.push(a);
    this.needed = this.ofHeavy(task.preStart, task.pre, facts);
    this.givers = this.ofHeavy(task.addStart, task.add, facts);
    this.missing = new Int32Array(actions);
    this.outside = new Int32Array(actions);
    this.near = new Uint8Array(facts);
    this.entryWeight = new Float64Array(facts);
  }

  run(targets: Iterable<CutTarget>): ZoneCut[] {
    const found = new Map<string, { cut: ZoneCut; weight: number }>();
    const exits = exitsIn(this.view);
    for (const target of targets) {
      if (!this.grow(target)) continue;
      this.widen(target);
      const zone = Int32Array.from(this.near.keys()).filter((fact) => this.near[fact] === 0);
      const cut: ZoneCut = { zone, exits: exits.of(zone) };
      if (cut.exits.some((a) => this.isFree[a] === 1)) continue;
      const weight = cut.exits.reduce((sum, a) => sum + this.share[a]!, 0);
      if (weight < 1 - this.limits.violation) found.set(cut.exits.join(), { cut, weight });
    }
    return [...found.values()]
      .sort((a, b) => a.weight - b.weight)
      .slice(0, this.limits.cuts)
      .map(({ cut }) => cut);
  }

  /** Looks for a near side without the target whose exits weigh less than one. */
  private grow(target: CutTarget): boolean {
    const { task } = this.view;
    const { near, missing, outside } = this;
    near.fill(0);
    this.exitWeight = 0;
    for (const a of this.heavy) {
      missing[a] = task.preStart[a + 1]! - task.preStart[a]!;
      outside[a] = task.addStart[a + 1]! - task.addStart[a]!;
      if (missing[a] === 0 && outside[a] > 0) this.exitWeight += this.weight[a]!;
    }
    const enough = task.enough[-1 - target];
    this.entryWeight.fill(0);
    enough?.fact.forEach((fact, i) => (this.entryWeight[fact]! += enough.weight[i]!));
    // other entries are no part of it: that they are settled helps nothing else
    task.fact.forEach((fact, i) => {
      if (i !== target && task.table.entry[fact]! >= 0) this.put(i);
    });
    let best = this.exitWeight;
    let bestNear = near.slice();
    const tried = new Int32Array(this.view.facts);
    for (let step = 1; step <= MOST_STEPS && this.exitWeight > 1e-9; step++) {
      this.view.look?.();
      let move: number[] | undefined;
      let change = Infinity;
      for (const a of this.heavy) {
        if (missing[a]! > 0 || outside[a] === 0) continue;
        const facts: number[] = [];
        for (let k = task.addStart[a]!; k < task.addStart[a + 1]!; k++) {
          if (near[task.add[k]!] === 0) facts.push(task.add[k]!);
        }
        const whole = this.leavesOut(target, facts);
        if (whole && facts.length > 0) {
          const delta = this.tryMove(facts);
          if (delta < change) [change, move] = [delta, facts];
        }
        if (facts.length === 1 && whole) continue;
        for (const fact of facts) {
          if (tried[fact] === step || !this.leavesOut(target, [fact])) continue;
          tried[fact] = step;
          const delta = this.tryMove([fact]) + 1e-6;
          if (delta < change) [change, move] = [delta, [fact]];
        }
      }
      if (!move) break;
      for (const fact of move) this.put(fact);
      if (this.exitWeight < best - 1e-9) {
        best = this.exitWeight;
        bestNear = near.slice();
      }
    }
    near.set(bestNear);
    return best < 1 - this.limits.violation;
  }

  /** Takes further facts onto the near side as long as the exits of weight do not grow heavier. */
  private widen(target: CutTarget): void {
    const { task } = this.view;
    this.exitWeight = 0;
    for (const a of this.heavy) {
      let missing = 0;
      let outside = 0;
      for (let k = task.preStart[a]!; k < task.preStart[a + 1]!; k++) if (this.near[task.pre[k]!] === 0) missing++;
      for (let k = task.addStart[a]!; k < task.addStart[a + 1]!; k++) if (this.near[task.add[k]!] === 0) outside++;
      this.missing[a] = missing;
      this.outside[a] = outside;
      if (missing === 0 && outside > 0) this.exitWeight += this.weight[a]!;
    }
    for (let fact = 0; fact < this.view.facts; fact++) {
      if (this.near[fact] === 1 || !this.leavesOut(target, [fact])) continue;
      const before = this.exitWeight;
      this.put(fact);
      if (this.exitWeight > before + 1e-9) this.take(fact, before);
    }
  }

  /** Whether the target stays outside when these facts join the near side. */
  private leavesOut(target: CutTarget, facts: readonly number[]): boolean {
    const enough = this.view.task.enough[-1 - target];
    if (!enough) return !facts.includes(target);
    const joined = facts.reduce((sum, fact) => sum + this.entryWeight[fact]!, 0);
    return joined === 0 || coveredBy(enough, this.near) + joined < enough.need;
  }

  private tryMove(facts: readonly number[]): number {
    const before = this.exitWeight;
    for (const fact of facts) this.put(fact);
    const delta = this.exitWeight - before;
    for (let i = facts.length - 1; i >= 0; i--) this.take(facts[i]!, before);
    return delta;
  }

  private put(fact: number): void {
    const { givers, needed, missing, outside, weight } = this;
    this.near[fact] = 1;
    for (let n = givers.start[fact]!; n < givers.start[fact + 1]!; n++) {
      const a = givers.item[n]!;
      if (--outside[a]! === 0 && missing[a] === 0) this.exitWeight -= weight[a]!;
    }
    for (let n = needed.start[fact]!; n < needed.start[fact + 1]!; n++) {
      const a = needed.item[n]!;
      if (--missing[a]! === 0 && outside[a]! > 0) this.exitWeight += weight[a]!;
    }
  }

  /** Takes a fact back out; `exitWeight` is then what it was. */
  private take(fact: number, exitWeight: number): void {
    const { givers, needed, missing, outside } = this;
    this.near[fact] = 0;
    for (let n = givers.start[fact]!; n < givers.start[fact + 1]!; n++) outside[givers.item[n]!]!++;
    for (let n = needed.start[fact]!; n < needed.start[fact + 1]!; n++) missing[needed.item[n]!]!++;
    this.exitWeight = exitWeight;
  }

  private ofHeavy(start: Int32Array, item: Int32Array, facts: number): Lists {
    const from = new Int32Array(start.length);
    const items: number[] = [];
    let at = 0;
    for (let a = 0; a + 1 < start.length; a++) {
      if (this.weight[a]! > 0) for (let k = start[a]!; k < start[a + 1]!; k++) items.push(item[k]!);
      from[++at] = items.length;
    }
    return turned(from, Int32Array.from(items), facts);
  }
}
