import type { Fact, FactType, FieldProblem } from '#lib/model';
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
      /** Rows held back earlier that belong to the same facts. */
      readonly joined?: readonly Row[];
    }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'rejected'; readonly problems: readonly FieldProblem[] }
  /** Waits for another row of the file. */
  | { readonly kind: 'held' };

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
  readonly gathered: Gathered;
}

/** What a first look at some files has found, for the mapping of others. */
export interface Gathered {
  /** ESCO: skills in the language and transversal collections. */
  readonly language: Set<string>;
  readonly transversal: Set<string>;
  /** O*NET: elements of the content model, and those that have elements below them. */
  readonly parents: Set<string>;
  readonly elements: Set<string>;
}

/** Where the columns of a file stand: index by heading as the format spells it, -1 where the file has no such column. */
export interface Columns {
  at(heading: string): number;
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
  /** The type of fact it makes: files are read in the order of the schema, things before what refers to them. */
  readonly makes: FactType;
  /** Not among the documented files: gives way to one that is, where both fit. */
  readonly rare?: boolean;
  /** Set for tables that carry no facts of ours: every row is skipped with this reason. */
  readonly skip?: string;
  mapper(columns: Columns, context: MapContext): Mapper;
  /** Reads a row before any file is mapped. */
  gather?(columns: Columns, context: MapContext): (cells: readonly string[]) => void;
}

/** The trimmed text of a cell; '' where the row is too short or the file has no such column. */
export function cell(row: readonly string[], index: number): string {
  return index < 0 ? '' : (row[index] ?? '').trim();
}

/** A format whose rows carry no facts of ours. */
export function skippedTable(
  family: string,
  table: string,
  required: readonly string[],
  optional: readonly string[],
  reason: string,
): Format {
  return {
    name: `${family}/${table}`,
    family,
    required,
    optional,
    fileNames: [],
    makes: 'wage',
    skip: reason,
    mapper: () => ({ map: () => ({ kind: 'skipped', reason }) }),
  };
}
