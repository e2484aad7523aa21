import type { Fact } from '#lib/model';
import type { FactKey } from './fact-key.js';

/** What becomes of facts that the imports replaced had said and the new one does not say any more. */
export const MISSING_CHOICES = ['keep', 'retire', 'remove'] as const;
export type MissingChoice = (typeof MISSING_CHOICES)[number];

/** A standing statement about a fact: which import made it, in which file and line (0: in none). */
export interface Claim {
  readonly import: string;
  readonly file: string;
  readonly line: number;
}

/** Everything of a kind is counted; a few are shown, of each type of fact some. */
export interface Counted<T> {
  readonly count: number;
  readonly samples: readonly T[];
}

/** Where the new import says it: `file` is an index into its files. */
export interface Here {
  readonly file: number;
  readonly line: number;
}

/** A field that differs; null where the fact has none. */
export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface AddedFact extends FactKey, Here {
  readonly fact: Fact;
}
export interface ChangedFact extends FactKey, Here {
  /** As it would be. */
  readonly fact: Fact;
  readonly fields: readonly FieldChange[];
  /** The statement that was in force. */
  readonly was: Claim;
}
export interface RemovedFact extends FactKey {
  readonly fact: Fact;
  readonly was: Claim;
}
/** A changed fact about which another import, of another source, stands by something else (`before`). */
export interface ConflictingFact extends FactKey, Here {
  readonly fact: Fact;
  readonly fields: readonly FieldChange[];
  readonly other: Claim;
}

/**
 * Why a missing fact stays: it was asked for (`keep`); its type has no status to retire it by (`no-status`); it is retired already;
 * another import says it too (`claimed`); something that stays refers to it (`referred`); the change set says that it stays (`rejected`:
 * a row that speaks of it could not be taken).
 */
export type KeptBecause = 'keep' | 'no-status' | 'retired' | 'claimed' | 'referred' | 'rejected';
export interface MissingFact extends RemovedFact {
  readonly outcome: 'kept' | 'retired' | 'removed';
  readonly because?: KeptBecause;
}
export interface Missing extends Counted<MissingFact> {
  readonly kept: number;
  readonly retired: number;
  readonly removed: number;
}

/** What a change set changes: with the counts of `Committed`, and samples. `conflicts` are among the changed, `missing.removed` among the removed. */
export interface Diff {
  readonly added: Counted<AddedFact>;
  readonly changed: Counted<ChangedFact>;
  readonly removed: Counted<RemovedFact>;
  readonly conflicts: Counted<ConflictingFact>;
  /** Null when nobody asked: the change set says nothing of what is missing, or replaces no import. */
  readonly missing: Missing | null;
}

/** The fields in which two facts under one key differ, in schema order. */
export function fieldChanges(before: Fact, after: Fact, fields: readonly string[]): FieldChange[] {
  const [old, now] = [before, after] as unknown as Readonly<Record<string, unknown>>[];
  return fields
    .map((field) => ({ field, before: old![field] ?? null, after: now![field] ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

/** Takes turns among the types, so that the many of one type leave room for the few of others. */
export function inTurn<T>(lists: Iterable<readonly T[]>, most: number): T[] {
  const all = [...lists];
  const taken: T[] = [];
  for (let at = 0; taken.length < most && all.some((list) => at < list.length); at++) {
    for (const list of all) if (at < list.length && taken.length < most) taken.push(list[at]!);
  }
  return taken;
}
