import { describe, expect, it } from '@jest/globals';
import { costs, leaf, offer, single, stack, verdict, type Example } from './proof-example.js';

/* Worked by hand: what bundles may cover, credentials that are taken once, splits by funds, and what is of no use to anything. */

const prices = (cuts: number[][], more: object = {}) => ({ prices: { ...leaf(), cuts, worth: [], ...more } });
const renewal = (credential: number, price: number) => ({ ...offer(credential, price), renewal: true });

type Purchase = Readonly<Record<string, unknown>>;

/** Credentials by letters, no skills; of each of `wanted` one is wanted; a row for each list of credentials. */
function problem(
  names: string,
  offers: Example['instance']['offers'],
  wanted: number[][],
  stacks: Example['instance']['stacks'],
  rows: number[][],
) {
  return (c: Example) => {
    const none = [...names].map(() => []);
    Object.assign(c.instance, {
      skills: [],
      credentials: [...names],
      gives: none,
      needs: [...none],
      funds: [],
    });
    Object.assign(c.instance, structuredClone({ offers, stacks }), { start: { levels: [], credentials: [] } });
    Object.assign(c.instance, { limits: { price: null, minutes: null } });
    c.instance.goals = { levels: [], anyOf: wanted, stacks: [], coverage: null };
    c.rows = rows.map((credentials) => ({ levels: [], credentials }));
  };
}

/** Whether a proof holds of the plan with these purchases, in their order. */
function judged(of: (c: Example) => void, purchases: Purchase[], tree: object, more: (c: Example) => void = () => {}) {
  return verdict((c) => {
    of(c);
    c.plan.order = purchases.flatMap(({ offers }) => offers as number[]);
    c.plan.purchases = purchases;
    c.plan.minutes = 60 * c.plan.order.length;
    costs(
      c,
      purchases.reduce((sum, { paid }) => sum + (paid as number), 0),
    );
    Object.assign(c, { kind: 'tree', prices: undefined, tree });
    more(c);
  });
}
const bundle = (offers: number[], at: number, paid: number) => ({ ...single(0, paid), offers, stack: at });
const byBundle = (at: number, bought: object, unbought: object) => ({ stack: at, bought, unbought });
const free = (offers: number) => Array.from({ length: offers }, (_, at) => [at, 0]);

describe('what a bundle covers', () => {
  /** x (10) is wanted. The bundle (5) covers x and w, which nobody offers and the stack itself awards. */
  const circle = problem('xwv', [offer(0, 10)], [[0]], [{ ...stack('t', [0, 1], 5), awards: 1 }], [[0]]);
  const none = prices([], { worth: free(1) });

  it('is no award that hangs on it', () => {
    const tree = byBundle(0, none, prices([[0, 10]]));
    expect(judged(circle, [single(0, 10)], tree)).toBe('proved');
    const awarded = (by: number) => (c: Example) => c.instance.stacks.push({ ...stack('u', [by], null), awards: 1 });
    // Awarded for x, w counts, and x costs 5. Awarded for v, which nobody offers, it does not.
    expect(judged(circle, [single(0, 10)], tree, awarded(0))).toBe('tree › bundle 0 bought (bound)');
    expect(judged(circle, [single(0, 10)], tree, awarded(2))).toBe('proved');
  });

  it('is no renewal', () => {
    /** y (10) is wanted; x, of no use, is sold with it for 5, and can be had by renewal alone, as nobody offers the n that it needs. */
    const renewed = (needs: unknown[]) => (c: Example) => {
      problem('xyn', [offer(0, 1), renewal(0, 1), offer(1, 10)], [[1]], [stack('t', [0, 1], 5)], [[1]])(c);
      c.instance.needs[0] = needs;
    };
    const tree = byBundle(0, prices([], { worth: free(3) }), prices([[0, 10]]));
    expect(judged(renewed([[['credential', 2]]]), [single(2, 10)], tree)).toBe('proved');
    expect(judged(renewed([]), [single(2, 10)], tree)).toBe('tree › bundle 0 bought (bound)');
  });

  /** x, y and z (10 each) are wanted; the bundles (5 each) are of x and y, and of x and z. */
  const two = problem(
    'xyz',
    [offer(0, 10), offer(1, 10), offer(2, 10)],
    [[0], [1], [2]],
    [stack('t', [0, 1], 5), stack('u', [0, 2], 5)],
    [[0], [1], [2]],
  );
  const paid = (at: number, others: number[][]) => prices(others, { worth: others.length > 0 ? [[0, 0], [at + 1, 0]] : free(3), bundles: [[at, -5]] }); // prettier-ignore
  const split = (both: object) => {
    const apart = prices([[0, 10], [1, 10], [2, 10]]); // prettier-ignore
    return byBundle(0, byBundle(1, both, paid(0, [[2, 10]])), byBundle(1, paid(1, [[1, 10]]), apart));
  };

  it('is in no other bundle: what one needs the other cannot have', () => {
    const purchases = [bundle([0, 1], 0, 5), single(2, 10)];
    expect(judged(two, purchases, split(prices([], { worth: free(3) })))).toBe('proved');
    // Were any one of x and z enough, z could be in the second, and all cost 10.
    const either = (c: Example) => (c.instance.stacks[1]!.atLeast = 1);
    expect(judged(two, purchases, split(prices([], { worth: free(3) })), either)).toBe(
      'tree › bundle 0 bought › bundle 1 bought (bound)',
    );
  });

  it('is in no set with what cannot be had', () => {
    /** x and y (10 each) are wanted; a bundle (5) is of two credits: x has two, y and z one each, and nobody offers z. */
    const credited = (c: Example) => {
      problem('xyz', [offer(0, 10), offer(1, 10)], [[0], [1]], [stack('t', [0, 1, 2], 5)], [[0], [1]])(c);
      c.instance.stacks[0]!.members.forEach((one, at) => (one.credits = at === 0 ? 2 : 1));
      c.instance.stacks[0]!.minCredits = 2;
    };
    const bought = prices([[1, 10]], { worth: [[0, 0]], bundles: [[0, -5]] });
    const tree = byBundle(0, bought, prices([[0, 10], [1, 10]])); // prettier-ignore
    const purchases = [bundle([0], 0, 5), single(1, 10)];
    expect(judged(credited, purchases, tree)).toBe('proved');
    const offered = (c: Example) => c.instance.offers.push(offer(2, 10));
    expect(judged(credited, purchases, tree, offered)).toBe('tree › bundle 0 bought (bundle)');
  });
});

