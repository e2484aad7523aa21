import type Database from 'better-sqlite3';
import { NODE_TYPES, type Fact, type FactType } from '#lib/model';
import {
  thing,
  type ChangeSet,
  type Committed,
  type FactKey,
  type ImportRecord,
  type LearnerRecord,
  type Provenance,
  type Store,
  type TokenRecord,
  type Undone,
} from '../port.js';
import { startOf } from '../start-of.js';
import { Turns } from '../turns.js';
import { Connections, type ConnectionOptions } from './connection.js';
import { settleMissing } from '../missing.js';
import { Samples } from '../samples.js';
import {
  findImport,
  importsByNumber,
  insertImport,
  markUndone,
  nextImport,
  numbersOf,
  readImports,
  readProvenance,
} from './imports.js';
import { insideOf } from './inside.js';
import { missingIn } from './missing.js';
import { employed, learnerReader, searchLearners } from './people.js';
import { Statements } from './statements.js';
import { takeAway } from './undo.js';

const FACTS_A_BATCH = 2000;
const FACTS_BEFORE_WRITING = 10_000;
const PEOPLE_A_BATCH = 500;

/**
 * The store in one SQLite file, `stackway.db`, in a folder: the default, with nothing to install.
 *
 * Any number of processes may read while one writes. A second writer waits (5 seconds unless told otherwise) for the first, then gets
 * StoreUnavailable `store-in-use`. The lock is SQLite's own and dies with its process: a killed import leaves nothing.
 */
export class EmbeddedStore implements Store {
  readonly kind = 'embedded';
  readonly address: string;
  readonly #files: Connections;
  readonly #turns = new Turns();

  /** @throws StoreUnavailable `store-missing`, `newer-store`, `not-a-store`, `store-not-accessible`… */
  constructor(folder: string, options: ConnectionOptions) {
    this.address = folder;
    this.#files = new Connections(folder, options);
  }

  async version(): Promise<number> {
    return this.#read(version);
  }

  facts(types: readonly FactType[]): AsyncIterable<readonly Fact[]> {
    return this.#files.reading((db) => factsOf(db, types));
  }

  said(imports: readonly string[], types: readonly FactType[]): AsyncIterable<readonly Fact[]> {
    return this.#files.reading((db) => factsOf(db, types, numbersOf(db, imports)));
  }

  async kinds(): Promise<ReadonlySet<FactType>> {
    return this.#read((db) => {
      const any = db.prepare('SELECT 1 FROM facts WHERE type = ? AND fact IS NOT NULL LIMIT 1');
      return new Set(NODE_TYPES.filter((type) => any.get(type) !== undefined));
    });
  }

  async existing(things: readonly { readonly type: FactType; readonly id: string }[]): Promise<ReadonlySet<string>> {
    return this.#read((db) => {
      const there = db.prepare('SELECT 1 FROM facts WHERE type = ? AND key = ? AND fact IS NOT NULL');
      return new Set(things.filter(({ type, id }) => there.get(type, id)).map(({ type, id }) => thing(type, id)));
    });
  }

  /** The lock is taken when the first facts are there: others write while files are checked that bring few, or are refused. */
  async commit(changes: ChangeSet): Promise<Committed> {
    const { facts, close } = await startOf(changes.facts, FACTS_BEFORE_WRITING);
    try {
      return await this.#turns.next(() => this.#files.writing((db) => commit(db, { ...changes, facts })));
    } finally {
      await close();
    }
  }

  async undo(importId: string, at: string, by: string): Promise<Undone> {
    return this.#turns.next(() => this.#files.writing((db) => undo(db, importId, at, by)));
  }

  async imports(options: { readonly profiles?: boolean } = {}): Promise<readonly ImportRecord[]> {
    return this.#read((db) => readImports(db, options.profiles ?? false));
  }

  async provenance(fact: FactKey): Promise<readonly Provenance[]> {
    return this.#read((db) => readProvenance(db, fact));
  }

  async learner(id: string): Promise<LearnerRecord | undefined> {
    return this.#read((db) => learnerReader(db)(id));
  }

  people(organization?: string): AsyncIterable<readonly LearnerRecord[]> {
    return this.#files.reading((db) => employed(db, organization, PEOPLE_A_BATCH));
  }

  async findLearners(text: string, limit: number): Promise<readonly { readonly id: string; readonly name?: string }[]> {
    return this.#read((db) => searchLearners(db, text, limit));
  }

  async tokens(): Promise<readonly TokenRecord[]> {
    const rows = this.#read((db) => db.prepare('SELECT token FROM tokens ORDER BY id').pluck().all() as string[]);
    return rows.map((row) => JSON.parse(row) as TokenRecord);
  }

  async saveToken(token: TokenRecord): Promise<void> {
    await this.#write('INSERT OR REPLACE INTO tokens (id, token) VALUES (?, ?)', token.id, JSON.stringify(token));
  }

  async deleteToken(id: string): Promise<boolean> {
    return (await this.#write('DELETE FROM tokens WHERE id = ?', id)) > 0;
  }

  async close(): Promise<void> {
    await this.#turns.next(async () => this.#files.close());
  }

  /** One synchronous piece of reading: it sees one version, as no other statement can come between. */
  #read<T>(work: (db: Database.Database) => T): T {
    return this.#files.guard(() => this.#files.reader.transaction(() => work(this.#files.reader))());
  }

  #write(sql: string, ...values: string[]): Promise<number> {
    return this.#turns.next(() =>
      this.#files.writing(async (db) => ({ keep: true, value: db.prepare(sql).run(...values).changes })),
    );
  }
}

