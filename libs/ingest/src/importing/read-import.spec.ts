import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { compareText, factKey, type Fact } from '#lib/model';
import { openStore, type Store } from '#lib/store';
import { readWeights } from '../weights/weights.js';
import type { ImportInput, ImportOutcome, ImportProgress } from './outcome.js';
import { readImport } from './read-import.js';

const weights = await readWeights();
let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-read-'));
  store = await openStore(path.join(folder, 'store'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Buffer): string {
  const place = path.join(folder, name);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, content);
  return place;
}

const run = (paths: readonly string[], more: Partial<ImportInput> = {}) =>
  readImport({ paths, store, weights, import: { id: 'i1', at: '2026-01-02T03:04:05Z', by: 'me' }, ...more });

const many = (rows: number, row: (i: number) => string): string =>
  `id,name\n${Array.from({ length: rows }, (_, i) => row(i)).join('\n')}\n`;

const CANCELLED = { status: 'refused', problems: [{ code: 'cancelled', where: { file: 'skills.csv' } }] };

describe('an import', () => {
  it('is remembered with its files, their SHA-256 and its counts', async () => {
    const content = 'id,name\na,A\na,A\n,B\n';
    const outcome = (await run([file('skills.csv', content)])) as ImportOutcome;
    const rows = { read: 3, facts: 1, rejected: 1, skipped: 1 };
    expect(outcome).toMatchObject({ import: { id: 'i1' }, counts: { ...rows, added: 1 }, problemCount: 1 });
    expect(outcome.files).toEqual([
      {
        file: 'skills.csv',
        format: 'stackway/skills',
        ...rows,
        skips: [{ reason: 'an exact repeat of an earlier row', count: 1 }],
      },
    ]);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(await store.imports()).toMatchObject([
      {
        ...{ id: 'i1', format: 'stackway', at: '2026-01-02T03:04:05Z', by: 'me' },
        files: [{ file: 'skills.csv', sha256, ...rows }],
        counts: { ...rows, added: 1, changed: 0, removed: 0 },
      },
    ]);
    expect(await store.provenance({ type: 'skill', key: 'a' })).toMatchObject([{ file: 'skills.csv', line: 2 }]);
  });

  it('takes files and folders together, each file once, and keeps names apart', async () => {
    const paths = [file('x/skills.csv', 'id,name\na,A\n'), file('y/skills.csv', 'id,name\nb,B\n')];
    const outcome = (await run([...paths, path.join(folder, 'x')])) as ImportOutcome;
    expect(outcome.files.map((each) => each.file)).toEqual(paths);
  });

  it.each([
    ['a path that leads nowhere', { paths: ['/no/such/file.csv'] }, 'not-found'],
    ['a format nobody knows', { format: 'excel' }, 'unknown-format'],
    ['a file of another format than the one named', { format: 'esco/skills' }, 'missing-column'],
  ])('refuses %s', async (_, more, code) => {
    const outcome = await run([file('skills.csv', 'id,name\na,A\n')], more);
    expect(outcome).toMatchObject({ status: 'refused' });
    if (code !== 'missing-column') expect(outcome.problems).toMatchObject([{ code }]);
  });

  it('refuses a folder without tables', async () => {
    file('docs/README.md', '# Hello');
    expect(await run([path.join(folder, 'docs')])).toMatchObject({
      status: 'refused',
      problems: [{ code: 'no-table' }],
    });
  });

  it('writes nothing of a file whose fault comes after thousands of good rows', async () => {
    const good = many(30_000, (i) => `s${i},Skill ${i}`);
    const broken = Buffer.concat([Buffer.from(good), Buffer.from([0xff, 0x0a])]);
    expect(await run([file('skills.csv', broken)])).toMatchObject({
      problems: [{ code: 'undecodable', where: { file: 'skills.csv', line: 30_002 } }],
    });
    expect(await run([file('skills.csv', `${good}x,"y\nz,z\n`)])).toMatchObject({
      problems: [{ code: 'quote-never-closed', where: { line: 30_002 } }],
    });
    expect([await store.version(), await store.imports()]).toEqual([0, []]);
  });

  it('counts all rejected rows and keeps the first ten thousand problems', async () => {
    const outcome = (await run([
      file(
        'skills.csv',
        many(10_500, (i) => `s${i},`),
      ),
    ])) as ImportOutcome;
    expect(outcome.counts).toMatchObject({ read: 10_500, rejected: 10_500 });
    expect([outcome.problems.length, outcome.problemCount]).toEqual([10_000, 10_500]);
    expect(outcome.problems.at(-1)).toMatchObject({ where: { line: 10_001 } });
  });

  it('of ratings keeps nothing of a person that another import has said, once that is undone', async () => {
    const people = file('learners.csv', 'id,name,email\n1,Ann Lee,ann@example.org\n');
    const ratings = file('ratings.csv', 'Employee ID,Skill,Rating\n1,Knots,3\n2,Knots,4\n');
    const known = async (): Promise<unknown[]> => {
      const facts: Fact[] = [];
      for await (const batch of store.facts(['learner'])) facts.push(...batch);
      return facts.sort((a, b) => compareText(factKey(a), factKey(b)));
    };
    await run([people], { import: { id: 'people', at: '2026-01-01T00:00:00Z', by: 'me' } });
    await run([ratings], { import: { id: 'ratings', at: '2026-01-02T00:00:00Z', by: 'me' } });
    expect(await known()).toEqual([
      { type: 'learner', id: '1', name: 'Ann Lee', email: 'ann@example.org' },
      { type: 'learner', id: '2' },
    ]);
    await store.undo('people', '2026-01-03T00:00:00Z', 'me');
    expect(JSON.stringify(await known())).not.toMatch(/Ann|example/);
  });

  it.each([
    ['grows', (place: string) => appendFileSync(place, 'b,B\n')],
    [
      'is written anew',
      (place: string) =>
        writeFileSync(
          place,
          many(20_000, (i) => `t${i},Skill ${i}`),
        ),
    ],
    [
      'is replaced',
      (place: string) => (
        rmSync(place),
        writeFileSync(
          place,
          many(20_000, (i) => `t${i},Skill ${i}`),
        )
      ),
    ],
  ])('notices a file that %s while it is read, and writes nothing', async (_, change) => {
    const place = file('skills.csv', many(20_000, (i) => `s${i},Skill ${i}`)); // prettier-ignore
    let isChanged = false;
    const onProgress = (): void => {
      if (!isChanged) change(place);
      isChanged = true;
    };
    expect(await run([place], { onProgress })).toMatchObject({
      status: 'refused',
      problems: [{ code: 'file-changed', where: { file: 'skills.csv' } }],
    });
    expect([await store.version(), await store.imports()]).toEqual([0, []]);
  });

  it('is cancelled with the last bytes of its files, and writes nothing', async () => {
    const place = file('skills.csv', 'id,name\na,A\n');
    const stop = new AbortController();
    const onProgress = (): void => stop.abort();
    expect(await run([place], { onProgress, signal: stop.signal })).toMatchObject(CANCELLED);
    expect([await store.version(), await store.imports()]).toEqual([0, []]);
    expect(await run([place])).toMatchObject({ status: 'ok' });
  });

  it('is cancelled when all is read and nothing stands yet', async () => {
    const stop = new AbortController();
    const commit: Store['commit'] = (changes) =>
      store.commit({ ...changes, finish: (found) => (stop.abort(), changes.finish(found)) });
    const late = new Proxy(store, {
      get(_, name: keyof Store) {
        const own: unknown = name === 'commit' ? commit : Reflect.get(store, name);
        return typeof own === 'function' ? (own.bind(store) as unknown) : own;
      },
    });
    const input = { store: late, signal: stop.signal };
    expect(await run([file('skills.csv', 'id,name\na,A\n')], input)).toMatchObject(CANCELLED);
    expect([await store.version(), await store.imports()]).toEqual([0, []]);
  });

  it('tells its progress in bytes, to the last one', async () => {
    const steps: ImportProgress[] = [];
    await run(
      [
        file(
          'skills.csv',
          many(20_000, (i) => `s${i},Skill ${i}`),
        ),
      ],
      { onProgress: (step) => steps.push(step) },
    );
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).toSorted((a, b) => a - b));
    expect(steps.at(-1)).toMatchObject({ done: steps[0]!.total, file: 'skills.csv' });
  });
});
