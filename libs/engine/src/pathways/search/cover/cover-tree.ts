import type { MilpSolver } from '../../milp.js';
import type { Recorded } from '../carried.js';
import { chained, type SearchNode } from '../search-node.js';
import type { Cover } from './cover.js';
import type { CoverPlans } from './cover-plans.js';
import { recordOf, wholePrices } from './cover-prices.js';
import { CoverRelaxed } from './cover-relaxed.js';
import { Domination } from './dominated.js';

/** Shares nearer to 0 or 1 than this are whole. */
const WHOLE = 1e-5;

/** How many possible splits are tried before one is chosen. */
const CANDIDATES = 4;

/** Splits and prices above a leaf: prices that rule out are left out at the first depth, nothing goes on at the second. */
const DEEP = 100;
const DEEPEST = 190;

/** Part of the open columns that prices have to rule out to be written down. */
const SHRUNK = 0.05;

/** More than any plan can cost. */
const ABOVE_ALL = 2 ** 52;

export interface CoverLimits {
  /** Asked with each branch; true stops the search. */
  readonly stop: () => boolean;
  readonly unit: number;
  readonly fine: number;
}

/**
 * Branch and bound over a cover: one programme stays open for all of it. A branch takes a column, or does without; prices of rows close it, or
 * rule columns out; so do columns that do the same for no more.
 */
export class CoverTree {
  private readonly isOpen: Uint8Array;
  private readonly isCovered: Int32Array;
  private readonly domination: Domination;
  /** Per column the one that replaces it, or -1. */
  private readonly replacedBy: Int32Array;
  private readonly taken: number[] = [];
  private takenCost = 0;
  private readonly programme: CoverRelaxed;
  private readonly rises = new Map<number, number>();
  private readonly undo: (() => void)[] = [];
  private stopped = false;

  constructor(
    private readonly cover: Cover,
    private readonly plans: CoverPlans,
    private readonly limits: CoverLimits,
    solver: MilpSolver,
  ) {
    this.isOpen = new Uint8Array(cover.columns).fill(1);
    this.isCovered = new Int32Array(cover.rows);
    this.replacedBy = new Int32Array(cover.columns).fill(-1);
    this.domination = new Domination(cover);
    this.programme = new CoverRelaxed(cover, limits.fine, solver);
  }

  /** @returns how it was proved that no cover costs less than the best known, in the numbers of the table; undefined when stopped before */
  run(): SearchNode | undefined {
    try {
      return this.branch(0);
    } finally {
      this.programme.close();
    }
  }

  private get most(): number {
    const { unit } = this.limits;
    return (Math.ceil(this.plans.cost / unit) - 1) * unit;
  }

  private branch(depth: number): SearchNode | undefined {
    this.stopped ||= depth > DEEPEST || this.limits.stop();
    if (this.stopped) return undefined;
    const mark = this.undo.length;
    try {
      return this.close(depth);
    } finally {
      while (this.undo.length > mark) this.undo.pop()!();
    }
  }

  private close(depth: number): SearchNode | undefined {
    const { cover, isOpen, isCovered, plans } = this;
    this.domination.find(isOpen, isCovered, (j, by) => this.shut(j, by));
    const barred = this.barred();
    if (barred >= 0) {
      const price = new Float64Array(cover.rows);
      price[barred] = Math.max(1, Math.min(this.most + 1, ABOVE_ALL));
      return { prices: recordOf(cover, price) };
    }
    const answer = this.programme.solve();
    if (!answer) {
      this.stopped = true;
      return undefined;
    }
    const { fine } = this.limits;
    const { bound, price, slack } = wholePrices(
      cover,
      answer.rowPrices.map((one) => one * fine),
      isOpen,
      isCovered,
    );
    const open: number[] = [];
    for (let j = 0; j < cover.columns; j++) if (isOpen[j] === 1) open.push(j);
    const { values } = answer;
    if (open.every((j) => values[j]! < WHOLE || values[j]! > 1 - WHOLE)) {
      plans.ofColumns([...this.taken, ...open.filter((j) => values[j]! > 0.5)]);
    } else plans.byWorth(slack, price, open, this.taken);
    const all = this.takenCost + bound;
    const before: Recorded[] = [];
    if (all > this.most) return { prices: recordOf(cover, price) };
    if (depth < DEEP) {
      const out = open.filter((j) => slack[j]! > this.most - all);
      if (out.length > SHRUNK * open.length) {
        before.push(recordOf(cover, price));
        for (const j of out) this.shut(j, -1);
      }
    }
    const split = this.split(open, values, all);
    if (split < 0) {
      this.stopped = true;
      return undefined;
    }
    const below = depth + before.length + 1;
    const taken = this.within(() => this.take(split), below);
    const banned = taken && this.within(() => this.ban(split), below);
    return banned && chained(before, { offer: cover.offer[split]!, taken, banned });
  }

