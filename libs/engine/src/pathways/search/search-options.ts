import type { Recorded } from './carried.js';
import type { CutPool } from './cut-pool.js';
import type { SearchNode } from './search-node.js';

export interface SearchLimits {
  /** Branches looked at, at most; 0: nothing is split. */
  readonly nodes: number;
  /** Asked now and then; true stops the search. */
  readonly stop?: () => boolean;
}

export interface KnownPlan {
  readonly offers: readonly number[];
  readonly cost: number;
}

export interface SearchFound {
  /** The best plan found, its offers not ordered; undefined when there is none. */
  readonly best: KnownPlan | undefined;
  /** No plan costs less. */
  readonly bound: number;
  /** How the bound was proved; undefined when the limits came first. */
  readonly root: SearchNode | undefined;
  readonly nodes: number;
  /** Prices that hold without any split, first to last; each rules offers out for the next. */
  readonly chain: readonly Recorded[];
  /** Whether nothing better is left by the word of {@link PlanSource.solve}. */
  readonly settled: boolean;
  /** Zones that were of use, for another search in what is left of the task. */
  readonly pool?: CutPool;
}

/** Where plans come from, and what they cost. */
export interface PlanSource {
  /** What offers cost together that can be studied and reach every goal; undefined when they are no plan. */
  readonly cost: (offers: readonly number[]) => number | undefined;
  /** Offers of a plan made out of some that may lack members of stacks, by what offers cost for choosing; where that may be. */
  readonly fill?: (offers: readonly number[], lean: (offer: number) => number) => readonly number[] | undefined;
  /** The best plan among some offers by other means, and whether it is known to be the best of them (or that there is none). */
  readonly solve?: (offers: readonly number[], isAll: boolean) => Solved;
}

export interface Solved {
  readonly plan: KnownPlan | undefined;
  readonly isBest: boolean;
}

/** What happened on the way, for benches and profiles. Costs are in units of the objective. */
export interface SearchTrace {
  readonly step: 'ascent' | 'programme' | 'core';
  readonly actions: number;
  readonly bound: number;
  readonly best: number;
  /** No plan of the whole costs less, as far as is known. */
  readonly least: number;
}

export interface SearchOptions {
  /** No plan within the limits costs more. */
  readonly dearest?: number;
  /** A plan known already. */
  readonly known?: KnownPlan | undefined;
  /** Without it no plans are looked for, and only the one known is proved. */
  readonly plans?: PlanSource;
  readonly trace?: (step: SearchTrace) => void;
  /** Zones and prices to begin with, of the same table. */
  readonly pool?: CutPool | undefined;
  readonly prices?: Recorded | undefined;
}
