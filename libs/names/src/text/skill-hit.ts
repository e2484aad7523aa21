/** Why a name in a text does not count: it is taken back (`no X needed`), offered (`X lessons`), or too doubtful where it stands. */
export type Exclusion = 'negated' | 'benefit' | 'doubtful';

/** A skill's name in a text. */
export interface SkillHit {
  /** The skill; absent when several have the label. */
  readonly id?: string;
  /** All skills that it may be, ascending: one, or those among which nothing was picked. */
  readonly candidates: readonly string[];
  /** Place in the text as it was given, in UTF-16 code units: `[start, end)`. */
  readonly start: number;
  readonly end: number;
  /** What stands there. */
  readonly text: string;
  /** The label that it was found by. */
  readonly label: string;
  /** Absent when the hit counts. */
  readonly excluded?: Exclusion;
}
