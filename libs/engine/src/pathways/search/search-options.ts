import type { SearchNode } from './search-node.js';
import type { Task } from './task.js';

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
  /** A plan known already. */
  readonly known?: KnownPlan | undefined;
  /** Per offer what it costs wherever it is taken; without it no plans are looked for, and only the one known is proved. */
  readonly cost?: readonly number[];
  readonly trace?: (step: SearchTrace) => void;
}

/** What is left of a task, and of each of its actions what a plan with it costs at least beyond the bound, where that is known. */
export interface Shrunk {
  readonly task: Task;
  readonly lengths: Float64Array | undefined;
  /** No plan costs less, or none is better than the one known. */
  readonly bound: number;
}
