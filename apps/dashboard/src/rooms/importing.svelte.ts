import { tick } from 'svelte';
import { announce } from '../ask/announce.svelte.js';
import type { Trouble } from '../ask/client.js';
import {
  askRejected,
  sendFiles,
  wasWritten,
  type Chosen,
  type FoundProblem,
  type Imported,
  type MissingChoice,
  type Progress,
  type Reading,
} from '../ask/imports.js';
import { askMapping, type Proposal } from '../ask/mapping.js';
import { t } from '../messages/index.js';
import { save } from '../parts/download.js';
import { targetName } from './mapping/names.js';
import { unpack } from './unpack.js';
import { draftOf, mappingOfAll, rememberedOf, type Draft } from './mapping/draft.js';

const ARCHIVE = /\.(zip|gz)$/i;
/** Troubles of a file that a mapping ends. */
const MAPPABLE = ['unknown-format', 'missing-column', 'ambiguous-format', 'mapping-not-used'];
const MOST_REMEMBERED = 50;

/** Where the control that was used has gone, the focus goes to what came in its place. */
async function focusOn(selector: string): Promise<void> {
  await tick();
  const { activeElement, body } = document;
  if (activeElement === null || activeElement === body) document.querySelector<HTMLElement>(selector)?.focus();
}

/** One import as a person brings it about: files, what their columns mean, what would change, and the writing of it. */
export class Importing {
  files = $state.raw<readonly Chosen[]>([]);
  /** What a person says the columns of unknown files mean, by the file's path. */
  drafts = $state.raw<Readonly<Record<string, Draft>>>({});
  encoding = $state<string>();
  missing = $state<MissingChoice>('keep');
  /** One rejected row and nothing is written. */
  strict = $state(false);
  mapping = $state(false);
  running = $state<'preview' | 'write'>();
  gathering = $state(false);
  progress = $state.raw<Progress>();
  answer = $state.raw<Imported>();
  refused = $state.raw<readonly FoundProblem[]>([]);
  trouble = $state.raw<Trouble>();
  told = $state('');
  /** What became of archives in which files are to be mapped. */
  unpacked = $state('');
  /** Ended by the person, with files that could be read again. */
  stopped = $state(false);
  #stop = new AbortController();
  #id = '';
  /** What was said of the columns of files before these. */
  #remembered: readonly Draft[] = [];

  constructor(private readonly onwritten: () => void) {}

  choose(files: readonly Chosen[]): void {
    if (files.length === 0) return;
    this.discard();
    this.files = files;
    void this.send(true);
  }

  discard(): void {
    this.#stop.abort();
    this.files = [];
    this.drafts = {};
    this.encoding = undefined;
    this.missing = 'keep';
    this.strict = false;
    this.mapping = false;
    this.unpacked = '';
    this.#forget();
  }

  /** Discards, and goes back to the beginning of the page: the button that was pressed is gone. */
  dismiss(): void {
    this.discard();
    void focusOn('h1');
  }

