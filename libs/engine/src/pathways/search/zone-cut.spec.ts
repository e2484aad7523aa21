import { describe, expect, it } from '@jest/globals';
import type { Instance } from '../instance.js';
import { exampleInstance } from './example.js';
import type { Task } from './task.js';
import { taskOf } from './task-of.js';
import { viewOf } from './view.js';
import { exitsIn } from './zone-cut.js';

/** Numbers from 0 to below 1, the same for the same seed. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

/** Badges that give and need skills at random, in circles too. */
function tangle(draw: () => number, skills: number, badges: number): Instance {
  const pick = (): number => Math.floor(draw() * skills);
  return exampleInstance({
    skills,
    badges: Array.from({ length: badges }, () => ({
      price: 1,
      gives: [[pick(), 1 + Math.floor(draw() * 2)] as const, [pick(), 1] as const],
      needs: draw() < 0.3 ? [] : [[['skill', pick(), 1 + Math.floor(draw() * 2)] as const]],
    })),
    goals: { levels: [[0, 1] as const, [1, 1] as const] },
  });
}

/** What is reached without the actions that enter a zone, step by step; then those of them that can start. */
function exitsByTheBook(task: Task, zone: readonly number[]): { exits: number[]; bars: boolean } {
  const actions = [...task.action.keys()];
  const adds = (a: number): Int32Array => task.add.subarray(task.addStart[a], task.addStart[a + 1]);
  const near = new Set<number>();
  const canStart = (a: number): boolean =>
    task.pre.subarray(task.preStart[a], task.preStart[a + 1]).every((fact) => near.has(fact));
  const enters = (a: number): boolean => adds(a).some((fact) => zone.includes(fact));
  for (let before = -1; near.size > before;) {
    before = near.size;
    for (const a of actions) if (!enters(a) && canStart(a)) for (const fact of adds(a)) near.add(fact);
  }
  return {
    exits: actions.filter((a) => enters(a) && canStart(a)),
    bars: task.goals.some((goal) => !near.has(goal)),
  };
}

describe('exits of zones', () => {
  it('are those of the near side grown step by step, for small zones and large, in any order', () => {
    let some = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const draw = draws(seed);
      const task = taskOf(tangle(draw, 12, 30));
      const exits = exitsIn(viewOf(task));
      for (let round = 0; round < 20; round++) {
        const size = 1 + Math.floor(draw() * (round % 2 === 0 ? 2 : task.fact.length));
        const zone = [...new Set(Array.from({ length: size }, () => Math.floor(draw() * task.fact.length)))];
        const wanted = exitsByTheBook(task, zone);
        expect([...exits.of(zone)]).toEqual(wanted.exits);
        expect(exits.bars()).toBe(wanted.bars);
        some += wanted.exits.length;
      }
    }
    expect(some).toBeGreaterThan(1000);
  });
});
