import { describe, expect, it } from '@jest/globals';
import { fact, known, skill, tell, told } from './telling.js';
import type { Bench } from './bench.js';

const LATER = '2026-03-02T10:00:00Z';
const role = fact('role', { id: 'r', title: 'Role' });
const needsA = (level: number) => fact('roleSkill', { role: 'r', skill: 'a', level });

export function undoContract(bench: () => Bench): void {
  describe('undo', () => {
    const undo = (id: string) => bench().store.undo(id, LATER, 'undoer');
    const now = () => known(bench().store, ['skill', 'role', 'roleSkill']);

    it('takes away exactly the facts of one import', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a'), role, needsA(3)]);
      await tell(store, 'two', [skill('b'), skill('c')]);
      expect(await undo('two')).toEqual({ status: 'ok', removed: 2, restored: 0, version: 3 });
      expect(await now()).toEqual(told([skill('a'), role, needsA(3)]));
      const [two, one] = await store.imports();
      expect(two!.undone).toEqual({ at: LATER, by: 'undoer' });
      expect(one!.undone).toBeUndefined();
    });

    it('brings back what the import had changed', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a'), role, needsA(3)]);
      await tell(store, 'two', [skill('a', { kind: 'soft' }), needsA(5), skill('b')]);
      expect(await undo('two')).toMatchObject({ removed: 1, restored: 2 });
      expect(await now()).toEqual(told([skill('a'), role, needsA(3)]));
      expect(await store.provenance({ type: 'roleSkill', key: '["r","a"]' })).toMatchObject([
        { import: 'one', line: 4 },
      ]);
    });

    it('takes an older import away from beneath, and keeps what a newer one says', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a'), skill('b'), role, needsA(1)]);
      await tell(store, 'two', [skill('a', { name: 'Two' }), needsA(2)]);
      await tell(store, 'three', [skill('a', { name: 'Three' }), needsA(3)]);
      expect(await undo('two')).toMatchObject({ removed: 0, restored: 0 });
      expect(await now()).toEqual(told([skill('a', { name: 'Three' }), skill('b'), role, needsA(3)]));
      expect(await undo('three')).toMatchObject({ removed: 0, restored: 2 });
      expect(await now()).toEqual(told([skill('a'), skill('b'), role, needsA(1)]));
    });

    it('keeps a fact that another import states too', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a'), role, needsA(1)]);
      await tell(store, 'two', [skill('a'), role, needsA(1), skill('b')]);
      expect(await undo('one')).toMatchObject({ removed: 0, restored: 0 });
      expect(await now()).toEqual(told([skill('a'), role, needsA(1), skill('b')]));
      expect(await undo('two')).toMatchObject({ removed: 4, restored: 0 });
      expect(await now()).toEqual([]);
    });

    it('brings back what the import had removed', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a'), role, needsA(1)]);
      const removals = [
        { type: 'roleSkill', key: '["r","a"]' },
        { type: 'skill', key: 'a' },
      ] as const;
      await tell(store, 'two', { removals });
      await tell(store, 'three', [skill('c')]);
      expect(await undo('two')).toMatchObject({ removed: 0, restored: 2 });
      expect(await now()).toEqual(told([skill('a'), skill('c'), role, needsA(1)]));
    });

    it('keeps a removal when what it removed is undone, and restates above it', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a')]);
      await tell(store, 'two', [skill('a', { name: 'Two' })]);
      await tell(store, 'three', { removals: [{ type: 'skill', key: 'a' }] });
      await tell(store, 'four', [skill('a', { name: 'Four' })]);
      expect(await undo('two')).toMatchObject({ removed: 0, restored: 0 });
      expect(await undo('four')).toMatchObject({ removed: 1, restored: 0 });
      expect(await now()).toEqual([]);
      expect(await undo('three')).toMatchObject({ removed: 0, restored: 1 });
      expect(await now()).toEqual(told([skill('a')]));
    });

    it('knows an import that is unknown, or undone already', async () => {
      await tell(bench().store, 'one', [skill('a')]);
      expect(await undo('none')).toEqual({ status: 'unknown-import' });
      await undo('one');
      expect(await undo('one')).toEqual({ status: 'already-undone', at: LATER });
      expect(await bench().store.version()).toBe(2);
      expect((await tell(bench().store, 'two', [skill('a')])).status).toBe('ok');
    });

    it('keeps a relation whose end is missing until the end is there again', async () => {
      const { store } = bench();
      await tell(store, 'things', [skill('a'), role]);
      await tell(store, 'relations', [needsA(2)]);
      expect(await undo('things')).toMatchObject({ removed: 2 });
      expect(await now()).toEqual(told([needsA(2)]));
      expect(
        await store.existing([
          { type: 'skill', id: 'a' },
          { type: 'role', id: 'r' },
        ]),
      ).toEqual(new Set());
      expect(await tell(store, 'again', [skill('a'), role, needsA(2)])).toMatchObject({ added: 2, changed: 0 });
      expect(await now()).toEqual(told([skill('a'), role, needsA(2)]));
      expect(await undo('relations')).toMatchObject({ removed: 0 });
      expect(await undo('again')).toMatchObject({ removed: 3 });
      expect(await now()).toEqual([]);
    });

    it('says where a fact comes from: the statement in force first, then those beneath', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('b'), skill('a')]);
      await tell(store, 'two', [skill('a', { name: 'Two' })]);
      const place = (id: string, line: number) => ({ import: id, file: `${id}.csv`, line, at: '2026-03-01T09:00:00Z' });
      const of = (key: string) => store.provenance({ type: 'skill', key });
      expect(await of('a')).toEqual([place('two', 2), place('one', 3)]);
      await tell(store, 'three', { removals: [{ type: 'skill', key: 'a' }] });
      expect(await of('a')).toEqual([]);
      await tell(store, 'four', [skill('a')]);
      expect(await of('a')).toEqual([place('four', 2), place('two', 2), place('one', 3)]);
      expect(await of('unheard of')).toEqual([]);
    });
  });
}
