import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { decideName, importFiles, listImports, mergeSkills, nameDecisions, undoImport, type Deps } from '#lib/usecases';
import { waiting } from './names-waiting.js';
import { TestStores } from './small-catalogue.js';

const stores = new TestStores();
let folder: string | undefined;
afterEach(async () => {
  await stores.clear();
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = undefined;
});

async function take(deps: Deps, name: string, content: string, missing?: string) {
  folder ??= mkdtempSync(path.join(os.tmpdir(), 'stackway-changed-'));
  writeFileSync(path.join(folder, name), content);
  const answer = await importFiles(deps, { paths: [path.join(folder, name)], missing });
  if (answer.status === 'refused') throw new Error(JSON.stringify(answer.problems));
  return answer;
}
async function decide(deps: Deps, name: string, means?: string) {
  const decided = await decideName(deps, { name, means });
  if (decided.status === 'refused') throw new Error(JSON.stringify(decided.problems));
  return decided;
}
const held = async ({ store }: Deps, learner: string) =>
  (await store.learner(learner))!.skills.map(({ skill, level }) => [skill, level]);

const RATINGS = 'employee_id,skill,level\nl-bob,modelling,3\n';

describe('a decision that somebody changes', () => {
  it('takes back what it had given, and says so', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', RATINGS);
    const first = await decide(deps, 'modelling', 'sk-py');
    expect(first.former).toBeUndefined();
    expect(await decide(deps, 'Modelling', 'sk-sql')).toMatchObject({
      status: 'ok',
      means: { id: 'sk-sql' },
      added: 2,
      removed: 1,
      former: { means: { id: 'sk-py', name: 'Python' }, takenBack: 1, since: [] },
    });
    expect(await held(deps, 'l-bob')).toEqual([['sk-sql', 3]]);
    expect((await nameDecisions(deps)).decisions).toMatchObject([{ name: 'Modelling', means: { id: 'sk-sql' } }]);
    expect((await listImports(deps)).imports.find(({ id }) => id === first.import.id)?.undone).toBeDefined();
    await take(deps, 'ratings.csv', RATINGS);
    expect(await held(deps, 'l-bob')).toEqual([['sk-sql', 3]]);
  });

  it('lets the names wait again when the new one is undone', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', RATINGS);
    await decide(deps, 'modelling', 'sk-py');
    await undoImport(deps, (await decide(deps, 'modelling', 'sk-sql')).import);
    expect(await held(deps, 'l-bob')).toEqual([]);
    expect((await waiting(deps)).names).toMatchObject([{ name: 'modelling', uses: { learners: 1 } }]);
  });

  it('gives nothing any more when the name means no skill after all, and gives again when it does', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', RATINGS);
    await decide(deps, 'modelling', 'sk-py');
    expect((await decide(deps, 'modelling')).former).toMatchObject({ means: { id: 'sk-py' }, takenBack: 1 });
    expect(await held(deps, 'l-bob')).toEqual([]);
    expect((await waiting(deps)).total).toBe(0);
    expect((await decide(deps, 'modelling', 'sk-sql')).former).toEqual({ takenBack: 0, since: [] });
    expect(await held(deps, 'l-bob')).toEqual([['sk-sql', 3]]);
  });

  it('leaves what others say as they said it', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', 'employee_id,skill,level\nl-bob,Python,2\nl-bob,modelling,3\n');
    await decide(deps, 'modelling', 'sk-py');
    expect(await held(deps, 'l-bob')).toEqual([['sk-py', 3]]);
    await decide(deps, 'modelling', 'sk-sql');
    expect(await held(deps, 'l-bob')).toEqual([['sk-py', 2], ['sk-sql', 3]]); // prettier-ignore
  });

  it('names the imports that may have read the name by it: again, with remove, they are read by the new one', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', RATINGS);
    await decide(deps, 'modelling', 'sk-py');
    const later = await take(deps, 'ratings.csv', `${RATINGS}l-ada,modelling,4\n`);
    await take(deps, 'skills.csv', 'id,name\nsk-new,Newest\n');
    expect((await decide(deps, 'modelling', 'sk-sql')).former).toMatchObject({ since: [later.import.id] });
    await take(deps, 'ratings.csv', `${RATINGS}l-ada,modelling,4\n`, 'remove');
    expect(await held(deps, 'l-bob')).toEqual([['sk-sql', 3]]);
  });

  it('is the same decision in another spelling: nothing is taken back', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', RATINGS);
    await decide(deps, 'modelling', 'sk-py');
    const again = await decide(deps, 'modelling', 'Python');
    expect([again.status, again.former]).toEqual(['unchanged', undefined]);
    expect((await decide(deps, 'MODELLING', 'sk-py')).former).toBeUndefined();
    expect(await held(deps, 'l-bob')).toEqual([['sk-py', 3]]);
  });

  it('goes without what the same merger said of other names', async () => {
    const deps = await stores.deps();
    await mergeSkills(deps, { skill: 'sk-py', into: 'sk-sql', as: 'becomes' });
    expect((await decide(deps, 'Python', 'sk-zoo')).former).toMatchObject({ means: { id: 'sk-sql' }, takenBack: 0 });
    expect((await nameDecisions(deps)).decisions).toMatchObject([
      { as: 'name', name: 'Python', means: { id: 'sk-zoo' } },
      { as: 'becomes', skill: { id: 'sk-py' }, means: { id: 'sk-sql' } },
    ]);
  });

  it('that a file had brought in another spelling goes with it', async () => {
    const deps = await stores.deps();
    await take(deps, 'name_decisions.csv', 'kind,name,means\nskill,MODELLING,sk-py\n');
    await decide(deps, 'modelling', 'sk-sql');
    await take(deps, 'ratings.csv', RATINGS);
    expect(await held(deps, 'l-bob')).toEqual([['sk-sql', 3]]);
  });

  it('is changed in one transaction: where that is not written, all stays as it was', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', RATINGS);
    const first = await decide(deps, 'modelling', 'sk-py');
    const version = await deps.store.version();
    const commit: Deps['store']['commit'] = (changes) =>
      deps.store.commit({
        ...changes,
        inside: async (inside) => {
          await changes.inside!(inside);
          throw new Error('the power is gone');
        },
      });
    const store: Deps['store'] = new Proxy(deps.store, {
      get: (target, name) => {
        if (name === 'commit') return commit;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    await expect(decideName({ ...deps, store }, { name: 'modelling', means: 'sk-sql' })).rejects.toThrow('power');
    expect(await deps.store.version()).toBe(version);
    expect(await held(deps, 'l-bob')).toEqual([['sk-py', 3]]);
    expect((await nameDecisions(deps)).decisions).toMatchObject([{ import: first.import, means: { id: 'sk-py' } }]);
    await decide(deps, 'modelling', 'sk-sql');
    expect(await deps.store.version()).toBe(version + 1);
  });
});

