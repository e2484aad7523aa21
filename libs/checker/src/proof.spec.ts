import { describe, expect, it } from '@jest/globals';
import { costs, leaf, member, offer, single, stack, verdict, type Example } from './proof-example.js';

/* Forged proofs: each would be believed if one sentence of docs/certificate.md were not checked. */

describe('prices', () => {
  it('prove the plan when they add up to its value', () => expect(verdict(() => {})).toBe('proved'));

  it('may fall short by less than the unit of values, which is 50 here', () => {
    expect(verdict((c) => (c.prices!.cuts[1]![1] = 101))).toBe('proved');
    expect(verdict((c) => (c.prices!.cuts[1]![1] = 100))).toBe('prices (bound)');
  });

  it('prove no plan that leaves a part of a grant unused', () => {
    const wasteful = (c: Example) => {
      c.plan.purchases = [{ offers: [0, 1], stack: 0, counted: [], fund: 0, grant: 30, paid: 220 }];
      costs(c, 220);
    };
    expect(verdict(wasteful)).toBe('prices (bound)');
    // Five cents short of the next unit, with a bound that is right for the best plan.
    expect(
      verdict((c) => {
        c.plan.purchases = [{ offers: [0, 1], stack: 0, counted: [], fund: 0, grant: 1, paid: 249 }];
        costs(c, 249);
      }),
    ).toBe('prices (bound)');
  });

  const cases: [string, string, (c: Example) => void][] = [
    ['an offer counts for more than it costs', 'prices (worth)', (c) => c.prices!.worth.push([2, 301])],
    ['a bundle covers more than it costs', 'prices (bundle)', (c) => (c.prices!.worth[0]![1] = 51)],
    ['rows cost more than their exit is worth', 'prices (prices)', (c) => (c.prices!.cuts[0]![1] = 51)],
    ['an offer counts for two prices', 'prices (named-twice)', (c) => c.prices!.worth.push([2, 0], [2, 0])],
    ['a fund has two prices', 'prices (named-twice)', (c) => c.prices!.funds.push([0, 0], [0, 0])],
    ['a bundle has two prices', 'prices (named-twice)', (c) => c.prices!.bundles.push([0, 0], [0, 0])],
    ['the same row stands twice', 'prices (prices)', (c) => c.prices!.cuts.push([0, 50])],
    ['nothing every plan needs lies in the zone', 'row 1 (row)', (c) => (c.rows[0]!.credentials = [])],
    ['a level of the zone is held at the start', 'row 2 (row)', (c) => (c.instance.start.levels = [2])],
    ['a credential of the zone is held at the start', 'row 1 (row)', (c) => (c.instance.start.credentials = [0])],
    [
      'what a credential held at the start certifies is in the zone',
      'row 1 (row)',
      (c) => {
        c.instance.start.credentials = [2];
        c.rows[0]!.levels = [[0, 1]];
      },
    ],
    [
      'the zone is entered by the award of a stack',
      'row 1 (row)',
      (c) => c.instance.stacks.push({ ...stack('leak', [1, 2], null), awards: 0 }),
    ],
    [
      'the zone is entered by the award of a stack that asks for no member at all',
      'row 1 (row)',
      (c) => c.instance.stacks.push({ ...stack('gift', [1], null), atLeast: 0, awards: 0 }),
    ],
    [
      'the zone is entered by the levels of an award that is not in it',
      'row 2 (row)',
      (c) => {
        c.instance.credentials.push('award');
        c.instance.gives.push([[0, 2]]);
        c.instance.needs.push([]);
        c.instance.stacks.push({ ...stack('leak', [0, 2], null), awards: 3 });
      },
    ],
    [
      'levels are no goal under coverage',
      'row 2 (row)',
      (c) => (c.instance.goals.coverage = { atLeast: 0, weights: [] }),
    ],
    [
      'there is no limit to price',
      'prices (limit)',
      (c) => Object.assign(c.instance.limits, { price: null }) && (c.prices!.limits.price = 1),
    ],
    [
      'there is no limit of minutes to price',
      'prices (limit)',
      (c) => Object.assign(c.instance.limits, { minutes: null }) && (c.prices!.limits.minutes = 1),
    ],
    [
      'there is no cap to price',
      'prices (fund)',
      (c) => Object.assign(c.instance.funds[0]!, { cap: null }) && (c.prices!.funds = [[0, 1]]),
    ],
    ['a cap costs more than money', 'prices (fund)', (c) => (c.prices!.funds = [[0, 2]])],
    [
      'a bundle that need not be bought has a price below 0',
      'prices (bundle)',
      (c) =>
        Object.assign(c.prices!, {
          worth: [
            [0, 50],
            [1, 100],
          ],
          cuts: [
            [0, 50],
            [1, 100],
          ],
          bundles: [[0, -50]],
        }),
    ],
    [
      'what is not sold has a price',
      'prices (bundle)',
      (c) => c.instance.stacks.push(stack('unsold', [2], null)) && (c.prices!.bundles = [[1, -1000]]),
    ],
    ['the limit is dear, and what it allows is more', 'prices (bound)', (c) => (c.prices!.limits.price = 1)],
    ['the bound is no longer the value', 'bound (bound)', (c) => (c.bound = 199)],
    ['the unit of prices is finer than said', 'prices (bound)', (c) => (c.scale = 2)],
    ['a price is below 0', 'prices.cuts[0][1] (malformed)', (c) => (c.prices!.cuts[0]![1] = -1)],
    ['a row is no row', 'prices.cuts[0][0] (malformed)', (c) => (c.prices!.cuts[0]![0] = 2)],
    ['the scale is 0', 'scale (malformed)', (c) => (c.scale = 0)],
    ['the kind wants a tree', 'prices (unknown-key)', (c) => (c.kind = 'tree')],
    ['there is no proof', 'prices (malformed)', (c) => (c.prices = undefined)],
  ];
  it.each(cases)('are rejected when %s', (_, expected, change) => expect(verdict(change)).toBe(expected));
});

