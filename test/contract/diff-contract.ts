import { describe, expect, it } from '@jest/globals';
import type { Diff, Stated } from '#lib/store';
import { batch, fact, skill, tell, told, known, type Telling } from './telling.js';
import type { Bench } from './bench.js';

const role = fact('role', { id: 'r', title: 'Role' });

export function diffContract(bench: () => Bench): void {
  describe('the diff of a change set', () => {
    const diff = async (id: string, telling: Telling): Promise<Diff> => {
      const { diff: found } = await tell(bench().store, id, { samples: 20, ...telling });
      return found!;
    };

    it('is answered only when samples are asked for', async () => {
      const { store } = bench();
      expect(await tell(store, 'one', [skill('a')])).not.toHaveProperty('diff');
      expect((await tell(store, 'two', { facts: [skill('b')], samples: 0 })).diff).toEqual({
        added: { count: 1, samples: [] },
        changed: { count: 0, samples: [] },
        removed: { count: 0, samples: [] },
        conflicts: { count: 0, samples: [] },
        missing: null,
      });
    });

    it('shows what is added, changed by field, and removed, and where each was said', async () => {
      await tell(bench().store, 'one', [skill('a', { kind: 'hard' }), skill('b'), skill('c'), role]);
      const facts = [skill('a', { name: 'New', description: 'D' }), skill('b'), skill('d')];
      const found = await diff('two', { facts, removals: [{ type: 'skill', key: 'c' }], discard: true });
      expect(found.added).toEqual({ count: 1, samples: [{ type: 'skill', key: 'd', fact: skill('d'), file: 0, line: 4 }] }); // prettier-ignore
      expect(found.changed).toEqual({
        count: 1,
        samples: [
          {
            ...{ type: 'skill', key: 'a', file: 0, line: 2 },
            fact: skill('a', { name: 'New', description: 'D' }),
            fields: [
              { field: 'name', before: 'Skill a', after: 'New' },
              { field: 'kind', before: 'hard', after: null },
              { field: 'description', before: null, after: 'D' },
            ],
            was: { import: 'one', file: 'one.csv', line: 2 },
          },
        ],
      });
      expect(found.removed).toEqual({
        count: 1,
        samples: [{ type: 'skill', key: 'c', fact: skill('c'), was: { import: 'one', file: 'one.csv', line: 4 } }],
      });
      expect(await known(bench().store, ['skill'])).toEqual(told([skill('a', { kind: 'hard' }), skill('b'), skill('c')])); // prettier-ignore
    });

    it('tells which other import says something else, in which file and line', async () => {
      await tell(bench().store, 'one', [skill('b'), skill('a')]);
      const found = await diff('two', { facts: [skill('a', { name: 'Two' }), skill('b')] });
      expect(found.conflicts).toEqual({
        count: 1,
        samples: [
          {
            ...{ type: 'skill', key: 'a', file: 0, line: 2 },
            fact: skill('a', { name: 'Two' }),
            fields: [{ field: 'name', before: 'Skill a', after: 'Two' }],
            other: { import: 'one', file: 'one.csv', line: 3 },
          },
        ],
      });
    });

    it('does not call it a conflict when the import takes the place of the one that said otherwise', async () => {
      await tell(bench().store, 'one', [skill('a')]);
      const found = await diff('two', { facts: [skill('a', { name: 'Two' })], replaces: ['one'] });
      expect([found.changed.count, found.conflicts.count]).toEqual([1, 0]);
    });

    it('finds the claim of another import beneath the one whose place is taken', async () => {
      const { store } = bench();
      await tell(store, 'other', [skill('a', { name: 'Other' }), skill('b', { name: 'Three' })]);
      await tell(store, 'one', [skill('a'), skill('b')]);
      const facts = [skill('a', { name: 'Three' }), skill('b', { name: 'Three' })];
      const found = await diff('three', { facts, replaces: ['one'] });
      expect([found.changed.count, found.conflicts.count]).toEqual([2, 1]);
      expect(found.conflicts.samples).toMatchObject([
        { key: 'a', fields: [{ before: 'Other', after: 'Three' }], other: { import: 'other', line: 2 } },
      ]);
    });

    it('is no conflict with an import that was undone, and none with a removal', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a'), skill('b')]);
      await tell(store, 'two', { facts: [skill('a', { name: 'Two' })], removals: [{ type: 'skill', key: 'b' }] });
      await store.undo('one', '2026-03-02T10:00:00Z', 'undoer');
      const found = await diff('three', { facts: [skill('a', { name: 'Two' }), skill('b', { name: 'New' })] });
      expect([found.added.count, found.changed.count, found.conflicts.count]).toEqual([1, 0, 0]);
    });

    it('takes the last word of an import that tells a fact more than once', async () => {
      await tell(bench().store, 'one', [skill('a'), skill('b')]);
      const stream = (async function* (): AsyncGenerator<readonly Stated[]> {
        yield* batch([skill('a', { name: 'X' }), skill('b', { name: 'X' }), skill('c')]);
        yield* batch([skill('a'), skill('b', { name: 'Y' }), skill('c', { name: 'Z' })]);
      })();
      const found = await diff('two', { stream });
      expect([found.added, found.changed, found.conflicts].map(({ count }) => count)).toEqual([1, 1, 1]);
      expect(found.added.samples).toMatchObject([{ key: 'c', fact: { name: 'Z' }, line: 4 }]);
      expect(found.changed.samples).toMatchObject([{ key: 'b', fields: [{ before: 'Skill b', after: 'Y' }] }]);
      expect(found.conflicts.samples).toMatchObject([{ key: 'b', line: 3 }]);
    });

    it('counts all and shows the first few, of every type some', async () => {
      const many = Array.from({ length: 30 }, (_, index) => skill(`s${index}`));
      const needs = many.map(({ id }) => fact('roleSkill', { role: 'r', skill: id, level: 3 }));
      const { added } = await diff('one', { facts: [...many, role, ...needs], samples: 5 });
      expect(added.count).toBe(61);
      const shown = added.samples.map(({ type, key }) => `${type} ${key}`);
      expect(shown).toHaveLength(5);
      expect(new Set(shown)).toEqual(
        new Set(['skill s0', 'skill s1', 'role r', 'roleSkill ["r","s0"]', 'roleSkill ["r","s1"]']),
      );
    });
  });

  describe('what an import says', () => {
    const said = async (imports: readonly string[], types = ['skill', 'roleSkill'] as const): Promise<string[]> => {
      const all: string[] = [];
      for await (const facts of bench().store.said(imports, types)) all.push(...told(facts));
      return all.sort();
    };

    it('are the facts in force that it states, also beneath another statement', async () => {
      const { store } = bench();
      const needs = fact('roleSkill', { role: 'r', skill: 'a', level: 3 });
      await tell(store, 'one', [skill('a'), skill('b'), skill('x'), role, needs]);
      await tell(store, 'two', { facts: [skill('a', { name: 'Two' }), skill('c')], removals: [{ type: 'skill', key: 'x' }] }); // prettier-ignore
      expect(await said(['one'])).toEqual(told([skill('a', { name: 'Two' }), skill('b'), needs]));
      expect(await said(['two'])).toEqual(told([skill('a', { name: 'Two' }), skill('c')]));
      expect(await said(['one', 'two', 'none'])).toEqual(told([skill('a', { name: 'Two' }), skill('b'), skill('c'), needs])); // prettier-ignore
      expect(await said([])).toEqual([]);
      await store.undo('two', '2026-03-02T10:00:00Z', 'undoer');
      expect(await said(['two'])).toEqual([]);
      expect(await said(['one'])).toEqual(told([skill('a'), skill('b'), skill('x'), needs]));
    });
  });
}
