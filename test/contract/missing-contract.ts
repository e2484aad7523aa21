import { describe, expect, it } from '@jest/globals';
import { FACT_TYPES } from '#lib/model';
import type { Missing } from '#lib/store';
import { fact, known, skill, tell, told, type Telling } from './telling.js';
import type { Bench } from './bench.js';

const LATER = '2026-03-02T10:00:00Z';
const role = fact('role', { id: 'r', title: 'Role' });
const issuer = fact('issuer', { id: 'i', name: 'Issuer' });
const course = (id: string, status?: string) =>
  fact('credential', { id, name: id, issuer: 'i', cost: 100, currency: 'EUR', hours: 5, ...(status && { status }) });
const holds = (id: string) => fact('learnerSkill', { learner: 'ana', skill: id, level: 2 });
const needs = (id: string) => fact('roleSkill', { role: 'r', skill: id, level: 2 });

export function missingContract(bench: () => Bench): void {
  describe('a newer file', () => {
    const newer = (id: string, telling: Telling) => tell(bench().store, id, { samples: 20, ...telling });
    const now = () => known(bench().store, FACT_TYPES);
    const outcomes = (missing: Missing | null | undefined): string[] =>
      missing!.samples.map(({ key, outcome, because = '' }) => `${key} ${outcome} ${because}`.trim()).sort();

    it('keeps what it no longer contains, and says so', async () => {
      await tell(bench().store, 'old', [skill('a'), skill('b')]);
      const done = await newer('new', { facts: [skill('a', { name: 'A' })], replaces: ['old'], missing: 'keep' });
      expect(done).toMatchObject({ status: 'ok', added: 0, changed: 1, removed: 0 });
      expect(done.diff!.missing).toEqual({
        ...{ count: 1, kept: 1, retired: 0, removed: 0 },
        samples: [
          {
            ...{ type: 'skill', key: 'b', fact: skill('b'), was: { import: 'old', file: 'old.csv', line: 3 } },
            ...{ outcome: 'kept', because: 'keep' },
          },
        ],
      });
      expect(await now()).toEqual(told([skill('a', { name: 'A' }), skill('b')]));
    });

    it('does not look for it unless asked, or when it takes no place', async () => {
      await tell(bench().store, 'old', [skill('a'), skill('b')]);
      expect((await newer('two', { facts: [skill('c')], replaces: ['old'] })).diff!.missing).toBeNull();
      expect((await newer('three', { facts: [skill('d')], missing: 'remove' })).diff!.missing).toBeNull();
      expect(await now()).toHaveLength(4);
    });

    it('removes what it no longer contains, and undo brings it back', async () => {
      const { store } = bench();
      const old = [skill('a'), skill('b'), role, needs('a'), needs('b')];
      await tell(store, 'old', old);
      const facts = [skill('a'), role, needs('a')];
      const done = await newer('new', { facts, replaces: ['old'], missing: 'remove' });
      expect(done).toMatchObject({ status: 'ok', added: 0, changed: 0, removed: 2 });
      expect(outcomes(done.diff!.missing)).toEqual(['["r","b"] removed', 'b removed']);
      expect(await now()).toEqual(told(facts));
      expect(await newer('again', { facts, replaces: ['old', 'new'], missing: 'remove' })).toMatchObject({
        status: 'unchanged',
      });
      expect(await store.undo('new', LATER, 'undoer')).toMatchObject({ status: 'ok', removed: 0, restored: 2 });
      expect(await now()).toEqual(told(old));
    });

    it('retires what has a status, keeps the rest, and undo brings it back', async () => {
      const { store } = bench();
      const old = [issuer, course('c1'), course('c2', 'retired'), course('c3'), skill('s')];
      await tell(store, 'old', old);
      const facts = [issuer, course('c3')];
      const done = await newer('new', { facts, replaces: ['old'], missing: 'retire' });
      expect(done).toMatchObject({ status: 'ok', added: 0, changed: 1, removed: 0 });
      expect(outcomes(done.diff!.missing)).toEqual(['c1 retired', 'c2 kept retired', 's kept no-status']);
      expect(await now()).toEqual(
        told([issuer, course('c1', 'retired'), course('c2', 'retired'), course('c3'), skill('s')]),
      );
      expect(await store.provenance({ type: 'credential', key: 'c1' })).toMatchObject([
        { import: 'new', line: 0 },
        { import: 'old', line: 3 },
      ]);
      const again = { facts, replaces: ['old', 'new'], missing: 'retire' } as const;
      expect(await newer('again', again)).toMatchObject({ status: 'unchanged' });
      await store.undo('new', LATER, 'undoer');
      expect(await now()).toEqual(told(old));
    });

    it('never removes what another import says too, above or beneath', async () => {
      const { store } = bench();
      await tell(store, 'beneath', [skill('a', { name: 'Beneath' })]);
      await tell(store, 'old', [skill('a'), skill('b'), skill('c')]);
      await tell(store, 'above', [skill('b'), skill('e')]);
      const done = await newer('new', { facts: [skill('d')], replaces: ['old'], missing: 'remove' });
      expect(outcomes(done.diff!.missing)).toEqual(['a kept claimed', 'c removed']);
      expect(await now()).toEqual(told([skill('a'), skill('b'), skill('d'), skill('e')]));
    });

    it('never removes a skill, role or credential that something else refers to', async () => {
      const { store } = bench();
      const old = [skill('held'), skill('needed'), skill('taught'), skill('free'), role, issuer, course('c')];
      await tell(store, 'old', [...old, needs('free'), fact('skillBroader', { skill: 'free', broader: 'held' })]);
      const people = [fact('learner', { id: 'ana' }), holds('held')];
      const others = [needs('needed'), fact('credentialSkill', { credential: 'c', skill: 'taught', level: 1 })];
      await tell(store, 'people', [...people, ...others]);
      const done = await newer('new', { facts: [skill('x')], replaces: ['old'], missing: 'remove' });
      expect(outcomes(done.diff!.missing)).toEqual([
        '["free","held"] removed',
        '["r","free"] removed',
        'c kept referred',
        'free removed',
        'held kept referred',
        'i kept referred',
        'needed kept referred',
        'r kept referred',
        'taught kept referred',
      ]);
      expect(await now()).toEqual(told([...old.filter((one) => one !== old[3]), ...people, ...others, skill('x')]));
    });

    it('never removes what lies between a skill that somebody has and the one it goes on as', async () => {
      const { store } = bench();
      const between = [skill('held'), skill('decided'), skill('named', { sameAs: ['listed'] }), skill('listed')];
      const aside = [skill('unused', { sameAs: ['now'] }), skill('lonely'), skill('nowhere')];
      await tell(store, 'old', [skill('now'), ...between, ...aside]);
      const others = [
        ...[fact('learner', { id: 'ana' }), holds('held'), holds('lonely')],
        fact('skillSameAs', { skill: 'decided', same: 'held', confidence: 0.9 }),
        fact('nameDecision', { kind: 'skill', name: 'decided', means: 'named' }),
        fact('nameDecision', { kind: 'skill', name: 'Skill listed', means: 'now' }),
        fact('skillSameAs', { skill: 'lonely', same: 'nowhere' }),
      ];
      await tell(store, 'others', others);
      const done = await newer('new', { facts: [skill('now')], replaces: ['old'], missing: 'remove' });
      expect(outcomes(done.diff!.missing)).toEqual([
        'decided kept referred',
        'held kept referred',
        'listed kept referred',
        'lonely kept referred',
        'named kept referred',
        'nowhere removed',
        'unused removed',
      ]);
      expect(await now()).toEqual(told([skill('now'), ...between, skill('lonely'), ...others]));
    });

    it('keeps what the change set says is not missing', async () => {
      await tell(bench().store, 'old', [skill('a'), skill('b')]);
      const stays = ({ type, key }: { type: string; key: string }): boolean => type === 'skill' && key === 'a';
      const done = await newer('new', { facts: [skill('c')], replaces: ['old'], missing: 'remove', stays });
      expect(outcomes(done.diff!.missing)).toEqual(['a kept rejected', 'b removed']);
      expect(await now()).toEqual(told([skill('a'), skill('c')]));
    });

    it('shows in a dry run what it would do, and does nothing', async () => {
      const old = [skill('a'), skill('b')];
      await tell(bench().store, 'old', old);
      const dry = { facts: [skill('a')], replaces: ['old'], missing: 'remove', discard: true } as const;
      expect(await newer('new', dry)).toMatchObject({
        ...{ status: 'discarded', removed: 1 },
        diff: { removed: { count: 1 }, missing: { removed: 1 } },
      });
      expect(await now()).toEqual(told(old));
    });

    it('takes the place of several imports', async () => {
      const { store } = bench();
      await tell(store, 'one', [skill('a'), skill('b')]);
      await tell(store, 'two', [skill('b', { name: 'B' }), skill('c')]);
      const facts = [skill('c')];
      const done = await newer('new', { facts, replaces: ['one', 'two'], missing: 'remove' });
      expect(outcomes(done.diff!.missing)).toEqual(['a removed', 'b removed']);
      expect(await now()).toEqual(told(facts));
      await store.undo('two', LATER, 'undoer');
      expect(await now()).toEqual(told(facts));
      await store.undo('new', LATER, 'undoer');
      expect(await now()).toEqual(told([skill('a'), skill('b')]));
    });
  });
}
