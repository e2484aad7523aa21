import type { FactType, NamedKind } from '#lib/model';

/*
 * An import profile as it stands in a JSON file: what files of one source look like, and what their rows mean.
 * docs/how-to-add-a-profile.md explains the language, data/profiles/profile.schema.json is its schema.
 */

export interface ProfileFile {
  /** Version of the language. */
  readonly profile: 1;
  /** One word, lower case: what `--format` takes. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly about?: string;
  readonly source?: string;
  /** Texts that mean "no value" in every table, beside the empty cell. */
  readonly missing?: readonly string[];
  readonly tables: readonly ProfileTable[];
}

/** One kind of file. It carries `facts`, or says in `nothing` why it carries none. */
export interface ProfileTable {
  readonly table: string;
  /** Like a table of another profile (`courses/courses`) or of Stackway's own (`stackway/credentials`), but for what is said here. */
  readonly like?: string;
  /** Headings that must stand there, and those that may; a name of `columns`, or a heading as it is spelled. */
  readonly headings: { readonly required: readonly string[]; readonly optional?: readonly string[] };
  /** A column under other headings too. */
  readonly columns?: Readonly<Record<string, Column | SeveralHeadings>>;
  /** Of a table that is like another: the columns that were named for it. Not written: filled in with what it takes from that one. */
  readonly asked?: readonly string[];
  /** Stems of the usual file names. */
  readonly files?: readonly string[];
  /** Fits many files: gives way to any other format that fits. */
  readonly generic?: boolean;
  /** Headings tell too little: a file is one only where a person says so. */
  readonly explained?: boolean;
  readonly missing?: readonly string[];
  readonly nothing?: string;
  readonly gather?: readonly Gather[];
  readonly filter?: readonly Filter[];
  readonly pair?: Pair;
  readonly facts?: readonly FactRule[];
}

/** Spellings of its heading, a pattern, one heading with options, or the value that the column has in every row. */
export type Column = readonly string[] | HeadingPattern | OneHeading | { readonly is: string };

/** The nth heading (from 1; -1 is the last) that matches a regular expression, upper and lower case alike. */
export interface HeadingPattern {
  readonly like: string;
  readonly nth?: number;
  /** One that matches, for people and tests. */
  readonly example: string;
}

/** A heading, and how the reader reads the column: what its cells do not tell. */
export interface OneHeading {
  readonly heading: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Columns that all hold the same, and are all read: two lists of skills, for example. */
export interface SeveralHeadings {
  readonly headings: readonly string[];
  readonly options?: Readonly<Record<string, unknown>>;
}

/** Collects values of a column before any row is mapped; with `key`, what each key stands for. */
export interface Gather {
  readonly set: string;
  readonly key?: ValueRule;
  readonly value: ValueRule;
  readonly when?: Condition;
}

/** Tried in order: a row is skipped with a reason, or rejected where a column holds none of the words. */
export type Filter =
  { readonly when: Condition; readonly skip: string } | { readonly column: string; readonly words: readonly string[] };

/** Rows that make one fact together: same `by`, one for each word of `on`. */
export interface Pair {
  readonly by: readonly string[];
  readonly on: string;
  /** Word of `on` → the value its row brings, and why it is skipped where it stays alone. */
  readonly rows: Readonly<Record<string, { readonly value: ValueRule; readonly alone: string }>>;
}

export interface FactRule {
  readonly fact: FactType;
  readonly when?: Condition;
  /** One fact for each item of a list, or for each column that the table does not name and whose cells this reader reads. */
  readonly each?: ValueRule | { readonly columns: ReaderName };
  /** Told in passing: written only where nothing describes the thing itself. `alone`: also by a row that tells nothing else. */
  readonly mention?: true | 'alone';
  /** No fact, and no problem, where one of these fields is empty; `true`: any that is required. */
  readonly optional?: true | readonly string[];
  /** Fields that are left out together, with a warning, where one of them cannot be read: the fact is worth keeping without them. */
  readonly leaveOut?: readonly string[];
  readonly fields: Readonly<Record<string, ValueRule>>;
}

export type Literal = string | number | boolean;

/** A column, or where a value comes from (exactly one of the first group) and how it is read (in this order). */
export type ValueRule = string | ValueSpec;

export interface ValueSpec {
  readonly column?: string;
  /** Text with `{column}`s in it; empty as soon as one of them is. */
  readonly text?: string;
  readonly is?: Literal | readonly string[];
  /** The first that is not empty. */
  readonly first?: readonly ValueRule[];
  /** One text after the other; empty as soon as one of them is. */
  readonly join?: readonly ValueRule[];
  /** Several values as one list. */
  readonly all?: readonly ValueRule[];
  readonly choose?: readonly { readonly when?: Condition; readonly value: ValueRule }[];
  /** A number that the source does not state, from data/weights: `esco.optional.level`. */
  readonly weight?: string;
  /** The framework that the import names, else this. */
  readonly framework?: string;
  /** The name of the file without folder and ending. */
  readonly fileName?: true;
  /** The heading of a column itself. */
  readonly headingOf?: string;
  /** The value of a row of the pair. */
  readonly of?: string;
  /** Of `each`: the item; the heading and the cell of a column; the value that stands beside an item. */
  readonly each?: 'item' | 'heading' | 'value';

