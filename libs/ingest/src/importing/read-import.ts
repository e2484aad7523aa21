import { factIdentity, refuse, SCHEMA, type Problem, type Refusal } from '#lib/model';
import { type ChangeSet, type ImportCounts, type ImportedFile, type Stated, type Store } from '#lib/store';
import type { Mention } from '../checking/mention.js';
import { decisionsAmong, formerDecisions, takeFormerBack, type NameDecision } from '../naming/former-decisions.js';
import { rowsOf } from '../reading/table.js';
import { RejectedFiles, type RejectedFile } from '../rejected/rejected-files.js';
import { Unreadable, unreadable } from '../reading/unreadable.js';
import { answer, formatOf, record, sumRows } from './answering.js';
import { checkTables, type Checked, type CheckedTable } from './check-tables.js';
import { importDiff } from './import-diff.js';
import { mapRow } from './map-row.js';
import { tablesAhead } from './names-ahead.js';
import { openTables } from './open-tables.js';
import type { ImportInput, ImportOutcome } from './outcome.js';
import { ReleaseWatch, type Release } from './release/release.js';
import { replacedBy, type Replaced } from './same-source.js';

/**
 * Reads files into the store: recognise → check every row → commit as one change set.
 *
 * Each file is read twice, once to check it and once to write it, so that nothing is begun before everything is known and memory does
 * not grow with the files.
 * @returns the answer, or a refusal when a file cannot be read at all (nothing is written then)
 * @throws StoreUnavailable when the store cannot be used
 */
export async function readImport(input: ImportInput): Promise<ImportOutcome | Refusal> {
  const opened = await openTables(input);
  if (opened.status === 'refused') return opened;
  const gathering = opened.tables.filter(({ format }) => format.gather !== undefined);
  const ahead = tablesAhead(opened.tables);
  const total = [...opened.tables, ...opened.tables, ...gathering, ...ahead].reduce(
    (sum, { file }) => sum + file.bytes,
    0,
  );
  let done = 0;
  const onBytes = (file: string, bytes: number): void => {
    if (input.signal?.aborted) unreadable(cancelled(file));
    input.onProgress?.({ done: (done += bytes), total, file });
  };
  const report = input.rejected === undefined ? undefined : new RejectedFiles(input.rejected);
  let rejected: readonly RejectedFile[] | undefined;
  try {
    const checked = await checkTables(opened.tables, { ...input, report }, onBytes);
    const ofReading = opened.tables.flatMap(({ notes }) => notes.warnings());
    checked.problems.warnings.unshift(...opened.warnings, ...ofReading);
    rejected = report?.end();
    const written = await write(input, checked, onBytes);
    return written.status === 'refused' || !rejected ? written : { ...written, rejected };
  } catch (error) {
    if (error instanceof Unreadable) return refuse(error.problem);
    throw error;
  } finally {
    if (!rejected) report?.end();
  }
}

type OnBytes = (file: string, bytes: number) => void;
const NOTHING = { added: 0, changed: 0, removed: 0 };

