import type { LabelKind, Spelling } from './labels.js';

/** An entry that a text may mean. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
}

/** A candidate with the score by which it was ranked: 0 to 1, comparable within one answer only. */
export interface Suggestion extends Candidate {
  readonly score: number;
}

/**
 * What a text names. Only `id`, `name`, `alternative` and `code` identify; `ambiguous` is for a person to decide.
 *
 * `name` and `alternative` say how the label was spelled: letter by letter, folded (case, blanks, hyphens), or glued (`node js` for `Node.js`);
 * `also` are other entries that have the text as an alternative name.
 */
export type NameIdentity =
  | { readonly status: 'id' | 'code'; readonly entry: Candidate }
  | {
      readonly status: LabelKind;
      readonly entry: Candidate;
      readonly spelling: Spelling;
      readonly also: readonly Candidate[];
    }
  | { readonly status: 'ambiguous'; readonly candidates: readonly Candidate[] };

/** The same, and for what nothing has as its name what comes near it: for a person to decide. */
export type NameMatch = NameIdentity | { readonly status: 'suggestions'; readonly suggestions: readonly Suggestion[] };