describe('a credential', () => {
  it('is taken once: one way to it rules out the others', () => {
    // x is had anew (10) or by renewal (12).
    const twice = problem('x', [offer(0, 10), renewal(0, 12)], [[0]], [], [[0]]);
    const tree = (taken: object) => ({ offer: 1, taken, banned: prices([[0, 10]]) });
    // With the renewal taken, the row at 13 would be more than the other way is worth.
    expect(judged(twice, [single(0, 10)], tree(prices([[0, 13]])))).toBe('proved');
    const other = (c: Example) => {
      c.instance.credentials.push('y');
      Object.assign(c.instance, { gives: [[], []], needs: [[], []] });
      Object.assign(c.instance.offers[1]!, { credential: 1 });
      c.instance.goals.anyOf = [[0, 1]];
      c.rows[0]!.credentials = [0, 1];
    };
    expect(judged(twice, [single(0, 10)], tree(prices([[0, 13]])), other)).toBe('tree › offer 1 taken (prices)');
  });
});

describe('funds', () => {
  /** x (15) is wanted. A fund takes 2 off, and another 11, but no more than 1 in total: 13 is least. */
  const funded = (c: Example) => {
    problem('x', [offer(0, 15, [[0, 2], [1, 11]])], [[0]], [stack('t', [0], 15, [[0, 2], [1, 11]])], [[0]])(c); // prettier-ignore
    c.instance.funds = [
      { id: 'f', cap: null },
      { id: 'g', cap: 1 },
    ];
  };
  const alone = [{ ...single(0, 13), fund: 0, grant: 2 }];
  const capped = prices([[0, 15]], { funds: [[1, 1]] });
  const open = prices([[0, 13]]);
  const cut = (c: Example) => (c.instance.stacks = []);

  it('that each take a part of one price are told apart by a split: nothing is paid with two', () => {
    const by = (fund: number, used: object, unused: object) => ({ buys: ['offer', 0], fund, used, unused });
    expect(judged(funded, alone, by(1, capped, open), cut)).toBe('proved');
    expect(judged(funded, alone, by(0, open, capped), cut)).toBe('proved');
    // In one leaf both are reckoned with: 13 from the one, less 1 for the cap of the other.
    const leafOnly = { ...prices([]), then: prices([[0, 13]], { funds: [[1, 1]] }) };
    const ofPrices = (c: Example) => Object.assign(c, { kind: 'prices' }) && cut(c);
    expect(judged(funded, alone, leafOnly, ofPrices)).toBe('prices › then (bound)');
    expect(judged(funded, alone, by(1, open, capped), cut)).toBe('tree › offer 0 with fund 1 used (bound)');
    expect(judged(funded, alone, by(1, capped, by(1, capped, open)), cut)).toBe(
      'tree › offer 0 with fund 1 not used (branching)',
    );
    expect(judged(funded, alone, by(2, capped, open), cut)).toMatch(/^tree\.fund \(malformed\)/);
  });

  it('may pay for a bundle', () => {
    const by = (used: object, unused: object) => ({ buys: ['bundle', 0], fund: 1, used, unused });
    const bought = (least: number, funds: number[][]) => prices([], { worth: [[0, 0]], funds, bundles: [[0, -least]] });
    const singly = { buys: ['offer', 0], fund: 1, used: capped, unused: open };
    const tree = (least: number) => byBundle(0, by(bought(least, [[1, 1]]), bought(13, [])), singly);
    expect(judged(funded, alone, tree(15))).toBe('proved');
    expect(judged(funded, alone, tree(16))).toBe('tree › bundle 0 bought › bundle 0 with fund 1 used (bundle)');
    expect(judged(funded, alone, byBundle(0, bought(13, [[1, 1]]), singly))).toBe('tree › bundle 0 bought (bound)');
  });

  it('pay for an offer by itself, which is then in no bundle', () => {
    const sold = (c: Example) => (c.instance.stacks = [stack('t', [0], 14)]);
    const by = (used: object, unused: object) => ({ buys: ['offer', 0], fund: 1, used, unused });
    const worth = [[0, 0]];
    const [bought, none] = [prices([], { worth, bundles: [[0, -14]] }), prices([], { worth })];
    const tree = (used: object) => byBundle(0, by(used, bought), by(capped, open));
    // Paid by itself, x cannot make up the bundle, which is of x alone.
    expect(judged(funded, alone, tree(none), sold)).toBe('proved');
    expect(judged(funded, alone, byBundle(0, by(none, none), by(capped, open)), sold)).toBe(
      'tree › bundle 0 bought › offer 0 with fund 1 not used (bound)',
    );
    const counted = (c: Example) => {
      sold(c);
      c.instance.stacks[0]!.awards = 0;
    };
    expect(judged(funded, alone, tree(none), counted)).toBe(
      'tree › bundle 0 bought › offer 0 with fund 1 used (bound)',
    );
  });
});