async function write(input: ImportInput, checked: Checked, onBytes: OnBytes): Promise<ImportOutcome | Refusal> {
  const rows = sumRows(checked.tables);
  if (input.strict && rows.rejected > 0) return answer('rejected', input, checked, { ...rows, ...NOTHING });
  if (rows.facts === 0 && input.dryRun) return answer('dry-run', input, checked, { ...rows, ...NOTHING });
  const brought = await broughtBefore(checked, input.store);
  if (rows.facts === 0) return unchanged(input, checked, { ...rows, ...NOTHING }, brought.together);
  const files = record(checked.tables);
  const formats = files.map(({ format }) => format);
  // Corrected rows of an earlier import are no newer edition of it: the rows that were right are not in them.
  const areCorrections = checked.tables.some(({ table }) => table.reported.length > 0);
  const replaces =
    areCorrections && input.replaces === undefined
      ? NO_EDITION
      : await replacedBy(input.store, formats, input.replaces);
  if ('status' in replaces) return replaces;
  // A dry run looks at what would be missing, whatever was asked for.
  const missing = input.missing ?? (input.dryRun ? 'keep' : undefined);
  const samples = input.samples ?? SAMPLES;
  const brings = replaces.imports.length > 0 && checked.tables.some(({ table }) => RELEASED.has(table.format.makes));
  const watch = brings ? await ReleaseWatch.begin(input.store, replaces.imports) : undefined;
  const seen: { release?: Release } = {};
  const mentions = await asTheStoreKnowsThem(checked.mentions, input.store);
  const fault: { problem?: Problem } = {};
  const decisions = await decisionsOf(checked.tables);
  const former = await formerDecisions(input.store, decisions);
  let takenBack = 0;
  const { id, at, by } = input.import;
  const changes: ChangeSet = {
    import: { id, at, by, format: formatOf(checked.tables) },
    facts: watched(statements(checked.tables, mentions, onBytes, fault), watch, samples, seen),
    samples,
    replaces: replaces.imports,
    ...(former ? { inside: async (commit) => void (takenBack = await takeFormerBack(commit, former, decisions)) } : {}),
    // Other files that say the same are one more claim: undoing the first must not take away what these say too.
    claims: !brought.all,
    ...(missing === undefined ? {} : { missing, stays: (fact) => checked.withheld.has(fact) }),
    finish: (found) =>
      input.dryRun || fault.problem
        ? 'discard'
        : {
            files,
            counts: { ...rows, added: found.added, changed: found.changed, removed: found.removed },
          },
  };
  const committed = await input.store.commit(changes);
  if (fault.problem) return refuse(fault.problem);
  const { added, changed, removed } = committed;
  const counts = { ...rows, added, changed, removed };
  const diff = importDiff(committed.diff!, files.map(({ file }) => file)); // prettier-ignore
  const remembered = !brought.all || added + changed + removed > 0;
  const names = former?.decisions.map(({ name }) => name);
  const about = {
    diff,
    replaces,
    remembered,
    ...(seen.release ? { release: seen.release } : {}),
    ...(names ? { former: { names, takenBack } } : {}),
  };
  if (input.dryRun) return { ...answer('dry-run', input, checked, counts), ...about };
  if (committed.status === 'discarded') throw new Error('the store discarded an import that asked to be kept');
  const said =
    added + changed + removed > 0
      ? answer('ok', input, checked, counts)
      : unchanged(input, checked, counts, remembered ? input.import.id : brought.together);
  return { ...said, ...about };
}

const NO_EDITION: Replaced = { imports: [], because: 'same-tables' };
const SAMPLES = 20;
/** Tables that bring a framework, or a new release of one. */
const RELEASED: ReadonlySet<string> = new Set(['skill', 'role']);

/** Lets a new release be compared when its last fact has gone by, before anything is written for good. */
async function* watched(
  facts: AsyncIterable<readonly Stated[]>,
  watch: ReleaseWatch | undefined,
  samples: number,
  seen: { release?: Release },
): AsyncGenerator<readonly Stated[]> {
  for await (const batch of facts) {
    if (watch) for (const { fact } of batch) watch.see(fact);
    yield batch;
  }
  if (watch) seen.release = await watch.compare(samples);
}

/** @param id of the import that stands for these files: an earlier one, or this one where no earlier had them */
function unchanged(input: ImportInput, checked: Checked, counts: ImportCounts, id: string | null): ImportOutcome {
  return { ...answer('unchanged', input, checked, counts), import: { id } };
}

interface Brought {
  /** Each of the files stands by some import, with as many facts. */
  readonly all: boolean;
  /** The newest import of just these files. */
  readonly together: string | null;
}

/** The same file again is no new claim. */
async function broughtBefore({ tables }: Checked, store: Store): Promise<Brought> {
  const standing = (await store.imports()).filter(({ undone }) => !undone);
  const contentOf = ({ sha256, facts }: ImportedFile): string => `${sha256} ${facts}`;
  const own = record(tables).map(contentOf);
  const there = new Set(standing.flatMap(({ files }) => files.map(contentOf)));
  const same = standing.find(({ files }) => sorted(files.map(contentOf)) === sorted(own));
  return { all: own.every((content) => there.has(content)), together: same?.id ?? null };
}

