import { refuse, type Refusal } from '#lib/model';
import type { Committed, ImportCounts } from '#lib/store';
import type { Table } from '../reading/table.js';
import { RejectedFiles } from '../rejected/rejected-files.js';
import { unreadable } from '../reading/unreadable.js';
import { answer, record, sumRows } from './answering.js';
import { cancelled } from './cancelled.js';
import type { Checked } from './check-tables.js';
import { importDiff } from './import-diff.js';
import { tablesAhead } from './names-ahead.js';
import { openTables } from './open-tables.js';
import type { ImportInput, ImportOutcome } from './outcome.js';
import { Reading } from './reading.js';
import { ReleaseWatch } from './release/release.js';
import { replacedBy, type Replaced } from './same-source.js';

/**
 * Reads files into the store: recognise → check every row → commit as one change set.
 *
 * Each file is read once. What stands goes to the store while the next rows are checked, in a transaction that comes to nothing when a file
 * turns out to be unreadable; so memory does not grow with the files.
 * @returns the answer, or a refusal when a file cannot be read at all (nothing is written then)
 * @throws StoreUnavailable when the store cannot be used
 */
export async function readImport(input: ImportInput): Promise<ImportOutcome | Refusal> {
  const opened = await openTables(input);
  if (opened.status === 'refused') return opened;
  const replaces = await whoseEdition(input, opened.tables);
  if ('status' in replaces) return replaces;
  const gathering = opened.tables.filter(({ format }) => format.gather !== undefined);
  const ahead = tablesAhead(opened.tables);
  const total = [...opened.tables, ...gathering, ...ahead].reduce((sum, { file }) => sum + file.bytes, 0);
  let done = 0;
  const onBytes = (file: string, bytes: number): void => {
    if (input.signal?.aborted) unreadable(cancelled(file));
    input.onProgress?.({ done: (done += bytes), total, file });
  };
  const report = input.rejected === undefined ? undefined : new RejectedFiles(input.rejected);
  const brings = replaces.imports.length > 0 && opened.tables.some(({ format }) => RELEASED.has(format.makes));
  const watch = brings ? await ReleaseWatch.begin(input.store, replaces.imports) : undefined;
  const reading = new Reading(input, opened, { onBytes, report, watch });
  try {
    const committed = await input.store.commit(reading.changes(replaces.imports));
    return await answered(input, reading, committed, replaces);
  } finally {
    report?.close();
  }
}

async function answered(
  input: ImportInput,
  reading: Reading,
  committed: Committed,
  replaces: Replaced,
): Promise<ImportOutcome | Refusal> {
  const { checked, problem, rejected, release, former } = reading;
  if (problem) return refuse(problem);
  if (!checked) throw new Error('the store did not read the import to its end');
  const { diff, added, changed, removed } = committed;
  const rows = sumRows(checked.tables);
  const also = rejected ? { rejected } : {};
  const nothing = { ...rows, added: 0, changed: 0, removed: 0 };
  if (input.strict && rows.rejected > 0) return { ...answer('rejected', input, checked, nothing), ...also };
  if (rows.facts === 0 && input.dryRun) return { ...answer('dry-run', input, checked, nothing), ...also };
  if (rows.facts === 0) return { ...unchanged(input, checked, nothing, reading.brought.together), ...also };
  const counts = { ...rows, added, changed, removed };
  const files = record(checked.tables).map(({ file }) => file);
  const { all, together } = reading.brought;
  const isNew = added + changed + removed > 0;
  const remembered = isNew || !all;
  const told = { ...(release ? { release } : {}), ...(former ? { former } : {}), ...also };
  const about = { diff: importDiff(diff!, files), replaces, remembered, ...told };
  if (input.dryRun) return { ...answer('dry-run', input, checked, counts), ...about };
  if (committed.status === 'discarded') throw new Error('the store discarded an import that asked to be kept');
  const id = remembered ? input.import.id : together;
  const said = isNew ? answer('ok', input, checked, counts) : unchanged(input, checked, counts, id);
  return { ...said, ...about };
}

/** Corrected rows of an earlier import are no newer edition of it: the rows that were right are not in them. */
function whoseEdition({ store, replaces }: ImportInput, tables: readonly Table[]): Promise<Replaced | Refusal> {
  const areCorrections = tables.some(({ reported }) => reported.length > 0);
  if (areCorrections && replaces === undefined) return Promise.resolve({ imports: [], because: 'same-tables' });
  return replacedBy(store, tables.map(({ format }) => format.name), replaces); // prettier-ignore
}

/** Tables that bring a framework, or a new release of one. */
const RELEASED: ReadonlySet<string> = new Set(['skill', 'role']);

/** @param id of the import that stands for these files: an earlier one, or this one where no earlier had them */
function unchanged(input: ImportInput, checked: Checked, counts: ImportCounts, id: string | null): ImportOutcome {
  return { ...answer('unchanged', input, checked, counts), import: { id } };
}
