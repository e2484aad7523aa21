import { beforeAll, describe, expect, it } from '@jest/globals';
import loader, { type Highs } from 'highs';
import { highsSolver } from './highs.js';
import type { MilpSolver } from './milp.js';
import { cheapestPurchases } from './payments.js';
import { allOf, exampleInstance } from './search/example.js';

let solver: MilpSolver;
beforeAll(async () => {
  solver = highsSolver(await (loader as unknown as () => Promise<Highs>)());
});

describe('the cheapest way to pay', () => {
  it('counts an award in a bundle only where these offers bring it', () => {
    // The bundle of 0 and 1 costs 3; 1 is what the stack of 2 and 3 awards.
    const instance = exampleInstance({
      badges: [{ price: 10 }, { price: 50 }, { price: 1 }, { price: 1 }],
      stacks: [allOf('sold', [0, 1], { bundle: { price: 3, grants: [] } }), allOf('awarding', [2, 3], { awards: 1 })],
    });
    const paid = (offers: readonly number[]) =>
      cheapestPurchases(instance, offers, solver)!.reduce((sum, one) => sum + one.paid, 0);
    expect(paid([0])).toBe(10);
    expect(paid([0, 2])).toBe(11);
    expect(paid([0, 2, 3])).toBe(5);
  });

  it('takes from a capped fund what leaves least to pay', () => {
    const instance = exampleInstance({ badges: [{ price: 10 }, { price: 10 }] });
    const grants = [
      [0, 8],
      [1, 5],
    ] as const;
    const capped = {
      ...instance,
      funds: [
        { id: 'a', cap: 8 },
        { id: 'b', cap: null },
      ],
      offers: instance.offers.map((offer) => ({ ...offer, grants })),
    };
    const purchases = cheapestPurchases(capped, [0, 1], solver)!;
    expect(purchases.map((one) => one.paid).sort((a, b) => a - b)).toEqual([2, 5]);
  });
});
