import { beforeAll, describe, expect, it } from '@jest/globals';
import { badge, brief, catalogue, gap, held, licence, load, needs, ON, pathway, role, stack } from './asking.js';

beforeAll(load);

describe('the award of a completed stack counts as held', () => {
  const award = catalogue(
    role({ grid: 3 }),
    badge('a', 1000, {}),
    badge('b', 2000, {}),
    badge('w', 90000, { grid: 3 }),
    stack('s', ['a', 'b'], { awards: 'w' }),
  );

  it('for its skills', () => {
    expect(gap(award, { credentials: [held('a'), held('b')] }).skills[0]).toMatchObject({
      have: 3,
      from: [{ kind: 'award' }],
    });
    expect(brief(award)).toEqual(['optimal', 30, 20, 'a b']);
    expect(brief(award, { credentials: [held('a')] })).toEqual(['optimal', 20, 10, 'b']);
  });

  it('as a prerequisite', () => {
    const facts = catalogue(award, badge('z', 500, { grid: 4 }), needs('z', 'w')).filter(
      (each) => each.type !== 'roleSkill',
    );
    const wants = [...facts, ...catalogue(role({ grid: 4 })).filter((each) => each.type === 'roleSkill')];
    expect(brief(wants)).toEqual(['optimal', 35, 30, 'a b z']);
  });

  it('for the role', () => {
    const facts = catalogue(
      award.filter((each) => each.type !== 'roleSkill'),
      licence('w'),
    );
    expect(brief(facts)).toEqual(['optimal', 30, 20, 'a b']);
    const { credentials } = gap(facts, { credentials: [held('a'), held('b')] });
    expect(credentials).toEqual([{ anyOf: [{ id: 'w', name: 'w' }], held: { id: 'w', name: 'w' } }]);
  });

  it('as a member of a larger stack', () => {
    const facts = catalogue(
      award,
      badge('c', 100, {}),
      badge('top', 99900, { grid: 5 }),
      stack('t', ['w', 'c'], { awards: 'top' }),
    );
    const wants = facts.map((each) => (each.type === 'roleSkill' ? { ...each, level: 5 as const } : each));
    expect(brief(wants)).toEqual(['optimal', 31, 30, 'a b c']);
    expect(gap(wants, { credentials: [held('a'), held('b'), held('c')] }).skills[0]!.have).toBe(5);
  });

  it('until a member it rests on has ended', () => {
    const credentials = [held('a', '2026-01-01', '2026-12-31'), held('b')];
    expect(gap(award, { credentials }).skills[0]).toMatchObject({ have: 3, expiresOn: '2026-12-31' });
    expect(gap(award, { credentials }, '2027-01-01').skills[0]!.have).toBe(0);
  });

  it('no longer than its own validity from the day of completion', () => {
    const facts = award.map((each) =>
      each.type === 'credential' && each.id === 'w' ? { ...each, validMonths: 2 } : each,
    );
    const credentials = [held('a', '2026-01-31'), held('b', '2026-04-30')];
    expect(gap(facts, { credentials }).skills[0]).toMatchObject({
      have: 3,
      asOf: '2026-04-30',
      expiresOn: '2026-06-30',
    });
    expect(gap(facts, { credentials }, '2026-07-01').skills[0]!.have).toBe(0);
  });
});

describe('levels and prerequisites', () => {
  it('a level includes those below it', () => {
    const facts = catalogue(role({ solar: 2 }), badge('a', 1000, { solar: 4 }));
    expect(brief(facts)).toEqual(['optimal', 10, 10, 'a']);
    expect(gap(facts, { credentials: [held('a')] }).readiness).toBe(1);
  });

  it('a skill needed without a level is needed at level 1', () => {
    const facts = catalogue(
      role({ grid: 1 }),
      badge('low', 300, { solar: 1 }),
      badge('a', 1000, { grid: 1 }),
      needs('a', 'solar'),
    );
    expect(brief(facts)).toEqual(['optimal', 13, 20, 'low a']);
    expect(brief(facts, { skills: { solar: 1 } })).toEqual(['optimal', 10, 10, 'a']);
  });

  const grouped = catalogue(
    role({ grid: 1 }),
    badge('p', 900, {}),
    badge('q', 700, { solar: 2 }),
    badge('a', 1000, { grid: 1 }),
    needs('a', 'p', { group: 'one' }),
    needs('a', 'solar', { group: 'one', level: 2 }),
  );

  it('of a group, which may mix badges and skills, one is enough', () => {
    expect(brief(grouped)).toEqual(['optimal', 17, 20, 'q a']);
    expect(brief(grouped, { credentials: [held('p')] })).toEqual(['optimal', 10, 10, 'a']);
    expect(brief(grouped, { skills: { solar: 2 } })).toEqual(['optimal', 10, 10, 'a']);
    expect(brief(grouped, { skills: { solar: 1 } })).toEqual(['optimal', 17, 20, 'q a']);
  });

  it('rows without a group must all hold beside it', () => {
    const facts = catalogue(grouped, badge('must', 50, {}), needs('a', 'must'));
    expect(brief(facts)).toEqual(['optimal', 17.5, 30, 'must q a']);
  });

  it('a ring of prerequisites cannot be entered, a held badge breaks it', () => {
    const ring = catalogue(
      role({ grid: 1 }),
      badge('x', 100, {}),
      badge('y', 100, { grid: 1 }),
      needs('x', 'y'),
      needs('y', 'x'),
    );
    expect(pathway(ring)).toMatchObject({
      status: 'optimal',
      steps: [],
      uncovered: [{ skill: { id: 'grid' }, level: 1, reachable: 0, reason: 'prerequisite-unreachable' }],
    });
    expect(brief(ring, { credentials: [held('x')] })).toEqual(['optimal', 1, 10, 'y']);
  });

  it('a badge cannot stand on the level it gives itself', () => {
    const facts = catalogue(
      role({ grid: 3 }),
      badge('a', 100, { grid: 3 }),
      needs('a', 'grid', { level: 2 }),
      badge('b', 5000, { grid: 2 }),
    );
    expect(brief(facts)).toEqual(['optimal', 51, 20, 'b a']);
  });

  it('a required badge that is held asks for nothing; one that ended is taken again', () => {
    const facts = catalogue(role({}), badge('a', 1000, {}), licence('a'));
    expect(brief(facts, { credentials: [held('a')] })).toEqual(['optimal', 0, 0, '']);
    expect(brief(facts, { credentials: [held('a', '2020-01-01', '2026-06-14')] })).toEqual(['optimal', 10, 10, 'a']);
  });

  it('of a group of required badges the cheapest is taken', () => {
    const facts = catalogue(role({}), badge('a', 1000, {}), badge('b', 900, {}), licence('a', 'g'), licence('b', 'g'));
    expect(brief(facts)).toEqual(['optimal', 9, 10, 'b']);
    expect(pathway(facts).steps[0]!.because).toBe('The role requires it by itself.');
  });
});

