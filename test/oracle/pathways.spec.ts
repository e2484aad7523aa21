import { beforeAll, describe, expect, it } from '@jest/globals';

import { highsSolver, solveInstance, type Instance, type MilpSolver } from '#lib/engine';
import { mismatch } from './compare.js';
import { reachable } from './founded.js';
import { loadHighs } from './highs.js';
import { randomInstance } from './generate.js';
import { reversed, withLevel, withoutOffers, withTwin, withWiderLimits } from './variants.js';

/** STACKWAY_ORACLE_INSTANCES widens the comparison: 2,000 take about ten seconds. */
const COUNT = Number(process.env['STACKWAY_ORACLE_INSTANCES'] ?? 2000);

let solver: MilpSolver;
beforeAll(async () => {
  solver = highsSolver(await loadHighs());
});

/** Seeded problems whose goals can be reached. */
function* problems(count: number): Generator<{ seed: number; instance: Instance }> {
  for (let seed = 0; count > 0; seed++) {
    const instance = randomInstance(seed);
    if (!reachable(instance)) continue;
    count--;
    yield { seed, instance };
  }
}

describe('the engine against brute force', () => {
  it(`finds the same optimum on ${COUNT} seeded problems, with plans that the checker confirms`, () => {
    const wrong: string[] = [];
    for (const { seed, instance } of problems(COUNT)) {
      const found = mismatch(instance, solver);
      if (found) wrong.push(`seed ${seed}: ${found}`);
    }
    expect(wrong).toEqual([]);
  }, 600_000);
});

describe('the engine against itself, on changed problems', () => {
  const value = (instance: Instance) => {
    const { status, plan } = solveInstance(instance, solver);
    return status === 'optimal' ? plan!.value : Infinity;
  };
  /** Problems with a plan, and that plan. */
  function* solved(count: number) {
    for (const { seed, instance } of problems(count)) {
      const { plan } = solveInstance(instance, solver);
      if (plan) yield { seed, instance, plan };
    }
  }

  it('keeps the value when an offer that the plan leaves out is gone', () => {
    for (const { seed, instance, plan } of solved(60)) {
      const unused = instance.offers.flatMap((_, offer) => (plan.order.includes(offer) ? [] : [offer]));
      expect([seed, value(withoutOffers(instance, new Set(unused.slice(0, 2))))]).toEqual([seed, plan.value]);
    }
  });

  it('keeps the value when a credential has a twin', () => {
    for (const { seed, instance, plan } of solved(60)) {
      if (instance.offers.length > 0) expect([seed, value(withTwin(instance, 0))]).toEqual([seed, plan.value]);
    }
  });

  it('keeps the value when everything is listed the other way round', () => {
    for (const { seed, instance, plan } of solved(100))
      expect([seed, value(reversed(instance))]).toEqual([seed, plan.value]);
  });

  it('is never worse with wider limits, or with more held', () => {
    for (const { seed, instance, plan } of solved(60)) {
      expect([seed, value(withWiderLimits(instance)) <= plan.value]).toEqual([seed, true]);
      expect([seed, value(withLevel(instance, seed % instance.skills.length)) <= plan.value]).toEqual([seed, true]);
    }
  });
});
