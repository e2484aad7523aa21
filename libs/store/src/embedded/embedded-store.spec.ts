import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { openStore, type OpenOptions } from '../open.js';
import { StoreUnavailable, type ChangeSet, type Stated, type Store } from '../port.js';

let folder: string;
const open: { close(): unknown }[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-embedded-'));
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  rmSync(folder, { recursive: true, force: true });
});

async function opened(options: OpenOptions = {}): Promise<Store> {
  const store = await openStore(folder, { waitMs: 100, ...options });
  open.push(store);
  return store;
}

function rawFile(): Database.Database {
  const db = new Database(path.join(folder, 'stackway.db'));
  open.push(db);
  return db;
}

async function problemOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreUnavailable);
  return (error as StoreUnavailable).problem;
}

const oneSkill = (): ChangeSet => ({
  import: { id: 'i', format: 'stackway', at: '2026-01-01T00:00:00Z', by: 'tester' },
  facts: (async function* () {
    yield [{ fact: { type: 'skill', id: 'a', name: 'A' }, file: 0, line: 2 }] as const;
  })(),
  finish: ({ added }) => ({
    files: [],
    counts: { read: 1, facts: 1, rejected: 0, skipped: 0, added, changed: 0, removed: 0 },
  }),
});

async function* skills(batches: number): AsyncGenerator<readonly Stated[]> {
  for (let n = 0; n < batches; n += 1) {
    yield Array.from({ length: 9000 }, (_, at) => {
      return { fact: { type: 'skill', id: `${n} ${at}`, name: 'A' } as const, file: 0, line: at };
    });
  }
}

describe('the embedded store', () => {
  it('lets others write while it waits for the first facts', async () => {
    const [store, other] = [await opened(), await opened()];
    const called = (id: string): ChangeSet => ({ ...oneSkill(), import: { ...oneSkill().import, id } });
    async function* slow(): AsyncGenerator<readonly Stated[]> {
      await other.commit(called('other'));
      await store.deleteToken('none');
      yield* skills(3);
    }
    expect(await store.commit({ ...called('slow'), facts: slow() })).toMatchObject({ status: 'ok', added: 27_000 });
    expect((await store.imports()).map(({ id }) => id)).toEqual(['slow', 'other']);
  });

  it('lets go of the facts when it may not write', async () => {
    const store = await opened();
    let isClosed = false;
    async function* facts(): AsyncGenerator<readonly Stated[]> {
      try {
        yield* skills(3);
      } finally {
        isClosed = true;
      }
    }
    rawFile().exec('BEGIN IMMEDIATE');
    expect(await problemOf(store.commit({ ...oneSkill(), facts: facts() }))).toMatchObject({ code: 'store-in-use' });
    expect(isClosed).toBe(true);
  });

  it('can be read, but not written, while another process writes', async () => {
    const store = await opened();
    const other = rawFile();
    other.exec('BEGIN IMMEDIATE');
    expect(await store.version()).toBe(0);
    expect(await (await opened()).version()).toBe(0);
    expect(await problemOf(store.commit(oneSkill()))).toMatchObject({ code: 'store-in-use', next: expect.any(String) });
    other.exec('ROLLBACK');
    expect(await store.deleteToken('none')).toBe(false);
  });

  it('waits for another process that ends in time', async () => {
    const store = await opened({ waitMs: 60_000 });
    const other = rawFile();
    other.exec('BEGIN IMMEDIATE');
    const committing = store.commit(oneSkill());
    await store.version();
    other.exec('ROLLBACK');
    expect((await committing).status).toBe('ok');
  });

  it('refuses a store of a newer version, and leaves it as it is', async () => {
    await (await opened()).close();
    open.splice(0);
    rawFile().pragma('user_version = 99');
    expect(await problemOf(opened())).toMatchObject({
      code: 'newer-store',
      found: 'store format 99',
      expected: 'store format 1 or older',
    });
    expect(rawFile().pragma('user_version', { simple: true })).toBe(99);
  });

  it('refuses files of others', async () => {
    const db = rawFile();
    db.exec('CREATE TABLE theirs (x)');
    expect(await problemOf(opened())).toMatchObject({ code: 'not-a-store' });
    expect(db.prepare('SELECT name FROM sqlite_master').pluck().all()).toEqual(['theirs']);
  });

  it('refuses a file that is no database', async () => {
    writeFileSync(path.join(folder, 'stackway.db'), 'id,name\n1,not a database at all\n'.repeat(100));
    expect(await problemOf(opened())).toMatchObject({ code: 'not-a-store' });
  });

  it('refuses an address that is a file', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    folder = path.join(folder, 'file');
    expect(await problemOf(opened())).toMatchObject({ code: 'store-not-accessible' });
    folder = path.dirname(folder);
  });

  it('makes no store when told not to, or only to read', async () => {
    expect(await problemOf(opened({ create: false }))).toMatchObject({ code: 'store-missing' });
    expect(await problemOf(opened({ readOnly: true }))).toMatchObject({ code: 'store-missing' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('opened for reading reads, and does not write', async () => {
    await (await opened()).commit(oneSkill());
    const reader = await opened({ readOnly: true });
    expect(await reader.existing([{ type: 'skill', id: 'a' }])).toEqual(new Set(['skill a']));
    await expect(reader.deleteToken('t')).rejects.toThrow('for reading only');
  });

  it('refuses an older format when it may not write', async () => {
    mkdirSync(folder, { recursive: true });
    rawFile().pragma('user_version = 0');
    expect(await problemOf(opened({ readOnly: true }))).toMatchObject({ code: 'older-store' });
  });

  it('refuses an import under an id that is taken', async () => {
    const store = await opened();
    await store.commit(oneSkill());
    await expect(store.commit({ ...oneSkill(), facts: (async function* () {})() })).rejects.toThrow('already');
  });
});
