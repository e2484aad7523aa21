import { refuse, type Fact, type FieldProblem, type Refusal } from '#lib/model';
import { columnsOf } from '../formats/columns.js';
import { contextOf } from '../formats/context.js';
import type { Mapped } from '../formats/format.js';
import { mapRow } from '../importing/map-row.js';
import type { KnownNames } from '../naming/known-names.js';
import { mappedFormats } from '../profiles/mapped-formats.js';
import type { ProfileFile } from '../profiles/profile-file.js';
import { gather } from '../reading/files.js';
import { openTable, rowsOf } from '../reading/table.js';
import { Unreadable } from '../reading/unreadable.js';
import type { Weights } from '../weights/weights.js';

/** A row of a file and what a mapping makes of it. */
export interface PreviewRow {
  /** Physical line, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly facts: readonly Fact[];
  readonly problems: readonly FieldProblem[];
  /** Why the row is skipped. */
  readonly skipped?: string;
}

export interface Preview {
  readonly status: 'ok';
  readonly headings: readonly string[];
  readonly rows: readonly PreviewRow[];
}

/**
 * The first rows of a file as a mapping reads them, for the person who corrects it. Nothing is looked up in a store but names.
 * @returns the rows, or a refusal as an import would give it
 */
export async function previewRows(input: {
  readonly file: string;
  readonly mapping: ProfileFile;
  readonly weights: Weights;
  readonly names?: KnownNames;
  readonly encoding?: string;
  readonly count: number;
}): Promise<Preview | Refusal> {
  const { mapping, weights, names, count } = input;
  try {
    const { files, problems } = await gather([input.file], input.encoding);
    const first = files.find(({ other }) => !other);
    if (problems.length > 0 || !first) return refuse(...problems);
    const table = await openTable(first, mappedFormats(mapping), weights);
    const context = contextOf(table, { weights, ...(names ? { names } : {}) });
    const mapper = table.format.mapper(columnsOf(table.headings, table.format), context);
    const rows: PreviewRow[] = [];
    for await (const batch of rowsOf(table).rows) {
      for (const row of batch) {
        if (rows.length < count) rows.push(told(row.line, row.cells, mapRow(row, table, mapper)));
      }
      if (rows.length >= count) break;
    }
    return { status: 'ok', headings: table.headings, rows };
  } catch (error) {
    if (error instanceof Unreadable) return refuse(error.problem);
    throw error;
  }
}

function told(line: number, cells: readonly string[], mapped: Mapped): PreviewRow {
  const row = { line, cells, facts: [], problems: [] };
  switch (mapped.kind) {
    case 'facts':
      return { ...row, facts: [...mapped.drafts.map(({ fact }) => fact), ...(mapped.mentions ?? [])] };
    case 'rejected':
      return { ...row, problems: mapped.problems };
    case 'skipped':
      return { ...row, skipped: mapped.reason };
    case 'held':
      return { ...row, skipped: 'it waits for another row' };
  }
}
