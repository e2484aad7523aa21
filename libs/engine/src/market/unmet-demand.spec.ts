import { describe, expect, it } from '@jest/globals';
import type { Credential, Fact, FactOf, Level } from '#lib/model';
import type { UnmetDemand } from '../answers.js';
import { snapshotOf } from '../snapshot/build.js';
import { unmetDemand } from './unmet-demand.js';
import type { UnmetOptions } from './unmet-options.js';

const skill = (id: string): Fact => ({ type: 'skill', id, name: `Skill ${id}` });
const role = (id: string): Fact => ({ type: 'role', id, title: `Role ${id}` });
const needs = (role: string, skill: string, level: Level, importance?: number): Fact => ({
  type: 'roleSkill',
  role,
  skill,
  level,
  ...(importance !== undefined && { importance }),
});
const posting = (id: string, postedOn: string, more: Partial<FactOf<'posting'>> = {}): Fact => ({
  type: 'posting',
  id,
  title: id,
  postedOn,
  ...more,
});
const credential = (
  id: string,
  cost: number,
  certified: Record<string, Level>,
  more: Partial<Credential> = {},
): Fact[] => [
  { type: 'credential', id, name: id, issuer: 'trusted', cost, currency: 'EUR', hours: 10, ...more },
  ...Object.entries(certified).map(([skill, level]): Fact => ({
    type: 'credentialSkill',
    credential: id,
    skill,
    level,
  })),
];

const ON = '2026-11-22';
/** 6 postings in the window ask: a 6 times (4 at level 4, 2 at level 2), b twice (level 3), c once (level 5), d once (level 1). */
const MARKET: readonly Fact[] = [
  ...['a', 'b', 'c', 'd', 'never'].map(skill),
  ...['senior', 'junior', 'other'].map(role),
  needs('senior', 'a', 4),
  needs('junior', 'a', 2),
  needs('other', 'a', 2),
  needs('other', 'c', 5),
  { type: 'issuer', id: 'trusted', name: 'Trusted', trust: 0.9 },
  { type: 'issuer', id: 'doubtful', name: 'Doubtful', trust: 0.3 },
  { type: 'issuer', id: 'unknown', name: 'Unknown' },
  ...['s1', 's2', 's3', 's4'].map((id) => posting(id, '2026-03-01', { role: 'senior', skills: ['a'] })),
  posting('first-day', '2025-11-23', { role: 'junior', skills: ['Skill a', 'a', 'no such skill'] }),
  posting('last-day', ON, { skills: ['a', 'b', 'c', 'd'] }),
  posting('too-old', '2025-11-22', { skills: ['d'] }),
  posting('tomorrow', '2026-11-23', { skills: ['d'] }),
  ...credential('a3', 20_000, { a: 3, d: 1 }),
  ...credential('b-draft', 5_000, { b: 5 }, { status: 'proposed' }),
];

function ask(facts: readonly Fact[], options: Partial<UnmetOptions> = {}): UnmetDemand {
  const answer = unmetDemand(snapshotOf(facts), { on: ON, ...options });
  if (answer.status !== 'ok') throw new Error(JSON.stringify(answer));
  return answer;
}
const brief = ({ skills }: UnmetDemand): unknown[] =>
  skills.map((one) => [one.skill.id, one.level, one.demand, one.unmet, one.reason]);

