import { describe, expect, it } from '@jest/globals';
import { checkCertificate } from './index.js';
import { costs, leaf, offer, sealed, single, verdict, type Example } from './proof-example.js';

/** Skills a, b, c; ab and bc cost 4, ca 5. Half of each would do for 6.5, but two have to be taken: 8. */
function triangle(c: Example) {
  Object.assign(c.instance, { skills: ['a', 'b', 'c'], credentials: ['ab', 'bc', 'ca'], stacks: [], funds: [] });
  c.instance.gives = [
    [[0, 1], [1, 1]],
    [[1, 1], [2, 1]],
    [[2, 1], [0, 1]],
  ]; // prettier-ignore
  c.instance.start.levels = [0, 0, 0];
  c.instance.offers = [offer(0, 4), offer(1, 4), offer(2, 5)];
  c.instance.goals = { levels: [[0, 1], [1, 1], [2, 1]], anyOf: [], stacks: [], coverage: null }; // prettier-ignore
  c.instance.limits = { price: null, minutes: null };
  c.plan.purchases = [single(0, 4), single(1, 4)];
  costs(c, 8);
  c.rows = [0, 1, 2].map((skill) => ({ levels: [[skill, 1]], credentials: [] }));
  const prices = (cuts: number[][]) => ({
    prices: { cuts, worth: [] as number[][], limits: { price: 0, minutes: 0 }, funds: [], bundles: [] },
  });
  // ab taken: 4 and somebody for c, 4. ab not taken: ca for a, 5, and bc for b, 4.
  const taken = prices([[2, 4]]);
  const banned = prices([
    [0, 5],
    [1, 4],
  ]);
  const tree: Record<string, unknown> = { offer: 0, taken, banned };
  Object.assign(c, { kind: 'tree', prices: undefined, tree });
  return { tree, prices, taken, banned };
}

describe('a tree', () => {
  it('proves in every branch', () => expect(verdict((c) => triangle(c))).toBe('proved'));

  const cases: [string, string, (c: Example) => void][] = [
    ['prices of one branch stand in the other', 'tree › offer 0 taken (bound)', (c) => {
      const { tree, taken, banned } = triangle(c);
      Object.assign(tree, { taken: banned, banned: taken });
    }],
    ['a branch says nothing', 'tree › offer 0 not taken (bound)', (c) => {
      const { tree, prices } = triangle(c);
      tree.banned = prices([]);
    }],
    ['a branch is missing', 'tree.banned (malformed)', (c) => {
      const { tree } = triangle(c);
      delete tree.banned;
    }],
    ['something is decided twice', 'tree › offer 0 taken (branching)', (c) => {
      const { tree, taken, banned } = triangle(c);
      tree.taken = { offer: 0, taken: banned, banned: taken };
    }],
    ['a leaf is a split too', 'tree.prices (unknown-key)', (c) => {
      const { tree, taken } = triangle(c);
      Object.assign(tree, taken);
    }],
    ['it says more than it shows', 'tree › offer 0 taken (bound)', (c) => {
      triangle(c);
      c.plan.order = [0, 2];
      c.plan.purchases = [single(0, 4), single(2, 5)];
      costs(c, 9);
    }],
  ]; // prettier-ignore
  it.each(cases)('is rejected when %s', (_, expected, change) => expect(verdict(change)).toBe(expected));

  it('may not ask for the needs of what is renewed, as nothing is needed for that', () => {
    const needy = (renewal: boolean) => (c: Example) => {
      const { tree, prices } = triangle(c);
      // ca needs a skill that nobody has at the start and none of the goals asks for; z brings it.
      c.instance.skills.push('d');
      c.instance.credentials.push('z');
      c.instance.gives.push([[3, 1]]);
      c.instance.needs = [[], [], [[['skill', 3, 1]]], []];
      c.instance.start.levels.push(0);
      c.instance.offers[2] = { ...c.instance.offers[2]!, renewal };
      c.instance.offers.push(offer(3, 4));
      c.rows.push({ levels: [[3, 1]], credentials: [] });
      // ca taken: 5, and 4 for what it needs. ca not taken: 4 for a and 4 for c.
      Object.assign(tree, { offer: 2, taken: prices([[3, 4]]), banned: prices([[0, 4], [2, 4]]) }); // prettier-ignore
    };
    expect(verdict(needy(false))).toBe('proved');
    expect(verdict(needy(true))).toBe('row 4 (row)');
  });

  /** A split of stack `pair` of the first example: bought, its price may be below 0. */
  const split = (bought: object, unbought: object) => (c: Example) => {
    Object.assign(c, { kind: 'tree', prices: undefined, tree: { stack: 0, bought, unbought } });
  };
  const apart = { ...leaf(), cuts: [[0, 100], [1, 200]], worth: [] }; // prettier-ignore
  const paid = {
    ...leaf(),
    cuts: [],
    worth: [
      [0, 0],
      [1, 0],
    ],
    bundles: [[0, -200]],
  };

  it('knows what a bundle costs where it is bought', () => {
    expect(verdict(split({ prices: paid }, { prices: apart }))).toBe('proved');
    expect(verdict(split({ prices: { ...paid, bundles: [[0, -201]] } }, { prices: apart }))).toMatch(
      / bought \(bundle\)$/,
    );
    expect(verdict(split({ prices: apart }, { prices: apart }))).toMatch(/ bought \(bundle\)$/);
    expect(verdict(split({ prices: paid }, { prices: paid }))).toMatch(/ not bought \(bundle\)$/);
  });

  it('that is deeper than can be read is rejected, at any depth, and never breaks the checker', () => {
    for (const depth of [201, 5_000, 100_000]) {
      const text = `${'{"offer":0,"taken":'.repeat(depth)}0${',"banned":0}'.repeat(depth)}`;
      const whole = sealed((c) => triangle(c)).replace(/"tree":.*,"seal"/, () => `"tree":${text},"seal"`);
      expect(checkCertificate(whole)).toMatchObject({ status: 'rejected', row: 'tree', code: 'too-deep' });
    }
  });
});