describe('what a bundle covers', () => {
  /** Four members at 100 each, all wanted; the bundle's rule and price as given: 2 for 150 prove 350, never 400. */
  const bundled = (rule: object, price: number, worth: number[]) => (c: Example) => {
    c.instance.credentials = ['a', 'b', 'c', 'd'];
    c.instance.gives = [[], [], [], []];
    c.instance.needs = [[], [], [], []];
    c.instance.offers = [0, 1, 2, 3].map((each) => offer(each, 100));
    c.instance.stacks = [{ ...stack('some', [0, 1, 2, 3], price), ...rule }];
    Object.assign(c.instance, { funds: [], limits: { price: null, minutes: null } });
    c.instance.goals = { levels: [], anyOf: [[0], [1], [2], [3]], stacks: [], coverage: null };
    c.plan.order = [0, 1, 2, 3];
    c.plan.purchases = [0, 1, 2, 3].map((each) => single(each, 100));
    c.plan.minutes = 240;
    costs(c, 400);
    c.rows = [0, 1, 2, 3].map((each) => ({ levels: [], credentials: [each] }));
    c.prices = { ...leaf(), cuts: worth.map((each, row) => [row, each]), worth: [...worth.entries()] };
  };
  const credits = (...each: number[]) => ({ members: each.map((one, i) => ({ ...member(i), credits: one })) });
  const groups = (...each: (number | null)[]) => ({ members: each.map((one, i) => ({ ...member(i), group: one })) });
  const full = [100, 100, 100, 100];

  it.each<[string, object, number, string]>([
    ['any two of four for 199', { atLeast: 2 }, 199, 'prices (bundle)'],
    ['any two of four for 200', { atLeast: 2 }, 200, 'proved'],
    ['all four for 399', {}, 399, 'prices (bundle)'],
    ['all four for 400', {}, 400, 'proved'],
    ['two credits of four for 199', { minCredits: 2, ...credits(1, 1, 1, 1) }, 199, 'prices (bundle)'],
    ['two credits of four for 200', { minCredits: 2, ...credits(1, 1, 1, 1) }, 200, 'proved'],
    ['a credit that three make up for 299', { minCredits: 3, ...credits(3, 1, 1, 1) }, 299, 'prices (bundle)'],
    ['one of each of two groups for 199', groups(0, 0, 1, 1), 199, 'prices (bundle)'],
    ['one of each of two groups for 200', groups(0, 0, 1, 1), 200, 'proved'],
    ['one of a group and two without for 299', groups(0, 0, null, null), 299, 'prices (bundle)'],
    ['one of a group and two without for 300', groups(0, 0, null, null), 300, 'proved'],
    ['three of a grouped four for 299', { atLeast: 3, ...groups(0, 0, 1, null) }, 299, 'prices (bundle)'],
    ['three of a grouped four for 300', { atLeast: 3, ...groups(0, 0, 1, null) }, 300, 'proved'],
    ['a number below that of the groups for 199', { atLeast: 1, ...groups(0, 0, 1, 1) }, 199, 'prices (bundle)'],
  ])('%s', (_, rule, price, expected) => {
    expect(verdict(bundled(rule, price, full))).toBe(expected);
  });

  it('is as many members as there are groups, when they are more than the number, and too many to list', () => {
    const grouped = (price: number) => (c: Example) => {
      bundled({}, price, full)(c);
      const members = Array.from({ length: 13 }, (_, i) => ({ ...member(i), group: Math.min(i, 3) }));
      Object.assign(c.instance.stacks[0]!, { atLeast: 1, members });
      for (let each = 4; each < 13; each++) {
        c.instance.credentials.push(`e${each}`);
        c.instance.gives.push([]);
        c.instance.needs.push([]);
      }
    };
    expect(verdict(grouped(399))).toBe('prices (bundle)');
    expect(verdict(grouped(400))).toBe('proved');
  });

  it('counts what is dearest where a credential has two offers', () => {
    const twice = (second: number) => (c: Example) => {
      bundled({ atLeast: 2 }, 199, [99, 99, 99, 99])(c);
      c.instance.offers.push(offer(0, second));
      c.prices!.worth.push([4, second]);
      costs(c, 400);
    };
    expect(verdict(twice(101))).toBe('prices (bundle)');
  });
});

describe('a plan', () => {
  it('takes a credential once: who renews x cannot take it again to have it in a bundle', () => {
    const doubled = (c: Example) => {
      c.instance.offers.push({ ...offer(0, 1), renewal: true });
      c.plan.order = [3, 0, 1];
      c.plan.purchases.push(single(3, 1));
      c.plan.minutes = 180;
      costs(c, 201);
    };
    expect(verdict(doubled)).toBe('order 2 (taken-twice)');
  });

  it('of any size is judged', () => {
    const many = Array.from({ length: 150_000 }, () => 2);
    const large = (c: Example) => {
      c.instance.start.credentials = many;
      c.instance.gives[2] = many.map(() => [0, 1]);
      c.rows[0]!.credentials = many.map(() => 0);
    };
    expect(verdict(large)).toBe('proved');
  });
});
