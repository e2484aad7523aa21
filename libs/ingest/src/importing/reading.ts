import { factIdentity, SCHEMA, type Problem } from '#lib/model';
import type { ChangeSet, ImportedFile, ImportRecord, Stated, Store } from '#lib/store';
import type { Mention } from '../checking/mention.js';
import {
  decisionsAmong,
  formerDecisions,
  takeFormerBack,
  type FormerDecisions,
  type NameDecision,
} from '../naming/former-decisions.js';
import { unreadable, Unreadable } from '../reading/unreadable.js';
import type { RejectedFile, RejectedFiles } from '../rejected/rejected-files.js';
import { formatOf, record, sumRows } from './answering.js';
import { cancelled } from './cancelled.js';
import { checkTables, type Checked } from './check-tables.js';
import type { Opened } from './open-tables.js';
import type { ImportInput, ImportOutcome } from './outcome.js';
import type { Release, ReleaseWatch } from './release/release.js';

const SAMPLES = 20;

interface Around {
  readonly onBytes: (file: string, bytes: number) => void;
  /** Takes rejected rows. */
  readonly report: RejectedFiles | undefined;
  /** Compares a new release with the one before. */
  readonly watch: ReleaseWatch | undefined;
}

/** One import under way: what goes to the store, and what has come of it so far. */
export class Reading {
  /** When all was read to the end. */
  checked: Checked | undefined;
  /** What ended the reading before. */
  problem: Problem | undefined;
  rejected: readonly RejectedFile[] | undefined;
  release: Release | undefined;
  readonly #decisions: NameDecision[] = [];
  #standing: FormerDecisions | undefined;
  #takenBack = 0;
  /** Imports that stood when it was this one's turn to write. */
  #imports: readonly ImportRecord[] = [];

  constructor(
    private readonly input: ImportInput,
    private readonly opened: Opened,
    private readonly around: Around,
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
      inside: async (commit) => {
        this.#imports = (await this.input.store.imports()).filter(({ undone }) => !undone);
        if (this.#standing) this.#takenBack = await takeFormerBack(commit, this.#standing, this.#decisions);
      },
      ...(missing === undefined ? {} : { missing, stays: (fact) => this.isVoid || this.checked!.withheld.has(fact) }),
      finish: ({ added, changed, removed }) => {
        if (this.checked && this.input.signal?.aborted) this.problem = cancelled(this.lastFile);
        if (this.isVoid || this.input.dryRun) return 'discard';
        const { tables } = this.checked!;
        const counts = { ...sumRows(tables), added, changed, removed };
        // Other files that say the same are one more claim: undoing the first must not take away what these say too.
        return { files: record(tables), counts, claims: !this.brought.all };
      },
    };
  }

  /** Nothing of it is to be kept, whatever the store finds. */
  get isVoid(): boolean {
    if (!this.checked || this.problem) return true;
    const { facts, rejected } = sumRows(this.checked.tables);
    return facts === 0 || (this.input.strict === true && rejected > 0);
  }

  /** What people had decided otherwise than the files do, when all is done. */
  get former(): ImportOutcome['former'] {
    return this.#standing && { names: this.#standing.decisions.map(({ name }) => name), takenBack: this.#takenBack };
  }

  get brought(): Brought {
    return broughtBefore(this.checked!, this.#imports);
  }

  private get lastFile(): string {
    return this.opened.tables.at(-1)!.file.name;
  }

  async *#facts(): AsyncGenerator<readonly Stated[]> {
    const { input, opened } = this;
    const { onBytes, report, watch } = this.around;
    const decides = opened.tables.some(({ format }) => (format.all ?? [format.makes]).includes('nameDecision'));
    const tables = checkTables(opened.tables, { ...input, report }, onBytes);
    try {
      let batch = await tables.next();
      for (; !batch.done; batch = await tables.next()) {
        watch?.see(batch.value);
        if (decides) this.#decisions.push(...decisionsAmong(batch.value.map(({ fact }) => fact)));
        yield batch.value;
      }
      const checked = batch.value;
      const ofReading = opened.tables.flatMap(({ notes }) => notes.warnings());
      checked.problems.warnings.unshift(...opened.warnings, ...ofReading);
      if (input.signal?.aborted) unreadable(cancelled(this.lastFile));
      this.rejected = report?.end();
      this.checked = checked;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.problem = error.problem;
    } finally {
      await tables.return(undefined as never);
    }
    if (this.isVoid) return;
    this.#standing = await formerDecisions(input.store, this.#decisions);
    const mentions = await asTheStoreKnowsThem(this.checked!.mentions, input.store);
    watch?.see(mentions);
    if (mentions.length > 0) yield mentions;
    if (watch) this.release = await watch.compare(input.samples ?? SAMPLES);
  }
}

interface Brought {
  /** Each of the files stands by some import, with as many facts. */
  readonly all: boolean;
  /** The newest import of just these files. */
  readonly together: string | null;
}

/** The same file again is no new claim. */
function broughtBefore({ tables }: Checked, standing: readonly ImportRecord[]): Brought {
  const contentOf = ({ sha256, facts }: ImportedFile): string => `${sha256} ${facts}`;
  const own = record(tables).map(contentOf);
  const there = new Set(standing.flatMap(({ files }) => files.map(contentOf)));
  const same = standing.find(({ files }) => sorted(files.map(contentOf)) === sorted(own));
  return { all: own.every((content) => there.has(content)), together: same?.id ?? null };
}

const sorted = (texts: readonly string[]): string => [...texts].sort().join();

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
