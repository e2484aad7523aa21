import { beforeAll, describe, expect, it } from '@jest/globals';
import { badge, brief, catalogue, fact, fund, held, load, pathway, role, stack, type Holds } from './asking.js';

beforeAll(load);

const wants = (...skills: string[]) => role(Object.fromEntries(skills.map((skill) => [skill, 1])));
/** Three badges of 100, 60 and 20, each for a skill of its own. */
const three = [...badge('a', 10000, { sa: 1 }), ...badge('b', 6000, { sb: 1 }), ...badge('c', 2000, { sc: 1 })];
const group = (credential: string, name: string) => ({ credential, group: name });

describe('a bundle price', () => {
  it('buys all members, and is used only where it saves', () => {
    const facts = (price: number) =>
      catalogue(wants('sa', 'sb'), three, stack('s', ['a', 'b'], { bundlePrice: price }));
    expect(pathway(facts(15000))).toMatchObject({ cost: { amount: 150 }, saved: { funding: 0, bundles: 10 } });
    expect(pathway(facts(15000)).stacks).toMatchObject([
      { stack: { id: 's' }, completed: true, saved: 10, awards: null },
    ]);
    const dear = pathway(facts(16001));
    expect(dear).toMatchObject({ cost: { amount: 160 }, saved: { funding: 0, bundles: 0 } });
    expect(dear.steps.some((step) => step.bundle)).toBe(false);
  });

  it('of any two of three covers the two dearest, the third pays its own price', () => {
    const facts = catalogue(
      wants('sa', 'sb', 'sc'),
      three,
      stack('s', ['a', 'b', 'c'], { atLeast: 2, bundlePrice: 9000 }),
    );
    const { cost, saved, steps } = pathway(facts);
    expect([cost.amount, saved.bundles]).toEqual([110, 70]);
    expect(steps.filter((step) => !step.bundle).map((step) => step.credential.id)).toEqual(['c']);
  });

  it('of one of each group covers one of each', () => {
    const members = [group('a', 'x'), group('b', 'x'), group('c', 'y')];
    const facts = catalogue(wants('sa', 'sb', 'sc'), three, stack('s', members, { bundlePrice: 9000 }));
    // a and c for 90, b for 60.
    expect(pathway(facts).cost.amount).toBe(150);
  });

  it('is not refunded for a member held already', () => {
    const facts = catalogue(wants('sa', 'sb'), three, stack('s', ['a', 'b'], { bundlePrice: 5000 }));
    const who = { credentials: [held('a')] };
    expect(brief(facts, who)).toEqual(['optimal', 50, 10, 'b']);
    const dear = catalogue(wants('sa', 'sb'), three, stack('s', ['a', 'b'], { bundlePrice: 7000 }));
    expect(brief(dear, who)).toEqual(['optimal', 60, 10, 'b']);
  });

  it('may be paid again by who completed the stack with other members', () => {
    const facts = catalogue(wants('sb', 'sc'), three, stack('s', ['a', 'b', 'c'], { atLeast: 1, bundlePrice: 1500 }));
    expect(brief(facts, { credentials: [held('a')] }).slice(0, 2)).toEqual(['optimal', 35]);
  });

  it('is worth a badge that nothing else needs', () => {
    const facts = catalogue(wants('sa', 'sb'), three, stack('s', ['a', 'b', 'c'], { bundlePrice: 14000 }));
    const { cost, saved, steps } = pathway(facts);
    expect([cost.amount, saved.bundles, steps.length]).toEqual([140, 40, 3]);
    expect(steps.find((step) => step.credential.id === 'c')!.because).toMatch(/needed for s|bundle/i);
  });

  it('needs no badge that is awarded anyway, though it is free', () => {
    const free = badge('p', 0, {}, { hours: 0 });
    const awarded = stack('w', ['a'], { awards: 'p' });
    const facts = catalogue(
      wants('sa', 'sb'),
      three,
      free,
      awarded,
      stack('s', ['a', 'b', 'p'], { bundlePrice: 14000 }),
    );
    expect(brief(facts)).toEqual(['optimal', 140, 20, 'a b']);
  });

  it('pays for a credential once: it is in one bundle at most', () => {
    const facts = catalogue(
      wants('sa', 'sb', 'sc'),
      three,
      stack('s', ['a', 'b'], { bundlePrice: 9000 }),
      stack('t', ['b', 'c'], { bundlePrice: 1000 }),
    );
    // s + c: 90 + 20; t + a: 10 + 100; both would need b twice.
    expect(pathway(facts).cost.amount).toBe(110);
  });

  it('is shared by its badges in proportion, to the cent', () => {
    const facts = catalogue(wants('sa', 'sb', 'sc'), three, stack('s', ['a', 'b', 'c'], { bundlePrice: 9998 }));
    const { steps } = pathway(facts);
    const shares = Object.fromEntries(steps.map((step) => [step.credential.id, step.cost]));
    // 9998 × 100/180 = 5554.4, × 60/180 = 3332.7, the last one takes what is left.
    expect(Object.values(shares).reduce((sum, share) => sum + Math.round(share * 100), 0)).toBe(9998);
    expect([shares['a'], shares['b']]).toEqual([55.54, 33.32]);
  });
});

