import type { Pathway, PathwayOptions, Person, SharedSnapshot, SolveProgress } from '#lib/engine';
import type { Refusal } from '#lib/model';

/** A question for a worker. Ids grow. */
export interface Ask {
  readonly kind: 'solve';
  readonly id: number;
  /** Version of a snapshot sent before. */
  readonly version: string;
  readonly person: Person;
  /** A role's id. */
  readonly role: string;
  readonly options: PathwayOptions;
}

export type ToWorker =
  | { readonly kind: 'snapshot'; readonly shared: SharedSnapshot }
  /** Solve some small questions of the newest snapshot, until a real one comes. */
  | { readonly kind: 'warm-up' }
  | Ask;

export type FromWorker =
  | { readonly kind: 'warm'; readonly solves: number }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: SolveProgress }
  | { readonly kind: 'stopped'; readonly id: number }
  | {
      readonly kind: 'answer';
      readonly id: number;
      /** Without its certificate, which may hold all of a large catalogue: that is sent as text. */
      readonly answer: Pathway | Refusal;
      readonly certificate?: string;
    }
  | { readonly kind: 'failed'; readonly id: number; readonly error: unknown };

/**
 * Numbers in memory that the pool and one worker share. `stopped`: questions up to this id are not to be answered any more.
 * `wanted`: the id of the newest question; a warm-up ends when it changes. `begun`: the id of the last question the worker began.
 */
export const FLAGS = { stopped: 0, wanted: 1, begun: 2 } as const;

export function newFlags(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(12));
}

/** Snapshots that a worker keeps: the newest, and the one before it for questions still under way. */
export const KEPT = 2;
