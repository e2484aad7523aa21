import { factIdentity, refuse, SCHEMA, type Problem, type Refusal } from '#lib/model';
import { type ChangeSet, type Committed, type ImportCounts, type Stated, type Store } from '#lib/store';
import type { Mention } from '../checking/mention.js';
import type { Table } from '../reading/table.js';
import { RejectedFiles, type RejectedFile } from '../rejected/rejected-files.js';
import { Unreadable, unreadable } from '../reading/unreadable.js';
import { answer, formatOf, record, sumRows } from './answering.js';
import { checkTables, type Checked } from './check-tables.js';
import { importDiff } from './import-diff.js';
import { openTables, type Opened } from './open-tables.js';
import type { ImportInput, ImportOutcome } from './outcome.js';
import { ReleaseWatch, type Release } from './release/release.js';
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
  const total = [...opened.tables, ...gathering].reduce((sum, { file }) => sum + file.bytes, 0);
  let done = 0;
  const onBytes = (file: string, bytes: number): void => {
    if (input.signal?.aborted) unreadable(cancelled(file));
    input.onProgress?.({ done: (done += bytes), total, file });
  };
  const report = input.rejected === undefined ? undefined : new RejectedFiles(input.rejected);
  const brings = replaces.imports.length > 0 && opened.tables.some(({ format }) => RELEASED.has(format.makes));
  const watch = brings ? await ReleaseWatch.begin(input.store, replaces.imports) : undefined;
  const reading = new Reading(input, opened, onBytes, report, watch);
  try {
    const committed = await input.store.commit(reading.changes(replaces.imports));
    return await answered(input, reading, committed, replaces);
  } finally {
    if (!reading.rejected) report?.end();
  }
}

type OnBytes = (file: string, bytes: number) => void;

/** One import under way: what goes to the store, and what has come of it so far. */
class Reading {
  /** When all was read to the end. */
  checked: Checked | undefined;
  /** What ended the reading before. */
  problem: Problem | undefined;
  rejected: readonly RejectedFile[] | undefined;
  release: Release | undefined;

  constructor(
    private readonly input: ImportInput,
    private readonly opened: Opened,
    private readonly onBytes: OnBytes,
    private readonly report: RejectedFiles | undefined,
    private readonly watch: ReleaseWatch | undefined,
  ) {}

  changes(replaces: readonly string[]): ChangeSet {
    const { id, at, by } = this.input.import;
    // A dry run looks at what would be missing, whatever was asked for.
    const missing = this.input.missing ?? (this.input.dryRun ? 'keep' : undefined);
    return {
      import: { id, at, by, format: formatOf(this.opened.tables) },
      facts: this.#facts(),
      samples: this.input.samples ?? SAMPLES,
      replaces,
      ...(missing === undefined ? {} : { missing, stays: (fact) => this.isVoid || this.checked!.withheld.has(fact) }),
      finish: ({ added, changed, removed }) => {
        if (this.isVoid || this.input.dryRun) return 'discard';
        const { tables } = this.checked!;
        return { files: record(tables), counts: { ...sumRows(tables), added, changed, removed } };
      },
    };
  }

  /** Nothing of it is to be kept, whatever the store finds. */
  get isVoid(): boolean {
    if (!this.checked) return true;
    const { facts, rejected } = sumRows(this.checked.tables);
    return facts === 0 || (this.input.strict === true && rejected > 0);
  }

  async *#facts(): AsyncGenerator<readonly Stated[]> {
    const { input, opened, onBytes, report, watch } = this;
    const tables = checkTables(opened.tables, { ...input, report }, onBytes);
    try {
      let batch = await tables.next();
      for (; !batch.done; batch = await tables.next()) {
        if (watch) for (const { fact } of batch.value) watch.see(fact);
        yield batch.value;
      }
      const checked = batch.value;
      const ofReading = opened.tables.flatMap(({ notes }) => notes.warnings());
      checked.problems.warnings.unshift(...opened.warnings, ...ofReading);
      this.rejected = report?.end();
      this.checked = checked;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.problem = error.problem;
    } finally {
      await tables.return(undefined as never);
    }
    if (this.isVoid) return;
    const mentions = await asTheStoreKnowsThem(this.checked!.mentions, input.store);
    if (mentions.length > 0) yield mentions;
    if (watch) this.release = await watch.compare(input.samples ?? SAMPLES);
  }
}

async function answered(
  input: ImportInput,
  { checked, problem, rejected, release }: Reading,
  committed: Committed,
  replaces: Replaced,
): Promise<ImportOutcome | Refusal> {
  if (problem) return refuse(problem);
  if (!checked) throw new Error('the store did not read the import to its end');
  const { diff, added, changed, removed } = committed;
  const rows = sumRows(checked.tables);
  const also = rejected ? { rejected } : {};
  const nothing = { ...rows, added: 0, changed: 0, removed: 0 };
  if (input.strict && rows.rejected > 0) return { ...answer('rejected', input, checked, nothing), ...also };
  if (rows.facts === 0 && input.dryRun) return { ...answer('dry-run', input, checked, nothing), ...also };
  if (rows.facts === 0) return { ...(await unchanged(input, checked, nothing)), ...also };
  const counts = { ...rows, added, changed, removed };
  const files = record(checked.tables).map(({ file }) => file);
  const about = { diff: importDiff(diff!, files), replaces, ...(release ? { release } : {}), ...also };
  if (input.dryRun) return { ...answer('dry-run', input, checked, counts), ...about };
  if (committed.status === 'discarded') throw new Error('the store discarded an import that asked to be kept');
  const isNew = committed.status === 'ok';
  const said = isNew ? answer('ok', input, checked, counts) : await unchanged(input, checked, counts);
  return { ...said, ...about };
}

/** Corrected rows of an earlier import are no newer edition of it: the rows that were right are not in them. */
function whoseEdition({ store, replaces }: ImportInput, tables: readonly Table[]): Promise<Replaced | Refusal> {
  const areCorrections = tables.some(({ reported }) => reported.length > 0);
  if (areCorrections && replaces === undefined) return Promise.resolve({ imports: [], because: 'same-tables' });
  return replacedBy(store, tables.map(({ format }) => format.name), replaces); // prettier-ignore
}

const SAMPLES = 20;
/** Tables that bring a framework, or a new release of one. */
const RELEASED: ReadonlySet<string> = new Set(['skill', 'role']);

/** Nothing was written, so the answer names the import that stands for these files already. */
async function unchanged(input: ImportInput, checked: Checked, counts: ImportCounts): Promise<ImportOutcome> {
  const contents = (files: readonly { readonly sha256: string }[]): string =>
    files
      .map(({ sha256 }) => sha256)
      .sort()
      .join();
  const own = contents(checked.tables);
  const standing = (await input.store.imports()).find((each) => !each.undone && contents(each.files) === own);
  return { ...answer('unchanged', input, checked, counts), import: { id: standing?.id ?? null } };
}

function cancelled(file: string): Problem {
  return {
    code: 'cancelled',
    message: 'The import was cancelled; nothing was written.',
    found: 'a request to stop',
    expected: 'time to read every row',
    where: { file },
    next: 'Import the files again when you are ready.',
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
