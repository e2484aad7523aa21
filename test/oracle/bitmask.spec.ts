import { describe, expect, it } from '@jest/globals';
import { bestCover, isCover } from './bitmask.js';
import { bruteForce } from './brute-force.js';
import { build } from './build.js';
import { KINDS } from './kinds.js';
import { randomInstance } from './generate.js';

describe('covering by a dynamic programme over sets of goals', () => {
  it('finds the cover worked by hand, and among equals the one with fewest minutes', () => {
    // a2 and b1 wanted. low+b: a1 does not reach a2. pair 7; a2 4 + b 3 = 7 with 10 + 5 minutes against 20.
    const badges = {
      low: { price: 1, minutes: 1, gives: { 'skill-a': 1 } },
      high: { price: 4, minutes: 10, gives: { 'skill-a': 3 } },
      b: { price: 3, minutes: 5, gives: { 'skill-b': 1 } },
      pair: { price: 7, minutes: 20, gives: { 'skill-a': 2, 'skill-b': 1 } },
    };
    const goals = { levels: { 'skill-a': 2, 'skill-b': 1 } };
    expect(bestCover(build({ badges, goals }))).toEqual({ value: 7, second: 15 });
    expect(bestCover(build({ badges, goals, levels: { 'skill-a': 2 } }))).toEqual({ value: 3, second: 5 });
    expect(bestCover(build({ badges: { low: badges.low }, goals }))).toBe('infeasible');
  });

  it('takes the largest grant of funds without a cap off the price', () => {
    const badges = {
      x: { price: 10, gives: { 'skill-a': 1 }, grants: { f: 4, g: 3 } },
      y: { price: 7, gives: { 'skill-a': 1 } },
    };
    const problem = { badges, funds: { f: null, g: null }, goals: { levels: { 'skill-a': 1 } } };
    expect(bestCover(build(problem))).toEqual({ value: 6, second: 0 });
  });

  it('refuses what is not covering alone', () => {
    const badges = { x: { price: 1, gives: { 'skill-a': 1 }, needs: [['y']] }, y: { price: 1 } };
    const instance = build({ badges, goals: { levels: { 'skill-a': 1 } } });
    expect(isCover(instance)).toBe(false);
    expect(() => bestCover(instance)).toThrow('covering alone');
  });

  it('agrees with brute force on seeded problems', () => {
    let agreed = 0;
    for (let seed = 0; seed < 300; seed++) {
      const instance = randomInstance(seed, KINDS.plain);
      if (!isCover(instance)) throw new Error(`seed ${seed} is more than covering`);
      const best = bruteForce(instance);
      const expected = best === 'infeasible' ? best : { value: best.value, second: best.second };
      expect([seed, bestCover(instance)]).toEqual([seed, expected]);
      if (best !== 'infeasible' && best.value > 0) agreed++;
    }
    expect(agreed).toBeGreaterThan(100);
  });
});
