import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  decideName,
  decideNames,
  importFiles,
  nameSources,
  undoImport,
  unmatchedNames,
  type Deps,
} from '#lib/usecases';
import { waiting } from './names-waiting.js';
import { TestStores } from './small-catalogue.js';

const stores = new TestStores();
let folder: string;
let deps: Deps;
let ratings: string;
let postings: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-asked-'));
  deps = await stores.deps();
  const first = await take('ratings.csv', 'employee_id,skill,level\nl-bob,Bees,3\nl-ada,bees,2\nl-ada,Welding,2\n');
  expect(first.names).toEqual({ waiting: 2, given: 0 });
  ratings = first.import.id!;
  const rows = [
    'id,title,postedOn,skills',
    'p1,A,2026-01-01,SQL|Zoo keeping|Bees',
    'p2,B,2026-01-02,zoo keeping|Arc welding',
    'p3,C,2026-01-03,Zoo keeping',
  ];
  const second = await take('postings.csv', `${rows.join('\n')}\n`);
  expect(second.names).toEqual({ waiting: 3, given: 0 });
  postings = second.import.id!;
});
afterAll(async () => {
  await stores.clear();
  rmSync(folder, { recursive: true });
});

async function take(name: string, content: string) {
  writeFileSync(path.join(folder, name), content);
  const answer = await importFiles(deps, { paths: [path.join(folder, name)] });
  if (answer.status === 'refused') throw new Error(JSON.stringify(answer.problems));
  return answer;
}
const called = async (asked: Parameters<typeof waiting>[1]) =>
  (await waiting(deps, asked)).names.map(({ name }) => name);

describe('names that wait', () => {
  it('come most used first, or by name', async () => {
    expect(await called({})).toEqual(['Bees', 'Zoo keeping', 'Arc welding', 'Welding']);
    expect(await called({ sort: 'name' })).toEqual(['Arc welding', 'Bees', 'Welding', 'Zoo keeping']);
  });

  it('are found by text in any spelling, and told how many wait beside', async () => {
    expect(await waiting(deps, { text: 'WELD' })).toMatchObject({
      total: 2,
      waiting: 4,
      names: [{ name: 'Arc welding' }, { name: 'Welding' }],
    });
    expect(await called({ text: 'zoo  keep' })).toEqual(['Zoo keeping']);
  });

  it('are those of one import, counted as that import uses them', async () => {
    expect((await waiting(deps, { import: ratings })).names).toMatchObject([
      { name: 'Bees', uses: { learners: 2, postings: 0 } },
      { name: 'Welding' },
    ]);
    expect(await called({ import: postings, text: 'e' })).toEqual(['Zoo keeping', 'Arc welding', 'Bees']);
  });

  it('are those that people or postings use', async () => {
    expect(await called({ usedBy: 'learners' })).toEqual(['Bees', 'Welding']);
    expect(await called({ usedBy: 'postings' })).toEqual(['Bees', 'Zoo keeping', 'Arc welding']);
    expect(await called({ usedBy: 'credentials' })).toEqual([]);
  });

  it('come in pages of the same order', async () => {
    expect(await called({ limit: 2, offset: 1 })).toEqual(['Zoo keeping', 'Arc welding']);
  });

  it('say what speaks for a suggestion', async () => {
    const { names } = await waiting(deps, { text: 'zoo' });
    expect(names[0]!.suggestions).toEqual([]);
    const later = await take('later.csv', 'employee_id,skill,level\nl-bob,Structured queries,1\n');
    const [query] = (await waiting(deps, { import: later.import.id! })).names;
    expect(query!.suggestions[0]).toMatchObject({
      id: 'sk-sql',
      like: 'structured query language',
      words: ['structured'],
    });
    await undoImport(deps, { id: later.import.id! });
  });

  it.each([
    [{ import: 'nothing' }, 'unknown-import'],
    [{ sort: 'random' }, 'bad-option'],
    [{ usedBy: 'bees' }, 'bad-option'],
  ])('are not listed for %j', async (asked, code) => {
    expect(await unmatchedNames(deps, asked)).toMatchObject({ status: 'refused', problems: [{ code }] });
  });

  it('are told of by import, newest first', async () => {
    expect((await nameSources(deps)).sources).toMatchObject([
      { import: { id: postings, files: ['postings.csv'] }, names: 3 },
      { import: { id: ratings, files: ['ratings.csv'] }, names: 2 },
    ]);
    const decided = await decideName(deps, { name: 'welding' });
    expect((await nameSources(deps)).sources).toMatchObject([{ names: 3 }, { names: 1 }]);
    if (decided.status !== 'refused') await undoImport(deps, decided.import);
  });
});

describe('several names', () => {
  it('are decided about at once, and each is undone by itself', async () => {
    const answer = await decideNames(deps, {
      decisions: [{ name: 'Bees', means: 'sk-zoo' }, { name: 'arc welding' }, { name: 'Welding', means: 'SQL' }],
    });
    if (answer.status === 'refused') throw new Error(JSON.stringify(answer.problems));
    expect(answer.decided).toMatchObject([
      { name: 'Bees', means: { id: 'sk-zoo' }, added: 3, removed: 2 },
      { name: 'arc welding', added: 1 },
      { name: 'Welding', means: { id: 'sk-sql' }, added: 2, removed: 1 },
    ]);
    expect(await called({})).toEqual(['Zoo keeping']);
    await undoImport(deps, answer.decided[0]!.import);
    expect(await called({})).toEqual(['Bees', 'Zoo keeping']);
    for (const one of answer.decided.slice(1)) await undoImport(deps, one.import);
    expect(await called({})).toHaveLength(4);
  });

  it('are all left as they are where one cannot be decided', async () => {
    const before = (await deps.store.imports()).length;
    const answer = await decideNames(deps, {
      decisions: [{ name: 'Bees', means: 'sk-zoo' }, { name: 'welding', means: 'no such skill' }, { name: 'BEES' }],
    });
    expect(answer).toMatchObject({ status: 'refused', problems: [{ code: 'name-twice' }, { code: 'unknown-skill' }] });
    expect((await deps.store.imports()).length).toBe(before);
  });
});
