import { beforeAll, describe, expect, it } from '@jest/globals';

import { highsSolver, type Instance, type MilpSolver } from '#lib/engine';
import { mismatch } from './compare.js';
import { reachable } from './founded.js';
import { loadHighs } from './highs.js';
import { randomInstance } from './generate.js';

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

describe('the strong model, given to HiGHS, against brute force', () => {
  it(`finds the same optimum on ${COUNT} seeded problems, with plans that the checker confirms`, () => {
    const wrong: string[] = [];
    for (const { seed, instance } of problems(COUNT)) {
      const found = mismatch(instance, solver);
      if (found) wrong.push(`seed ${seed}: ${found}`);
    }
    expect(wrong).toEqual([]);
  }, 600_000);
});
