import { describe, expect, it } from '@jest/globals';
import { costs, offer, single, stack, verdict, type Example } from './proof-example.js';

/** Two of x (3), y (4) and z (9) complete the stack that is wanted: 7. */
function twoOfThree(c: Example) {
  Object.assign(c.instance, { credentials: ['x', 'y', 'z'], gives: [[], [], []], needs: [[], [], []], funds: [] });
  const pair = { ...stack('pair', [0, 1, 2], null), atLeast: 2 as number | null };
  c.instance.stacks = [pair];
  c.instance.offers = [offer(0, 3), offer(1, 4), offer(2, 9)];
  c.instance.goals = { levels: [], anyOf: [], stacks: [0], coverage: null };
  c.instance.limits = { price: null, minutes: null };
  c.plan.order = [0, 1];
  c.plan.purchases = [single(0, 3), single(1, 4)];
  costs(c, 7);
  c.rows = [];
  // Two at 4 each are 8; x costs 1 less than that, and is taken once.
  const prices = {
    cuts: [] as number[][],
    worth: [],
    limits: { price: 0, minutes: 0 },
    funds: [],
    bundles: [],
    counts: [[0, 'number', 4]] as unknown[][],
    once: [[0, 1]],
  };
  Object.assign(c, { kind: 'prices', prices });
  return { pair, prices };
}

/** x brings 2, y 4, z 6 credits, and 8 are wanted: x (3) and z (9), as y costs 6. */
function eightCredits(c: Example) {
  const { pair, prices } = twoOfThree(c);
  pair.members = [2000, 4000, 6000].map((credits, credential) => ({ credential, group: null, credits }));
  Object.assign(pair, { atLeast: null, minCredits: 8000 });
  c.instance.offers[1]!.price = 6;
  c.plan.order = [0, 2];
  c.plan.purchases = [single(0, 3), single(2, 9)];
  costs(c, 12);
  // In parts of 2 credits they bring 1, 2 and 3 of the 4 that are needed, at 3 each: 12 in all.
  prices.counts = [[0, 'credits', 3]];
  prices.once = [];
  return { pair, prices };
}

describe('what a stack needs', () => {
  it('is counted in members', () => expect(verdict((c) => twoOfThree(c))).toBe('proved'));

  it('is counted in credits', () => expect(verdict((c) => eightCredits(c))).toBe('proved'));

  const cases: [string, string, (c: Example) => void][] = [
    [
      'more is asked of an offer than it costs',
      'prices (prices)',
      (c) => {
        twoOfThree(c).prices.once = [];
      },
    ],
    [
      'the price of taking one once is not taken off',
      'prices (bound)',
      (c) => {
        const { prices } = twoOfThree(c);
        prices.once = [[0, 2]];
      },
    ],
    [
      'nobody wants the stack',
      'prices (count)',
      (c) => {
        twoOfThree(c);
        c.instance.goals.stacks = [];
        c.instance.goals.anyOf = [[0], [1]];
      },
    ],
    [
      'there is no such stack',
      'prices.counts[0][0] (malformed)',
      (c) => {
        twoOfThree(c).prices.counts = [[1, 'number', 4]];
      },
    ],
    [
      'something else is counted',
      'prices.counts[0][1] (malformed)',
      (c) => {
        twoOfThree(c).prices.counts = [[0, 'hours', 4]];
      },
    ],
    [
      'credits are counted where members are asked for',
      'prices (bound)',
      (c) => {
        twoOfThree(c).prices.counts = [[0, 'credits', 4]];
      },
    ],
    [
      'one is held',
      'prices (bound)',
      (c) => {
        twoOfThree(c);
        c.instance.start.credentials = [2];
        c.plan.order = [1];
        c.plan.purchases = [single(1, 4)];
        c.plan.minutes = 60;
        costs(c, 4);
      },
    ],
    [
      'a stack that can be completed awards one',
      'prices (bound)',
      (c) => {
        twoOfThree(c);
        c.instance.stacks.push({ ...stack('other', [0], null), awards: 2 });
        // so that x alone would do: the plan is still right, but not the best
      },
    ],
    [
      'one cannot be had',
      'proved',
      (c) => {
        twoOfThree(c);
        c.instance.needs = [[], [], [[['skill', 0, 3]]]];
      },
    ],
    [
      'two prices of one stack add up',
      'proved',
      (c) => {
        twoOfThree(c).prices.counts = [[0, 'number', 1], [0, 'number', 3]]; // prettier-ignore
      },
    ],
    [
      'what is lacking is rounded up to whole parts',
      'proved',
      (c) => {
        // 7 credits are 3.5 parts of 2
        const { pair } = eightCredits(c);
        pair.minCredits = 7000;
      },
    ],
    [
      'whole parts are not enough',
      'prices (bound)',
      (c) => {
        // 6.5 credits are 4 parts as well, but with y at 4 it is 3 · 4 less 2
        const { pair, prices } = eightCredits(c);
        pair.minCredits = 6500;
        c.instance.offers[1]!.price = 4;
        prices.once = [[1, 2]];
      },
    ],
  ];
  it.each(cases)('%s: %s', (_, expected, change) => expect(verdict(change)).toBe(expected));
});