describe('prices rule out what is of no use', () => {
  /** b (10) is wanted; a (1) is too little to matter to the first prices (8 of the 10), which leave 1 of room. */
  const useful = (more: (c: Example) => void) =>
    judged(
      problem('baug', [offer(0, 10), offer(1, 1)], [[0]], [], [[0], [0, 1]]),
      [single(0, 10)],
      { ...prices([[0, 8]]), then: prices([[1, 10]]) },
      (c) => {
        c.kind = 'prices';
        more(c);
      },
    );
  const held = (c: Example) => (c.instance.start.credentials = [2]);

  it('as nothing asks for it', () => {
    expect(useful(() => {})).toBe('proved');
  });

  it('as what asks for one of several has one', () => {
    const either = (c: Example) => c.instance.goals.anyOf.push([1, 2]);
    expect(useful((c) => [held(c), either(c)])).toBe('proved');
    const needs = (c: Example) => {
      // g is free, and needs a or u.
      c.instance.needs[3] = [[['credential', 1], ['credential', 2]]]; // prettier-ignore
      c.instance.offers.push(offer(3, 0));
      c.instance.goals.anyOf[0] = [0, 3];
      c.rows.forEach((row) => row.credentials.push(3));
    };
    // With u held g is free: nothing is least.
    expect(useful((c) => [held(c), needs(c)])).not.toBe('proved');
  });

  it('as what it leads to cannot be had', () => {
    const award = (c: Example) => {
      // a and u are a stack that awards g, which would do as well as b; nobody offers u.
      c.instance.stacks.push({ ...stack('t', [1, 2], null), awards: 3 });
      c.instance.goals.anyOf[0] = [0, 3];
      c.rows.forEach((row) => row.credentials.push(3));
    };
    expect(useful(award)).toBe('proved');
    expect(useful((c) => [award(c), c.instance.offers.push(offer(2, 9))])).not.toBe('proved');
    const need = (c: Example) => {
      // g is free and would do as well as b, but needs a and u.
      c.instance.needs[3] = [[['credential', 1]], [['credential', 2]]];
      c.instance.offers.push(offer(3, 0));
      c.instance.goals.anyOf[0] = [0, 3];
      c.rows.forEach((row) => row.credentials.push(3));
    };
    expect(useful(need)).toBe('proved');
    expect(useful((c) => [need(c), c.instance.offers.push(offer(2, 9))])).not.toBe('proved');
  });
});
