import { describe, expect, it } from '@jest/globals';
import { allOf, exampleInstance } from './example.js';
import { pathTest } from './path-test.js';
import { taskOf } from './task-of.js';
import { viewOf } from './view.js';

describe('the path test', () => {
  // 2 is wanted and needs 1, which needs 0; 3 brings what nobody needs; 4 is a way round 1 that stands on 5
  const chain = exampleInstance({
    skills: 1,
    badges: [
      { price: 10 },
      { price: 10, gives: [[0, 1]], needs: [[['credential', 0]]] },
      { price: 10, needs: [[['skill', 0, 1]]] },
      { price: 0 },
      { price: 10, gives: [[0, 1]], needs: [[['credential', 5]]] },
      { price: 15 },
    ],
    goals: { anyOf: [[2]] },
  });
  const view = viewOf(taskOf(chain));
  const slack = Float64Array.from(view.task.action, (id) => chain.offers[id]!.price);
  const kept = (most: number, excused = new Uint8Array(view.actions)): number[] =>
    [...view.task.action].filter((_, a) => pathTest(view, slack, most, excused)[a] === 1);

  it('adds up what comes before an action and what comes after it', () => {
    expect(kept(30)).toEqual([0, 1, 2]);
    expect(kept(29)).toEqual([]);
    expect(kept(35)).toEqual([0, 1, 2, 4, 5]);
  });

  it('rules out what leads to nothing, unless it is excused', () => {
    expect(kept(1000)).not.toContain(3);
    const excused = Uint8Array.from(view.task.action, (id) => (id === 3 ? 1 : 0));
    expect(kept(1000, excused)).toContain(3);
  });

  it('would rule out a badge that is taken for its bundle alone: members of bundles are excused', () => {
    // 0 costs 12 by itself and 10 together with 1, which nothing else needs
    const bundled = exampleInstance({
      badges: [{ price: 12 }, { price: 5 }],
      stacks: [allOf('s', [0, 1], { bundle: { price: 10, grants: [] } })],
      goals: { anyOf: [[0]] },
    });
    const own = viewOf(taskOf(bundled));
    const free = new Float64Array(own.actions);
    const withoutExcuse = pathTest(own, free, 1000, new Uint8Array(own.actions));
    expect([...own.task.action].filter((_, a) => withoutExcuse[a] === 1)).toEqual([0]);
    const excused = new Uint8Array(own.actions).fill(1);
    expect([...pathTest(own, free, 1000, excused)]).toEqual([1, 1]);
  });
});
