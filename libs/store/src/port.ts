import type { Fact, FactType, Learner, LearnerCredential, LearnerSkill, Position, Problem } from '#lib/model';
import type { Diff, MissingChoice } from './diff.js';
import type { FactKey } from './fact-key.js';

export type { FactKey } from './fact-key.js';

/** A fact and where it was read: `file` is an index into the files of its import, `line` the physical line (0 when it came from no file). */
export interface Stated {
  readonly fact: Fact;
  readonly file: number;
  readonly line: number;
}

/** Rows of one import (of data, headings not counted): read = facts + rejected + skipped. added, changed and removed count facts. */
export interface ImportCounts {
  readonly read: number;
  readonly facts: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export interface ImportedFile {
  readonly file: string;
  readonly format: string;
  readonly sha256: string;
  readonly read: number;
  readonly facts: number;
  readonly rejected: number;
  readonly skipped: number;
}

/** An import as the store remembers it. `format` is `profile` for a person's own edits, which lists leave out unless asked for. */
export interface ImportRecord {
  readonly id: string;
  readonly files: readonly ImportedFile[];
  readonly format: string;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly by: string;
  readonly counts: ImportCounts;
  readonly undone?: { readonly at: string; readonly by: string };
}

/**
 * What one import wants written. The facts are streamed; nothing is visible to anybody before the whole set is.
 * `finish` is called once when the stream has ended, with the counts the store found: it gives the record to keep, or says discard
 * (a dry run, or a strict import with rejected rows), and then nothing at all is written.
 */
export interface ChangeSet {
  readonly import: { readonly id: string; readonly format: string; readonly at: string; readonly by: string };
  readonly facts: AsyncIterable<readonly Stated[]>;
  /** Facts that the import says are no more. Applied after `facts`. */
  readonly removals?: readonly FactKey[];
  readonly finish: (found: { added: number; changed: number; removed: number }) => FinishedImport | 'discard';
  /** How many samples of each kind of change to answer; without it the answer has no `diff`. */
  readonly samples?: number;
  /** Ids of standing imports of the same source, whose place this one takes: where they say something else, that is no conflict. */
  readonly replaces?: readonly string[];
  /** What becomes of facts that those had said last and this one does not say; without it they are not looked for. Applied at the end. */
  readonly missing?: MissingChoice;
  /** Facts that are not missing though nothing states them. */
  readonly stays?: (fact: FactKey) => boolean;
  /**
   * What else is to be done in the same transaction, when `facts` and `removals` are applied and before what is missing is looked for. A
   * store may try a transaction again: then it runs once more.
   */
  readonly inside?: (commit: Inside) => Promise<void>;
}

/** A commit under way. Nothing may be written while something is being read. */
export interface Inside {
  /** As {@link Store.facts}, with all that the commit has written so far. */
  inForce(types: readonly FactType[]): AsyncIterable<readonly Fact[]>;
  /**
   * Takes the statements of an import that stands away, as {@link Store.undo} does, but those that stay. One of which nothing stays is
   * undone from then on, by whoever makes this import. One that does not stand is left alone.
   */
  takeBack(
    importId: string,
    stays?: (fact: FactKey) => boolean,
  ): Promise<{ readonly removed: number; readonly restored: number }>;
  state(stated: readonly Stated[]): Promise<void>;
  remove(facts: readonly FactKey[]): Promise<void>;
}

export interface FinishedImport {
  readonly files: readonly ImportedFile[];
  readonly counts: ImportCounts;
  /**
   * Written also where every fact stands already: then the import is one more that says so, and what it says stays when another that
   * says the same is undone.
   */
  readonly claims?: boolean;
}

export interface Committed {
  /** unchanged: every fact stood there already and nothing was written, not even the import (unless it `claims`). discarded: `finish` said so. */
  readonly status: 'ok' | 'unchanged' | 'discarded';
  readonly version: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** When the change set asked for samples. */
  readonly diff?: Diff;
}

export type Undone =
  | { readonly status: 'ok'; readonly removed: number; readonly restored: number; readonly version: number }
  | { readonly status: 'unknown-import' }
  | { readonly status: 'already-undone'; readonly at: string };

/** All that is known of one person. Arrays are sorted by fact key. */
export interface LearnerRecord {
  readonly learner: Learner;
  readonly skills: readonly LearnerSkill[];
  readonly credentials: readonly LearnerCredential[];
  readonly positions: readonly Position[];
}

/** One statement behind a fact: which import made it, in which file and line. The first is the one in force. */
export interface Provenance {
  readonly import: string;
  readonly file: string;
  readonly line: number;
  readonly at: string;
}

/** A local account that signs in with a token; only the SHA-256 of the token is kept. */
export interface TokenRecord {
  readonly id: string;
  readonly hash: string;
  readonly name: string;
  /** admin, learner, institution, employer */
  readonly grants: readonly string[];
  readonly learner?: string;
  readonly issuer?: string;
  readonly organization?: string;
  readonly createdAt: string;
  readonly expiresAt?: string;
}

/**
 * Where the facts are kept. Both adapters pass `test/contract`.
 *
 * A fact is in force when it is the newest statement under its key that has not been undone: importing pushes a statement on top,
 * undoing takes exactly that import's statements away, and what lay beneath comes back. A relation whose end is missing stays in the
 * store and out of the answers, until the end is there again.
 */
export interface Store {
  readonly kind: 'embedded' | 'neo4j';
  /** For people: a folder, or an address without user and password. */
  readonly address: string;

  /** Grows with every commit and undo; 0 for a new store. */
  version(): Promise<number>;

  /** All facts in force of the given types, in batches, in no promised order. A reader sees one version from the first batch to the last. */
  facts(types: readonly FactType[]): AsyncIterable<readonly Fact[]>;

  /** Facts in force of the given types about which one of these imports says something, last or beneath another. As `facts` otherwise. */
  said(imports: readonly string[], types: readonly FactType[]): AsyncIterable<readonly Fact[]>;
  /** Types of thing (those with an id) of which at least one is in force. */
  kinds(): Promise<ReadonlySet<FactType>>;
  /** Which of these things are in force. Types must be node types. */
  existing(things: readonly { readonly type: FactType; readonly id: string }[]): Promise<ReadonlySet<string>>;

  commit(changes: ChangeSet): Promise<Committed>;
  undo(importId: string, at: string, by: string): Promise<Undone>;
  /** Newest first. Edits of profiles only when asked for. */
  imports(options?: { readonly profiles?: boolean }): Promise<readonly ImportRecord[]>;
  provenance(fact: FactKey): Promise<readonly Provenance[]>;

  learner(id: string): Promise<LearnerRecord | undefined>;
  /** Everybody with a position in a team of the organization (all organizations when absent), in batches, sorted by learner id. */
  people(organization?: string): AsyncIterable<readonly LearnerRecord[]>;
  /** Ids and names of learners whose id or name contains the text (case-insensitive), sorted by id. */
  findLearners(text: string, limit: number): Promise<readonly { readonly id: string; readonly name?: string }[]>;

  tokens(): Promise<readonly TokenRecord[]>;
  saveToken(token: TokenRecord): Promise<void>;
  deleteToken(id: string): Promise<boolean>;

  close(): Promise<void>;
}

/** Key used by {@link Store.existing}: `type id`. */
export function thing(type: FactType, id: string): string {
  return `${type} ${id}`;
}

/** The store cannot be used: not reachable, wrong password, in use by another process, made by a newer Stackway… Exit code 3. */
export class StoreUnavailable extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
    this.name = 'StoreUnavailable';
  }
}