const sorted = (texts: readonly string[]): string => [...texts].sort().join();

/** What tables say that names mean; these are read once more for it, as it has to be known before anything is written. */
async function decisionsOf(tables: readonly CheckedTable[]): Promise<readonly NameDecision[]> {
  const deciding = tables.filter(({ table: { format } }) => (format.all ?? [format.makes]).includes('nameDecision'));
  const found: NameDecision[] = [];
  for await (const batch of statements(deciding, [], () => undefined, {}))
    found.push(...decisionsAmong(batch.map(({ fact }) => fact)));
  return found;
}

/** The second reading. A file that is no longer what was checked ends it, and nothing is kept. */
async function* statements(
  tables: readonly CheckedTable[],
  mentions: readonly Mention[],
  onBytes: OnBytes,
  fault: { problem?: Problem },
): AsyncGenerator<readonly Stated[]> {
  if (mentions.length > 0) yield mentions;
  for (const checked of tables) {
    const { table, ledger } = checked;
    const mapper = checked.mapper();
    const { source, rows } = rowsOf(table, (bytes) => onBytes(table.file.name, bytes));
    try {
      for await (const batch of rows) {
        const stated = batch.flatMap((row) => {
          const mapped = mapRow(row, table, mapper);
          if (!ledger.isFact(row) || mapped.kind === 'held') return [];
          if (mapped.kind !== 'facts')
            throw new Error(`row ${row.index} of ${table.file.name} says less when read again`);
          return mapped.drafts.map(({ fact }) => ({ fact, file: ledger.index, line: row.line }));
        });
        if (stated.length > 0) yield stated;
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      fault.problem = error.problem.code === 'cancelled' ? error.problem : changedFile(table.file.name);
      return;
    }
    if (source.sha256() !== checked.sha256) {
      fault.problem = changedFile(table.file.name);
      return;
    }
  }
}

function cancelled(file: string): Problem {
  return {
    code: 'cancelled',
    message: 'The import was cancelled; nothing was written.',
    found: 'a request to stop',
    expected: 'time to read every row twice',
    where: { file },
    next: 'Import the files again when you are ready.',
  };
}

function changedFile(file: string): Problem {
  return {
    code: 'file-changed',
    message: 'The file changed while it was being read; nothing was written.',
    found: 'other content in the second reading',
    expected: 'a file that stays as it is until the import has ended',
    where: { file },
    next: 'Wait until the file is complete and import it again.',
  };
}

/**
 * A row that speaks of a thing in passing knows less of it than a file about such things that was imported before.
 * So what the store says is stated again: the thing stays as it is, and stays when the older import is undone. Not so of people: a name and
 * an address go with the file that had them, and who speaks of a person in passing says nothing new of them.
 */
async function asTheStoreKnowsThem(mentions: readonly Mention[], store: Store): Promise<readonly Mention[]> {
  const things = mentions.flatMap(({ fact }) => ('id' in fact ? [{ type: fact.type, id: fact.id }] : []));
  if (things.length === 0) return mentions;
  const known = await store.existing(things);
  if (known.size === 0) return mentions;
  const isOfPerson = ({ fact }: Mention): boolean => SCHEMA[fact.type].personal && known.has(factIdentity(fact));
  const others = mentions.filter((each) => !isOfPerson(each));
  const types = [...new Set(others.map(({ fact }) => fact.type))];
  const stored = new Map<string, Mention['fact']>();
  for await (const batch of store.facts(types)) {
    for (const fact of batch) if (known.has(factIdentity(fact))) stored.set(factIdentity(fact), fact);
  }
  return others.map((each) => ({ ...each, fact: stored.get(factIdentity(each.fact)) ?? each.fact }));
}