describe('funding', () => {
  const cost = (price: number, more: Record<string, unknown>, who: Holds = {}) =>
    pathway(catalogue(wants('sa'), badge('a', price, { sa: 1 }), fund('f', ['a'], more)), who).cost.amount;

  it('takes a percentage off, rounded half up', () => {
    expect(cost(9999, { percent: 30 })).toBe(69.99); // 2999.7 → 3000
    expect(cost(1005, { percent: 50 })).toBe(5.02); // 502.5 → 503
    expect(cost(1003, { percent: 50 })).toBe(5.01); // 501.5 → 502
    expect(cost(1000, { percent: 0 })).toBe(10);
    expect(cost(1000, { percent: 100 })).toBe(0);
  });

  it('or an amount a purchase, never more than the price or the cap', () => {
    expect(cost(1000, { amount: 300 })).toBe(7);
    expect(cost(1000, { amount: 3000 })).toBe(0);
    expect(cost(1000, { amount: 3000, cap: 250 })).toBe(7.5);
    expect(cost(1000, { percent: 50, cap: 0 })).toBe(10);
  });

  it('gives nothing where its cap is below the smallest unit of the currency paid in', () => {
    const yen = catalogue(
      wants('sa'),
      badge('x', 1000, { sa: 1 }),
      fund('f', ['x'], { percent: 50, cap: 40, currency: 'JPY' }),
      fact('rate', { from: 'JPY', to: 'EUR', rate: 0.0001, on: '2026-01-01' }),
    );
    const { cost, saved } = pathway(yen, {}, { currency: 'EUR' });
    expect([cost.amount, saved.funding]).toEqual([10, 0]);
  });

  it('has a cap for everything a learner buys', () => {
    const facts = catalogue(wants('sa', 'sb'), three, fund('f', ['i'], { percent: 50, cap: 6000 }));
    // 50 + 10 of 30
    expect(pathway(facts)).toMatchObject({ cost: { amount: 100 }, saved: { funding: 60 } });
  });

  it('is one fund a purchase, the best choice over all', () => {
    const facts = catalogue(
      wants('sa', 'sb'),
      three,
      fund('f', ['a', 'b'], { amount: 4000, cap: 4000 }),
      fund('g', ['a'], { amount: 3500 }),
    );
    // f for b (40) and g for a (35) beats f for a.
    expect(pathway(facts)).toMatchObject({ cost: { amount: 85 }, saved: { funding: 75 } });
  });

  it('covers by credential, by issuer, and on a stack the bundle price', () => {
    const bundle = stack('s', ['a', 'b'], { bundlePrice: 15000 });
    const facts = (covers: string) => catalogue(wants('sa', 'sb'), three, bundle, fund('f', [covers], { percent: 10 }));
    expect(pathway(facts('s'))).toMatchObject({ cost: { amount: 135 }, saved: { funding: 15, bundles: 10 } });
    expect(pathway(facts('i')).cost.amount).toBe(135);
    // On a alone: bundle 150, or apart 90 + 60.
    expect(pathway(facts('a')).cost.amount).toBe(150);
  });

  it('of a bundle is told once: the steps add up to what is saved', () => {
    const facts = catalogue(
      wants('sa', 'sb'),
      three,
      stack('s', ['a', 'b'], { bundlePrice: 15000 }),
      fund('f', ['s'], { percent: 10 }),
    );
    const { steps, saved } = pathway(facts);
    expect(steps.reduce((sum, step) => sum + step.funding!.saved, 0)).toBeCloseTo(saved.funding, 6);
  });

  it('applies to a renewal as well', () => {
    const facts = catalogue(
      wants('sa'),
      badge('a', 9000, { sa: 1 }, { renewalCost: 1000 }),
      fund('f', ['a'], { percent: 10 }),
    );
    expect(pathway(facts, { credentials: [held('a', '2020-01-01', '2021-01-01')] }).cost.amount).toBe(9);
  });

  it('is for the eligible: every column=value must hold, nothing asked means everyone', () => {
    const conditions = { percent: 100, eligibility: ['region=north', 'language=de'] };
    const learner = (more: Record<string, unknown>) => ({ learner: more });
    expect(cost(1000, conditions, learner({ region: 'north', language: 'de' }))).toBe(0);
    expect(cost(1000, conditions, learner({ region: 'north', language: 'en' }))).toBe(10);
    expect(cost(1000, conditions, learner({ region: 'north' }))).toBe(10);
    expect(cost(1000, conditions)).toBe(10);
    expect(cost(1000, { percent: 100 })).toBe(0);
    expect(cost(1000, { percent: 100, eligibility: ['hoursPerWeek=8'] }, learner({ hoursPerWeek: 8 }))).toBe(0);
    expect(cost(1000, { percent: 100, eligibility: ['region=8'] }, learner({ hoursPerWeek: 8 }))).toBe(10);
  });
});

