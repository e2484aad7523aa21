import { describe, expect, it } from '@jest/globals';
import { checkCertificate } from './index.js';
import { costs, leaf, offer, sealed, single, stack, verdict, type Example } from './proof-example.js';

/* Worked by hand: prices that rule out offers, splits by skill-level, prices of coverage. */

const prices = (cuts: number[][], more: object = {}) => ({ ...leaf(), cuts, worth: [], ...more });

/** Another problem in the place of the example's: skills s and t, credentials by letters, nothing held, no limits, funds or stacks. */
function problem(c: Example, names: string, offers: number[], goals: object, more: object = {}) {
  const none = [...names].map(() => []);
  Object.assign(c.instance, { skills: ['s', 't'], credentials: [...names], gives: none, needs: none });
  Object.assign(c.instance, { start: { levels: [0, 0], credentials: [] }, stacks: [], funds: [] });
  Object.assign(c.instance, {
    limits: { price: null, minutes: null },
    offers: offers.map((price, at) => offer(at, price)),
  });
  c.instance.goals = { levels: [], anyOf: [], stacks: [], coverage: null, ...goals };
  Object.assign(c.instance, more);
}
function plan(c: Example, order: number[], kind: string, tree: object) {
  c.plan.order = order;
  c.plan.purchases = order.map((one) => single(one, c.instance.offers[one]!.price));
  c.plan.minutes = 60 * order.length;
  costs(
    c,
    order.reduce((sum, one) => sum + c.instance.offers[one]!.price, 0),
  );
  Object.assign(c, { kind, prices: undefined, tree });
}