describe('a stack that is completed or not', () => {
  /** The pair awards w, which is wanted and costs 8 by itself: 7 by the stack. */
  function award(c: Example) {
    const { pair, prices } = twoOfThree(c);
    c.instance.credentials.push('w');
    c.instance.gives.push([]);
    c.instance.needs.push([]);
    c.instance.offers.push(offer(3, 8));
    pair.awards = 3;
    c.instance.goals = { levels: [], anyOf: [[3]], stacks: [], coverage: null };
    const incomplete = { prices: { ...prices, cuts: [[0, 8]], counts: [], once: [] } };
    c.rows = [{ levels: [], credentials: [3] }];
    const tree: Record<string, unknown> = { completes: 0, complete: { prices }, incomplete };
    Object.assign(c, { kind: 'tree', prices: undefined, tree });
    return { tree, prices, incomplete };
  }

  const cases: [string, string, (c: Example) => void][] = [
    [
      'is counted where it is',
      'proved',
      (c) => {
        award(c);
      },
    ],
    [
      'is not counted where it is not',
      'tree › stack 0 not complete (count)',
      (c) => {
        const { tree, prices } = award(c);
        tree.incomplete = { prices };
      },
    ],
    [
      'awards what the row asks for where it is',
      'row 1 (row)',
      (c) => {
        const { tree, incomplete } = award(c);
        tree.complete = incomplete;
      },
    ],
    [
      'is not counted where its bundle is bought',
      'tree › bundle 0 bought (count)',
      (c) => {
        const { tree, prices, incomplete } = award(c);
        c.instance.stacks[0]!.bundle = { price: 16, grants: [] };
        for (const key of Object.keys(tree)) delete tree[key];
        Object.assign(tree, { stack: 0, bought: { prices }, unbought: incomplete });
      },
    ],
    [
      'is missing where it is wanted and not completed, whatever is held',
      'proved',
      (c) => {
        // S holds x, y and z, and is not entered: the row needs no exit.
        const { tree } = award(c);
        c.instance.goals.stacks = [0];
        c.rows = [{ levels: [], credentials: [3] }];
        c.instance.offers.pop();
        const nothing = { worth: [], limits: { price: 0, minutes: 0 }, funds: [], bundles: [] };
        tree.incomplete = { prices: { ...nothing, cuts: [[0, 8]] } };
      },
    ],
    [
      'is decided once',
      'tree › stack 0 complete (branching)',
      (c) => {
        const { tree } = award(c);
        tree.complete = { completes: 0, complete: tree.complete, incomplete: tree.incomplete };
      },
    ],
  ];
  it.each(cases)('%s: %s', (_, expected, change) => expect(verdict(change)).toBe(expected));
});