describe('a budget', () => {
  const two = catalogue(role({ sa: 1, sb: 1 }), three, fund('f', ['a'], { percent: 50 }));

  it('is what the learner pays after funding', () => {
    expect(brief(two, {}, { budget: '110' })).toEqual(['optimal', 110, 20, 'a b']);
  });

  it('below the optimum is infeasible, tells what blocks and offers the best plan within it', () => {
    const answer = pathway(two, {}, { budget: '109.99' });
    expect(answer.status).toBe('infeasible');
    expect(answer.proof.statement).toMatch(
      /^The cheapest plan costs EUR 110, more than the budget of EUR 109.99: proved by prices/,
    );
    expect(answer.proof.kind).toBe('prices');
    expect(answer.bound).toBe(pathway(two).cost.amount);
    expect(answer.steps).toEqual([]);
    expect(answer.blocked).toEqual([
      {
        constraint: 'budget',
        without: { status: 'optimal', cost: { amount: 110, currency: 'EUR' }, hours: 20, finish: '2026-07-12' },
      },
    ]);
    // a for 50 or b for 60 bring the same readiness: the cheaper.
    expect(answer.alternatives).toMatchObject([
      { kind: 'within-budget', cost: { amount: 50 }, readiness: 0.5, steps: [{ id: 'a' }] },
    ]);
  });

  it('of nothing buys what is free, and only that', () => {
    expect(pathway(two, {}, { budget: '0' })).toMatchObject({ status: 'infeasible', alternatives: [] });
    const facts = catalogue(two, badge('free', 0, { sa: 1, sb: 1 }, { hours: 90 }));
    expect(brief(facts, {}, { budget: '0' })).toEqual(['optimal', 0, 90, 'free']);
  });

  it('names every constraint that blocks', () => {
    const facts = catalogue(role({ sa: 1 }), badge('a', 10000, { sa: 1 }));
    const { blocked } = pathway(facts, {}, { budget: '1', by: '2026-06-15' });
    expect(blocked!.map((one) => [one.constraint, one.without.status])).toEqual([
      ['budget', 'infeasible'],
      ['by', 'infeasible'],
    ]);
  });
});

