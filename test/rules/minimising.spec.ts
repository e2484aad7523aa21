import { beforeAll, describe, expect, it } from '@jest/globals';
import { badge, brief, catalogue, fact, load, needs, pathway, role } from './asking.js';

beforeAll(load);

const AT_7 = { hoursPerWeek: 7 };

describe('minimise finish', () => {
  const three = catalogue(
    role({ solar: 1 }),
    badge('cheap', 1000, { solar: 1 }, { hours: 21 }),
    badge('short', 3000, { solar: 1 }, { hours: 7, weeks: 4 }),
    badge('soon', 5000, { solar: 1 }, { hours: 14 }),
    badge('soon-too', 4900, { solar: 1 }, { hours: 14 }),
  );

  it('takes what ends first, of those the cheapest', () => {
    expect(brief(three, {}, AT_7)).toEqual(['optimal', 10, 21, 'cheap']);
    expect(brief(three, {}, { ...AT_7, minimise: 'hours' })).toEqual(['optimal', 30, 7, 'short']);
    expect(brief(three, {}, { ...AT_7, minimise: 'finish' })).toEqual(['optimal', 49, 14, 'soon-too']);
    const { objective, bound, gap, finish, proof } = pathway(three, {}, { ...AT_7, minimise: 'finish' });
    expect([objective, bound, gap, finish]).toEqual([
      { minimise: 'finish', value: 14, unit: 'days' },
      14,
      0,
      '2026-06-28',
    ]);
    expect(proof.statement).toMatch(/^No plan ends before 2026-06-28: .* none costs less than EUR 49: proved/);
    const within = pathway(three, {}, { ...AT_7, minimise: 'finish', budget: '20' });
    expect(within.proof.statement).toMatch(/^No plan within the budget of EUR 20 ends before 2026-07-05: /);
  });

  it('takes fewer hours where day and price are the same', () => {
    const facts = catalogue(
      role({ solar: 1 }),
      badge('a', 1000, { solar: 1 }, { hours: 13.5 }),
      badge('b', 1000, { solar: 1 }, { hours: 13.1 }),
    );
    expect(brief(facts, {}, { ...AT_7, minimise: 'finish' })).toEqual(['optimal', 10, 13.1, 'b']);
  });

  it('reckons with the days on which courses begin, and with what must come before', () => {
    const facts = catalogue(
      role({ solar: 1, wind: 1 }),
      badge('a', 0, { solar: 1 }, { hours: 7, starts: ['2026-06-15', '2026-07-06'] }),
      badge('b', 0, { wind: 1 }, { hours: 7, starts: ['2026-06-15'] }),
      badge('c', 500, { wind: 1 }, { hours: 7 }),
      badge('d', 900, { wind: 1 }, { hours: 7 }),
      needs('d', 'a'),
    );
    expect(brief(facts, {}, AT_7)).toEqual(['optimal', 0, 14, 'b a']);
    expect(brief(facts, {}, { ...AT_7, minimise: 'finish' })).toEqual(['optimal', 5, 14, 'a c']);
  });

  it('keeps within the budget, and says that nothing is needed where nothing is', () => {
    expect(brief(three, {}, { ...AT_7, minimise: 'finish', budget: '40' })).toEqual(['optimal', 10, 21, 'cheap']);
    expect(brief(three, { skills: { solar: 1 } }, { minimise: 'finish' })).toEqual(['optimal', 0, 0, '']);
  });

  it('compares the greedy choice by days', () => {
    expect(pathway(three, {}, { ...AT_7, minimise: 'finish' }).greedy).toEqual({ cost: 10, excess: 0.5 });
  });
});

describe('minimise trust', () => {
  const issuer = (id: string, trust?: number) => fact('issuer', { id, name: id, trust });
  const offers = (cost: number) =>
    catalogue(
      role({ solar: 1 }),
      issuer('sure', 1),
      issuer('half', 0.5),
      issuer('who'),
      badge('from-sure', cost, { solar: 1 }, { issuer: 'sure' }),
      badge('from-half', 2000, { solar: 1 }, { issuer: 'half' }),
      badge('from-who', 0, { solar: 1 }, { issuer: 'who', hours: 1 }),
    );

  it('weighs distrust at 100 of the currency for a badge without any trust', () => {
    // sure: 69 + 0, half: 20 + 50, who: 0 + 100.
    expect(brief(offers(6900), {}, { minimise: 'trust' })).toEqual(['optimal', 69, 10, 'from-sure']);
    expect(brief(offers(7100), {}, { minimise: 'trust' })).toEqual(['optimal', 20, 10, 'from-half']);
    expect(brief(offers(7100))).toEqual(['optimal', 0, 1, 'from-who']);
    const { objective, proof } = pathway(offers(7100), {}, { minimise: 'trust' });
    expect(objective).toEqual({ minimise: 'trust', value: 70, unit: 'EUR' });
    expect(['prices', 'tree']).toContain(proof.kind);
  });

  it('pays no more than the budget, and studies no longer than allowed', () => {
    expect(brief(offers(6900), {}, { minimise: 'trust', budget: '50' })).toEqual(['optimal', 20, 10, 'from-half']);
    expect(brief(offers(6900), {}, { minimise: 'trust', maxHours: 9 })).toEqual(['optimal', 0, 1, 'from-who']);
    const by = { minimise: 'trust', hoursPerWeek: 7, by: '2026-06-16' } as const;
    expect(brief(offers(6900), {}, by)).toEqual(['optimal', 0, 1, 'from-who']);
    expect(brief(offers(6900), {}, { ...by, maxHours: 0.5 })[0]).toBe('infeasible');
  });

  it('speaks of the hours allowed where they rule a plan out, and of a calendar only where there is one', () => {
    const told = (more: object) => pathway(offers(6900), {}, { minimise: 'trust', maxHours: 9, ...more }).proof.proven;
    expect(told({})).toMatch(
      /^Without the limit of 9 hours the best plan would take EUR 69 .* but it takes more hours than that\. /,
    );
    expect(told({})).not.toContain('calendar');
    expect(told({ hoursPerWeek: 7, by: '2026-06-30' })).toMatch(
      /^Without its calendar and the limit of 9 hours the best plan .* but it does not keep within both\. /,
    );
  });
});

describe('hours cap', () => {
  const two = catalogue(
    role({ solar: 1 }),
    badge('long', 1000, { solar: 1 }, { hours: 20 }),
    badge('short', 3000, { solar: 1 }, { hours: 4 }),
  );

  it('is kept to the minute, whatever the deadline', () => {
    expect(brief(two, {}, { maxHours: 20 })).toEqual(['optimal', 10, 20, 'long']);
    expect(brief(two, {}, { maxHours: 19.98 })).toEqual(['optimal', 30, 4, 'short']);
    expect(brief(two, {}, { maxHours: 100, ...AT_7, by: '2026-06-20' })).toEqual(['optimal', 30, 4, 'short']);
  });

  it('is told as what blocks', () => {
    const { status, blocked } = pathway(two, {}, { maxHours: 3 });
    expect(status).toBe('infeasible');
    expect(blocked).toMatchObject([{ constraint: 'maxHours', without: { status: 'optimal', cost: { amount: 10 } } }]);
  });
});
