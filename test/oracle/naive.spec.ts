import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Highs } from 'highs';
import { highsSolver, solveInstance } from '#lib/engine';
import { bruteForce } from './brute-force.js';
import { reachable } from './founded.js';
import { randomInstance, type GenerateOptions } from './generate.js';
import { loadHighs } from './highs.js';
import { naiveOptimum } from './naive.js';

const PLAIN: GenerateOptions = { bundles: false, funds: false };
const LARGE: GenerateOptions = { ...PLAIN, credentials: [35, 65], skills: [10, 20], stacks: [2, 8] };

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

/** Seeded problems without bundles and funds whose goals can be reached. */
function* problems(count: number, options: GenerateOptions) {
  for (let seed = 0; count > 0; seed++) {
    const instance = randomInstance(seed, options);
    if (!reachable(instance)) continue;
    count--;
    yield { seed, instance };
  }
}

describe('the naive model with repair rounds', () => {
  it('agrees with brute force where that is possible', () => {
    for (const { seed, instance } of problems(120, PLAIN)) {
      const best = bruteForce(instance);
      const expected = best === 'infeasible' ? best : best.value;
      expect([seed, naiveOptimum(instance, highs).value]).toEqual([seed, expected]);
    }
  });

  it('agrees with the engine on problems of 30 offers and more', () => {
    let repaired = 0;
    for (const { seed, instance } of problems(25, LARGE)) {
      const { value, rounds } = naiveOptimum(instance, highs);
      if (rounds > 1) repaired++;
      const { status, plan } = solveInstance(instance, highsSolver(highs));
      expect([seed, status, plan?.value ?? status]).toEqual([seed, value === 'infeasible' ? value : 'optimal', value]);
    }
    expect(repaired).toBeGreaterThan(0);
  });
});