describe('prices that rule out', () => {
  /** b (10) brings the goal and needs a (10); c (21) brings it too; d (1) is of no use. Row 1 is entered by b and c, row 2 by a, c and d. */
  const chain = (order: number[], first: object, last: object) => (c: Example) => {
    const needs = [[], [[['credential', 0]]], [], []];
    problem(c, 'abcd', [10, 10, 21, 1], { levels: [[0, 2]] }, { needs, gives: [[], [[0, 2]], [[0, 2]], []] });
    c.rows = [
      { levels: [[0, 2]], credentials: [] },
      { levels: [[0, 2]], credentials: [0] },
    ];
    plan(c, order, 'prices', { prices: first, then: { prices: last } });
  };

  it.each([10, 9, 6, 1])('close when what is left has no way into a row: the row at %d', (price) => {
    // Above 19 is needed. c has 21 - price left over and b has 10 - price, before which a costs 10 and after which nothing: all too much.
    expect(verdict(chain([0, 1], prices([[0, price]]), prices([[0, 20]])))).toBe('proved');
  });

  it('rule out by what is left over, what comes before and what comes after, and by no more', () => {
    // For the dearer plan c the sum must be above 20: a and b are left, as together they cost 20.
    for (const price of [10, 9, 1])
      expect(verdict(chain([2], prices([[0, price]]), prices([[0, 20]])))).toBe('prices › then (prices)');
    expect(verdict(chain([2], prices([[0, 10]]), prices([[0, 10], [1, 10]])))).toBe('prices › then (bound)'); // prettier-ignore
  });

  it('count nothing twice: what an offer pays for rows is not left over', () => {
    // Rows 1 and 2 at 10 each add up to all that a and b cost: nothing is left over, and only c (1) and d do not fit.
    const tight = prices([[0, 10], [1, 10]]); // prettier-ignore
    expect(verdict(chain([2], tight, prices([[0, 20]])))).toBe('prices › then (prices)');
    expect(verdict(chain([2], tight, prices([[0, 10], [1, 11]])))).toBe('prices › then (prices)'); // prettier-ignore
    expect(verdict(chain([0, 1], tight, prices([])))).toBe('prices › then (bound)');
  });

  it('know that a renewal needs nothing before it', () => {
    const renewed = (renewal: boolean) => (c: Example) => {
      chain([2], prices([[0, 9]]), prices([[0, 21]]))(c);
      // b at 12 with a at 10 is dearer than c at 21; renewed without a it is the best.
      c.instance.offers[1] = { ...offer(1, 12), renewal };
    };
    expect(verdict(renewed(false))).toBe('proved');
    expect(verdict(renewed(true))).toBe('prices › then (prices)');
  });

  /** m (20) makes up a stack that awards w, which is wanted and costs 21 by itself; the bundle costs 100. */
  const awarding = (order: number[], last: object) => (c: Example) => {
    problem(c, 'mw', [20, 21], { anyOf: [[1]] }, { stacks: [{ ...stack('t', [0], 100), awards: 1 }] });
    c.rows = [
      { levels: [], credentials: [0, 1] },
      { levels: [], credentials: [1] },
    ];
    const bought = { prices: prices([[0, 20]], { worth: [[0, 20]], bundles: [[0, -80]] }) };
    plan(c, order, 'tree', { stack: 0, bought, unbought: { prices: prices([]), then: { prices: last } } });
  };

  it('know that a stack awards though its bundle is not bought', () => {
    expect(verdict(awarding([0], prices([[0, 20]])))).toBe('proved');
    // Were m of no use, w at 21 would be the one way in.
    expect(verdict(awarding([1], prices([[1, 21]])))).toBe('row 2 (row)');
    expect(verdict(awarding([1], prices([[0, 20]])))).toBe('tree › bundle 0 not bought › then (bound)');
  });

  it('know what credits cost: the members that make them up, the cheapest first', () => {
    /** d (1) needs w, which m (10) and n (3) bring with a credit each; g does as well as d. */
    const credited = (minCredits: number, dear: number) => (c: Example) => {
      const needs = [[], [], [], [[['credential', 2]]], []];
      const members = [0, 1].map((credential) => ({ credential, group: null, credits: 1 }));
      const made = { ...stack('t', [], null), members, minCredits, awards: 2 };
      problem(c, 'mnwdg', [dear, 3, 1000, 1, 10], { anyOf: [[3, 4]] }, { needs, stacks: [made] });
      c.rows = [{ levels: [], credentials: [3, 4] }];
      plan(c, [4], 'prices', { prices: prices([[0, 1]]), then: { prices: prices([[0, 10]]) } });
    };
    // Above 9 is needed, 1 is there.
    expect(verdict(credited(2, 10))).toBe('proved');
    expect(verdict(credited(2, 8))).toBe('prices › then (prices)');
    expect(verdict(credited(1, 10))).toBe('prices › then (prices)');
    expect(verdict(credited(3, 10))).toBe('proved');
  });

  it('leave what gives a level that the branch reaches', () => {
    const reaching = (level: number) => (c: Example) => {
      problem(c, 'ax', [3, 10], { anyOf: [[1]] }, { gives: [[[1, 2]], []] });
      c.rows = [{ levels: [[1, 1]], credentials: [1] }];
      const of = { prices: prices([]), then: { prices: prices([[0, 10]]) } };
      plan(c, [1], 'tree', { skill: 1, level, reached: of, missed: of });
    };
    expect(verdict(reaching(3))).toBe('proved');
    for (const level of [1, 2])
      expect(verdict(reaching(level))).toBe(`tree › skill 1 at ${level} reached › then (prices)`);
  });

  it('may follow each other, up to a depth that can be read', () => {
    const deep = (thens: number) => (c: Example) => {
      chain([0, 1], prices([[0, 10]]), prices([[0, 20]]))(c);
      for (let more = 1; more < thens; more++) c.tree = { prices: prices([]), then: c.tree };
    };
    expect(verdict(deep(200))).toBe('proved');
    expect(verdict(deep(201))).toBe('tree (too-deep)');
    const text = sealed(deep(1)).replace('"tree":', `"tree":${'{"then":'.repeat(100_000)}`);
    expect(checkCertificate(text).status).not.toBe('proved');
  });

  it('are not of the kind tree, and a split is', () => {
    expect(verdict((c) => chain([0, 1], prices([[0, 10]]), prices([[0, 20]]))(c))).toBe('proved');
    const named = (kind: string) => (c: Example) => {
      chain([0, 1], prices([[0, 10]]), prices([[0, 20]]))(c);
      c.kind = kind;
    };
    expect(verdict(named('tree'))).toBe('kind (kind)');
  });
});

