import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { factKey, FACT_TYPES, type FactType } from '#lib/model';
import { anyFact, manyFacts } from './any-fact.js';
import { oneOfEach } from './one-of-each.js';
import { AT, batch, fact, known, skill, tell, told } from './telling.js';
import type { Bench } from './bench.js';

let serial = 0;
const nextId = (): string => `import-${++serial}`;

export function factsContract(bench: () => Bench): void {
  describe('facts', () => {
    it('come back to the byte, of every type, with each optional field set and unset', async () => {
      const { store } = bench();
      const facts = oneOfEach();
      expect(new Set(facts.map(({ type }) => type))).toEqual(new Set(FACT_TYPES));
      expect(await tell(store, 'one', facts)).toMatchObject({ status: 'ok', added: facts.length });
      expect(await known(store, FACT_TYPES)).toEqual(told(facts));
      expect(await tell(store, 'two', facts)).toMatchObject({ status: 'unchanged' });
    });

    it('come back to the byte whatever they hold, whatever stood there before', async () => {
      const { store } = bench();
      await fc.assert(
        fc.asyncProperty(manyFacts, async (facts) => {
          const ids = [nextId(), nextId()] as const;
          await tell(store, ids[0], facts);
          expect(await known(store, FACT_TYPES)).toEqual(told(facts));
          const undone = await store.undo(ids[0], AT, 'tester');
          expect(undone).toMatchObject({ status: 'ok', removed: facts.length, restored: 0 });
          expect(await known(store, FACT_TYPES)).toEqual([]);
        }),
        { numRuns: bench().cases.facts, seed: 20_260_301 },
      );
    });

    it('follow any sequence of statements, removals and undos as a simple list of statements would', async () => {
      const { store } = bench();
      const types: FactType[] = ['skill', 'credential', 'prerequisite', 'roleSkill', 'position', 'jobZone'];
      const step = fc.record({
        facts: fc.array(fc.oneof(...types.map(anyFact)), { maxLength: 6 }),
        remove: fc.array(fc.nat(30), { maxLength: 3 }),
        undo: fc.option(fc.nat(10), { nil: undefined }),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
          const model: { id: string; said: Map<string, string | null> }[] = [];
          const inForce = (): Map<string, string> => {
            const all = new Map(model.flatMap(({ said }) => [...said]));
            return new Map([...all].filter((entry): entry is [string, string] => entry[1] !== null));
          };
          for (const { facts, remove, undo } of steps) {
            const before = [...inForce().keys()];
            const gone = remove.flatMap((index) => before[index] ?? []);
            const id = nextId();
            const removals = gone
              .map((key) => JSON.parse(key) as [FactType, string])
              .map(([type, key]) => ({ type, key }));
            const done = await tell(store, id, { facts, removals });
            if (done.status === 'ok') {
              const stated = facts.map((one): [string, string] => [
                JSON.stringify([one.type, factKey(one)]),
                told([one])[0]!,
              ]);
              model.push({
                id,
                said: new Map<string, string | null>([...stated, ...gone.map((key): [string, null] => [key, null])]),
              });
            }
            if (undo !== undefined && model[undo]) {
              expect((await store.undo(model[undo].id, AT, 'tester')).status).toBe('ok');
              model.splice(undo, 1);
            }
            expect(await known(store, FACT_TYPES)).toEqual([...inForce().values()].sort());
          }
          for (const { id } of model.reverse()) await store.undo(id, AT, 'tester');
          expect(await known(store, FACT_TYPES)).toEqual([]);
        }),
        { numRuns: bench().cases.sequences, seed: 7 },
      );
    });

    it('are read in batches, only of the types asked for', async () => {
      const { store } = bench();
      const skills = Array.from({ length: 5000 }, (_, index) => skill(`${index}`));
      await tell(store, 'one', [...skills, fact('issuer', { id: '1', name: 'Issuer' })]);
      const sizes: number[] = [];
      for await (const facts of store.facts(['skill'])) sizes.push(facts.length);
      expect(sizes.length).toBeGreaterThan(1);
      expect(sizes.reduce((sum, size) => sum + size)).toBe(5000);
      expect(await known(store, [])).toEqual([]);
    });

    it('keep things of different types apart that have the same id', async () => {
      const { store } = bench();
      const things = [
        skill('1'),
        fact('stack', { id: '1', name: 'Stack', issuer: '2' }),
        fact('issuer', { id: '2', name: 'Issuer' }),
        fact('learner', { id: '1' }),
        fact('learnerSkill', { learner: '1', skill: '1', level: 2 }),
      ];
      await tell(store, 'one', things);
      expect(await known(store, FACT_TYPES)).toEqual(told(things));
      const asked = [
        { type: 'skill', id: '1' },
        { type: 'stack', id: '1' },
        { type: 'credential', id: '1' },
        { type: 'skill', id: '2' },
      ] as const;
      expect(await store.existing(asked)).toEqual(new Set(['skill 1', 'stack 1']));
      expect(await store.kinds()).toEqual(new Set(['skill', 'stack', 'issuer', 'learner']));
      await store.undo('one', AT, 'tester');
      expect(await store.kinds()).toEqual(new Set());
    });

    it('are seen at one version from the first batch to the last, while somebody commits', async () => {
      const { store } = bench();
      const old = Array.from({ length: 4500 }, (_, index) => skill(`${index}`));
      await tell(store, 'old', old);
      const reading = store.facts(['skill'])[Symbol.asyncIterator]();
      const read = [...((await reading.next()).value as typeof old)];
      const changed = old.map(({ id }) => skill(id, { name: 'changed' }));
      await tell(store, 'new', [...changed, skill('one more')]);
      for (let next = await reading.next(); !next.done; next = await reading.next())
        read.push(...(next.value as typeof old));
      expect(told(read)).toEqual(told(old));
      expect(await known(store, ['skill'])).toEqual(told([...changed, skill('one more')]));
    });

    it('are not seen by anybody before the whole set is written', async () => {
      const { store } = bench();
      const reader = await bench().another();
      await tell(store, 'old', [skill('a')]);
      const seen: unknown[] = [];
      const look = async (): Promise<void> => {
        for (const one of [store, reader]) seen.push([await one.version(), (await known(one, ['skill'])).length]);
      };
      const stream = (async function* () {
        yield* batch([skill('b')]);
        await look();
        yield* batch([skill('c')]);
        await look();
      })();
      await tell(store, 'new', { stream });
      expect(seen).toEqual(Array(4).fill([1, 1]));
      await look();
      expect(seen.slice(4)).toEqual([[2, 3], [2, 3]]); // prettier-ignore
    });
  });
}
