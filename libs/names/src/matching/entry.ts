/** What can be named: a skill, a role, a credential. Ids are unique within one index. */
export interface NameEntry {
  readonly id: string;
  readonly name: string;
  readonly altNames?: readonly string[];
  /** Codes in classifications, as text (`0110`, `15-1252.00`). */
  readonly codes?: readonly string[];
  /** Anything more that is said of it (a description, what it requires); used for suggestions only. */
  readonly text?: string;
}
