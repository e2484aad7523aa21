import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { decideName, findGap, importFiles, undoImport } from '#lib/usecases';
import { waiting } from './names-waiting.js';
import { TestStores } from './small-catalogue.js';

const stores = new TestStores();
afterEach(() => stores.clear());

async function imported(name: string, content: string) {
  const deps = await stores.deps();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-names-'));
  writeFileSync(path.join(folder, name), content);
  const again = () => importFiles(deps, { paths: [path.join(folder, name)] });
  const first = await again();
  return { deps, again, first, end: () => rmSync(folder, { recursive: true }) };
}

const MATRIX =
  'employee_id,skill_name,proficiency\nl-ada,SQL,3\nl-ada,PostgreSql,4\nl-bob,postgresql,2\nl-bob,bees,1\n';
const names = async (deps: Parameters<typeof waiting>[0]) =>
  (await waiting(deps)).names.map(({ name, uses }) => [name, uses.learners]);

describe('names that nobody knows', () => {
  it('wait, most used first, with what they may mean and nothing taken', async () => {
    const { deps, first, end } = await imported('hr.csv', MATRIX);
    expect(first).toMatchObject({ status: 'ok', counts: { read: 4, facts: 4, rejected: 0 } });
    expect(await names(deps)).toEqual([['PostgreSql', 2], ['bees', 1]]); // prettier-ignore
    const [postgres] = (await waiting(deps)).names;
    expect(postgres?.suggestions[0]).toMatchObject({ id: 'sk-sql' });
    expect(await findGap(deps, { who: { learner: 'l-ada' }, role: 'ro-1' })).toMatchObject({
      skills: expect.arrayContaining([
        expect.objectContaining({ skill: expect.objectContaining({ id: 'sk-sql' }), have: 3 }),
      ]),
    });
    end();
  });

  it('become facts of every spelling when somebody decides, and wait again when that is undone', async () => {
    const { deps, end } = await imported('hr.csv', MATRIX);
    const decided = await decideName(deps, { name: 'POSTGRESQL', means: 'SQL' });
    expect(decided).toMatchObject({ status: 'ok', means: { id: 'sk-sql' }, removed: 2 });
    expect(await names(deps)).toEqual([['bees', 1]]);
    expect((await deps.store.learner('l-bob'))?.skills).toMatchObject([{ skill: 'sk-sql', level: 2 }]);
    if (decided.status !== 'refused') await undoImport(deps, decided.import);
    expect(await names(deps)).toEqual([['PostgreSql', 2], ['bees', 1]]); // prettier-ignore
    expect((await deps.store.learner('l-bob'))?.skills).toEqual([]);
    end();
  });

  it('are read by the decision in later files', async () => {
    const { deps, again, end } = await imported('hr.csv', MATRIX);
    await decideName(deps, { name: 'bees' });
    await decideName(deps, { name: 'postgresql', means: 'sk-sql' });
    expect(await names(deps)).toEqual([]);
    // Both statements about ada's SQL stand in one file now, and say different levels: the first stays.
    expect(await again()).toMatchObject({ problems: [{ code: 'conflicting-row', where: { line: 3 } }] });
    end();
  });

  it('count in postings as soon as somebody has decided, whatever their spelling there', async () => {
    const postings =
      'id,title,postedOn,skills\np1,Analyst,2026-01-01,SQL|Postgres\np2,Analyst,2026-01-02,postgres|bees\n';
    const { deps, end } = await imported('postings.csv', postings);
    const counted = async () => {
      const { skill, unmatched } = (await deps.catalogue.current()).snapshot.postingSkills;
      return [skill.length, unmatched];
    };
    expect((await waiting(deps)).names.map(({ name, uses }) => [name, uses.postings])).toEqual([['Postgres', 2], ['bees', 1]]); // prettier-ignore
    expect(await counted()).toEqual([1, 3]);
    await decideName(deps, { name: 'postgres', means: 'sk-py' });
    expect(await counted()).toEqual([3, 1]);
    end();
  });

  it('that mean no skill cost a later file no row', async () => {
    const courses = 'name,issuer,price,duration,skills\nPicnics,Night School,EUR 20,4 hours,"SQL, Team lunch"\n';
    const { deps, again, end } = await imported('courses.csv', courses);
    expect((await waiting(deps)).names.map(({ name }) => name)).toEqual(['Team lunch']);
    await decideName(deps, { name: 'team lunch' });
    expect(await again()).toMatchObject({ counts: { read: 1, facts: 1, rejected: 0 }, problems: [] });
    expect((await waiting(deps)).total).toBe(0);
    end();
  });

  it('are never decided to mean what is not there, or several', async () => {
    const deps = await stores.deps();
    expect(await decideName(deps, { name: 'x', means: 'Cobol' })).toMatchObject({
      problems: [{ code: 'unknown-skill' }],
    });
    expect(await decideName(deps, { name: 'x', means: 'Py' })).toMatchObject({
      problems: [{ code: 'ambiguous-skill' }],
    });
    expect(await decideName(deps, { name: ' ' })).toMatchObject({ problems: [{ code: 'missing-value' }] });
  });
});
