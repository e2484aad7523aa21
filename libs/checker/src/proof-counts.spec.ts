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
  c.rows = [0, 1, 2].map((one) => ({ levels: [], credentials: [one] }));
  // Two at 4 each are 8. Who holds x pays 3 of its 4 for it, who holds y or z pays all: 8 − 1.
  const prices = {
    cuts: [[0, 3, null, 0], [1, 4, null, 1], [2, 4, null, 2]] as unknown[][], // prettier-ignore
    worth: [],
    limits: { price: 0, minutes: 0 },
    funds: [],
    bundles: [],
    counts: [[0, 'number', 4]] as unknown[][],
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
  prices.cuts = [[0, 3, null, 0], [1, 6, null, 1], [2, 9, null, 2]]; // prettier-ignore
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
        twoOfThree(c).prices.cuts[0]![1] = 4;
      },
    ],
    [
      'who holds it pays less for it than it brings',
      'prices (bound)',
      (c) => {
        twoOfThree(c).prices.cuts[1]![1] = 3;
      },
    ],
    [
      'a row of one credential asks for another',
      'row 1 (row)',
      (c) => {
        const { prices } = twoOfThree(c);
        prices.cuts = [[0, 3, null, 1]];
      },
    ],
    [
      'a row of one credential is one of all',
      'row 1 (row)',
      (c) => {
        const { prices } = twoOfThree(c);
        prices.cuts = [[0, 3], ...prices.cuts.slice(1)];
      },
    ],
    [
      'a row is of an entry and of a credential',
      'row 1 (row)',
      (c) => {
        twoOfThree(c).prices.cuts[0]![2] = 0;
        c.instance.goals.coverage = { atLeast: 0, weights: [[0, 1, 1]] };
      },
    ],
    [
      'a row says that it is of one, but not of which',
      'row 1 (row)',
      (c) => {
        twoOfThree(c).prices.cuts[0]!.pop();
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
        const { prices } = twoOfThree(c);
        c.instance.start.credentials = [2];
        prices.cuts.pop();
        c.plan.order = [1];
        c.plan.purchases = [single(1, 4)];
        c.plan.minutes = 60;
        costs(c, 4);
      },
    ],
    [
      'a stack that can be completed awards one',
      'row 3 (row)',
      (c) => {
        twoOfThree(c);
        c.instance.stacks.push({ ...stack('other', [0], null), awards: 2 });
      },
    ],
    [
      'what may be awarded is counted',
      'prices (bound)',
      (c) => {
        twoOfThree(c).prices.cuts.pop();
        c.instance.stacks.push({ ...stack('other', [0], null), awards: 2 });
      },
    ],
    [
      'one cannot be had',
      'proved',
      (c) => {
        twoOfThree(c).prices.cuts.pop();
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
      'what is asked for is rounded up to whole parts',
      'proved',
      (c) => {
        // 7 credits are 3.5 parts of 2
        eightCredits(c).pair.minCredits = 7000;
      },
    ],
    [
      'whole parts are not enough',
      'prices (bound)',
      (c) => {
        // 6 credits are 3 parts
        eightCredits(c).pair.minCredits = 6000;
      },
    ],
    [
      'one that brings more than the rest counts for the rest',
      'proved',
      (c) => {
        // of 2 credits z brings 2, as x does: 3 at least
        const { pair, prices } = eightCredits(c);
        pair.minCredits = 2000;
        prices.cuts = [[0, 3, null, 0], [1, 3, null, 1], [2, 3, null, 2]]; // prettier-ignore
        c.plan.order = [0];
        c.plan.purchases = [single(0, 3)];
        c.plan.minutes = 60;
        costs(c, 3);
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
    const incomplete = { prices: { ...prices, cuts: [[3, 8]], counts: [] } };
    c.rows.push({ levels: [], credentials: [3] });
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
      'row 4 (row)',
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
        c.instance.offers.pop();
        const nothing = { worth: [], limits: { price: 0, minutes: 0 }, funds: [], bundles: [] };
        tree.incomplete = { prices: { ...nothing, cuts: [[3, 8]] } };
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