describe('a bundle', () => {
  /** x and y (10 each) are wanted; f (1) is not, and needs p (1): but all three are sold for 5. */
  const whole = (tree: object, more: (c: Example) => void = () => {}, order = [3, 2, 0, 1]) => {
    return (c: Example) => {
      const needs = [[], [], [[['credential', 3]]], [], []];
      problem(c, 'xyfpa', [10, 10, 1, 1], { anyOf: [[0], [1]] }, { needs, stacks: [stack('t', [0, 1, 2], 5)] });
      c.rows = [[0], [1], [3], [0, 2]].map((credentials) => ({ levels: [], credentials }));
      plan(c, order, 'tree', tree);
      const bundle = { offers: [0, 1, 2], stack: 0, counted: [], fund: null, grant: 0, paid: 5 };
      if (order.length === 4) c.plan.purchases = [single(3, 1), bundle];
      costs(c, order.length === 4 ? 6 : 20);
      more(c);
    };
  };
  const worth = [0, 1, 2].map((each) => [each, 0]);
  const none = { prices: prices([], { worth }) };
  const apart = { prices: prices([[0, 10], [1, 10]]) }; // prettier-ignore
  const bought = { prices: prices([[2, 1]], { worth, bundles: [[0, -5]] }) }; // prettier-ignore
  const split = (yes: object, no: object = apart) => ({ stack: 0, bought: yes, unbought: no });

  it('is bought whole: what its set cannot do without is taken, and its needs are wanted', () => {
    expect(verdict(whole(split(bought)))).toBe('proved');
    expect(verdict(whole(split(none)))).toBe('tree › bundle 0 bought (bound)');
    expect(verdict(whole(split(bought, bought)))).toBe('tree › bundle 0 not bought (bundle)');
  });

  it.each<[string, (c: Example) => void]>([
    ['do without it', (c) => (c.instance.stacks[0]!.atLeast = 2)],
    ['count it from the start', (c) => (c.instance.start.credentials = [2])],
    ['count it as an award', (c) => c.instance.stacks.push({ ...stack('u', [3], null), awards: 2 })],
    ['pay another offer of it', (c) => c.instance.offers.push(offer(2, 0))],
  ])('demands no member where a set could %s', (_, more) =>
    expect(verdict(whole(split(bought), more, [0, 1]))).toBe('row 3 (row)'),
  );

  it('demands no renewal', () => {
    const renewed = (c: Example) => Object.assign(c.instance.offers[2]!, { renewal: true });
    expect(verdict(whole(split(none), renewed, [0, 1]))).toBe('proved');
    const both = (c: Example) => c.instance.offers.push({ ...offer(2, 1), renewal: true });
    expect(verdict(whole(split(bought), both))).toBe('proved');
  });

  it('that cannot be made up is not bought, whatever stands there', () => {
    const banned = { offer: 2, taken: split(bought), banned: split(none) };
    expect(verdict(whole(banned))).toBe('proved');
    const dearRow = { prices: prices([[0, 11]]) };
    expect(verdict(whole({ ...banned, banned: split(dearRow) }))).toBe('proved');
    expect(verdict(whole({ ...banned, banned: split({ prices: prices([[9, 1]]) }) }))).toMatch(/malformed/);
    expect(verdict(whole(split({ offer: 2, taken: bought, banned: none })))).toBe('proved');
  });

  it('that is sold is reason enough for a member, and one that is ruled out is not', () => {
    const first = (then: object) => ({ ...none, then });
    expect(verdict(whole(first(split(none)), () => {}, [0, 1]))).toBe('tree › then › bundle 0 bought (bound)');
    const wide = { prices: prices([[3, 10], [1, 10]]) }; // prettier-ignore
    expect(verdict(whole(split(bought, first(wide))))).toBe('proved');
    expect(verdict(whole(split(bought, wide)))).toBe('tree › bundle 0 not bought (prices)');
    expect(verdict(whole(first(split(bought, wide))))).toBe('tree › then › bundle 0 not bought (prices)');
  });
});

