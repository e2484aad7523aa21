import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { FactType } from '#lib/model';
import { openStore, type Store } from '#lib/store';
import { readWeights } from '../weights/weights.js';
import type { ImportInput, ImportOutcome } from './outcome.js';
import { readImport } from './read-import.js';

const weights = await readWeights();
let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-history-'));
  store = await openStore(path.join(folder, 'store'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Imports tables as one import called `id`. */
async function bring(
  id: string,
  tables: Readonly<Record<string, string>>,
  more: Partial<ImportInput> = {},
): Promise<ImportOutcome> {
  for (const [name, text] of Object.entries(tables)) {
    const place = path.join(folder, id, name);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
  const input = {
    paths: [path.join(folder, id)],
    store,
    weights,
    import: { id, at: '2026-01-02T03:04:05Z', by: 'me' },
  };
  return (await readImport({ ...input, ...more })) as ImportOutcome;
}
async function ids(type: FactType): Promise<string[]> {
  const all: string[] = [];
  for await (const facts of store.facts([type])) all.push(...facts.map((one) => (one as { id: string }).id));
  return all.sort();
}

const V1 = { 'skills.csv': 'id,name,framework\na,Arc welding,F\nb,Bricklaying,F\nc,Carving,F\n' };
const V2 = { 'skills.csv': 'id,name,altNames,framework\na,Welding,,F\nd,Masonry,Bricklaying,F\n' };
const PEOPLE = {
  'learners.csv': 'id,name\nana,Ana\nben,Ben\n',
  'learner_skills.csv': 'learner,skill,level\nana,b,3\nben,c,2\n',
};

describe('the diff of an import', () => {
  it('names files and lines of what is added, changed and no longer there', async () => {
    await bring('v1', V1);
    const dry = await bring('v2', V2, { dryRun: true });
    expect(dry).toMatchObject({ status: 'dry-run', counts: { added: 1, changed: 1, removed: 0 } });
    expect(dry.replaces).toEqual({ imports: ['v1'], because: 'same-tables' });
    expect(dry.diff).toMatchObject({
      added: { count: 1, samples: [{ type: 'skill', key: 'd', where: { file: 'skills.csv', line: 3 } }] },
      changed: {
        count: 1,
        samples: [
          {
            key: 'a',
            fields: [{ field: 'name', before: 'Arc welding', after: 'Welding' }],
            was: { import: 'v1', file: 'skills.csv', line: 2 },
            where: { file: 'skills.csv', line: 2 },
          },
        ],
      },
      conflicts: { count: 0 },
      missing: { count: 2, kept: 2, samples: [{ key: 'b', outcome: 'kept' }, { key: 'c' }] },
    });
    expect(await ids('skill')).toEqual(['a', 'b', 'c']);
  });

  it('shows conflicts with imports of other sources', async () => {
    await bring('v1', V1);
    const other = { 'skills.csv': 'id,name\na,Soldering\n', 'roles.csv': 'id,title\nr,Role\n' };
    const dry = await bring('other', other, { dryRun: true });
    expect(dry.replaces).toEqual({ imports: [], because: 'same-tables' });
    expect(dry.diff.conflicts).toMatchObject({
      count: 1,
      samples: [{ key: 'a', other: { import: 'v1', file: 'skills.csv', line: 2 }, where: { line: 2 } }],
    });
    expect(dry.diff.missing).toBeNull();
  });

  it('shows no more samples than asked for', async () => {
    const dry = await bring('v1', V1, { dryRun: true, samples: 2 });
    expect([dry.diff.added.count, dry.diff.added.samples.length]).toEqual([3, 2]);
  });
});

describe('a newer file of the same source', () => {
  it.each([
    ['keep', ['a', 'b', 'c', 'd']],
    ['retire', ['a', 'b', 'c', 'd']],
    ['remove', ['a', 'd']],
  ] as const)(
    'with %s leaves what was asked for, changes nothing when it comes again, and is undone',
    async (missing, left) => {
      await bring('v1', V1);
      const first = await bring('v2', V2, { missing });
      expect(first).toMatchObject({ status: 'ok', counts: { removed: 4 - left.length } });
      expect(await ids('skill')).toEqual(left);
      for (const again of [missing, undefined]) {
        const more = again ? { missing: again } : {};
        expect(await bring('again', V2, more)).toMatchObject({ status: 'unchanged', import: { id: 'v2' } });
      }
      await store.undo('v2', '2026-02-02T00:00:00Z', 'me');
      expect(await ids('skill')).toEqual(['a', 'b', 'c']);
    },
  );

  it('keeps skills that people have, whatever was asked for', async () => {
    await bring('v1', V1);
    await bring('people', PEOPLE);
    const done = await bring('v2', V2, { missing: 'remove' });
    expect(done.diff.missing).toMatchObject({ count: 2, kept: 2, removed: 0 });
    expect(done.diff.missing!.notes).toEqual([expect.stringMatching(/^referred: /)]);
    expect(await ids('skill')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('takes nothing to be missing when rows were rejected, and says so', async () => {
    await bring('v1', V1);
    const done = await bring('v2', { 'skills.csv': 'id,name,framework\na,Welding,F\nb,,F\n' }, { missing: 'remove' });
    expect(done).toMatchObject({ status: 'ok', counts: { rejected: 1, removed: 0 } });
    expect(done.warnings).toMatchObject([{ code: 'missing-kept' }]);
    expect(await ids('skill')).toEqual(['a', 'b', 'c']);
  });

  it('takes the place of the import that is named, of whatever tables', async () => {
    await bring('v1', { ...V1, 'roles.csv': 'id,title\nr,Role\n' });
    const done = await bring('v2', V2, { missing: 'remove', replaces: 'v1' });
    expect(done.replaces).toEqual({ imports: ['v1'], because: 'named' });
    expect([await ids('skill'), await ids('role')]).toEqual([['a', 'd'], []]);
  });

  it.each([
    ['nobody knows', 'none', 'unknown-import'],
    ['was undone', 'v1', 'already-undone'],
  ])('is refused when it is to replace an import that %s', async (_, replaces, code) => {
    await bring('v1', V1);
    await store.undo('v1', '2026-02-02T00:00:00Z', 'me');
    expect(await bring('v2', V2, { replaces })).toMatchObject({
      status: 'refused',
      problems: [{ code, found: replaces }],
    });
    expect(await store.version()).toBe(2);
  });
});

describe('a new release of a framework', () => {
  it('tells what is added, renamed, merged and dropped, and whom that concerns, before anything is written', async () => {
    await bring('v1', V1);
    await bring('people', PEOPLE);
    const dry = await bring('v2', V2, { dryRun: true });
    const [bricks, carving] = [{ kind: 'skill', id: 'b', name: 'Bricklaying' }, { kind: 'skill', id: 'c', name: 'Carving' }]; // prettier-ignore
    const usedBy = { learners: 1, credentials: 0, roles: 0 };
    expect(dry.release).toEqual({
      frameworks: ['F'],
      added: { count: 1, samples: [{ kind: 'skill', id: 'd', name: 'Masonry' }] },
      renamed: { count: 1, samples: [{ kind: 'skill', id: 'a', before: 'Arc welding', after: 'Welding' }] },
      dropped: { count: 1, samples: [{ ...carving, usedBy }] },
      merged: {
        count: 1,
        samples: [{ ...bricks, into: { kind: 'skill', id: 'd', name: 'Masonry' }, by: 'name', usedBy }],
      },
      peopleAffected: {
        ...{ learners: 2, credentials: 0, roles: 0 },
        samples: [
          { who: 'learner', id: 'ana', thing: bricks, follows: { id: 'b', name: 'Bricklaying', by: 'stays' } },
          { who: 'learner', id: 'ben', thing: carving, follows: { id: 'c', name: 'Carving', by: 'stays' } },
        ],
      },
    });
    const done = await bring('v2', V2);
    expect(done.release).toEqual(dry.release);
  });

  it('is not spoken of when skills are only mentioned, or nothing came before', async () => {
    expect(await bring('v1', V1)).not.toHaveProperty('release');
    await bring('people', PEOPLE);
    const more = { ...PEOPLE, 'learners.csv': 'id,name\nana,Ann\nben,Ben\n' };
    expect(await bring('people2', more)).not.toHaveProperty('release');
  });
});

describe('every fact says where it comes from', () => {
  const told = async (type: FactType, key: string) =>
    (await store.provenance({ type, key })).map((one) => `${one.import} ${one.file}:${one.line}`);

  it('of several files, rows apart, and said again by a newer import', async () => {
    await bring('v1', { ...V1, 'roles.csv': 'id,title\nr,"Role\nof two lines"\nq,Q\n', 'role_skills.csv': 'role,skill,level\nr,a,3\nq,b,2\n' }); // prettier-ignore
    expect(await told('role', 'q')).toEqual(['v1 roles.csv:4']);
    expect(await told('roleSkill', '["q","b"]')).toEqual(['v1 role_skills.csv:3']);
    await bring('v2', V2);
    expect(await told('skill', 'a')).toEqual(['v2 skills.csv:2', 'v1 skills.csv:2']);
    expect(await told('skill', 'b')).toEqual(['v1 skills.csv:3']);
  });
});
