import { beforeAll, describe, expect, it } from '@jest/globals';
import { gapOf, snapshotOf, type PathwayOptions } from '#lib/engine';
import type { Fact } from '#lib/model';
import { Chance } from '../oracle/random.js';
import { randomQuestion } from './oracle/random-question.js';
import {
  asked,
  badge,
  brief,
  catalogue,
  fact,
  gap,
  held,
  licence,
  load,
  needs,
  ON,
  pathway,
  role,
  stack,
} from './asking.js';

beforeAll(load);

describe('the best plan', () => {
  const choice = catalogue(
    role({ solar: 1 }),
    badge('slow', 1000, { solar: 1 }, { hours: 90 }),
    badge('fast', 9000, { solar: 1 }, { hours: 5 }),
    badge('between', 3000, { solar: 1 }, { hours: 20 }),
  );

  it.each([
    [undefined, 'slow', 10, 'EUR'],
    ['cost' as const, 'slow', 10, 'EUR'],
    ['hours' as const, 'fast', 5, 'hours'],
    // 10 EUR an hour: 910, 140, 230.
    ['mix' as const, 'fast', 140, 'EUR'],
  ])('minimises %s', (minimise, id, value, unit) => {
    const answer = pathway(choice, {}, minimise ? { minimise } : {});
    expect([answer.steps[0]!.credential.id, answer.objective.value, answer.objective.unit]).toEqual([id, value, unit]);
  });

  it('of equal cost takes fewer hours', () => {
    const facts = catalogue(
      role({ solar: 1 }),
      badge('a', 100, { solar: 1 }, { hours: 9 }),
      badge('b', 100, { solar: 1 }, { hours: 8 }),
    );
    expect(brief(facts)).toEqual(['optimal', 1, 8, 'b']);
  });

  it('says within what its plan is the best, and what for', () => {
    const facts = catalogue(
      role({ solar: 1, wind: 1 }),
      badge('cheap', 3000, { solar: 1 }, { hours: 45 }),
      badge('quick', 12_000, { solar: 1 }, { hours: 10 }),
      badge('other', 1000, { wind: 1 }, { hours: 2 }),
    );
    const told = (options: Omit<PathwayOptions, 'on'>) => pathway(facts, {}, options).proof.statement;
    expect(told({})).toContain('closes this gap for less than EUR 40: proved');
    expect(told({ maxHours: 12, budget: '150' })).toContain(
      'closes this gap within the budget of EUR 150 and 12 hours of study for less than EUR 130: proved',
    );
    expect(told({ coverage: 0.5 })).toContain('brings readiness to 50 % for less than EUR 10: proved');
    expect(told({ minimise: 'mix' })).toContain('for less than EUR 250 with its hours counted in: proved');
    expect(told({ coverage: 0 })).toBe('Nothing has to be taken: the readiness asked for is reached already.');
  });

  it('has no alternative that is the same badge taken anew', () => {
    const facts = catalogue(role({ solar: 1 }), badge('a', 10_500, { solar: 1 }, { renewalCost: 10_000 }));
    const person = { credentials: [held('a', '2020-01-01', '2021-01-01')] };
    const answer = pathway(facts, person, { alternatives: 2 });
    expect([answer.cost.amount, answer.steps[0]!.renewal, answer.alternatives]).toEqual([100, true, []]);
  });

  it('compares with no greedy choice that is cheaper because it keeps to no limit', () => {
    const facts = catalogue(
      role({ solar: 1 }),
      badge('cheap', 3000, { solar: 1 }, { hours: 45 }),
      badge('quick', 12_000, { solar: 1 }, { hours: 10 }),
    );
    expect(pathway(facts, {}, { maxHours: 12 })).toMatchObject({ cost: { amount: 120 }, greedy: null });
    expect(pathway(facts, {}, {})).toMatchObject({ cost: { amount: 30 }, greedy: { cost: 30, excess: 0 } });
  });

  it('takes no free badge that nothing needs, with hours or without', () => {
    const facts = catalogue(
      role({ solar: 1 }),
      badge('a', 100, { solar: 1 }),
      badge('b', 0, { wind: 1 }),
      badge('c', 0, { solar: 1 }, { hours: 0, status: 'retired' }),
      badge('d', 0, {}, { hours: 0 }),
      stack('s', ['a', 'd'], { bundlePrice: 100 }),
    );
    expect(brief(facts)).toEqual(['optimal', 1, 10, 'a']);
  });

  it('passes over a badge that certifies nothing unless it is needed', () => {
    const facts = catalogue(role({ solar: 1 }), badge('nothing', 0, {}), badge('a', 100, { solar: 1 }));
    expect(brief(facts)[3]).toBe('a');
    expect(brief([...facts, needs('a', 'nothing')])[3]).toBe('nothing a');
  });

  it('brings the heavier skill first when the order is free', () => {
    const facts = catalogue(
      badge('a', 100, { sa: 1 }),
      badge('b', 100, { sb: 1 }),
      fact('role', { id: 'r', title: 'Role' }),
      fact('roleSkill', { role: 'r', skill: 'sa', level: 1, importance: 0.2 }),
      fact('roleSkill', { role: 'r', skill: 'sb', level: 1, importance: 0.9 }),
    );
    expect(brief(facts)[3]).toBe('b a');
  });

  it('says beside it what choosing greedily costs', () => {
    // Greedy takes x (2 levels for 10), then still needs y (1 for 20) = 30; z alone is 24.
    const facts = catalogue(
      role({ sa: 2, sb: 1 }),
      badge('x', 1000, { sa: 2 }),
      badge('y', 2000, { sb: 1 }),
      badge('z', 2400, { sa: 2, sb: 1 }),
    );
    expect(pathway(facts)).toMatchObject({ cost: { amount: 24 }, greedy: { cost: 30, excess: 0.25 } });
  });

  it('says it once, in money, hours or what is weighed, and names what is proven apart from it', () => {
    const facts = catalogue(
      role({ sa: 2, sb: 1 }),
      badge('x', 100_000, { sa: 2 }, { hours: 10 }),
      badge('y', 200_000, { sb: 1 }, { hours: 20 }),
      badge('z', 240_000, { sa: 2, sb: 1 }, { hours: 24 }),
    );
    const told = (minimise: PathwayOptions['minimise']) => {
      const { proof } = pathway(facts, {}, { minimise });
      expect(proof.proven).not.toContain('greedily');
      expect(proof.statement.startsWith(`${proof.proven} Choosing greedily`)).toBe(true);
      return proof.statement.match(/Choosing greedily[^.]*\./g);
    };
    expect(told('cost')).toEqual(['Choosing greedily would cost EUR 3,000, 25 % more.']);
    expect(told('hours')).toEqual(['Choosing greedily would take 25 % more hours.']);
    expect(told('finish')).toEqual(['Choosing greedily would take 24 % more days.']);
    expect(told('mix')).toEqual(['Choosing greedily would take 25 % more, money and hours weighed together.']);
  });

  it('ends the greedy search where an award’s stack is not complete yet', () => {
    // b is offered and awarded by a stack that needs b: once a search without end.
    const facts = catalogue(
      role({ sa: 1, sc: 1 }),
      badge('a', 100, { sc: 1 }),
      badge('b', 900, {}),
      badge('c', 100, { sa: 1 }),
      needs('a', 'b'),
      needs('c', 'a'),
      stack('s', ['a', 'c'], { awards: 'b' }),
    );
    expect(brief(facts)).toEqual(['optimal', 11, 30, 'b a c']);
  });
});

