import type { Relaxed } from './cover-programme.js';
import type { FundChoice, Purchased } from './fund-choices.js';
import type { Task } from './task.js';
import type { View } from './view.js';
import type { ZoneCut } from './zone-cut.js';

/** Prices of what is no cut, in whole parts of a unit of the objective. */
export interface Parts {
  /** Per offer whose share of what is paid counts for less than the least that may be paid for it. */
  readonly worth: ReadonlyMap<number, number>;
  readonly limits: { readonly price: number; readonly minutes: number };
  /** Per fund: price of its cap. */
  readonly funds: readonly number[];
  /** Per stack: price of buying its bundle. */
  readonly bundles: readonly number[];
  readonly coverage: number;
  /** Per counted rule: price of what it needs. */
  readonly counts: readonly number[];
}

/** What is decided in a branch. */
export interface Decided {
  /** Offers taken for certain. */
  readonly taken: readonly number[];
  /** Stacks whose bundle is bought, and not bought. */
  readonly bought: readonly number[];
  readonly unbought: readonly number[];
  /** Entries of the coverage that are reached, and that are given up. */
  readonly reached: readonly number[];
  readonly missed: readonly number[];
  /** Stacks that are completed, and that are not. */
  readonly complete: readonly number[];
  readonly incomplete: readonly number[];
  /** Offers that are ruled out. */
  readonly out: ReadonlySet<number>;
  /** Purchases of which it is decided whether they use a fund. */
  readonly funded: readonly FundChoice[];
}

export const NOTHING_DECIDED: Decided = {
  taken: [],
  bought: [],
  unbought: [],
  reached: [],
  missed: [],
  complete: [],
  incomplete: [],
  out: new Set(),
  funded: [],
};

/**
 * A purchase that a fractional plan pays for with funds: the one it uses most, how much of the others it uses, and how much of the purchase
 * is paid so where a bundle may cover it besides.
 */
export type Mixed = Purchased & { readonly fund: number; readonly others: number; readonly part: number };

/** How much of each bundle the fractional plan buys, and what it pays for in a way that no plan can. */
export interface RelaxedPlan extends Relaxed {
  readonly parts: Parts | undefined;
  readonly bought: readonly number[];
  readonly mixed: readonly Mixed[];
}

/**
 * What actions cost. Where every offer has a price of its own that is given; else it depends on prices that share out what is paid
 * for bundles, and count what limits, caps of funds and coverage leave.
 */
export interface Tariff {
  /** The prices to begin with; undefined where there are none. */
  readonly first: (decided: Decided) => Parts | undefined;
  /** Per action of a view what it costs; what is taken for certain costs nothing more. */
  readonly costs: (view: View, decided: Decided, parts: Parts | undefined) => Float64Array;
  /** What every plan of a branch costs beside what its other actions cost. */
  readonly base: (decided: Decided, parts: Parts | undefined) => number;
  /** Opens the programme of the best prices in a branch. */
  readonly programme: (view: View, decided: Decided) => Programme;
  /** Offers that the bundles bought for certain cannot do without; `impossible` when one cannot be made up. */
  readonly demanded: (decided: Decided) => readonly number[] | 'impossible';
  /** The other offers of the same credential. */
  readonly others: (offer: number) => readonly number[];
  /** A stack of a task that counts what it asks for where it is completed, and of which that is not decided. */
  readonly undecided: (task: Task, decided: Decided) => number | undefined;
  /** Where a goal of a task cannot be reached, though the task does not tell: its facts (of the table) that cannot. */
  readonly unreached: (task: Task, decided: Decided) => Int32Array | undefined;
  /** Whether an offer alone reaches an entry of the coverage. */
  readonly reaches: (offer: number, entry: number) => boolean;
  /** Per action of a view 1 when it never costs anything, whatever the prices. */
  readonly free: (view: View, decided: Decided) => Uint8Array;
  /** Per action of a task 1 when it may be in a plan for other reasons than what it adds. */
  readonly excused: (task: Task, decided: Decided) => Uint8Array;
}

/** Finds the best prices on cuts in a branch, and more cuts later. */
export interface Programme {
  /** The best prices on these cuts and all that were given before; undefined when the solver finds none. */
  readonly best: (cuts: readonly ZoneCut[]) => RelaxedPlan | undefined;
  /**
   * About what plans cost, by the cuts so far, that take an action (or not): for choosing, not for proving. Undefined when that is not
   * known; infinite when there is no such plan.
   */
  readonly trial: (action: number, taken: boolean) => number | undefined;
  /** To be called once, at the end. */
  readonly close: () => void;
}
