import { describe, expect, it } from '@jest/globals';
import type { Fact, FactOf, Level } from '#lib/model';
import type { CapabilityMap, TeamSkill } from '../answers.js';
import { snapshotOf } from '../snapshot/build.js';
import { capabilityMap, type Worker } from './capability-map.js';
import type { CapabilityOptions } from './map-options.js';

const ON = '2026-11-22';
const node = (type: 'skill' | 'role' | 'organization', id: string): Fact =>
  type === 'role' ? { type, id, title: `Role ${id}` } : { type, id, name: `The ${id}` };
const needs = (role: string, skill: string, level: Level): Fact => ({ type: 'roleSkill', role, skill, level });
const team = (id: string, parent?: string, organization = 'acme'): Fact => ({
  type: 'team',
  id,
  organization,
  name: `Team ${id}`,
  ...(parent !== undefined && { parent }),
});

const CATALOGUE: readonly Fact[] = [
  ...['python', 'sql', 'first-aid', 'unused'].map((id) => node('skill', id)),
  ...['junior', 'senior', 'guard'].map((id) => node('role', id)),
  needs('junior', 'python', 2),
  needs('junior', 'sql', 3),
  needs('senior', 'python', 4),
  needs('guard', 'first-aid', 1),
  ...['acme', 'other'].map((id) => node('organization', id)),
  team('all'),
  team('data', 'all'),
  team('safety', 'all'),
  team('elsewhere', undefined, 'other'),
  { type: 'issuer', id: 'i', name: 'Issuer' },
  {
    type: 'credential',
    id: 'aid',
    name: 'First aid',
    issuer: 'i',
    cost: 0,
    currency: 'EUR',
    hours: 1,
    validMonths: 24,
  },
  { type: 'credentialSkill', credential: 'aid', skill: 'first-aid', level: 2 },
];

interface Told {
  readonly works: readonly [team: string, role: string, since?: string][];
  readonly skills?: Readonly<Record<string, Level>>;
  /** Days on which first aid was earned. */
  readonly aid?: readonly string[];
  readonly shares?: FactOf<'learner'>['shares'];
}
function worker(id: string, { works, skills = {}, aid = [], shares = ['skills'] }: Told): Worker {
  return {
    learner: { type: 'learner', id, shares },
    skills: Object.entries(skills).map(([skill, level]) => ({ skill, level })),
    credentials: aid.map((issuedOn) => ({ credential: 'aid', issuedOn })),
    positions: works.map(([team, role, since]) => ({
      type: 'position',
      learner: id,
      team,
      role,
      ...(since !== undefined && { since }),
    })),
  };
}

const PEOPLE: readonly Worker[] = [
  worker('ann', { works: [['data', 'senior']], skills: { python: 5 } }),
  worker('bea', { works: [['data', 'junior', ON]], skills: { python: 2, sql: 1 } }),
  worker('cem', { works: [['data', 'junior']], skills: { python: 3 } }),
  // Is not told to know python by a role, and knows it.
  worker('dan', { works: [['safety', 'guard']], skills: { python: 4 }, aid: ['2025-06-30'] }),
  worker('eve', { works: [['safety', 'guard']], aid: ['2024-11-22'] }),
  worker('fay', { works: [['safety', 'guard']], aid: ['2024-11-21'] }),
  worker('gus', { works: [['safety', 'guard']], shares: ['credentials'], aid: ['2026-01-01'] }),
  worker('hal', { works: [['data', 'senior', '2026-11-23']], skills: { python: 5 } }),
  worker('ida', { works: [['elsewhere', 'junior']], skills: { sql: 5 } }),
];

function ask(options: Partial<CapabilityOptions> = {}, people = PEOPLE, facts = CATALOGUE): CapabilityMap {
  const answer = capabilityMap(snapshotOf(facts), people, { on: ON, organization: 'acme', ...options });
  if (answer.status !== 'ok') throw new Error(JSON.stringify(answer));
  return answer;
}
function cell(map: CapabilityMap, team: string, skill: string): TeamSkill {
  return map.teams.find((one) => one.team.id === team)!.skills.find((one) => one.skill.id === skill)!;
}

