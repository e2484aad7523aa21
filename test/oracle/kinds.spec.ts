import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Highs } from 'highs';
import { reachable } from './founded.js';
import { randomInstance } from './generate.js';
import { loadHighs } from './highs.js';
import { judge } from './judge.js';
import { KINDS, type Kind } from './kinds.js';

/** STACKWAY_ORACLE_SEEDS widens it; `npm run bench -- oracle` takes 5,000 of each kind. */
const SEEDS = Number(process.env['STACKWAY_ORACLE_SEEDS'] ?? 40);

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

describe('our answer and every oracle that knows the problem', () => {
  it.each(Object.keys(KINDS) as Kind[])('agree on %s', (kind) => {
    const wrong: string[] = [];
    const oracles = new Set<string>();
    let plans = 0;
    for (let seed = 0, left = SEEDS; left > 0; seed++) {
      const instance = randomInstance(seed, KINDS[kind]);
      if (!reachable(instance)) continue;
      left--;
      const judged = judge(instance, highs);
      wrong.push(...judged.wrong.map((text) => `seed ${seed}: ${text}`));
      for (const oracle of judged.oracles) oracles.add(oracle);
      if (judged.steps > 0) plans++;
    }
    expect(wrong).toEqual([]);
    expect(plans).toBeGreaterThan(SEEDS / 3);
    expect(oracles.size).toBeGreaterThanOrEqual(2);
  });
});