describe('currencies', () => {
  const rate = (from: string, to: string, value: number, on: string) => fact('rate', { from, to, rate: value, on });
  const dollars = badge('d', 8000, { sb: 1 }, { currency: 'USD' });
  const mixed = catalogue(wants('sa', 'sb'), badge('a', 10000, { sa: 1 }), dollars, badge('e', 9000, { sb: 1 }));

  it('leaves out and counts what has no rate', () => {
    expect(pathway(mixed)).toMatchObject({
      cost: { amount: 190, currency: 'EUR' },
      left: [{ filter: 'currency', count: 1 }],
    });
  });

  it('counts a stack whose bundle price has no rate, and one that is excluded, as one', () => {
    const bought = (currency: string) =>
      catalogue(mixed, stack('s', ['a', 'e'], { bundlePrice: 1000, currency }), stack('t', ['a', 'e']));
    expect(pathway(bought('USD'))).toMatchObject({ cost: { amount: 190 }, left: [{ filter: 'currency', count: 2 }] });
    const without = (...exclude: string[]) => pathway(bought('EUR'), {}, { exclude }).left;
    expect(without('s')).toEqual([
      { filter: 'currency', count: 1 },
      { filter: 'exclude', count: 1 },
    ]);
    expect(without('s', 'a')[1]).toEqual({ filter: 'exclude', count: 2 });
    expect(without('i')[1]).toEqual({ filter: 'exclude', count: 5 });
  });

  it('uses the newest rate of the day or before, or the one the other way round, rounded half up', () => {
    const at = (...rates: ReturnType<typeof rate>[]) => pathway(catalogue(mixed, rates)).cost.amount;
    expect(at(rate('USD', 'EUR', 0.5, '2026-06-15'))).toBe(140);
    expect(at(rate('USD', 'EUR', 0.5, '2026-06-16'))).toBe(190);
    expect(
      at(
        rate('USD', 'EUR', 0.5, '2026-06-16'),
        rate('USD', 'EUR', 0.75, '2026-06-01'),
        rate('USD', 'EUR', 0.1, '2020-01-01'),
      ),
    ).toBe(160);
    expect(at(rate('EUR', 'USD', 1.25, '2026-01-01'))).toBe(164);
    expect(at(rate('USD', 'EUR', 0.9000625, '2026-01-01'))).toBe(172.01); // 7200.5 → 7201
  });

  it('is the one asked for, else the budget’s, else the most frequent', () => {
    const facts = catalogue(mixed, rate('EUR', 'USD', 1.25, '2026-01-01'));
    expect(pathway(facts).cost.currency).toBe('EUR');
    expect(pathway(facts, {}, { budget: '205', budgetCurrency: 'USD' }).cost).toEqual({ amount: 205, currency: 'USD' });
    expect(pathway(facts, {}, { currency: 'EUR', budget: '205', budgetCurrency: 'USD' }).cost).toEqual({
      amount: 164,
      currency: 'EUR',
    });
    expect(pathway(facts, {}, { currency: 'EUR', budget: '204.98', budgetCurrency: 'USD' }).status).toBe('infeasible');
  });

  it('knows currencies without decimals', () => {
    const facts = catalogue(
      wants('sa'),
      badge('y', 1999, { sa: 1 }, { currency: 'JPY' }),
      rate('JPY', 'EUR', 0.005, '2026-01-01'),
    );
    expect(pathway(facts).cost).toEqual({ amount: 1999, currency: 'JPY' });
    expect(pathway(facts, {}, { currency: 'EUR' }).cost).toEqual({ amount: 10, currency: 'EUR' }); // 9.995
  });
});
