import { afterEach, describe, expect, it } from '@jest/globals';
import { copyStore, findGap, listImports, saveProfile, undoImport } from '#lib/usecases';
import { SMALL, TestStores } from './small-catalogue.js';

const stores = new TestStores();
afterEach(() => stores.clear());

describe("a person's own edits", () => {
  it('are added, dated today, and can be undone like an import', async () => {
    const deps = await stores.deps();
    const saved = await saveProfile(deps, {
      learner: 'l-ada',
      skills: [{ skill: 'SQL', level: 2 }],
      credentials: [{ credential: 'cr-py', issuedOn: '2026-02-01' }],
    });
    expect(saved).toEqual({ status: 'ok', import: { id: 'id-1' }, added: 2, changed: 0, removed: 0 });
    expect((await deps.store.learner('l-ada'))?.skills).toEqual([
      { type: 'learnerSkill', learner: 'l-ada', skill: 'sk-py', level: 2, at: '2026-01-10' },
      { type: 'learnerSkill', learner: 'l-ada', skill: 'sk-sql', level: 2, at: '2026-03-01' },
    ]);
    expect(await findGap(deps, { who: { learner: 'l-ada' }, role: 'ro-1' })).toMatchObject({ readiness: 1 });
    expect((await listImports(deps)).imports.map(({ id }) => id)).toEqual(['first']);
    expect((await listImports(deps, { profiles: true })).imports.map(({ id }) => id)).toEqual(['id-1', 'first']);
    expect(await undoImport(deps, { id: 'id-1' })).toEqual({
      status: 'ok',
      import: { id: 'id-1' },
      removed: 2,
      restored: 0,
    });
    expect((await deps.store.learner('l-ada'))?.skills).toHaveLength(1);
  });

  it('take back every statement of a skill, but not what the same edit says anew', async () => {
    const deps = await stores.deps();
    const saved = await saveProfile(deps, {
      learner: 'l-ada',
      skills: [{ skill: 'sk-py', level: 4 }],
      removeSkills: ['Python'],
    });
    expect(saved).toMatchObject({ status: 'ok', added: 1, removed: 1 });
    expect((await deps.store.learner('l-ada'))?.skills.map(({ level }) => level)).toEqual([4]);
  });

  it('change nothing when they are said twice', async () => {
    const deps = await stores.deps();
    const edit = { learner: 'l-bob', skills: [{ skill: 'sk-py', level: 1 }] };
    await saveProfile(deps, edit);
    expect(await saveProfile(deps, edit)).toMatchObject({ status: 'unchanged', added: 0, changed: 0, removed: 0 });
  });

  it('make a learner only when their details are given', async () => {
    const deps = await stores.deps();
    expect(await saveProfile(deps, { learner: 'l-new', skills: [] })).toMatchObject({
      problems: [{ code: 'unknown-learner' }],
    });
    expect(await saveProfile(deps, { learner: 'l-new', details: { name: 'New' } })).toMatchObject({ added: 1 });
    expect((await deps.store.learner('l-new'))?.learner.name).toBe('New');
  });

  it('are refused whole, with everything that is wrong', async () => {
    const deps = await stores.deps();
    const refused = await saveProfile(deps, {
      learner: 'l-ada',
      skills: [
        { skill: 'nothing', level: 2 },
        { skill: 'SQL', level: 7 },
        { skill: 'Python', level: 3 },
      ],
      credentials: [{ credential: 'cr-x', issuedOn: '2026-02-01' }],
    });
    const codes = 'problems' in refused ? refused.problems.map(({ code }) => code) : [];
    expect(codes).toEqual(['unknown-skill', 'out-of-range', 'unknown-credential']);
    expect((await deps.store.learner('l-ada'))?.skills).toHaveLength(1);
  });
});

describe('undoing', () => {
  it('knows unknown imports from those that were undone', async () => {
    const deps = await stores.deps();
    expect(await undoImport(deps, { id: 'nope' })).toMatchObject({
      problems: [{ code: 'unknown-import', expected: 'for example first' }],
    });
    await undoImport(deps, { id: 'first' });
    expect(await undoImport(deps, { id: 'first' })).toMatchObject({ problems: [{ code: 'already-undone' }] });
  });
});

describe('copying', () => {
  it('brings every fact and token over, and again changes nothing', async () => {
    const deps = await stores.deps();
    const token = { id: 't', hash: 'h', name: 'n', grants: ['admin'], createdAt: '2026-01-01T00:00:00Z' };
    await deps.store.saveToken(token);
    const to = await stores.open();
    const copied = await copyStore(deps, { to });
    expect(copied).toMatchObject({ status: 'ok', facts: SMALL.length, tokens: 1, to: to.address });
    expect(await to.tokens()).toEqual([token]);
    expect(await to.learner('l-ada')).toEqual(await deps.store.learner('l-ada'));
    expect(await copyStore(deps, { to })).toMatchObject({ status: 'unchanged', facts: SMALL.length });
  });

  it('refuses a store that holds something else, and leaves it as it is', async () => {
    const deps = await stores.deps();
    const to = await stores.open(SMALL.slice(0, 2));
    expect(await copyStore(deps, { to })).toMatchObject({ problems: [{ code: 'target-not-empty', found: '2 facts' }] });
    expect((await to.imports()).map(({ id }) => id)).toEqual(['first']);
  });

  it('tells a copy that came out different', async () => {
    const deps = await stores.deps();
    const to = await stores.open();
    const losing = new Proxy(to, {
      get: (store, name) =>
        name === 'commit'
          ? (changes: Parameters<typeof to.commit>[0]) =>
              store.commit({
                ...changes,
                facts: (async function* () {
                  for await (const batch of changes.facts) yield batch.slice(1);
                })(),
              })
          : ((value: unknown) => (typeof value === 'function' ? (value.bind(store) as unknown) : value))(
              Reflect.get(store, name),
            ),
    });
    expect(await copyStore(deps, { to: losing })).toMatchObject({ problems: [{ code: 'copy-differs' }] });
  });
});