  /** Ends what runs. Whether something was written already is the server's to say. */
  async cancel(): Promise<void> {
    const mine = this.#stop;
    const writing = this.running === 'write';
    mine.abort();
    this.answer = undefined;
    if (writing) {
      this.told = t.imports.cancelling;
      const written = await wasWritten(this.#id);
      if (this.#stop !== mine) return;
      if (written) this.onwritten();
      this.told = written ? t.imports.tooLate : t.imports.cancelled;
      this.stopped = !written;
    } else {
      this.told = t.imports.cancelled;
      this.stopped = true;
    }
    announce(this.told);
    await focusOn('#import-told');
  }

  async send(dryRun: boolean): Promise<void> {
    this.#stop.abort();
    const mine = (this.#stop = new AbortController());
    this.#forget();
    this.running = dryRun ? 'preview' : 'write';
    this.#id = crypto.randomUUID();
    this.#remembered = [...Object.values(this.drafts), ...this.#remembered].slice(0, MOST_REMEMBERED);
    try {
      const reply = await sendFiles(
        this.files,
        { id: this.#id, dryRun },
        this.#reading(),
        (heard) => (this.progress = heard),
        mine.signal,
      );
      if (mine.signal.aborted) return;
      if ('trouble' in reply) [this.trouble, this.answer] = [reply.trouble, undefined];
      else if ('refused' in reply) await this.#refuse(reply.refused.problems, reply.refused.proposals ?? []);
      else this.#take(reply.done, dryRun);
    } catch (error) {
      if (!mine.signal.aborted) throw error;
    } finally {
      if (this.#stop === mine) {
        this.running = undefined;
        void focusOn('#answer-title, #mapping-title, #refused-title');
      }
    }
  }

  pickMissing(choice: MissingChoice): void {
    this.missing = choice;
    void this.#lookAgain();
  }

  pickStrict(strict: boolean): void {
    this.strict = strict;
    void this.#lookAgain();
  }

  change(path: string, draft: Draft): void {
    this.drafts = { ...this.drafts, [path]: draft };
  }

  /** One file less. */
  leave(path: string): void {
    const { [path]: _, ...drafts } = this.drafts;
    const files = this.files.filter((each) => each.path !== path);
    if (files.length === 0) return this.dismiss();
    this.files = files;
    this.drafts = drafts;
    this.refused = this.refused.filter(({ where }) => this.#chosenAs(where?.file ?? '') !== undefined);
    if (this.mapping && Object.keys(drafts).length > 0) return;
    this.mapping = false;
    void this.send(true);
  }

  /** Files that cannot be read at all: the import could go on without them. */
  get refusedFiles(): readonly string[] {
    return [...new Set(this.refused.flatMap(({ where }) => this.#chosenAs(where?.file ?? '') ?? []))];
  }

  /** What a person has said a file is. */
  toldAs = (name: string): string | undefined => {
    const draft = this.drafts[this.#pathOf(name) ?? ''];
    return draft && targetName(draft.proposal.target);
  };

  /** The headings of a file that a person has explained. */
  headingsOf = (name: string): readonly string[] | undefined =>
    this.drafts[this.#pathOf(name) ?? '']?.proposal.columns.map(({ heading }) => heading);

  /** A file that was recognised can be explained otherwise; one in an archive when that is unpacked. */
  canCorrect = (name: string): boolean => {
    const path = this.#pathOf(name);
    return path === undefined ? this.#archiveOf(name) !== undefined : !ARCHIVE.test(path);
  };

  async correct(name: string): Promise<void> {
    const archive = this.#archiveOf(name);
    if (archive && !(await this.#unpack([archive]))) return;
    const path = this.#pathOf(name);
    const file = this.files.find((each) => each.path === path)?.file;
    if (path === undefined || !file) return;
    if (!(path in this.drafts)) {
      const looked = await askMapping(file, this.encoding ? { encoding: this.encoding } : {}, this.#stop.signal);
      this.trouble = looked.trouble;
      if (looked.data?.proposal) this.change(path, draftOf({ ...looked.data.proposal, file: path }));
    }
    if (path in this.drafts) await this.#map();
  }

  async rejected(name: string): Promise<void> {
    this.gathering = true;
    try {
      const got = await askRejected(this.files, this.#reading(), name, this.#stop.signal);
      this.trouble = got.trouble;
      if (got.data) save(got.data.name, 'text/csv', got.data.content);
    } finally {
      this.gathering = false;
    }
  }

  /** The answer before stays until the next is there, and with it the control that was used. */
  #lookAgain(): Promise<void> {
    const { answer } = this;
    const sent = this.send(true);
    this.answer = answer;
    return sent;
  }

  #reading(): Reading {
    const { encoding, missing, strict, drafts } = this;
    const mapping = Object.keys(drafts).length > 0 ? mappingOfAll(drafts) : undefined;
    return { encoding, missing, strict, mapping };
  }

  #take(answer: Imported, dryRun: boolean): void {
    this.answer = answer;
    this.mapping = false;
    announce(t.imports.statuses[answer.status] ?? answer.status);
    if (!dryRun) this.onwritten();
  }

  async #refuse(problems: readonly FoundProblem[], proposals: readonly Proposal[]): Promise<void> {
    this.answer = undefined;
    const fresh = proposals.filter(({ file }) => !(file in this.drafts));
    const known = fresh.map((proposal) => rememberedOf(proposal, this.#remembered));
    fresh.forEach((proposal, i) => this.change(proposal.file, known[i] ?? draftOf(proposal)));
    const told = fresh.map(({ file }) => file);
    const named = (file: string): boolean => told.some((path) => path === file || path.endsWith(`/${file}`));
    this.refused = problems.filter(({ where }) => !named(where?.file ?? ''));
    const mappable = problems.filter(({ code }) => MAPPABLE.includes(code));
    const archives = [...new Set(mappable.flatMap(({ where }) => this.#archiveOf(where?.file ?? '') ?? []))];
    if (archives.length > 0 && (await this.#unpack(archives))) return this.send(true);
    if (known.length > 0 && !known.includes(undefined) && this.refused.length === 0) return this.send(true);
    if (Object.keys(this.drafts).length > 0) await this.#map();
  }

  async #map(): Promise<void> {
    this.answer = this.running = undefined;
    this.mapping = true;
    await tick();
    document.getElementById('mapping-title')?.focus();
  }

  /** Puts the files of archives in their place. @returns whether that could be done; nothing is changed otherwise */
  async #unpack(archives: readonly Chosen[]): Promise<boolean> {
    const names = archives.map(({ path }) => path);
    const inside = await Promise.all(archives.map(unpack));
    const done = !inside.includes(undefined);
    this.unpacked = done ? t.mapping.unpacked(names) : t.mapping.archive(names);
    announce(this.unpacked);
    if (done) this.files = [...this.files.filter((one) => !archives.includes(one)), ...inside.flatMap((some) => some!)];
    return done;
  }

  /** The archive in which a file lies that the server names `archive.zip/skills.csv`. */
  #archiveOf(name: string): Chosen | undefined {
    return this.files.find(
      ({ path }) =>
        ARCHIVE.test(path) && [path, path.replace(/^.*\//, '')].some((archive) => name.startsWith(`${archive}/`)),
    );
  }

  /** The path of the file, or of the archive in which it lies, that a person has chosen. */
  #chosenAs(name: string): string | undefined {
    return this.#pathOf(name) ?? this.#archiveOf(name)?.path;
  }

  #pathOf(name: string): string | undefined {
    return this.files.find(({ path }) => path === name || path.endsWith(`/${name}`))?.path;
  }

  #forget(): void {
    this.answer = this.trouble = this.progress = undefined;
    this.refused = [];
    this.told = '';
    this.stopped = false;
  }
}