describe('capabilityMap', () => {
  it('measures each person against the role they work as, and the team at the highest level its roles need', () => {
    const data = ask({ team: 'data' }).teams[0]!;
    expect(data).toMatchObject({ people: 3, sharing: 3, parent: 'all', singlePoints: 1, coverage: 3 / 5 });
    expect(
      data.skills.map((one) => [one.skill.id, one.level, one.needed, one.atLevel, one.below, one.holders]),
    ).toEqual([
      ['sql', 3, 2, 0, 1, 0],
      ['python', 4, 3, 3, 0, 1],
    ]);
    expect(data.skills[1]).toMatchObject({ singlePointOfFailure: true, depth: [3, 3, 2, 1, 1], coverage: 1 });
    expect(data.skills[0]!.people).toEqual({
      holders: [],
      atLevel: [],
      below: ['bea'],
      without: ['cem'],
      expiring: [],
    });
  });

  it('counts the people of teams below, and holders whose own role does not ask for the skill', () => {
    const map = ask();
    expect(map.teams.map((one) => [one.team.id, one.people, one.sharing])).toEqual([
      ['all', 7, 6],
      ['data', 3, 3],
      ['safety', 4, 3],
    ]);
    const python = cell(map, 'all', 'python');
    expect(python).toMatchObject({ needed: 3, atLevel: 3, holders: 2, singlePointOfFailure: false });
    expect(python.people.holders).toEqual(['ann', 'dan']);
    expect(cell(map, 'all', 'unused')).toBeUndefined();
  });

  it('tells those who need a skill apart from those who could step in', () => {
    const lacking = [
      worker('oda', { works: [['data', 'junior']], skills: { sql: 1 } }),
      ...['pia', 'quy'].map((id) => worker(id, { works: [['data', 'guard']], skills: { sql: 3 } })),
    ];
    const stepIn = { needed: 1, atLevel: 0, below: 1, holders: 2, singlePointOfFailure: false };
    expect(cell(ask({}, lacking), 'data', 'sql')).toMatchObject(stepIn);
    const lower = [
      worker('rae', { works: [['data', 'junior']], skills: { python: 2 } }),
      worker('sol', { works: [['data', 'senior']], skills: { python: 3 } }),
    ];
    const nobody = { level: 4, needed: 2, atLevel: 1, holders: 0, singlePointOfFailure: false };
    expect(cell(ask({}, lower), 'data', 'python')).toMatchObject(nobody);
  });

  it('tells what ends within the window, its first and last day included', () => {
    // Valid for 24 months, the last day included: dan to 2027-06-30, eve to the day itself; fay’s ended the day before.
    const aid = cell(ask(), 'safety', 'first-aid');
    expect(aid).toMatchObject({ needed: 3, atLevel: 2, below: 0, expiring: 2, nextExpiry: ON });
    expect(aid.expiringByMonth).toEqual([
      { month: '2026-11', people: 1 },
      { month: '2027-06', people: 1 },
    ]);
    expect(aid.people).toMatchObject({
      without: ['fay'],
      expiring: [
        { learner: 'eve', expiresOn: ON },
        { learner: 'dan', expiresOn: '2027-06-30' },
      ],
    });
    expect(cell(ask({ within: 220 }), 'safety', 'first-aid').expiring).toBe(2);
    expect(cell(ask({ within: 219 }), 'safety', 'first-aid').expiring).toBe(1);
  });

  it('does not call a level ending that other evidence keeps', () => {
    const kept = worker('kim', { works: [['safety', 'guard']], skills: { 'first-aid': 1 }, aid: ['2025-06-30'] });
    const renewed = worker('lea', { works: [['safety', 'guard']], aid: ['2025-01-01', '2026-11-01'] });
    expect(cell(ask({}, [kept, renewed]), 'safety', 'first-aid')).toMatchObject({
      atLevel: 2,
      expiring: 0,
      nextExpiry: null,
    });
  });

  it('counts who does not share skills only when told to', () => {
    expect(cell(ask(), 'safety', 'first-aid')).toMatchObject({ needed: 3, atLevel: 2 });
    const all = ask({ includeUnshared: true });
    expect(cell(all, 'safety', 'first-aid')).toMatchObject({ needed: 4, atLevel: 3 });
    expect(all.teams[2]).toMatchObject({ people: 4, sharing: 4 });
    expect(JSON.stringify(ask())).not.toContain('gus');
  });

  it('counts a person with several positions once, at the highest level their roles need', () => {
    const both = worker('max', {
      works: [
        ['data', 'junior'],
        ['all', 'senior'],
        ['all', 'unheard-of'],
      ],
      skills: { python: 3 },
    });
    const map = ask({}, [both]);
    expect(map.teams[0]).toMatchObject({ people: 1 });
    expect(cell(map, 'all', 'python')).toMatchObject({ level: 4, needed: 1, atLevel: 0, below: 1 });
    expect(cell(map, 'data', 'python')).toMatchObject({ level: 2, needed: 1, atLevel: 1, below: 0 });
  });

  it('survives a ring of parents', () => {
    const ring = [...CATALOGUE.filter((fact) => fact.type !== 'team'), team('x', 'y'), team('y', 'x')];
    const one = worker('nan', { works: [['x', 'guard']], aid: ['2026-01-01'] });
    expect(ask({}, [one], ring).teams.map((each) => each.people)).toEqual([1, 1]);
  });

  it('gives the same bytes whatever the order of facts and people, and leaves ids of learners to `people`', () => {
    const turned = ask({}, [...PEOPLE].reverse(), [...CATALOGUE].reverse());
    expect(JSON.stringify(turned)).toBe(JSON.stringify(ask()));
    const without = JSON.stringify(ask(), (key, value: unknown) =>
      key === 'people' && typeof value === 'object' ? 0 : value,
    );
    for (const { learner } of PEOPLE) expect(without).not.toContain(`"${learner.id}"`);
  });

  it('answers for all organizations, and refuses what it does not know', () => {
    const all = ask({ organization: undefined });
    expect([all.organization, all.teams.length]).toEqual([null, 4]);
    const codes = (options: Partial<CapabilityOptions>): string => {
      const answer = capabilityMap(snapshotOf(CATALOGUE), PEOPLE, { on: ON, ...options });
      return answer.status === 'refused' ? answer.problems[0]!.code : answer.status;
    };
    expect(codes({ organization: 'nobody' })).toBe('unknown-organization');
    expect(codes({ organization: 'acme', team: 'elsewhere' })).toBe('unknown-team');
    expect(codes({ on: '22.11.2026' })).toBe('not-a-day');
    expect(codes({ within: 1.5 })).toBe('out-of-range');
  });
});