  /** What the first group of a regular expression finds; nothing where it does not match. */
  readonly part?: string;
  /** What the first group of a regular expression finds, wherever it matches, added up: `Tuition~900|Books~100` by `~([^|]+)` is 1000. */
  readonly sum?: string;
  /** Texts that mean "no value" here. */
  readonly missing?: readonly string[];
  /** What was gathered under this text, by the name of the set; of a list: all that was gathered under its items. Nothing where nothing was. */
  readonly lookup?: string;
  /** By the longest prefix in a list of data/weights. */
  readonly prefixes?: string;
  /** Text → value, upper and lower case alike; others are rejected, or become `otherwise` (null: nothing). */
  readonly words?: Readonly<Record<string, Literal>>;
  readonly otherwise?: Literal | null;
  /** Left out, with a warning, where it cannot be read; a text: always, for this reason. */
  readonly leaveOut?: true | string;
  readonly read?: ReaderName;
  /** How the reader reads. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** The unit of the heading: 1000 for "in thousands". */
  readonly times?: number;
  /** Least and greatest number allowed; each a number or a path in data/weights. */
  readonly range?: readonly [number | string, number | string];
  /** By the last band whose `from` is not above the number. */
  readonly bands?: string;
  /** From one scale to another, straight. */
  readonly scale?: {
    readonly from: readonly [number | string, number | string];
    readonly to: readonly [number, number];
  };
  /** True where the number is at least this. */
  readonly atLeast?: number | string;
  /** One part of what the reader found. */
  readonly take?: string;
  /** A list without this item. */
  readonly without?: ValueRule;
  /** The id of the thing that the text names: by id, exact name, unique alternative name, or what somebody decided; never guessed. */
  readonly named?: NamedKind;
  /** The ids of the skills that the text speaks of, where it speaks of them as wanted (docs/names.md). */
  readonly found?: 'skill';
  /** What to do where it is empty and must not be. */
  readonly hint?: string;
}

/**
 * list: texts · items: of `each`, a text and what stands beside it · money: take min, max, currency, period or price · duration: take hours or weeks · languages: tags.
 * `options` are those of the reader in libs/ingest/src/values; what they leave open is decided by the column's first cells.
 */
export type ReaderName =
  | 'list'
  | 'items'
  | 'number'
  | 'whole'
  | 'money'
  | 'duration'
  | 'date'
  | 'level'
  | 'boolean'
  | 'code'
  | 'text'
  | 'languages'
  | 'upper'
  | 'lower';

export type Condition =
  | { readonly column: string; readonly is: string | readonly string[] }
  | { readonly column: string; readonly like: string }
  | { readonly column: string; readonly filled: boolean }
  | { readonly value: ValueRule; readonly in: string }
  | { readonly value: ValueRule; readonly filled: boolean }
  | { readonly value: ValueRule; readonly like: string }
  | { readonly file: string }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };
