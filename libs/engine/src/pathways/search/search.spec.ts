import { beforeAll, describe, expect, it } from '@jest/globals';
import loader, { type Highs } from 'highs';
import { bestPlan } from '../best-plan.js';
import { highsSolver } from '../highs.js';
import type { Instance } from '../instance.js';
import type { MilpSolver } from '../milp.js';
import { allOf, exampleInstance } from './example.js';
import { plainTariff } from './plain-tariff.js';
import { Search } from './search.js';
import type { SearchFound, SearchLimits } from './search-options.js';
import { taskOf } from './task-of.js';

let solver: MilpSolver;
beforeAll(async () => {
  solver = highsSolver(await (loader as unknown as () => Promise<Highs>)());
});

function search(instance: Instance, limits: SearchLimits = { nodes: 100 }): SearchFound {
  const cost = instance.offers.map(({ price }) => price * 1024);
  return new Search(taskOf(instance), plainTariff(cost, 1024, solver, new Set()), 1024, 1024, limits, {
    plans: { cost: (offers) => offers.reduce((sum, offer) => sum + cost[offer]!, 0) },
  }).run();
}

/**
 * 27 points on 117 lines of three, each line to be met: 18 are needed, though 9 would do in parts. Far too many branches to prove, unless nothing needs
 * anything.
 * @param behind whether each point needs a badge that costs nothing
 */
function manyPoints(behind: boolean): Instance {
  const nine = [0, 1, 2].flatMap((a) => [
    [3 * a, 3 * a + 1, 3 * a + 2],
    ...[0, 1, 2].map((slope) => [0, 1, 2].map((x) => 3 * x + ((slope * x + a) % 3))),
  ]);
  const points = [...Array(9).keys()];
  const copies = [0, 1, 2].flatMap((copy) => nine.map((line) => line.map((point) => 9 * copy + point)));
  const across = points.flatMap((a) =>
    points.map((b) => {
      const line = nine.find((one) => one.includes(a) && one.includes(b));
      const third = a === b ? a : line!.find((one) => one !== a && one !== b)!;
      return [a, 9 + b, 18 + third];
    }),
  );
  const lines = [...copies, ...across];
  const badges = Array.from({ length: 27 }, (_, point) => ({
    price: 100,
    gives: lines.flatMap((line, skill) => (line.includes(point) ? [[skill, 1] as const] : [])),
    needs: behind ? [[['credential', 27] as const]] : [],
  }));
  return exampleInstance({
    skills: lines.length,
    badges: [...badges, { price: 0 }],
    goals: { levels: lines.map((_, skill) => [skill, 1] as const) },
  });
}

/** Nine points on twelve lines of three: five points meet every line, though a third of each would do (Steiner triples). */
function ninePoints(): Instance {
  const lines = [0, 1, 2].flatMap((a) => [
    [3 * a, 3 * a + 1, 3 * a + 2],
    ...[0, 1, 2].map((slope) => [0, 1, 2].map((x) => 3 * x + ((slope * x + a) % 3))),
  ]);
  return exampleInstance({
    skills: lines.length,
    badges: Array.from({ length: 9 }, (_, point) => ({
      price: 10,
      gives: lines.flatMap((line, skill) => (line.includes(point) ? [[skill, 1] as const] : [])),
    })),
    goals: { levels: lines.map((_, skill) => [skill, 1] as const) },
  });
}

describe('the search', () => {
  it('splits where prices alone fall short, and proves what it finds', () => {
    const found = search(ninePoints());
    expect(found.best?.cost).toBe(50 * 1024);
    expect(found.root).toBeDefined();
    expect(found.nodes).toBeGreaterThan(1);
  });

  it('gives its best plan and a bound that holds when it may not go on', () => {
    const found = search(ninePoints(), { nodes: 1 });
    expect(found.root).toBeUndefined();
    expect(found.best?.cost).toBe(50 * 1024);
    expect(found.bound).toBeGreaterThan(20 * 1024);
    expect(found.bound).toBeLessThanOrEqual(50 * 1024);
  });

  it('leaves to the solver, in the time there is, what it cannot prove in the branches it has', () => {
    const limit = { timeLimitMs: 120_000, clock: () => performance.now() };
    const { outcome, proof } = bestPlan(manyPoints(true), solver, limit);
    expect([outcome.status, outcome.plan?.value, proof]).toEqual(['optimal', 1800, undefined]);
  }, 120_000);

  it('proves it by a tree where nothing needs anything', () => {
    const { outcome, proof } = bestPlan(manyPoints(false), solver);
    expect([outcome.status, outcome.plan?.value, proof !== undefined]).toEqual(['optimal', 1800, true]);
  }, 120_000);

  it('stops when it is told to', () => {
    let asked = 0;
    const found = search(ninePoints(), { nodes: 100, stop: () => ++asked > 1 });
    expect(found.root).toBeUndefined();
  });

  it('knows when there is no plan', () => {
    const instance = exampleInstance({
      skills: 1,
      badges: [{ price: 1, gives: [[0, 1]], needs: [[['skill', 0, 1]]] }],
      goals: { levels: [[0, 1]] },
    });
    const { best, root } = search(instance);
    expect([best, root === undefined]).toEqual([undefined, false]);
    expect(bestPlan(instance, solver).outcome.status).toBe('infeasible');
  });

  it('finds the same, to the byte, again', () => {
    const [once, again] = [bestPlan(ninePoints(), solver), bestPlan(ninePoints(), solver)];
    expect(JSON.stringify(again)).toBe(JSON.stringify(once));
  });

  it('buys a bundle whole: one more badge in it that has to be reached makes it dearer', () => {
    // 0 is wanted: 12 alone. The bundle of 0 and 1 costs 10, but 1 needs 2, which costs 1: 11. With 2 at 3 the bundle is no use.
    const withNeed = (price: number): Instance =>
      exampleInstance({
        badges: [{ price: 12 }, { price: 5, needs: [[['credential', 2]]] }, { price }],
        stacks: [allOf('s', [0, 1], { bundle: { price: 10, grants: [] } })],
        goals: { anyOf: [[0]] },
      });
    for (const [price, value] of [
      [1, 11],
      [3, 12],
    ] as const) {
      const { outcome, proof } = bestPlan(withNeed(price), solver);
      expect([outcome.plan?.value, proof !== undefined]).toEqual([value, true]);
    }
  });

  it('proves coverage of which no part is certain', () => {
    const weights = Array.from({ length: 6 }, (_, skill) => [skill, 1, 2 + skill] as const);
    const instance = exampleInstance({
      skills: 6,
      badges: weights.map(([skill], i) => ({ price: 10 + ((i * 7) % 5), gives: [[skill, 1]] as const })),
      goals: { coverage: { atLeast: 15, weights } },
    });
    const { outcome, proof } = bestPlan(instance, solver);
    expect([outcome.status, outcome.plan?.value, proof !== undefined]).toEqual(['optimal', 33, true]);
  });
});
