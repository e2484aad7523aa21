import type { SharedSnapshot } from '#lib/engine';
import type { SkillHit } from '#lib/names';
import type { NamedKind } from '../directory.js';
import type { How } from '../name-search.js';

/** An entry by its id, and how well it matches. */
export interface FoundId {
  readonly id: string;
  readonly score: number;
}

export type ToNames =
  /** Makes the indexes of a snapshot. */
  | { readonly kind: 'snapshot'; readonly shared: SharedSnapshot }
  | {
      readonly kind: 'find';
      readonly id: number;
      /** Version of a snapshot sent before. */
      readonly version: string;
      readonly of: NamedKind;
      readonly how: How;
      readonly text: string;
      readonly limit: number;
    }
  /** Finds the names of skills in a text. */
  | { readonly kind: 'read'; readonly id: number; readonly version: string; readonly text: string };

export interface FromNames {
  readonly id: number;
  /** Of the kind that was asked for. */
  readonly answer: readonly FoundId[] | readonly SkillHit[];
}

/** Snapshots whose indexes are kept: the newest, and the one before it for requests still under way. */
export const KEPT = 2;
