import { describe, expect, it } from '@jest/globals';
import { FACT_TYPES, type FactType } from '#lib/model';
import type { FactKey, Inside } from '#lib/store';
import { AT, batch, changeSet, fact, known, skill, tell, told } from './telling.js';
import type { Bench } from './bench.js';

const role = fact('role', { id: 'r', title: 'Role' });
const needs = (id: string, level: number) => fact('roleSkill', { role: 'r', skill: id, level });

export function insideContract(bench: () => Bench): void {
  describe('inside a commit', () => {
    const now = () => known(bench().store, FACT_TYPES);
    const within = (id: string, inside: (commit: Inside) => Promise<void>, discard = false) =>
      bench().store.commit({ ...changeSet(id, { discard }), inside });
    const seen = async (commit: Inside, types: readonly FactType[]): Promise<string[]> => {
      const all: string[] = [];
      for await (const facts of commit.inForce(types)) all.push(...told(facts));
      return all.sort();
    };

    it('an earlier import is taken back, what lay beneath is seen, and something else is said', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a'), skill('b'), role, needs('a', 1)]);
      await tell(store, 'two', { facts: [needs('b', 2)], removals: [{ type: 'roleSkill', key: '["r","a"]' }] });
      let between: string[] = [];
      const done = await within('three', async (commit) => {
        expect(await commit.takeBack('two')).toEqual({ removed: 1, restored: 1 });
        between = await seen(commit, ['roleSkill']);
        for await (const stated of batch([needs('a', 5), skill('c')])) await commit.state(stated);
        await commit.remove([{ type: 'skill', key: 'b' }]);
      });
      expect(done).toMatchObject({ status: 'ok', added: 1, changed: 1, removed: 1, version: 3 });
      expect(between).toEqual(told([needs('a', 1)]));
      expect(await now()).toEqual(told([skill('a'), skill('c'), role, needs('a', 5)]));
      const [three, two] = await store.imports();
      expect([three!.id, three!.undone, two!.undone]).toEqual(['three', undefined, { at: AT, by: 'tester' }]);
      expect(await store.undo('two', AT, 'x')).toMatchObject({ status: 'already-undone' });
      await store.undo('three', AT, 'x');
      expect(await now()).toEqual(told([skill('a'), skill('b'), role, needs('a', 1)]));
    });

    it('what stays of an import stays, and the import with it', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a'), role]);
      await tell(store, 'two', [skill('a', { name: 'Two' }), skill('b'), skill('c'), needs('a', 2)]);
      await tell(store, 'three', [skill('b', { name: 'Three' }), skill('c', { name: 'Three' })]);
      const stays = ({ type, key }: FactKey): boolean => type === 'roleSkill' || key === 'b';
      await within('four', async (commit) => {
        await commit.takeBack('two', stays);
      });
      const three = skill('c', { name: 'Three' });
      expect(await now()).toEqual(told([skill('a'), skill('b', { name: 'Three' }), three, role, needs('a', 2)]));
      expect((await store.imports()).map(({ undone }) => undone)).toEqual([undefined, undefined, undefined, undefined]);
      await store.undo('three', AT, 'x');
      expect(await now()).toEqual(told([skill('a'), skill('b'), role, needs('a', 2)]));
      expect(await store.undo('two', AT, 'x')).toMatchObject({ status: 'ok', removed: 2 });
      expect(await now()).toEqual(told([skill('a'), role]));
    });

    it('nothing is taken back where the commit is discarded or fails', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a')]);
      const take = async (commit: Inside): Promise<void> => {
        await commit.takeBack('one');
      };
      expect(await within('two', take, true)).toMatchObject({ status: 'discarded', version: 1 });
      const failing = within('three', async (commit) => {
        await take(commit);
        throw new Error('on purpose');
      });
      await expect(failing).rejects.toThrow('on purpose');
      expect(await now()).toEqual(told([skill('a')]));
      expect((await store.imports()).map(({ id, undone }) => [id, undone])).toEqual([['one', undefined]]);
    });

    it('an import that does not stand is left alone, and what changes nothing is not written', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a')]);
      await store.undo('one', AT, 'x');
      const nothing = { removed: 0, restored: 0 };
      const done = await within('two', async (commit) => {
        expect(await commit.takeBack('one')).toEqual(nothing);
        expect(await commit.takeBack('no such import')).toEqual(nothing);
      });
      expect(done).toMatchObject({ status: 'unchanged', version: 2 });
    });

    it('what was taken back is written though the new import says the same as lies beneath', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a')]);
      await tell(store, 'two', [skill('a', { name: 'Two' })]);
      const done = await within('three', async (commit) => {
        await commit.takeBack('two');
        for await (const stated of batch([skill('a')])) await commit.state(stated);
      });
      expect(done).toMatchObject({ status: 'ok', added: 0, changed: 0, removed: 0 });
      expect(await now()).toEqual(told([skill('a')]));
    });
  });
}