describe('when a stack is complete', () => {
  const of = (members: readonly (string | Record<string, unknown>)[], more: Record<string, unknown>) =>
    catalogue(
      role({ grid: 1 }),
      ...['a', 'b', 'c'].map((id, k) => badge(id, 100 * (k + 1), {}, { credits: k + 1 })),
      badge('w', 90000, { grid: 1 }),
      stack('s', members, { awards: 'w', ...more }),
    );
  const credit = (credential: string, credits: number) => ({ credential, credits });
  const grouped = (credential: string, group: string) => ({ credential, group });

  it.each([
    ['all members', of(['a', 'b', 'c'], {}), 6, 'a b c'],
    ['any two', of(['a', 'b', 'c'], { atLeast: 2 }), 3, 'a b'],
    ['one of each group', of([grouped('a', 'x'), grouped('b', 'x'), grouped('c', 'y')], {}), 4, 'a c'],
    ['one of a group and all without one', of([grouped('a', 'x'), grouped('b', 'x'), 'c'], {}), 4, 'a c'],
    ['two, one of them of a group', of(['a', 'b', grouped('c', 'x')], { atLeast: 2 }), 4, 'a c'],
    ['credits', of([credit('a', 2), credit('b', 2), credit('c', 3)], { minCredits: 3.5 }), 3, 'a b'],
    ['credits, else the members’ own', of(['a', 'b', 'c'], { minCredits: 4 }), 4, 'a c'],
    ['a single member', of(['b'], {}), 2, 'b'],
  ])('%s', (_, facts, cost, steps) => {
    const answer = pathway(facts);
    expect([
      answer.cost.amount,
      answer.steps
        .map((step) => step.credential.id)
        .sort()
        .join(' '),
    ]).toEqual([cost, steps]);
    expect(answer.stacks).toMatchObject([{ stack: { id: 's' }, completed: true, saved: 0, awards: { id: 'w' } }]);
  });

  it('never without members, nor with fewer than it asks for', () => {
    for (const facts of [of([], {}), of(['a'], { atLeast: 2 })])
      expect(brief(facts)).toEqual(['optimal', 900, 10, 'w']);
  });

  it('may be asked for by itself', () => {
    const facts = of(['a', 'b'], {}).filter((each) => each.type !== 'roleSkill');
    expect(brief(facts, {}, { require: ['s'] })).toEqual(['optimal', 3, 20, 'a b']);
    expect(brief(facts, { credentials: [held('a'), held('b', '2026-01-01', ON)] }, { require: ['s'] })).toEqual([
      'optimal',
      0,
      0,
      '',
    ]);
  });
});

describe('a level in the same skill of another framework', () => {
  const facts = (confidence: number) =>
    catalogue(
      role({ grid: 3 }),
      badge('low', 100, { other: 2 }),
      badge('high', 5000, { grid: 3 }),
      badge('foreign', 700, { other: 3 }),
      [{ type: 'skillSameAs', skill: 'other', same: 'grid', confidence }],
    );

  it('counts as held, for the gap and for the plan alike', () => {
    const person = { credentials: [held('foreign')] };
    expect(gap(facts(0.8), person)).toMatchObject({ readiness: 1, skills: [{ have: 3, via: { confidence: 0.8 } }] });
    expect(brief(facts(0.8), person)).toEqual(['optimal', 0, 0, '']);
    expect(gap(facts(0.8), { credentials: [held('low')] }).skills[0]).toMatchObject({ have: 2, gap: 1 });
  });

  it('counts for nothing where it is not sure enough', () => {
    const person = { credentials: [held('foreign')] };
    expect(gap(facts(0.79), person).skills[0]).toMatchObject({ have: 0 });
    expect(brief(facts(0.79), person)).toEqual(['optimal', 50, 10, 'high']);
  });

  it('ends when the credential behind it ends, and is renewed by what certifies the skill itself', () => {
    const person = { credentials: [held('foreign', '2026-01-01', '2026-02-01')] };
    expect(gap(facts(1), person).skills[0]).toMatchObject({ have: 0, lapsed: { level: 3, expiredOn: '2026-02-01' } });
    expect(brief(facts(1), person)).toEqual(['optimal', 50, 10, 'high']);
  });
});
