import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { makeFact, type Fact, type FactType } from '#lib/model';
import { alikeSkills, exportFolder, findGap, mergeSkills, nameDecisions, undoImport, type Deps } from '#lib/usecases';
import { SMALL, TestStores } from './small-catalogue.js';

const stores = new TestStores();
afterEach(() => stores.clear());

function fact(type: FactType, values: Record<string, unknown>): Fact {
  const made = makeFact(type, values);
  if (made.status === 'refused') throw new Error(JSON.stringify(made.problems));
  return made.fact;
}
/** A second framework, in which Bob can do what the first calls SQL; its "Python" is a snake's. */
const WITH_GUILD: readonly Fact[] = [
  ...SMALL,
  fact('skill', { id: 'g-sql', name: 'sql', framework: 'Guild' }),
  fact('skill', { id: 'g-py', name: 'Keeping snakes', altNames: ['python'], framework: 'Guild' }),
  fact('learnerSkill', { learner: 'l-bob', skill: 'g-sql', level: 3, at: '2026-01-10' }),
  fact('learnerUnmatchedSkill', { learner: 'l-ada', name: 'SQL', level: 2 }),
];
const have = async (deps: Deps) => {
  const gap = await findGap(deps, { who: { learner: 'l-bob' }, role: 'ro-1' });
  if (gap.status === 'refused') throw new Error(JSON.stringify(gap));
  return gap.skills.find(({ skill }) => skill.id === 'sk-sql')!.have;
};
const pairs = async (deps: Deps) =>
  (await alikeSkills(deps)).pairs.map(({ skill, other, because }) => [skill.id, other.id, because].join(' '));

describe('two skills', () => {
  it('that may be the same are shown, those with one name first', async () => {
    const deps = await stores.deps(WITH_GUILD);
    expect(await pairs(deps)).toEqual(['g-sql sk-sql name', 'sk-py g-py other-name']);
    expect(await alikeSkills(deps, { limit: 1, offset: 1 })).toMatchObject({ total: 2, pairs: [{ other: { framework: 'Guild' } }] }); // prettier-ignore
  });

  it.each(['same', 'becomes'])('count as each other when a person says %s, until that is undone', async (as) => {
    const deps = await stores.deps(WITH_GUILD);
    expect(await have(deps)).toBe(0);
    const merged = await mergeSkills(deps, { skill: 'g-sql', into: 'SQL', as });
    expect(merged).toMatchObject({ status: 'ok', as, skill: { id: 'g-sql' }, into: { id: 'sk-sql', name: 'SQL' } });
    expect(await have(deps)).toBe(3);
    expect(await pairs(deps)).toEqual(['sk-py g-py other-name']);
    expect((await nameDecisions(deps)).decisions).toMatchObject([
      { as, skill: { id: 'g-sql' }, means: { id: 'sk-sql' }, import: { by: 'tester' } },
    ]);
    expect(await mergeSkills(deps, { skill: 'g-sql', into: 'SQL', as })).toMatchObject({ status: 'unchanged' });
    if (merged.status !== 'refused') await undoImport(deps, merged.import);
    expect(await have(deps)).toBe(0);
    expect(await pairs(deps)).toHaveLength(2);
    expect((await nameDecisions(deps)).total).toBe(0);
  });

  it('one of which becomes the other give it their name, and what waited for the name counts', async () => {
    const deps = await stores.deps(WITH_GUILD);
    const waits = async () => (await deps.store.learner('l-ada'))?.skills.map(({ skill }) => skill);
    expect(await waits()).toEqual(['sk-py']);
    await mergeSkills(deps, { skill: 'sk-sql', into: 'g-sql', as: 'becomes' });
    expect(await waits()).toEqual(expect.arrayContaining(['g-sql', 'sk-py']));
  });

  it('do not give a name away that a third skill has', async () => {
    const deps = await stores.deps([...WITH_GUILD, fact('skill', { id: 'third', name: 'SQL', framework: 'Third' })]);
    await mergeSkills(deps, { skill: 'sk-sql', into: 'g-sql', as: 'becomes' });
    expect((await deps.store.learner('l-ada'))?.skills.map(({ skill }) => skill)).toEqual(['sk-py']);
  });

  it('stand in an export as they were decided', async () => {
    const deps = await stores.deps(WITH_GUILD);
    await mergeSkills(deps, { skill: 'g-sql', into: 'sk-sql', as: 'becomes' });
    await mergeSkills(deps, { skill: 'g-py', into: 'sk-py', as: 'different' });
    const folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-merge-'));
    await exportFolder(deps, { folder: path.join(folder, 'out') });
    const read = (name: string) => readFileSync(path.join(folder, 'out', name), 'utf8');
    expect(read('name_decisions.csv')).toMatch(/^skill,g-sql,sk-sql$/m);
    expect(read('skill_same_as.csv')).toMatch(/^g-py,sk-py,0,/m);
    rmSync(folder, { recursive: true });
  });

  it('are told by what was decided last', async () => {
    const deps = await stores.deps(WITH_GUILD);
    await mergeSkills(deps, { skill: 'g-sql', into: 'sk-sql', as: 'same' });
    await mergeSkills(deps, { skill: 'g-sql', into: 'sk-sql', as: 'different' });
    expect((await nameDecisions(deps)).decisions.map(({ as }) => as)).toEqual(['different']);
    expect(await have(deps)).toBe(0);
  });

  it('that are not the same are no longer shown, and count apart', async () => {
    const deps = await stores.deps(WITH_GUILD);
    await mergeSkills(deps, { skill: 'g-sql', into: 'sk-sql', as: 'different' });
    expect(await pairs(deps)).toEqual(['sk-py g-py other-name']);
    expect(await have(deps)).toBe(0);
  });

  it.each([
    ['nobody knows', { skill: 'Cobol', into: 'SQL' }, 'unknown-skill'],
    ['are several', { skill: 'Python', into: 'Py' }, 'ambiguous-skill'],
    ['are one', { skill: 'sk-sql', into: 'SQL' }, 'same-skill'],
    ['go together in no known way', { skill: 'sk-sql', into: 'sk-py', as: 'alike' }, 'bad-option'],
  ])('that %s are refused', async (_, input, code) => {
    const deps = await stores.deps();
    expect(await mergeSkills(deps, input)).toMatchObject({ status: 'refused', problems: [{ code }] });
  });
});
