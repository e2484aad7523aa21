import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore, type Store } from '#lib/store';
import { readWeights } from '../weights/weights.js';
import type { ImportOutcome } from './outcome.js';
import { readImport } from './read-import.js';

const weights = await readWeights();
let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-claims-'));
  store = await openStore(path.join(folder, 'store'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Imports tables as one import called `id`. */
async function bring(id: string, tables: Readonly<Record<string, string>>): Promise<ImportOutcome> {
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
  return (await readImport(input)) as ImportOutcome;
}
async function ids(): Promise<string[]> {
  const all: string[] = [];
  for await (const facts of store.facts(['skill'])) all.push(...facts.map((one) => (one as { id: string }).id));
  return all.sort();
}

const V1 = { 'skills.csv': 'id,name,framework\na,Arc welding,F\nb,Bricklaying,F\nc,Carving,F\n' };

describe('files that say what others have said', () => {
  const reordered = { 'skills.csv': 'id,framework,name\nc,F,Carving\nb,F,Bricklaying\na,F,Arc welding\n' };

  it.each([['v1'], ['same']])('are remembered, so that all stays when %s is undone', async (undone) => {
    await bring('v1', V1);
    expect(await bring('same', reordered)).toMatchObject({
      status: 'unchanged',
      remembered: true,
      import: { id: 'same' },
      counts: { facts: 3, added: 0, changed: 0, removed: 0 },
    });
    expect((await store.imports()).map(({ id }) => id)).toEqual(['same', 'v1']);
    expect(await store.undo(undone, '2026-02-02T00:00:00Z', 'me')).toMatchObject({ removed: 0, restored: 0 });
    expect(await ids()).toEqual(['a', 'b', 'c']);
    await store.undo(undone === 'v1' ? 'same' : 'v1', '2026-02-02T00:00:00Z', 'me');
    expect(await ids()).toEqual([]);
  });

  it('are nothing new where each was imported before, alone or among others', async () => {
    const roles = { 'roles.csv': 'id,title\nr,Role\n' };
    await bring('v1', V1);
    await bring('all', { ...V1, ...roles });
    const version = await store.version();
    for (const [id, files, found] of [
      ['one', V1, 'v1'],
      ['other', roles, null],
      ['both', { ...V1, ...roles }, 'all'],
    ] as const)
      expect(await bring(id, files)).toMatchObject({ status: 'unchanged', remembered: false, import: { id: found } });
    expect(await store.version()).toBe(version);
    await store.undo('all', '2026-02-02T00:00:00Z', 'me');
    expect(await bring('again', V1)).toMatchObject({ status: 'unchanged', import: { id: 'v1' } });
  });

  it('are a claim of their own where the file was undone, or had fewer facts when it came', async () => {
    const needs = { 'role_skills.csv': 'role,skill,level\nr,a,3\nr,z,3\n' };
    await bring('v1', { ...V1, 'roles.csv': 'id,title\nr,Role\n' });
    expect(await bring('half', needs)).toMatchObject({ counts: { facts: 1, rejected: 1 } });
    await bring('more', { 'skills.csv': 'id,name\nz,Z\n', 'role_skills.csv': 'role,skill,level\nr,z,3\n' });
    expect(await bring('whole', needs)).toMatchObject({ status: 'unchanged', import: { id: 'whole' } });
    await store.undo('half', '2026-02-02T00:00:00Z', 'me');
    await store.undo('more', '2026-02-02T00:00:00Z', 'me');
    await bring('z', { 'skills.csv': 'id,name\nz,Z\n' });
    expect(await store.provenance({ type: 'roleSkill', key: '["r","z"]' })).toMatchObject([{ import: 'whole' }]);
  });
});

describe('what rows only speak of in passing', () => {
  const roles = 'O*NET-SOC Code,Title,Description\n15-1252.00,Developers,Write software.\n';
  const tools = (...names: string[]): string =>
    ['O*NET-SOC Code,Title,Example,Commodity Code,Commodity Title,Hot Technology,In Demand']
      .concat(names.map((name) => `15-1252.00,T,${name},43232402,Dev,Y,N`))
      .join('\n');

  it('is in a release as well: only what nobody speaks of any more is dropped', async () => {
    await bring('v1', { 'Occupation Data.csv': roles, 'Technology Skills.csv': tools('C#', 'Git', 'Old') });
    const { release } = await bring('v2', {
      'Occupation Data.csv': roles,
      'Technology Skills.csv': tools('C#', 'Git', 'New'),
    });
    expect(release).toMatchObject({
      added: { samples: [{ name: 'New' }] },
      dropped: { count: 1, samples: [{ name: 'Old' }] },
    });
  });
});
