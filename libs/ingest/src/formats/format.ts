import type { Fact, FactType, FieldProblem } from '#lib/model';
import type { KnownNames } from '../naming/known-names.js';
import type { ReadyTable } from '../profiles/several-headings.js';
import type { Weights } from '../weights/weights.js';

/** A row of data: `index` counts the rows of the file from 0 (headings not counted), `line` is the physical line. */
export interface Row {
  readonly index: number;
  readonly line: number;
  readonly cells: readonly string[];
}

/** A fact of a row, and the headings its fields were read from (a field that is missing here has its own name as heading). */
export interface Draft {
  readonly fact: Fact;
  readonly columns?: Readonly<Record<string, string>>;
}

/** What a mapper makes of a row. Every row becomes exactly one of these. */
export type Mapped =
  | {
      readonly kind: 'facts';
      readonly drafts: readonly Draft[];
      /** Things the row speaks of in passing: written only where the import does not describe them itself. */
      readonly mentions?: readonly Fact[];
      /** Cells that could not be read and were left out. */
      readonly leftOut?: readonly FieldProblem[];
      /** Rows held back earlier that belong to the same facts. */
      readonly joined?: readonly Row[];
    }
  | { readonly kind: 'skipped'; readonly reason: string }
  | {
      readonly kind: 'rejected';
      readonly problems: readonly FieldProblem[];
      /** What the row would have stated, as far as that can be read; absent where nothing of it can. */
      readonly about?: About;
    }
  /** Waits for another row of the file. */
  | { readonly kind: 'held' };

/** What a rejected row speaks of: facts by their identity, and types of those whose identity cannot be read. */
export interface About {
  readonly identities: readonly string[];
  readonly unread: readonly FactType[];
}

export interface Mapper {
  map(row: Row): Mapped;
  /** Rows that still wait at the end of the file, with the reason why they are skipped. */
  rest?(): readonly { readonly row: Row; readonly reason: string }[];
}

/** What mappers know beside their row. One for each import. */
export interface MapContext {
  /** Name of the framework for skills that name none. */
  readonly framework?: string;
  readonly weights: Weights;
  /** File name without folder and ending. */
  readonly stem: string;
  /** The first rows of the file, in which the conventions of its columns show. */
  readonly sample: readonly (readonly string[])[];
  readonly gathered: Gathered;
  /** Where a file of the import names skills or roles by their names. */
  readonly names?: KnownNames;
}

/** What a first look at some files has found, for the mapping of others: sets of texts by the names that profiles give them. */
export class Gathered {
  private readonly sets = new Map<string, Set<string>>();
  private readonly keyed = new Map<string, Map<string, string[]>>();

  /** The set of a name, empty where nothing was gathered. */
  of(name: string): Set<string> {
    let set = this.sets.get(name);
    if (!set) this.sets.set(name, (set = new Set()));
    return set;
  }

  /** What was gathered under keys, by the name of the set, in the order of the files. */
  under(name: string): Map<string, string[]> {
    let map = this.keyed.get(name);
    if (!map) this.keyed.set(name, (map = new Map<string, string[]>()));
    return map;
  }
}

/** Where the columns of a file stand. */
export interface Columns {
  /** As they stand in the file, trimmed. */
  readonly headings: readonly string[];
  /** Index by heading as the format spells it, -1 where the file has no such column. */
  at(heading: string): number;
  /** Whether the format names the column at this index. */
  isNamed(index: number): boolean;
}

/**
 * One kind of file: how it is recognised and what its rows become. Formats are tried against the headings of a file;
 * column order, file name, delimiter and line ends do not matter, except that `fileNames` decides between formats whose headings are alike.
 */
export interface Format {
  /** Unique, `family/table`. */
  readonly name: string;
  readonly family: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Stems of the usual file names, lower case. */
  readonly fileNames: readonly string[];
  /** Other spellings of these headings, or a pattern. */
  readonly columns?: ReadyTable['columns'];
  /** The type of fact it makes: files are read in the order of the schema, things before what refers to them. */
  readonly makes: FactType;
  /** Every type of fact it makes, where these are several. */
  readonly all?: readonly FactType[];
  /** Its rows name skills or roles by their names: those known so far must be at hand. */
  readonly names?: boolean;
  /** Columns that the caller's mapping has named: each must be there. */
  readonly asked?: readonly string[];
  /** Of the caller's own mapping: goes before any other format that fits. */
  readonly first?: boolean;
  /** Fits many files: gives way to any other format that fits. */
  readonly generic?: boolean;
  /** Not among the documented files: gives way to one that is, where both fit. */
  readonly rare?: boolean;
  /** Set for tables that carry no facts of ours: every row is skipped with this reason. */
  readonly skip?: string;
  mapper(columns: Columns, context: MapContext): Mapper;
  /** Of wide tables: the columns without a name that are read too. A file without any is none of these tables. */
  others?(columns: Columns, context: MapContext): readonly number[];
  /** What it takes for granted of this file though nothing states it: warnings. */
  assumed?(columns: Columns, context: MapContext): readonly FieldProblem[];
  /** Reads a row before any file is mapped. */
  gather?(columns: Columns, context: MapContext): (cells: readonly string[]) => void;
}

/** The trimmed text of a cell; '' where the row is too short or the file has no such column. */
export function cell(row: readonly string[], index: number): string {
  return index < 0 ? '' : (row[index] ?? '').trim();
}