function version(db: Database.Database): number {
  return db.prepare('SELECT number FROM version').pluck().get() as number;
}

function nextVersion(db: Database.Database): number {
  return db.prepare('UPDATE version SET number = number + 1 RETURNING number').pluck().get() as number;
}

const IN_FORCE = 'SELECT fact FROM facts f WHERE type IN (SELECT value FROM json_each(?)) AND fact IS NOT NULL';
const SAID_BY = `${IN_FORCE} AND (import IN (SELECT value FROM json_each(?))
  OR EXISTS (SELECT 1 FROM shadows s WHERE s.type = f.type AND s.key = f.key AND s.fact IS NOT NULL
             AND s.import IN (SELECT value FROM json_each(?))))`;

/** @param saidBy numbers of imports, where only what these say is wanted */
function* factsOf(
  db: Database.Database,
  types: readonly FactType[],
  saidBy?: readonly number[],
): Generator<readonly Fact[]> {
  const wanted = JSON.stringify(types);
  const by = saidBy === undefined ? [] : [JSON.stringify(saidBy), JSON.stringify(saidBy)];
  const rows = db
    .prepare(saidBy === undefined ? IN_FORCE : SAID_BY)
    .pluck()
    .iterate(wanted, ...by) as IterableIterator<string>;
  let batch: Fact[] = [];
  for (const row of rows) {
    batch.push(JSON.parse(row) as Fact);
    if (batch.length < FACTS_A_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function commit(db: Database.Database, changes: ChangeSet): Promise<{ keep: boolean; value: Committed }> {
  if (findImport(db, changes.import.id)) throw new Error(`There is an import ${changes.import.id} already.`);
  const replaced = numbersOf(db, changes.replaces ?? []);
  const samples = changes.samples === undefined ? undefined : new Samples(changes.samples);
  const statements = new Statements(db, nextImport(db), replaced, samples);
  for await (const batch of changes.facts) for (const stated of batch) statements.state(stated);
  for (const removal of changes.removals ?? []) statements.remove(removal);
  const inside = insideOf(db, changes.import, statements, (types) => factsOf(db, types));
  await changes.inside?.(inside);
  const looked = changes.missing !== undefined && replaced.length > 0;
  if (looked)
    await settleMissing(
      { ...changes, missing: changes.missing },
      missingIn(db, statements, (types) => factsOf(db, types)),
      samples,
    );
  const { found, nothing } = statements.tally;
  const diff = samples?.diff(found, importsByNumber(db, samples.imports()), looked);
  const told = { ...found, ...(diff ? { diff } : {}) };
  const finished = changes.finish(found);
  if (finished === 'discard') return { keep: false, value: { status: 'discarded', version: version(db), ...told } };
  if (nothing && !finished.claims && !inside.tookBack)
    return { keep: false, value: { status: 'unchanged', version: version(db), ...told } };
  insertImport(db, statements.importNumber, changes.import, finished);
  return { keep: true, value: { status: 'ok', version: nextVersion(db), ...told } };
}

async function undo(
  db: Database.Database,
  id: string,
  at: string,
  by: string,
): Promise<{ keep: boolean; value: Undone }> {
  const found = findImport(db, id);
  if (!found) return { keep: false, value: { status: 'unknown-import' } };
  if (found.undoneAt !== null) return { keep: false, value: { status: 'already-undone', at: found.undoneAt } };
  const { removed, restored } = await takeAway(db, found.number);
  markUndone(db, found.number, at, by);
  return { keep: true, value: { status: 'ok', removed, restored, version: nextVersion(db) } };
}