describe('unmetDemand', () => {
  it('counts skills that stand apart from their posting as those that it lists', () => {
    const apart = (posting: string, skill: string): Fact => ({ type: 'postingSkill', posting, skill });
    const market = [
      ...['a', 'b'].map(skill),
      ...[role('junior'), needs('junior', 'a', 2)],
      ...[posting('p1', ON), posting('p2', ON, { role: 'junior' }), posting('p3', ON, { role: 'junior' })],
      ...[apart('p1', 'b'), apart('p2', 'Skill b'), apart('p3', 'no such skill')],
    ];
    const { skills, notes } = ask(market);
    expect(skills.map((one) => [one.skill.id, one.demand])).toEqual([
      ['b', 2],
      ['a', 1],
    ]);
    expect(notes.byRole).toBe(1);
  });

  it('counts the postings of the last twelve months, each at the level of its role, and ranks what no published badge certifies', () => {
    const answer = ask(MARKET);
    expect([answer.basis, answer.from, answer.to, answer.postings]).toEqual(['postings', '2025-11-23', ON, 6]);
    // `last-day` names no role: a at level 2 (two roles of three), b at 3 (no role requires it), c at 5, d at 3.
    expect(brief(answer)).toEqual([
      ['a', 4, 6, 4, 'level-too-low'],
      ['b', 3, 1, 1, 'none'],
      ['c', 5, 1, 1, 'none'],
      ['d', 3, 1, 1, 'level-too-low'],
    ]);
    expect(answer.counts).toEqual({ asked: 4, unmet: 4, met: 0 });
    expect(answer.notes).toEqual({ byRole: 0, unmatchedNames: 1, withoutRate: 0 });
  });

  it('gives each skill its numbers', () => {
    expect(ask(MARKET).skills[0]).toEqual({
      skill: { id: 'a', name: 'Skill a', kind: null },
      level: 4,
      demand: 6,
      postings: 6,
      hollow: false,
      share: 1,
      unmet: 4,
      missed: 4 / 6,
      // Byar for 4: 4 × (1 − 1/36 − 1.28155…/6)³ = 1.746427; of 6 postings.
      score: 0.291071,
      supply: 0,
      certifying: 0,
      below: 1,
      highestLevel: 3,
      cheapest: null,
      reason: 'level-too-low',
      message:
        'Credentials certify it up to level 3; a posting asks for level 4. 4 of the 6 postings that ask for the skill ask for what is not offered.',
      levels: [
        { level: 2, demand: 2, postings: 2, supply: 1, certifying: 1, below: 0, reason: null },
        { level: 4, demand: 4, postings: 4, supply: 0, certifying: 0, below: 1, reason: 'level-too-low' },
      ],
    });
    expect(ask(MARKET).skills[1]!.hollow).toBe(true);
  });

  it('counts a skill whose demand is met at every level as met and does not list it', () => {
    const answer = ask([...MARKET, ...credential('a5', 100, { a: 5 })]);
    expect(answer.skills.map((one) => one.skill.id)).toEqual(['b', 'c', 'd']);
    expect(answer.counts).toEqual({ asked: 4, unmet: 3, met: 1 });
  });

  it('says trust before price: trust when no trusted issuer reaches the level, price when all that do are too dear', () => {
    const offered = [
      ...MARKET,
      ...credential('a4', 90_000, { a: 4 }),
      ...credential('a4-doubtful', 1_000, { a: 4 }, { issuer: 'doubtful' }),
      ...credential('b3', 1_000, { b: 3 }, { issuer: 'unknown' }),
    ];
    expect(brief(ask(offered)).slice(0, 1)).toEqual([['c', 5, 1, 1, 'none']]);
    const answer = ask(offered, { minTrust: 0.5, maxPrice: '899.99' });
    expect(brief(answer).slice(0, 2)).toEqual([
      ['a', 4, 6, 4, 'price'],
      ['b', 3, 1, 1, 'trust'],
    ]);
    expect(answer.skills[0]).toMatchObject({ certifying: 2, supply: 0, cheapest: { amount: 10, currency: 'EUR' } });
    expect(answer.skills[0]!.message).toContain(
      '2 credentials certify level 4, the cheapest that counts for EUR 900; the limit is EUR 899.99.',
    );
    expect(answer.skills[1]!.message).toBe('1 credential certifies level 3, none from an issuer trusted 0.5 or more.');
    expect(brief(ask(offered, { minTrust: 0.3, maxPrice: '900' }))[0]).toEqual(['b', 3, 1, 1, 'trust']);
  });

  it('takes the limit as included and compares other currencies by the newest rate of the day', () => {
    const offered = [
      ...MARKET,
      ...credential('a4', 10_000, { a: 4 }, { currency: 'USD' }),
      { type: 'rate', from: 'USD', to: 'EUR', rate: 0.5, on: '2026-01-01' },
      { type: 'rate', from: 'USD', to: 'EUR', rate: 0.8, on: '2026-06-01' },
      { type: 'rate', from: 'USD', to: 'EUR', rate: 0.1, on: '2027-01-01' },
    ] as const;
    expect(brief(ask(offered, { maxPrice: '80', currency: 'EUR' }))).not.toContainEqual(expect.arrayContaining(['a']));
    expect(brief(ask(offered, { maxPrice: '79.99', currency: 'EUR' }))[0]).toEqual(['a', 4, 6, 6, 'price']);
    const unpriced = offered.filter((fact) => fact.type !== 'rate');
    expect(ask(unpriced, { currency: 'EUR' }).notes.withoutRate).toBe(1);
    expect(brief(ask(unpriced, { currency: 'EUR' }))).not.toContainEqual(expect.arrayContaining(['a']));
    expect(brief(ask(unpriced, { currency: 'EUR', maxPrice: '1000' }))[0]).toEqual(['a', 4, 6, 4, 'price']);
  });

  it('keeps to a region in demand and supply', () => {
    const facts = [
      skill('a'),
      posting('north', '2026-05-01', { region: 'North', skills: ['a'] }),
      posting('nowhere', '2026-05-01', { skills: ['a'] }),
      { type: 'issuer', id: 'trusted', name: 'Trusted' },
      ...credential('south-only', 100, { a: 5 }, { regions: ['South'] }),
    ] as const;
    expect(brief(ask(facts))).toEqual([]);
    expect(brief(ask(facts, { region: 'North' }))).toEqual([['a', 3, 1, 1, 'none']]);
  });

  it('lets a posting that lists no skills ask for what its role requires, by importance', () => {
    const facts = [
      ...['a', 'b'].map(skill),
      role('r'),
      needs('r', 'a', 2),
      needs('r', 'b', 3, 0.4),
      posting('p1', '2026-05-01', { role: 'r' }),
      posting('p2', '2026-05-01', { role: 'r', skills: ['b'] }),
    ];
    const answer = ask(facts);
    expect(brief(answer)).toEqual([
      ['b', 3, 1.4, 1.4, 'none'],
      ['a', 2, 1, 1, 'none'],
    ]);
    expect(answer.notes.byRole).toBe(1);
  });

  it('falls back on openings of the newest year, and without those on roles counted once', () => {
    const roles = [
      ...['a', 'b'].map(skill),
      ...['big', 'small'].map(role),
      needs('big', 'a', 2),
      needs('small', 'b', 3),
      needs('small', 'a', 4),
      posting('old', '2020-01-01', { skills: ['b'] }),
    ];
    expect(ask(roles)).toMatchObject({ basis: 'roles', postings: 2 });
    expect(brief(ask(roles))).toEqual([
      ['a', 2, 2, 2, 'none'],
      ['b', 3, 1, 1, 'none'],
    ]);
    const wage = (role: string, region: string, year: number, openings: number): Fact => ({
      type: 'wage',
      role,
      region,
      year,
      openings,
    });
    const wages = [
      wage('big', 'North', 2024, 10),
      wage('big', 'South', 2025, 5),
      wage('small', 'North', 2024, 999),
      wage('small', 'North', 2025, 40),
      wage('small', 'North', 2027, 7),
    ];
    expect(ask([...roles, ...wages])).toMatchObject({ basis: 'openings', postings: 55 });
    expect(brief(ask([...roles, ...wages]))).toEqual([
      ['a', 4, 55, 55, 'none'],
      ['b', 3, 40, 40, 'none'],
    ]);
    expect(ask([...roles, ...wages], { region: 'South' })).toMatchObject({ basis: 'openings', postings: 5 });
    expect(ask([...roles, ...wages], { sector: 'Energy' })).toMatchObject({
      basis: 'postings',
      postings: 0,
      skills: [],
    });
  });

  it('gives the same bytes whatever the order of the facts', () => {
    const shuffled = MARKET.map((fact, i) => ({ fact, at: (i * 7919) % MARKET.length }))
      .sort((a, b) => a.at - b.at)
      .map(({ fact }) => fact);
    for (const facts of [[...MARKET].reverse(), shuffled]) {
      expect(JSON.stringify(ask(facts))).toBe(JSON.stringify(ask(MARKET)));
    }
  });

  it('names every option it cannot read', () => {
    const snapshot = snapshotOf(MARKET);
    const codes = (options: Partial<UnmetOptions>): unknown => {
      const answer = unmetDemand(snapshot, { on: ON, ...options });
      return answer.status === 'refused' ? answer.problems.map((problem) => problem.code) : answer.status;
    };
    expect(codes({ on: '2026-02-30' })).toEqual(['not-a-day']);
    expect(codes({ months: 0, minTrust: 1.1, limit: -1 })).toEqual(['out-of-range', 'out-of-range', 'out-of-range']);
    expect(codes({ maxPrice: 'cheap' })).toEqual(['not-a-number']);
    expect(codes({ maxPrice: '-1' })).toEqual(['out-of-range']);
    expect(codes({ currency: 'EURO', role: 'nobody' })).toEqual(['unknown-role', 'unknown-currency']);
  });
});