  private within(decide: () => void, depth: number): SearchNode | undefined {
    const mark = this.undo.length;
    decide();
    const node = this.branch(depth);
    while (this.undo.length > mark) this.undo.pop()!();
    return node;
  }

  /** A row that nothing covers any more, or -1. */
  private barred(): number {
    const { rows, rowStart, colOf } = this.cover;
    for (let row = 0; row < rows; row++) {
      if (this.isCovered[row]! > 0) continue;
      let isOpen = 0;
      for (let k = rowStart[row]!; isOpen === 0 && k < rowStart[row + 1]!; k++) isOpen = this.isOpen[colOf[k]!]!;
      if (isOpen === 0) return row;
    }
    return -1;
  }

  /** The column by which to split: the one of some whose two branches rise most; -1 where there is none. */
  private split(open: readonly number[], values: Float64Array, bound: number): number {
    const { cost } = this.cover;
    const most = Math.max(1, this.most);
    const candidates: { j: number; score: number }[] = [];
    let whole = -1;
    for (const j of open) {
      if (this.isOpen[j] === 0) continue;
      const share = values[j]!;
      if (share > WHOLE && share < 1 - WHOLE)
        candidates.push({ j, score: Math.min(share, 1 - share) * (0.5 + cost[j]! / most) });
      else if (share > 0.5) whole = j;
    }
    if (candidates.length === 0) return whole;
    candidates.sort((a, b) => b.score - a.score || a.j - b.j);
    let best = -1;
    let highest = -Infinity;
    for (const { j } of candidates.slice(0, CANDIDATES)) {
      const rise = this.rises.get(j) ?? this.tried(j, bound);
      this.rises.set(j, rise);
      if (rise > highest) [best, highest] = [j, rise];
    }
    return best;
  }

  /** The product of what both branches rise by. */
  private tried(j: number, bound: number): number {
    const { fine } = this.limits;
    const rise = (lower: number, upper: number): number => {
      this.programme.bound(j, lower, upper);
      const cost = this.programme.solve()?.cost ?? Infinity;
      return Math.max(fine, Math.min(this.most + fine, cost) - bound);
    };
    const product = rise(1, 1) * rise(0, 0);
    this.programme.bound(j, 0, Infinity);
    return product;
  }

  private take(j: number): void {
    const { colStart, rowOf, cost } = this.cover;
    const cover = (by: number): void => {
      for (let k = colStart[j]!; k < colStart[j + 1]!; k++) this.isCovered[rowOf[k]!]! += by;
    };
    cover(1);
    this.isOpen[j] = 0;
    this.taken.push(j);
    this.takenCost += cost[j]!;
    this.programme.bound(j, 1, 1);
    this.undo.push(() => {
      cover(-1);
      this.isOpen[j] = 1;
      this.taken.pop();
      this.takenCost -= cost[j]!;
      this.programme.bound(j, 0, Infinity);
    });
  }

  /** Rules a column out, and lets in again those that it replaces. */
  private ban(j: number): void {
    this.shut(j, -1);
    for (let one = 0; one < this.cover.columns; one++) {
      if (this.isOpen[one] === 1 || this.replacedBy[one] !== j) continue;
      this.isOpen[one] = 1;
      this.replacedBy[one] = -1;
      this.programme.bound(one, 0, Infinity);
      this.undo.push(() => {
        this.isOpen[one] = 0;
        this.replacedBy[one] = j;
        this.programme.bound(one, 0, 0);
      });
    }
  }

  private shut(j: number, by: number): void {
    this.isOpen[j] = 0;
    this.replacedBy[j] = by;
    this.programme.bound(j, 0, 0);
    this.undo.push(() => {
      this.isOpen[j] = 1;
      this.replacedBy[j] = -1;
      this.programme.bound(j, 0, Infinity);
    });
  }
}
