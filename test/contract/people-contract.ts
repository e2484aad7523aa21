import { describe, expect, it } from '@jest/globals';
import type { LearnerRecord, Store, TokenRecord } from '#lib/store';
import { AT, fact, skill, tell } from './telling.js';
import type { Bench } from './bench.js';

const learner = (id: string, name?: string) => fact('learner', { id, name });
const holds = (id: string, of: string, level: number, at?: string) =>
  fact('learnerSkill', { learner: id, skill: of, level, at });
const earned = (id: string, of: string, issuedOn: string) =>
  fact('learnerCredential', { learner: id, credential: of, issuedOn });
const works = (id: string, team: string, role = 'r') => fact('position', { learner: id, team, role });
const team = (id: string, organization: string) => fact('team', { id, organization, name: `Team ${id}` });

const PEOPLE = [
  skill('s'),
  skill('t'),
  fact('role', { id: 'r', title: 'Role' }),
  fact('organization', { id: 'acme', name: 'Acme' }),
  fact('organization', { id: 'bolt', name: 'Bolt' }),
  team('a1', 'acme'),
  team('a2', 'acme'),
  team('b1', 'bolt'),
  learner('l10', 'Émile Zola'),
  learner('l1', 'Ada'),
  learner('l2'),
  learner('L3', 'adam'),
  holds('l1', 't', 2),
  holds('l1', 's', 3, '2026-01-01'),
  holds('l1', 's', 2, '2025-01-01'),
  holds('l10', 's', 5),
  earned('l1', 'c', '2025-06-01'),
  earned('l1', 'c', '2024-06-01'),
  works('l1', 'a1'),
  works('l1', 'a2'),
  works('l2', 'b1'),
  works('l10', 'a2'),
  works('L3', 'closed'),
];

async function peopleOf(store: Store, organization?: string): Promise<LearnerRecord[]> {
  const all: LearnerRecord[] = [];
  for await (const some of store.people(organization)) all.push(...some);
  return all;
}

export function peopleContract(bench: () => Bench): void {
  describe('people', () => {
    it('are read whole by id, sorted by key', async () => {
      const { store } = bench();
      await tell(store, 'one', PEOPLE);
      expect(await store.learner('l1')).toEqual({
        learner: learner('l1', 'Ada'),
        skills: [holds('l1', 's', 2, '2025-01-01'), holds('l1', 's', 3, '2026-01-01'), holds('l1', 't', 2)],
        credentials: [earned('l1', 'c', '2024-06-01'), earned('l1', 'c', '2025-06-01')],
        positions: [works('l1', 'a1'), works('l1', 'a2')],
      });
      expect(await store.learner('L3')).toEqual({
        learner: learner('L3', 'adam'),
        skills: [],
        credentials: [],
        positions: [works('L3', 'closed')],
      });
      expect(await store.learner('nobody')).toBeUndefined();
    });

    it('are found by organization, sorted by id, each once', async () => {
      const { store } = bench();
      await tell(store, 'one', PEOPLE);
      const ids = async (organization?: string) => (await peopleOf(store, organization)).map((one) => one.learner.id);
      expect(await ids('acme')).toEqual(['l1', 'l10']);
      expect(await ids('bolt')).toEqual(['l2']);
      expect(await ids()).toEqual(['l1', 'l10', 'l2']);
      expect(await ids('unknown')).toEqual([]);
      expect((await peopleOf(store, 'acme'))[0]).toEqual(await store.learner('l1'));
    });

    it('are gone when their import is undone, and without a team when the team is', async () => {
      const { store } = bench();
      await tell(store, 'one', PEOPLE);
      await tell(store, 'two', [team('closed', 'acme')]);
      expect((await peopleOf(store, 'acme')).map((one) => one.learner.id)).toEqual(['L3', 'l1', 'l10']);
      await tell(store, 'three', {
        removals: [
          { type: 'team', key: 'a2' },
          { type: 'learner', key: 'l1' },
        ],
      });
      expect((await peopleOf(store, 'acme')).map((one) => one.learner.id)).toEqual(['L3']);
      expect(await store.learner('l1')).toBeUndefined();
      await store.undo('one', AT, 'tester');
      expect(await peopleOf(store)).toEqual([]);
    });

    it('come in batches when they are many', async () => {
      const { store } = bench();
      const ids = Array.from({ length: 1200 }, (_, index) => `p${String(index).padStart(4, '0')}`);
      await tell(store, 'one', [
        team('a', 'acme'),
        ...ids.map((id) => learner(id)),
        ...ids.map((id) => works(id, 'a')),
      ]);
      const sizes: number[] = [];
      for await (const some of store.people('acme')) sizes.push(some.length);
      expect(sizes.length).toBeGreaterThan(1);
      expect((await peopleOf(store)).map((one) => one.learner.id)).toEqual(ids);
    });

    it('are searched by a part of id or name in any case', async () => {
      const { store } = bench();
      await tell(store, 'one', PEOPLE);
      expect(await store.findLearners('ADA', 10)).toEqual([{ id: 'L3', name: 'adam' }, { id: 'l1', name: 'Ada' }]); // prettier-ignore
      expect(await store.findLearners('émile', 10)).toEqual([{ id: 'l10', name: 'Émile Zola' }]);
      expect(await store.findLearners('l', 2)).toEqual([{ id: 'L3', name: 'adam' }, { id: 'l1', name: 'Ada' }]); // prettier-ignore
      expect(await store.findLearners('l2', 10)).toEqual([{ id: 'l2' }]);
      expect(await store.findLearners('.*', 10)).toEqual([]);
      expect(await store.findLearners('', 10)).toHaveLength(4);
    });
  });

  describe('tokens', () => {
    const token: TokenRecord = { id: 't1', hash: 'ff', name: 'CI', grants: ['admin'], createdAt: AT };

    it('are kept, replaced and deleted, and change no version', async () => {
      const { store } = bench();
      const other: TokenRecord = { ...token, id: 't0', grants: ['learner', 'employer'], learner: 'l1', expiresAt: AT };
      await store.saveToken(token);
      await store.saveToken(other);
      await store.saveToken({ ...token, name: 'renamed' });
      expect(await store.tokens()).toEqual([other, { ...token, name: 'renamed' }]);
      expect(await store.deleteToken('t1')).toBe(true);
      expect(await store.deleteToken('t1')).toBe(false);
      expect(await (await bench().another()).tokens()).toEqual([other]);
      expect(await store.version()).toBe(0);
    });
  });
}
