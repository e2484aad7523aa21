import { beforeAll, describe, expect, it } from '@jest/globals';
import loader, { type Highs } from 'highs';
import { bestPlan } from '../../best-plan.js';
import { highsSolver } from '../../highs.js';
import type { Instance } from '../../instance.js';
import type { MilpSolver } from '../../milp.js';
import { exampleInstance } from '../example.js';
import { taskOf } from '../task-of.js';
import { searchCover } from './cover-search.js';

let solver: MilpSolver;
beforeAll(async () => {
  solver = highsSolver(await (loader as unknown as () => Promise<Highs>)());
});

/** Numbers from 0 to below 1, the same for the same seed. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

/** Badges that each give some skills at random; some cost nothing, and of `prices` 1 all others the same. */
function badges(seed: number, skills: number, count: number, prices: number): Instance {
  const draw = draws(seed);
  const all = [...Array(skills).keys()];
  return exampleInstance({
    skills,
    badges: [
      ...Array.from({ length: count }, () => ({
        price: draw() < 0.1 ? 0 : 10 * (1 + Math.floor(draw() * prices)),
        minutes: Math.floor(draw() * 5),
        gives: all.filter(() => draw() < 0.3).map((skill) => [skill, 1] as const),
      })),
      { price: 1000, gives: all.map((skill) => [skill, 1] as const) },
    ],
    goals: { levels: all.map((skill) => [skill, 1] as const) },
  });
}

/** The least price, and the fewest minutes at it, of all sets of badges that give every skill. */
function byAllSets({ offers, gives, skills }: Instance): readonly [price: number, minutes: number] {
  let best: readonly [number, number] = [Infinity, Infinity];
  for (let set = 0; set < 2 ** offers.length; set++) {
    const taken = offers.filter((_, offer) => (set >> offer) & 1);
    const given = new Set(taken.flatMap(({ credential }) => gives[credential]!.map(([skill]) => skill)));
    if (given.size < skills.length) continue;
    const price = taken.reduce((sum, one) => sum + one.price, 0);
    const minutes = taken.reduce((sum, one) => sum + one.minutes, 0);
    if (price < best[0] || (price === best[0] && minutes < best[1])) best = [price, minutes];
  }
  return best;
}

describe('the search of a cover', () => {
  it('finds what trying all sets finds, the tie by minutes too, and proves it', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const instance = badges(seed, 8, 10, seed % 3 === 0 ? 1 : 6);
      const { outcome, proof } = bestPlan(instance, solver);
      expect([seed, outcome.plan?.value, outcome.plan?.minutes]).toEqual([seed, ...byAllSets(instance)]);
      expect(proof !== undefined || outcome.plan?.value === 0).toBe(true);
    }
  });

  it('serves only where nothing needs anything', () => {
    const cost = [1024, 1024];
    const search = (needs: boolean) => {
      const instance = exampleInstance({
        skills: 2,
        badges: [
          { price: 1, gives: [[0, 1]] },
          { price: 1, gives: [[1, 1]], needs: needs ? [[['skill', 0, 1]]] : [] },
        ],
        goals: { levels: [[1, 1]] },
      });
      return searchCover(taskOf(instance), cost, 1024, 1024, solver, { nodes: 10 }, {});
    };
    expect(search(true)).toBeUndefined();
    expect(search(false)?.best).toEqual({ offers: [1], cost: 1024 });
  });

  it('gives its best plan and a bound that holds when it is told to stop', () => {
    const instance = badges(5, 30, 40, 1);
    const cost = instance.offers.map(({ price }) => price * 1024);
    const whole = searchCover(taskOf(instance), cost, 10240, 1024, solver, { nodes: 1000 }, {})!;
    expect(whole.root).toBeDefined();
    let asked = 0;
    for (const most of [0, 1, 5, 400]) {
      asked = 0;
      const stop = (): boolean => ++asked > most;
      const found = searchCover(taskOf(instance), cost, 10240, 1024, solver, { nodes: 1000, stop }, {})!;
      expect(found.bound).toBeLessThanOrEqual(whole.bound);
      if (found.best) expect(found.best.cost).toBeGreaterThanOrEqual(whole.best!.cost);
      if (most < 5) expect(found.root).toBeUndefined();
    }
  });

  it('finds the same, to the byte, again', () => {
    const [once, again] = [1, 2].map(() => JSON.stringify(bestPlan(badges(9, 25, 40, 1), solver)));
    expect(again).toBe(once);
  });
});