describe('a decision that a file changes', () => {
  const DECISIONS = 'kind,name,means\nskill,Modelling,sk-sql\n';

  it('takes back what it had given, and gives what waits to the new one', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', RATINGS);
    const first = await decide(deps, 'modelling', 'sk-py');
    expect(await take(deps, 'name_decisions.csv', DECISIONS)).toMatchObject({
      status: 'ok',
      former: { names: ['modelling'], takenBack: 1 },
      names: { waiting: 0, given: 1 },
    });
    expect(await held(deps, 'l-bob')).toEqual([['sk-sql', 3]]);
    expect((await listImports(deps)).imports.find(({ id }) => id === first.import.id)?.undone).toBeDefined();
    await take(deps, 'more.csv', 'employee_id,skill,level\nl-ada,modelling,4\n');
    expect(await held(deps, 'l-ada')).toContainEqual(['sk-sql', 4]);
  });

  it('is changed back by another such file, and by a person', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', RATINGS);
    expect(await take(deps, 'name_decisions.csv', DECISIONS)).toMatchObject({ names: { given: 1 } });
    expect(await held(deps, 'l-bob')).toEqual([['sk-sql', 3]]);
    await take(deps, 'name_decisions.csv', 'kind,name,means\nskill,Modelling,sk-py\n');
    expect(await held(deps, 'l-bob')).toEqual([['sk-py', 3]]);
    await decide(deps, 'modelling', 'sk-zoo');
    expect(await held(deps, 'l-bob')).toEqual([['sk-zoo', 3]]);
    await take(deps, 'name_decisions.csv', 'kind,name,means\nskill,Modelling,\n');
    expect(await held(deps, 'l-bob')).toEqual([]);
  });

  it('changes nothing the second time, and nothing in a dry run', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', RATINGS);
    await decide(deps, 'modelling', 'sk-py');
    const file = path.join(folder!, 'name_decisions.csv');
    writeFileSync(file, DECISIONS);
    const dry = await importFiles(deps, { paths: [file], dryRun: true });
    expect(dry).toMatchObject({ status: 'dry-run', former: { names: ['modelling'], takenBack: 1 } });
    expect(await held(deps, 'l-bob')).toEqual([['sk-py', 3]]);
    await take(deps, 'name_decisions.csv', DECISIONS);
    const version = await deps.store.version();
    expect(await take(deps, 'name_decisions.csv', DECISIONS)).toMatchObject({ status: 'unchanged' });
    expect(await deps.store.version()).toBe(version);
  });

  it('lets the name wait again when the file is undone', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', RATINGS);
    const { import: made } = await take(deps, 'name_decisions.csv', DECISIONS);
    expect(await undoImport(deps, { id: made.id! })).toMatchObject({ status: 'ok', removed: 2, restored: 1 });
    expect(await held(deps, 'l-bob')).toEqual([]);
    expect((await waiting(deps)).names).toMatchObject([{ name: 'modelling', uses: { learners: 1 } }]);
    expect((await listImports(deps)).imports.filter(({ undone }) => !undone)).toHaveLength(2);
  });

  it('leaves what people decided about other names', async () => {
    const deps = await stores.deps();
    await take(deps, 'ratings.csv', `${RATINGS}l-bob,bees,1\n`);
    await decide(deps, 'bees', 'sk-zoo');
    await decide(deps, 'modelling', 'sk-py');
    await take(deps, 'name_decisions.csv', DECISIONS);
    expect(await held(deps, 'l-bob')).toEqual([['sk-sql', 3], ['sk-zoo', 1]]); // prettier-ignore
  });
});