describe('coverage', () => {
  /** a (3) brings level 1 of s, b (7) level 2, c (5) level 1 of t; of the weights 4, 2 and 3 six are to be covered: b alone is the best. */
  const covering =
    (kind: string, proof: object, scale: number, order = [1]) =>
    (c: Example) => {
      const weights = [[0, 1, 4], [0, 2, 2], [1, 1, 3]]; // prettier-ignore
      const gives = [[[0, 1]], [[0, 2]], [[1, 1]]];
      problem(c, 'abc', [3, 7, 5], { levels: [[0, 2], [1, 1]], coverage: { atLeast: 6, weights } }, { gives }); // prettier-ignore
      c.rows = [[0, 1], [0, 2], [1, 1]].map((level) => ({ levels: [level], credentials: [] })); // prettier-ignore
      plan(c, order, kind, proof);
      c.scale = scale;
    };
  /** Three are one unit. 5 x 6 = 30, less 5 x 4 - 9 = 11 that entry 0 is not paid: 19, above 3 x 6. */
  const priced = (cuts: number[][], coverage: number | undefined = 5) => ({ prices: prices(cuts, { coverage }) });
  const right = [[0, 9, 0], [1, 10, 1], [2, 15, 2]]; // prettier-ignore

  it('has a price', () => expect(verdict(covering('prices', priced(right), 3))).toBe('proved'));

  it('is missing where too little of it is left', () => {
    // Without level 1 of s there are 3 of 6; without its level 2 there are 7.
    const [, second, third] = right;
    expect(verdict(covering('prices', priced([[0, 9], second!, third!]), 3))).toBe('proved');
    expect(verdict(covering('prices', priced([right[0]!, [1, 10], third!]), 3))).toBe('row 2 (row)');
  });

  it.each<[string, number[][], number, string]>([
    ['its price is too high for what entries are paid', right, 7, 'prices (bound)'],
    ['it has no price', right, 0, 'prices (bound)'],
    ['a row stands for an entry that holds without it', [right[0]!, [1, 10, 0], right[2]!], 5, 'row 2 (row)'],
    ['a row stands for no entry', [[0, 9, 3]], 5, 'tree.prices.cuts[0][2] (malformed)'],
    ['an exit pays more than it is worth', [...right, [2, 1, 2]], 5, 'prices (prices)'],
  ])('proves nothing when %s', (_, cuts, coverage, expected) => {
    expect(verdict(covering('prices', priced(cuts, coverage), 3))).toBe(expected);
  });

  it('has no price where levels are wanted', () => {
    const wanted = (c: Example) => {
      covering('prices', priced([[1, 21]], 1), 3)(c);
      c.instance.goals.coverage = null;
      c.instance.goals.levels = [[0, 2]];
    };
    expect(verdict(wanted)).toBe('prices (coverage)');
  });

  /** Level 2 of s is reached, by b (7); or it is missed, and a (3) and c (5) are needed. */
  const split = (reached: object, missed: object, order?: number[]) =>
    covering('tree', { skill: 0, level: 2, reached, missed }, 1, order);
  const [reached, missed] = [{ prices: prices([[1, 7]]) }, { prices: prices([[0, 3], [2, 5]]) }]; // prettier-ignore

  it('is proved by what is reached and what is missed', () => {
    expect(verdict(split(reached, missed))).toBe('proved');
    expect(verdict(split(missed, reached))).toBe('row 3 (row)');
    expect(verdict(split(reached, reached))).toBe('row 2 (row)');
    expect(verdict(split(missed, missed))).toBe('row 3 (row)');
  });

  it('is not proved for the dearer plan', () => {
    expect(verdict(split(reached, missed, [0, 2]))).toBe('tree › skill 0 at 2 reached (bound)');
  });

  it('asks for an entry that is reached like for a goal, and not for one that is missed', () => {
    // Reached: entries 0 and 1 are had, and cover enough: entry 2 loses nothing.
    const both = (price: number) => ({ prices: prices([[1, price]], { coverage: 1 }) });
    expect(verdict(split(both(7), missed))).toBe('proved');
    expect(verdict(split(both(6), missed))).toBe('tree › skill 0 at 2 reached (bound)');
    // Missed: entry 1 costs nothing; 6 x 2 - (8 - 3) - (6 - 5) = 6, where at 7 x 2 the others lose too.
    const priced = { prices: prices([[0, 3, 0], [2, 5, 2]], { coverage: 2 }) }; // prettier-ignore
    expect(verdict(split(reached, priced))).toBe('tree › skill 0 at 2 missed (bound)');
  });

  it('splits by a skill-level once in a branch', () => {
    expect(verdict(split({ skill: 0, level: 2, reached, missed }, missed))).toBe(
      'tree › skill 0 at 2 reached (branching)',
    );
    expect(verdict(split({ skill: 0, level: 1, reached, missed: reached }, missed))).toBe('proved');
  });
});
