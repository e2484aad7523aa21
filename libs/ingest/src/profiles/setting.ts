import type { FieldProblem } from '#lib/model';
import type { Columns, Gathered } from '../formats/format.js';
import type { KnownNames } from '../naming/known-names.js';
import type { Weights } from '../weights/weights.js';
import type { AssumedScale } from './assumed-scales.js';
import type { ValueRule } from './profile-file.js';
import type { ReadyTable } from './several-headings.js';

/** What the rules of one table are compiled for: the columns of one file and what is known of the import. */
export interface Setting {
  readonly columns: Columns;
  /** Trimmed headings of the file, in its order. */
  readonly headings: readonly string[];
  /** Columns as the table names them: some have one value in every row. */
  readonly given?: ReadyTable['columns'];
  /** The first rows, in which the conventions of a column show. */
  readonly sample: readonly (readonly string[])[];
  /** Columns that the table does not name and that its rules read all the same: a skill each, for example. */
  readonly others: readonly number[];
  readonly stem: string;
  readonly weights: Weights;
  readonly gathered: Gathered;
  /** The framework that the import names. */
  readonly framework?: string;
  /** Of files that name skills or roles by their names. */
  readonly names?: KnownNames;
  /** Texts that mean "no value". */
  readonly missing: ReadonlySet<string>;
  /** Is told what was taken for the scale of a column though nothing states it. */
  readonly assume?: (scale: AssumedScale) => void;
}

/** Of one row: its cells, and what stands beside them while a rule is applied. */
export interface Scope {
  readonly cells: readonly string[];
  /** Of `each`. */
  readonly item?: string;
  readonly heading?: string;
  readonly value?: string | number;
  /** Takes what could not be read and was left out. */
  readonly leftOut?: FieldProblem[];
  /** Of a pair: word → value. */
  readonly rows?: ReadonlyMap<string, unknown>;
}

/** A rule made ready: reads a value (undefined: none; Wrong: not readable) from a row. */
export interface Read {
  /** The heading of the file that problems are told by; '' where it comes from no column. */
  readonly heading: string;
  readonly hint?: string;
  readonly of: (scope: Scope) => unknown;
}

/** Makes a rule ready; handed to what holds rules inside. */
export type Compile = (rule: ValueRule, setting: Setting) => Read;

/** A value of one cell as text. */
export const textOf = (value: unknown): string => String(value);