describe('alternatives and the front', () => {
  const facts = catalogue(
    role({ sa: 1, sb: 1 }),
    badge('a1', 1000, { sa: 1 }, { hours: 20 }),
    badge('a2', 1050, { sa: 1 }, { hours: 10 }),
    badge('b1', 1000, { sb: 1 }, { hours: 20 }),
    badge('b2', 1050, { sb: 1 }, { hours: 10 }),
  );

  it('are really different and at most a tenth dearer', () => {
    const best = pathway(facts, {}, { alternatives: 5 });
    const plans = [
      best.steps.map((step) => step.credential.id),
      ...best.alternatives.map((one) => one.steps.map((step) => step.id)),
    ];
    expect(plans.length).toBeGreaterThan(1);
    plans.forEach((plan, i) =>
      plans.slice(0, i).forEach((other) => {
        expect(plan.filter((id) => other.includes(id)).length).toBeLessThanOrEqual(0.7 * other.length);
      }),
    );
    for (const { cost } of best.alternatives) expect(cost.amount).toBeLessThanOrEqual(best.cost.amount * 1.1);
  });

  it('are none when there is nothing to do', () => {
    expect(pathway(facts, { skills: { sa: 1, sb: 1 } }, { alternatives: 3 }).alternatives).toEqual([]);
  });

  it('the front trades money for hours, no point worse than another', () => {
    const { front } = pathway(facts, {}, { front: 3 });
    expect(front.map((one) => [one.cost.amount, one.hours])).toEqual([
      [20, 40],
      [20.5, 30],
      [21, 20],
    ]);
  });

  it('a number of them that is no whole number is refused', () => {
    expect(asked(facts, {}, { alternatives: 1.5 })).toMatchObject({ problems: [{ code: 'not-a-whole-number' }] });
    expect(asked(facts, {}, { front: -1 })).toMatchObject({ problems: [{ code: 'out-of-range' }] });
  });
});

