import { refuse, type Fact, type FieldProblem, type Refusal } from '#lib/model';
import type { Store } from '#lib/store';
import { columnsOf } from '../formats/columns.js';
import { contextOf } from '../formats/context.js';
import type { Mapped, Mapper } from '../formats/format.js';
import { mapRow } from '../importing/map-row.js';
import type { KnownNames } from '../naming/known-names.js';
import { mappedFormats } from '../profiles/mapped-formats.js';
import type { ProfileFile } from '../profiles/profile-file.js';
import { gather } from '../reading/files.js';
import type { SheetRow } from '../reading/sheet.js';
import { openTable, rowsOf, type Table } from '../reading/table.js';
import { Unreadable } from '../reading/unreadable.js';
import type { Weights } from '../weights/weights.js';
import { checkTogether, type Verdict } from './check-together.js';

/** A row of a file and what a mapping makes of it. */
export interface PreviewRow {
  /** Physical line, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly facts: readonly Fact[];
  readonly problems: readonly FieldProblem[];
  /** References to what neither the rows before nor the store have: kept only where another row or file brings it. */
  readonly open?: readonly FieldProblem[];
  /** Why the row is skipped. */
  readonly skipped?: string;
}

export interface Preview {
  readonly status: 'ok';
  readonly headings: readonly string[];
  readonly rows: readonly PreviewRow[];
}

/**
 * The first rows of a file as a mapping reads them, for the person who corrects it. They are held against each other and the store, where
 * one is given; nothing is written.
 * @returns the rows, or a refusal as an import would give it
 */
export async function previewRows(input: {
  readonly file: string;
  readonly mapping: ProfileFile;
  readonly weights: Weights;
  readonly names?: KnownNames;
  readonly store?: Store;
  readonly encoding?: string;
  readonly count: number;
}): Promise<Preview | Refusal> {
  const { mapping, weights, names, count, store } = input;
  try {
    const { files, problems } = await gather([input.file], input.encoding);
    const first = files.find(({ other }) => !other);
    if (problems.length > 0 || !first) return refuse(...problems);
    const table = await openTable(first, mappedFormats(mapping), weights);
    const context = contextOf(table, { weights, ...(names ? { names } : {}) });
    const mapper = table.format.mapper(columnsOf(table.headings, table.format), context);
    const rows = await mappedRows(table, mapper, { count, beyond: store ? LOOKED_AT : 0 });
    const verdicts = store ? await checkTogether(table, rows, store) : new Map<number, Verdict>();
    const shown = rows.slice(0, count).map(({ row, mapped }) => told(row, mapped, verdicts.get(row.index)));
    return { status: 'ok', headings: table.headings, rows: shown };
  } catch (error) {
    if (error instanceof Unreadable) return refuse(error.problem);
    throw error;
  }
}

/** Rows, and facts of them, in which is looked for what the shown ones refer to. */
const LOOKED_AT = 500;
const MOST_FACTS = 5_000;

/** @returns the rows that are shown, and those behind them as far as they can be read: the file may be cut off there */
async function mappedRows(
  table: Table,
  mapper: Mapper,
  { count, beyond }: { readonly count: number; readonly beyond: number },
): Promise<{ readonly row: SheetRow; readonly mapped: Mapped }[]> {
  const rows: { readonly row: SheetRow; readonly mapped: Mapped }[] = [];
  let facts = 0;
  const isEnough = (): boolean => rows.length >= (facts > MOST_FACTS ? count : count + beyond);
  try {
    for await (const batch of rowsOf(table).rows) {
      for (const row of batch) {
        if (isEnough()) break;
        const mapped = mapRow(row, table, mapper);
        rows.push({ row, mapped });
        if (mapped.kind === 'facts') facts += mapped.drafts.length;
      }
      if (isEnough()) break;
    }
  } catch (error) {
    if (!(error instanceof Unreadable) || rows.length < count) throw error;
  }
  return rows;
}

function told({ line, cells }: SheetRow, mapped: Mapped, verdict: Verdict | undefined): PreviewRow {
  const row = { line, cells, facts: [], problems: [] };
  if (verdict?.kind === 'rejected') return { ...row, problems: verdict.problems };
  if (verdict?.kind === 'skipped') return { ...row, skipped: verdict.reason };
  const open = verdict ? { open: verdict.problems } : {};
  switch (mapped.kind) {
    case 'facts':
      return { ...row, ...open, facts: [...mapped.drafts.map(({ fact }) => fact), ...(mapped.mentions ?? [])] };
    case 'rejected':
      return { ...row, problems: mapped.problems };
    case 'skipped':
      return { ...row, skipped: mapped.reason };
    case 'held':
      return { ...row, skipped: 'it waits for another row' };
  }
}
