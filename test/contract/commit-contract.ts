import { describe, expect, it } from '@jest/globals';
import { factKey, type Fact, type FactOf } from '#lib/model';
import type { Stated } from '#lib/store';
import { AT, batch, changeSet, counts, fact, file, known, skill, tell, told } from './telling.js';
import type { Bench } from './bench.js';

const role = fact('role', { id: 'r', title: 'Role' });
const needs = (id: string): FactOf<'roleSkill'> => fact('roleSkill', { role: 'r', skill: id, level: 3 });

/** Whether its skill is one of those that are there. */
const isWhole = (one: Fact): boolean => !(one as FactOf<'roleSkill'>).skill.startsWith('none');

export function commitContract(bench: () => Bench): void {
  describe('commit', () => {
    it('begins empty, at version 0', async () => {
      const { store } = bench();
      expect(await store.version()).toBe(0);
      expect(await store.imports()).toEqual([]);
      expect(await known(store, ['skill', 'role'])).toEqual([]);
    });

    it('writes every fact, counts it, and grows the version', async () => {
      const { store } = bench();
      const first = await tell(store, 'one', [skill('a'), skill('b'), role, needs('a')]);
      expect(first).toEqual({ status: 'ok', version: 1, added: 4, changed: 0, removed: 0 });
      const second = await tell(store, 'two', [skill('a', { name: 'Other' }), skill('b'), skill('c'), needs('c')]);
      expect(second).toEqual({ status: 'ok', version: 2, added: 2, changed: 1, removed: 0 });
      expect(await store.version()).toBe(2);
      expect(await known(store, ['skill', 'role', 'roleSkill'])).toEqual(
        told([skill('a', { name: 'Other' }), skill('b'), skill('c'), role, needs('a'), needs('c')]),
      );
    });

    it('takes relations in many pieces: some said again with another level, some whose end is nowhere, over an earlier import', async () => {
      const { store } = bench();
      const links = (from: number, to: number, level: number): Fact[] =>
        Array.from({ length: to - from }, (_, at) => {
          const n = from + at;
          return fact('roleSkill', { role: `r${n % 40}`, skill: n % 7 === 0 ? `none${n}` : `s${n % 900}`, level });
        });
      const things = [
        ...Array.from({ length: 40 }, (_, n) => fact('role', { id: `r${n}`, title: `Role ${n}` })),
        ...Array.from({ length: 900 }, (_, n) => skill(`s${n}`)),
      ];
      const before = links(0, 3000, 1);
      await tell(store, 'before', [...things, ...before]);
      const pieces = [links(0, 11_000, 2), links(9000, 20_000, 3), links(19_000, 32_000, 4), links(5, 900, 5)];
      async function* stream(): AsyncGenerator<readonly Stated[]> {
        for (const piece of pieces) yield* batch(piece);
      }
      const last = new Map(pieces.flat().map((one) => [factKey(one), one]));
      const stood = new Map(before.map((one) => [factKey(one), one]));
      const found = {
        added: [...last.keys()].filter((key) => !stood.has(key)).length,
        changed: stood.size,
        removed: 0,
      };
      expect(await tell(store, 'after', { stream: stream() })).toMatchObject({ status: 'ok', ...found });
      expect(await known(store, ['roleSkill'])).toEqual(told([...last.values()]));
      await tell(store, 'late', [...last.values()].flatMap((one) => (isWhole(one) ? [] : [skill((one as FactOf<'roleSkill'>).skill)]))); // prettier-ignore
      expect(await known(store, ['roleSkill'])).toEqual(told([...last.values()]));
      await store.undo('after', AT, 'tester');
      expect(await known(store, ['roleSkill'])).toEqual(told([...stood.values()]));
    });

    it('keeps what it wrote when opened again', async () => {
      await tell(bench().store, 'one', [skill('a'), role, needs('a')]);
      const again = await bench().another();
      expect(await again.version()).toBe(1);
      expect(await known(again, ['roleSkill'])).toEqual(told([needs('a')]));
    });

    it('finds nothing to do in the same change set, and then writes not even the import', async () => {
      const { store } = bench();
      const facts = [skill('a'), skill('b'), role, needs('a')];
      await tell(store, 'one', facts);
      expect(await tell(store, 'two', facts)).toEqual({
        status: 'unchanged',
        version: 1,
        added: 0,
        changed: 0,
        removed: 0,
      });
      expect((await store.imports()).map(({ id }) => id)).toEqual(['one']);
      expect(await store.provenance({ type: 'skill', key: 'a' })).toHaveLength(1);
    });

    it('writes nothing at all when told to discard, but says what it would have done', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a')]);
      const dry = await tell(store, 'two', {
        facts: [skill('a', { name: 'New' }), skill('b')],
        removals: [{ type: 'skill', key: 'b' }],
        discard: true,
      });
      expect(dry).toEqual({ status: 'discarded', version: 1, added: 0, changed: 1, removed: 0 });
      expect(await known(store, ['skill'])).toEqual(told([skill('a')]));
      expect(await store.imports()).toHaveLength(1);
    });

    it('leaves nothing when the stream of facts fails', async () => {
      const { store } = bench();
      async function* failing(): AsyncGenerator<readonly Stated[]> {
        yield* batch([skill('a'), role, needs('a')]);
        throw new Error('the file ends in the middle');
      }
      await expect(tell(store, 'one', { stream: failing() })).rejects.toThrow('the file ends in the middle');
      expect(await store.version()).toBe(0);
      expect(await known(store, ['skill', 'role', 'roleSkill'])).toEqual([]);
      expect((await tell(store, 'one', [skill('a')])).status).toBe('ok');
    });

    it('lets go of the facts when it fails before their end', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a')]);
      let isClosed = false;
      async function* many(): AsyncGenerator<readonly Stated[]> {
        try {
          for (let n = 0; n < 50; n += 1) yield* batch(Array.from({ length: 1000 }, (_, at) => skill(`${n} ${at}`)));
        } finally {
          isClosed = true;
        }
      }
      await expect(tell(store, 'one', { stream: many() })).rejects.toThrow('There is an import one already');
      expect(isClosed).toBe(true);
      expect(await known(store, ['skill'])).toEqual(told([skill('a')]));
    });

    it('leaves nothing when finishing fails', async () => {
      const { store } = bench();
      const set = changeSet('one', { facts: [skill('a')] });
      const finish = (): never => {
        throw new Error('rows do not add up');
      };
      await expect(store.commit({ ...set, finish })).rejects.toThrow('rows do not add up');
      expect(await known(store, ['skill'])).toEqual([]);
    });

    it('asks to finish once, with what it found', async () => {
      const { store } = bench();
      const found: unknown[] = [];
      const set = changeSet('one', { facts: [skill('a'), skill('b')] });
      await store.commit({ ...set, finish: (counted) => (found.push(counted), set.finish(counted)) });
      expect(found).toEqual([{ added: 2, changed: 0, removed: 0 }]);
    });

    it('takes the last word when one import tells a fact more than once', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a')]);
      const stream = (async function* () {
        yield* batch([skill('a', { name: 'X' }), skill('b', { name: 'X' }), skill('b')]);
        yield* batch([skill('a'), skill('b', { name: 'Y' }), skill('c')]);
      })();
      const two = await tell(store, 'two', { stream, removals: [{ type: 'skill', key: 'c' }] });
      expect(two).toMatchObject({ status: 'ok', added: 1, changed: 0, removed: 0 });
      expect(await known(store, ['skill'])).toEqual(told([skill('a'), skill('b', { name: 'Y' })]));
      await store.undo('two', AT, 'tester');
      expect(await known(store, ['skill'])).toEqual(told([skill('a')]));
    });

    it('removes what an import says is no more, and nothing else', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a'), skill('b'), role, needs('a'), needs('b')]);
      const removals = [
        { type: 'roleSkill', key: '["r","b"]' },
        { type: 'skill', key: 'b' },
        { type: 'skill', key: 'never there' },
      ] as const;
      expect(await tell(store, 'two', { removals })).toMatchObject({ status: 'ok', added: 0, changed: 0, removed: 2 });
      expect(await known(store, ['skill', 'roleSkill'])).toEqual(told([skill('a'), needs('a')]));
      expect(await store.existing([{ type: 'skill', id: 'b' }])).toEqual(new Set());
      expect(await tell(store, 'three', [skill('b')])).toMatchObject({ added: 1 });
    });

    it('remembers imports, newest first, and those of profiles only when asked', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a')]);
      await tell(store, 'edit', { facts: [skill('p')], format: 'profile' });
      await tell(store, 'two', [skill('b')]);
      expect((await store.imports()).map(({ id }) => id)).toEqual(['two', 'one']);
      expect((await store.imports({ profiles: true })).map(({ id }) => id)).toEqual(['two', 'edit', 'one']);
      const found = { added: 1, changed: 0, removed: 0 };
      expect((await store.imports())[1]).toEqual({
        id: 'one',
        files: [file('one', 'stackway', 1)],
        format: 'stackway',
        at: AT,
        by: 'tester',
        counts: counts(1, found),
      });
    });

    it('lets several commits at once through one after the other', async () => {
      const other = await bench().another();
      const stores = [bench().store, other, bench().store, other];
      const done = await Promise.all(
        stores.map((store, index) => tell(store, `i${index}`, [skill('a'), skill(`${index}`)])),
      );
      expect(done.map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok']);
      expect(done.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4]);
      expect(await known(bench().store, ['skill'])).toHaveLength(5);
    });
  });
}