describe('nothing much', () => {
  it('a learner without anything lacks everything', () => {
    const { readiness, skills, hardMisses } = gap(catalogue(role({ solar: 2, wind: 1 })));
    expect([readiness, skills.map((one) => [one.have, one.gap]), hardMisses.length]).toEqual([
      0,
      [
        [0, 2],
        [0, 1],
      ],
      2,
    ]);
  });

  it('a role that requires credentials only has no readiness, but a code that says so', () => {
    const facts = catalogue(role({}), badge('a', 100, {}), licence('a'));
    const asked = { readiness: null, code: 'role-without-skills', skills: [], credentials: [{ held: null }] };
    expect(gap(facts)).toMatchObject(asked);
    expect(gap(facts, { credentials: [held('a')] }).code).toBe('role-without-skills');
  });

  it('a role without requirements has no readiness, but a code', () => {
    const facts = catalogue(role({}));
    expect(gap(facts)).toMatchObject({
      readiness: null,
      code: 'role-without-requirements',
      skills: [],
      hardMisses: [],
    });
    expect(pathway(facts)).toMatchObject({
      status: 'optimal',
      steps: [],
      finish: null,
      weeks: 0,
      readiness: { before: null, after: null },
    });
  });

  it('an empty catalogue leaves everything uncovered', () => {
    expect(pathway(catalogue(role({ solar: 1 })))).toMatchObject({
      status: 'optimal',
      cost: { amount: 0 },
      considered: 0,
      uncovered: [{ reason: 'no-credential' }],
    });
  });

  it('nothing to do is optimal, free, and takes no time', () => {
    const facts = catalogue(role({ solar: 1 }), badge('a', 100, { solar: 1 }));
    const answer = pathway(facts, { credentials: [held('a')] }, { budget: '0', by: ON });
    expect(answer).toMatchObject({
      status: 'optimal',
      cost: { amount: 0 },
      hours: 0,
      weeks: 0,
      finish: null,
      gap: 0,
      bound: 0,
      readiness: { before: 1, after: 1 },
    });
  });

  it('importance is 1 and essential true unless said otherwise', () => {
    const facts = catalogue(
      role({ solar: 2 }),
      fact('roleSkill', { role: 'r', skill: 'wind', level: 4, importance: 0.5, essential: false }),
      badge('w', 0, { wind: 1 }),
    );
    const { skills, hardMisses, readiness } = gap(facts, { skills: { solar: 1, wind: 1 } });
    expect(skills.map((one) => [one.skill.id, one.importance, one.essential])).toEqual([
      ['solar', 1, true],
      ['wind', 0.5, false],
    ]);
    expect(hardMisses).toEqual([]);
    // (1 × 1/2 + 0.5 × 1/4) ÷ 1.5
    expect(readiness).toBeCloseTo(0.625 / 1.5, 12);
  });
});

describe('ageing', () => {
  const facts = catalogue(role({ solar: 4 }), badge('a', 100, { solar: 4 }));
  const who = { credentials: [held('a', '2020-01-01')] };

  it('is off unless asked for, and then the same in gap and pathway', () => {
    expect(pathway(facts, who).readiness.before).toBe(1);
    const snapshot = snapshotOf(facts);
    const aged = gapOf(snapshot, { skills: [], credentials: who.credentials }, 0, { on: ON, ageing: true });
    expect(aged.readiness).toBeLessThan(1);
    expect(pathway(facts, who, { ageing: true }).readiness.before).toBe(aged.readiness);
  });
});

describe('same facts, same answer', () => {
  const shuffled = <T>(list: readonly T[], seed: number): T[] => new Chance(seed).some(list, list.length);

  it('to the byte, in whatever order the facts came', () => {
    for (let seed = 0; seed < 60; seed++) {
      const { facts, person, options } = randomQuestion(seed);
      const wishes = { ...options, alternatives: 2, front: 3 };
      const mixed: Fact[] = shuffled(facts, seed + 1);
      const same = {
        ...person,
        skills: shuffled(person.skills, seed),
        credentials: shuffled(person.credentials, seed),
      };
      const text = (list: readonly Fact[], one: typeof person) => {
        const snapshot = snapshotOf(list);
        const role = snapshot.roles.index.get('role')!;
        const own = list.map((each) =>
          each.type === 'role' ? { ...each, id: 'r' } : 'role' in each ? { ...each, role: 'r' } : each,
        );
        return JSON.stringify([gapOf(snapshot, one, role, { on: ON }), asked(own, one, wishes)]);
      };
      expect([seed, text(mixed, same)]).toEqual([seed, text(facts, person)]);
    }
  });

  it('also of two that last equally long', () => {
    const facts = catalogue(role({ solar: 1 }), badge('a', 100, { solar: 1 }));
    const [old, young] = [held('a', '2020-01-01'), held('a', '2024-01-01')];
    const one = JSON.stringify(gap(facts, { credentials: [old, young] }));
    expect(JSON.stringify(gap(facts, { credentials: [young, old] }))).toBe(one);
    expect(gap(facts, { credentials: [old, young] }).skills[0]!.asOf).toBe('2024-01-01');
  });
});
