import type { Reference } from '#lib/model';
import type { Draft, Mapped, Row } from '../formats/format.js';
import type { Key } from './fact-keys.js';
import type { Ledger } from './ledger.js';

export type FactsOf = Extract<Mapped, { kind: 'facts' }>;

/** A reference of a draft to what is not known to be there. */
export interface Pointer {
  readonly draft: Draft;
  readonly ref: Reference;
  /** The reference as each thing it may mean. */
  readonly names: readonly string[];
}

/** What the rules need to know of a row, worked out once. */
export interface Examined {
  readonly mapped: FactsOf;
  /** One for each draft. */
  readonly keys: readonly Key[];
  readonly pointers: readonly Pointer[];
}

/** A row that refers to things which later rows may still give or take away: settled at the end of its stage. */
export interface Waiting {
  readonly ledger: Ledger;
  readonly row: Row;
  readonly mapped: FactsOf;
  readonly open: readonly Pointer[];
  /** It only repeats what other waiting rows say. */
  readonly isRepeat: boolean;
}
