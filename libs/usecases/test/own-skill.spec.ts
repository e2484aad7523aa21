import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  decideName,
  exportFolder,
  importFiles,
  makeSkill,
  nameDecisions,
  OWN_FRAMEWORK,
  undoImport,
  type Deps,
} from '#lib/usecases';
import { waiting } from './names-waiting.js';
import { TestStores } from './small-catalogue.js';

const stores = new TestStores();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-own-'));
});
afterEach(async () => {
  await stores.clear();
  rmSync(folder, { recursive: true });
});

async function take(deps: Deps, name: string, content: string) {
  writeFileSync(path.join(folder, name), content);
  const answer = await importFiles(deps, { paths: [path.join(folder, name)] });
  if (answer.status === 'refused') throw new Error(JSON.stringify(answer.problems));
  return answer;
}
async function make(deps: Deps, name: string, more: { called?: string; kind?: string } = {}) {
  const made = await makeSkill(deps, { name, ...more });
  if (made.status === 'refused') throw new Error(JSON.stringify(made.problems));
  return made;
}
const held = async ({ store }: Deps, learner: string) =>
  (await store.learner(learner))!.skills.map(({ skill, level }) => [skill, level]);
const skillOf = async ({ catalogue }: Deps, id: string) =>
  (await catalogue.current()).snapshot.skills.facts.find((one) => one.id === id);

const RATINGS = 'employee_id,skill,level\nl-bob,Bee  Keeping,3\nl-ada,bee keeping,2\nl-ada,Python,4\n';

describe('a skill of its own', () => {
  it('is made of a name that nobody knows, and what waited is about it', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', RATINGS);
    expect(await make(deps, 'bee keeping', { called: 'Beekeeping', kind: 'hard' })).toMatchObject({
      status: 'ok',
      means: { id: 'own:beekeeping', name: 'Beekeeping' },
      made: true,
      added: 4,
      removed: 2,
    });
    expect(await skillOf(deps, 'own:beekeeping')).toMatchObject({ kind: 'hard', framework: OWN_FRAMEWORK });
    expect(await held(deps, 'l-bob')).toEqual([['own:beekeeping', 3]]);
    expect((await waiting(deps)).waiting).toBe(0);
    const later = await take(deps, 'later.csv', 'employee_id,skill,level\nl-bob,BEE KEEPING,5\n');
    expect(later.names).toBeUndefined();
    expect(await held(deps, 'l-bob')).toEqual([['own:beekeeping', 5]]);
    expect((await nameDecisions(deps)).decisions).toMatchObject([
      { as: 'name', name: 'bee keeping', means: { id: 'own:beekeeping' }, made: true },
    ]);
  });

  it('goes when the decision is undone, and the name waits again', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', RATINGS);
    const { import: made } = await make(deps, 'bee keeping');
    expect(await undoImport(deps, made)).toMatchObject({ status: 'ok', restored: 2 });
    expect(await skillOf(deps, 'own:bee_keeping')).toBeUndefined();
    expect(await held(deps, 'l-bob')).toEqual([]);
    expect((await waiting(deps)).names).toMatchObject([{ name: 'Bee  Keeping' }]);
  });

  it('stays when somebody else states it too', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', RATINGS);
    const { import: made } = await make(deps, 'bee keeping');
    await take(deps, 'skills.csv', 'id,name\nown:bee_keeping,Bees\n');
    await undoImport(deps, made);
    expect(await skillOf(deps, 'own:bee_keeping')).toMatchObject({ name: 'Bees' });
  });

  it('gives way to another decision, and goes with it', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', RATINGS);
    await make(deps, 'bee keeping');
    expect(await decideName(deps, { name: 'bee keeping', means: 'sk-zoo' })).toMatchObject({
      former: { means: { id: 'own:bee_keeping' } },
    });
    expect(await skillOf(deps, 'own:bee_keeping')).toBeUndefined();
    expect(await held(deps, 'l-bob')).toEqual([['sk-zoo', 3]]);
  });

  it('takes the place of what had been decided before', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', RATINGS);
    await decideName(deps, { name: 'bee keeping', means: 'sk-zoo' });
    expect(await make(deps, 'bee keeping')).toMatchObject({ former: { means: { id: 'sk-zoo' } } });
    expect(await held(deps, 'l-bob')).toEqual([['own:bee_keeping', 3]]);
  });

  it('is exported and means the same where it is imported', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', RATINGS);
    await make(deps, 'bee keeping', { kind: 'hard' });
    const out = path.join(folder, 'out');
    expect(await exportFolder(deps, { folder: out })).toMatchObject({ status: 'ok' });
    const rows = (name: string) => readFileSync(path.join(out, `${name}.csv`), 'utf8');
    expect(rows('name_decisions')).toContain('skill,bee keeping,own:bee_keeping');
    expect(rows('skills')).toMatch(/^own:bee_keeping,bee keeping,,hard,Own skills,/m);
    const other = await stores.deps([]);
    expect(await importFiles(other, { paths: [out] })).toMatchObject({ status: 'ok', counts: { rejected: 0 } });
    await take(other, 'ratings.csv', 'employee_id,skill,level\nl-bob,Bee Keeping,1\n');
    expect(await held(other, 'l-bob')).toEqual([['own:bee_keeping', 1]]);
    const again = path.join(folder, 'again');
    await undoImport(other, { id: (await other.store.imports())[0]!.id });
    await exportFolder(other, { folder: again });
    expect(readFileSync(path.join(again, 'skills.csv'), 'utf8')).toBe(rows('skills'));
  });

  it('has an id of its own, also beside others', async () => {
    const deps = await stores.deps();
    expect((await make(deps, 'C')).means?.id).toBe('own:c');
    expect((await make(deps, 'C#')).means?.id).toBe('own:c#');
    expect((await make(deps, 'Node JS')).means?.id).toBe('own:node_js');
    expect((await make(deps, 'Node_JS')).means?.id).toBe('own:node_js_2');
  });

  it.each([
    ['a name that a skill has', { name: 'bees', called: 'PYTHON' }, 'skill-exists'],
    ['no name', { name: ' ' }, 'missing-value'],
    ['a kind that is none', { name: 'bees', kind: 'sweet' }, 'unknown-word'],
  ])('is not made of %s', async (_, asked, code) => {
    const deps = await stores.deps();
    expect(await makeSkill(deps, asked)).toMatchObject({ status: 'refused', problems: [{ code }] });
    expect((await deps.store.imports()).length).toBe(1);
  });
});
