import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FACT_TYPES, factKey, type FactType } from '#lib/model';
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

  it('takes nothing to be missing that a rejected row speaks of, or may speak of', async () => {
    const needs = (rows: string) => ({ 'role_skills.csv': `role,skill,level\n${rows}` });
    await bring('v1', { ...V1, 'roles.csv': 'id,title\nr,R\n', ...needs('r,a,3\nr,b,3\nr,c,3\n') });
    const roles = { 'roles.csv': 'id,title\nr,R\n' };
    // Line 3 refers to nothing: it speaks of itself only.
    const done = await bring('v2', { ...V1, ...roles, ...needs('r,a,3\nr,nobody,3\nr,b,3\n') }, { missing: 'remove' });
    expect(done).toMatchObject({
      status: 'ok',
      counts: { rejected: 1, removed: 1 },
      diff: { missing: { removed: 1 } },
    });
    const missing = async (id: string, rows: string) => {
      const { diff } = await bring(id, { ...V2, ...roles, ...needs(rows) }, { missing: 'remove', dryRun: true });
      return diff.missing!.samples.map(({ key, because }) => `${key} ${because ?? 'removed'}`).sort();
    };
    // The level of line 2 cannot be read, but what it is the level of.
    expect(await missing('v3', 'r,a,seven\n')).toEqual([
      '["r","a"] rejected',
      '["r","b"] removed',
      'b removed',
      'c removed',
    ]);
    // Nobody can tell which requirement line 2 is about: any may be meant.
    const kept = ['["r","a"] rejected', '["r","b"] rejected', 'b referred', 'c removed'];
    expect(await missing('v4', ',a,seven\n')).toEqual(kept);
    expect(await missing('v5', 'r,a,seven\nr,b,3,too,many\n')).toEqual(kept);
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

  it('lets people follow what somebody decided, also when that comes later', async () => {
    await bring('v1', V1);
    await bring('people', PEOPLE);
    await bring('v2', V2, { missing: 'remove' });
    await bring('decided', { 'name_decisions.csv': 'kind,name,means\nskill,b,d\nskill,Carving,d\n' });
    const { release } = await bring('v3', { 'skills.csv': V2['skills.csv'].replace('Masonry', 'Stonework') });
    expect(release!.merged.samples.map(({ id, into, by }) => [id, into.id, by])).toEqual([
      ['b', 'd', 'decision'],
      ['c', 'd', 'decision'],
    ]);
    expect(release!.peopleAffected.samples.map(({ id, follows }) => [id, follows.id, follows.by])).toEqual([
      ['ana', 'd', 'decision'],
      ['ben', 'd', 'decision'],
    ]);
  });

  it('takes a skill from nobody, whatever it renames, drops and merges, and whatever was asked for', async () => {
    const ids_ = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
    const names = fc.constantFrom('Welding', 'Masonry', 'Carving', 'Plumbing');
    const framework = fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids_), name: names }), { selector: ({ id }) => id, minLength: 1 }); // prettier-ignore
    const holders = fc.uniqueArray(fc.record({ learner: fc.constantFrom('ana', 'ben'), at: fc.nat(5) }), { selector: (one) => `${one.learner} ${one.at}`, minLength: 1 }); // prettier-ignore
    const choice = fc.constantFrom('keep', 'retire', 'remove' as const);
    let serial = 0;
    const csv = (skills: readonly { id: string; name: string }[]) => ({
      'skills.csv': `id,name,framework\n${skills.map(({ id, name }) => `${id},${name},F\n`).join('')}`,
    });
    await fc.assert(
      fc.asyncProperty(framework, framework, holders, choice, async (before, after, held, missing) => {
        const run = ++serial;
        const own = await openStore(path.join(folder, `store-${run}`));
        try {
          const at = { store: own };
          await bring(`old-${run}`, csv(before), at);
          const rows = held.map(({ learner, at: index }) => `${learner},${before[index % before.length]!.id},2`);
          await bring(`people-${run}`, { 'learners.csv': PEOPLE['learners.csv'], 'learner_skills.csv': `learner,skill,level\n${[...new Set(rows)].join('\n')}\n` }, at); // prettier-ignore
          const outcome = await bring(`new-${run}`, csv(after), { ...at, missing });
          const there = new Set<string>();
          for await (const facts of own.facts(['skill']))
            for (const one of facts) there.add((one as { id: string }).id);
          const has = [...new Set(rows)].map((row) => row.split(',') as [string, string]);
          for (const [, skill] of has) expect(there.has(skill)).toBe(true);
          const gone = has.filter(([, skill]) => !after.some(({ id }) => id === skill));
          if (outcome.status === 'unchanged') return;
          expect(outcome.release!.peopleAffected.learners).toBe(new Set(gone.map(([learner]) => learner)).size);
          expect(outcome.release!.peopleAffected.samples).toHaveLength(gone.length);
        } finally {
          await own.close();
        }
      }),
      { numRuns: 30, seed: 3 },
    );
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

  it('made of several rows: the row that completes it; spoken of in passing: the first row that does', async () => {
    const input = fileURLToPath(new URL('../../../../../test/cases/import/onet-folder/input', import.meta.url));
    const id = { id: 'onet', at: '2026-01-02T03:04:05Z', by: 'me' };
    expect(await readImport({ paths: [input], store, weights, import: id })).toMatchObject({ status: 'ok' });
    const place = async (type: FactType, key: string) => (await told(type, key)).map((one) => one.replace(/^(\S+) .*\//, '$1 ')); // prettier-ignore
    // Importance in line 2, level in line 4; the other way round in lines 7 and 6.
    expect(await place('roleSkill', '["11-1011.00","2.A.1.a"]')).toEqual(['onet Skills.csv:4']);
    expect(await place('roleSkill', '["15-1252.00","2.A.1.e"]')).toEqual(['onet Skills.csv:7']);
    expect(await place('skill', 'tool:Git')).toEqual(['onet Technology Skills.csv:3']);
    let without = 0;
    for await (const facts of store.facts(FACT_TYPES)) {
      for (const one of facts) {
        const [first] = await store.provenance({ type: one.type, key: factKey(one) });
        if (!first || first.import !== 'onet' || first.file === '' || first.line < 2) without++;
      }
    }
    expect(without).toBe(0);
  });
});
