import { describe, expect, it } from '@jest/globals';
import { capabilityMap, snapshotOf, type Worker } from '#lib/engine';
import type { Fact, Level } from '#lib/model';
import { tellMap } from './capability-map.js';
import { PLAIN } from './paint.js';

const FACTS: readonly Fact[] = [
  { type: 'skill', id: 'py', name: 'Python' },
  { type: 'skill', id: 'neg', name: 'Negotiation' },
  { type: 'role', id: 'analyst', title: 'Analyst' },
  { type: 'roleSkill', role: 'analyst', skill: 'py', level: 3 },
  { type: 'roleSkill', role: 'analyst', skill: 'neg', level: 2 },
  { type: 'issuer', id: 'i', name: 'Institute' },
  { type: 'credential', id: 'c', name: 'Badge', issuer: 'i', cost: 0, currency: 'EUR', hours: 1, validMonths: 12 },
  { type: 'credentialSkill', credential: 'c', skill: 'py', level: 3 },
  { type: 'organization', id: 'sun', name: 'Sun Ltd' },
  { type: 'team', id: 'crew', organization: 'sun', name: 'Crew' },
  { type: 'team', id: 'data', organization: 'sun', name: 'Data', parent: 'crew' },
];
function worker(id: string, python: Level, earned: readonly string[], shares = true): Worker {
  return {
    learner: { type: 'learner', id, ...(shares && { shares: ['skills'] }) },
    skills: [{ skill: 'py', level: python }],
    credentials: earned.map((issuedOn) => ({ credential: 'c', issuedOn })),
    positions: [{ type: 'position', learner: id, team: 'data', role: 'analyst' }],
  };
}

describe('tellMap', () => {
  it('shows each team with its needs, worst first', () => {
    const people = [worker('ann', 2, ['2026-03-01']), worker('bo', 1, []), worker('cy', 5, [], false)];
    const map = capabilityMap(snapshotOf(FACTS), people, { on: '2026-11-22', organization: 'sun', team: 'data' });
    if (map.status !== 'ok') throw new Error(JSON.stringify(map));
    expect(tellMap(map, PLAIN, 100).split('\n').slice(0, 8)).toEqual([
      'What Sun Ltd can do  on 2026-11-22 · ends until 2027-11-22',
      '',
      'Data  data',
      '2 of 3 people counted: 25 % of what their roles need is held at the level of the role; 2 of 2 skills',
      'short, 1 with one person alone at the highest level needed, 1 level ending.',
      'skill        level  needed  have it  below  depth 1–5                  ending',
      'Negotiation      2       2        0      0  0 0 0 0 0  nobody at 2',
      'Python           3       2        1      1  2 1 1 0 0  one alone at 3  1 from 2027-03-01',
    ]);
  });

  it('says what to import where there is no team', () => {
    const map = capabilityMap(snapshotOf([]), [], { on: '2026-11-22' });
    if (map.status !== 'ok') throw new Error(JSON.stringify(map));
    expect(tellMap(map, PLAIN, 100)).toContain('There are no teams yet: import organizations.csv');
  });
});
