import type { ImportCounts } from '#lib/store';
import type { Checked, CheckedTable } from './check-tables.js';
import { NO_DIFF } from './import-diff.js';
import type { Table } from '../reading/table.js';
import type { FileOutcome, ImportInput, ImportOutcome } from './outcome.js';

/** The families of the tables. */
export function formatOf(tables: readonly Table[]): string {
  return [...new Set(tables.map(({ format }) => format.family))].sort().join('+');
}

type RowCounts = Pick<ImportCounts, 'read' | 'facts' | 'rejected' | 'skipped'>;

/** Rows of all tables; throws when they do not add up, as that is a bug. */
export function sumRows(tables: readonly CheckedTable[]): RowCounts {
  const sum = { read: 0, facts: 0, rejected: 0, skipped: 0 };
  for (const { ledger } of tables) {
    sum.read += ledger.read;
    sum.facts += ledger.facts;
    sum.rejected += ledger.rejected;
    sum.skipped += ledger.skipped;
  }
  if (sum.read !== sum.facts + sum.rejected + sum.skipped) throw new Error('rows of the import do not add up');
  return sum;
}

const asNamed = (tables: readonly CheckedTable[]): CheckedTable[] =>
  [...tables].sort((a, b) => a.ledger.index - b.ledger.index);

/** The files as the store remembers them, in the order in which they were named. */
export function record(tables: readonly CheckedTable[]) {
  return asNamed(tables).map(({ table, ledger, sha256 }) => ({
    file: table.file.name,
    format: table.format.name,
    sha256,
    read: ledger.read,
    facts: ledger.facts,
    rejected: ledger.rejected,
    skipped: ledger.skipped,
  }));
}

/** The answer but for what the import changes. */
export function answer(
  status: ImportOutcome['status'],
  input: ImportInput,
  { tables, problems }: Checked,
  counts: ImportCounts,
): ImportOutcome {
  const files = asNamed(tables).map(({ table, ledger }): FileOutcome => ({
    file: table.file.name,
    format: table.format.name,
    read: ledger.read,
    facts: ledger.facts,
    rejected: ledger.rejected,
    skipped: ledger.skipped,
    skips: ledger.skips(),
  }));
  const { kept, total, warnings } = problems;
  const problemsToo = { problems: kept, problemCount: total, warnings };
  return {
    status,
    import: { id: input.import.id },
    counts,
    files,
    ...problemsToo,
    diff: NO_DIFF,
    replaces: null,
    remembered: false,
  };
}
