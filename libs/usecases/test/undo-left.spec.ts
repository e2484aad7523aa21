import { afterEach, describe, expect, it } from '@jest/globals';
import { makeFact, type Fact, type FactType } from '#lib/model';
import { undoImport, type Deps } from '#lib/usecases';
import { TestStores } from './small-catalogue.js';

const stores = new TestStores();
afterEach(() => stores.clear());

function fact(type: FactType, values: Record<string, unknown>): Fact {
  const made = makeFact(type, values);
  if (made.status === 'refused') throw new Error(JSON.stringify(made.problems));
  return made.fact;
}
async function tell({ store }: Deps, id: string, facts: readonly Fact[]): Promise<void> {
  const record = { file: `${id}.csv`, format: 'test', sha256: id, read: 1, facts: 1, rejected: 0, skipped: 0 };
  await store.commit({
    import: { id, format: 'test', at: '2026-02-02T00:00:00Z', by: 'test' },
    facts: (async function* () {
      yield facts.map((one, place) => ({ fact: one, file: 0, line: place + 2 }));
    })(),
    finish: (found) => ({ files: [record], counts: { read: 1, facts: 1, rejected: 0, skipped: 0, ...found } }),
  });
}
const earned = (credential: string, learner = 'l-bob') =>
  fact('learnerCredential', { learner, credential, issuedOn: '2026-01-01' });
const badge = (id: string) =>
  fact('credential', { id, name: `Badge ${id}`, issuer: 'is-1', cost: 10_00, currency: 'EUR', hours: 5 });
const undone = async (deps: Deps, id: string) => {
  const answer = await undoImport(deps, { id });
  if (answer.status === 'refused') throw new Error(JSON.stringify(answer.problems));
  return answer;
};

describe('undoing what others refer to', () => {
  it('tells the facts that now refer to nothing, where they stand and what to do', async () => {
    const deps = await stores.deps();
    await tell(deps, 'course', [badge('c-1'), badge('c-2')]);
    await tell(deps, 'people', [earned('c-1'), earned('cr-py')]);
    expect(await undone(deps, 'course')).toEqual({
      status: 'ok',
      import: { id: 'course' },
      removed: 2,
      restored: 0,
      left: {
        count: 1,
        samples: [
          {
            type: 'learnerCredential',
            key: '["l-bob","c-1","2026-01-01"]',
            fact: earned('c-1'),
            refersTo: { type: 'credential', id: 'c-1' },
            was: { import: 'people', file: 'people.csv', line: 2 },
          },
        ],
        next: expect.stringContaining('Import that again'),
      },
    });
    expect((await deps.store.learner('l-bob'))?.credentials).toHaveLength(2);
  });

  it('says nothing where another import says the thing too, or the import says those facts itself', async () => {
    const deps = await stores.deps();
    await tell(deps, 'course', [badge('c-1'), badge('c-2'), earned('c-2')]);
    await tell(deps, 'again', [badge('c-1'), badge('c-3')]);
    await tell(deps, 'people', [earned('c-1')]);
    expect(await undone(deps, 'course')).not.toHaveProperty('left');
    expect((await undone(deps, 'again')).left?.count).toBe(1);
  });

  it('does not tell what referred to nothing before', async () => {
    const deps = await stores.deps();
    await tell(deps, 'people', [earned('never-there')]);
    await tell(deps, 'course', [badge('c-1')]);
    expect(await undone(deps, 'course')).not.toHaveProperty('left');
  });

  it('lets a reference that may mean several things hold by the other', async () => {
    const deps = await stores.deps();
    const group = fact('skillGroup', { id: 'both', name: 'A group' });
    await tell(deps, 'groups', [group]);
    await tell(deps, 'skills', [fact('skill', { id: 'both', name: 'A skill' })]);
    await tell(deps, 'tree', [fact('skillBroader', { skill: 'sk-py', broader: 'both' })]);
    expect(await undone(deps, 'skills')).not.toHaveProperty('left');
    expect((await undone(deps, 'groups')).left).toMatchObject({
      count: 1,
      samples: [{ type: 'skillBroader', refersTo: { type: 'skillGroup', id: 'both' } }],
    });
  });

  it('shows some of each type, the same ones whatever order they came in', async () => {
    const people = Array.from({ length: 30 }, (_, n) => `l-${String(n).padStart(2, '0')}`);
    const told = [
      ...people.map((id) => earned('c-1', id)),
      fact('credentialSkill', { credential: 'c-1', skill: 'sk-py', level: 1 }),
    ];
    const samples = [];
    for (const facts of [told, [...told].reverse()]) {
      const deps = await stores.deps();
      await tell(deps, 'course', [badge('c-1')]);
      await tell(deps, 'people', facts);
      const { left } = await undone(deps, 'course');
      expect(left!.count).toBe(31);
      expect(new Set(left!.samples.map(({ type }) => type))).toEqual(new Set(['learnerCredential', 'credentialSkill']));
      samples.push(left!.samples.map(({ key }) => key));
    }
    expect(samples[0]).toHaveLength(20);
    expect(samples[1]).toEqual(samples[0]);
  });
});
