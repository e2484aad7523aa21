import { describe, expect, it } from '@jest/globals';
import { dualAscent, noPrices, UNREACHABLE } from './dual-ascent.js';
import { allOf, exampleInstance, type Example } from './example.js';
import { taskOf } from './task-of.js';
import { viewOf } from './view.js';

function ascentOf(example: Example) {
  const instance = exampleInstance(example);
  const view = viewOf(taskOf(instance));
  const cost = Float64Array.from(view.task.action, (id) => (id < 0 ? 0 : instance.offers[id]!.price));
  return { view, ...dualAscent(view, noPrices(cost)) };
}

describe('dual ascent', () => {
  it('adds up a chain: what is wanted, and what that needs', () => {
    // 1 gives the skill and needs 0; 2 gives it without, but costs more than both
    const { bound, price, cuts, view } = ascentOf({
      skills: 1,
      badges: [
        { price: 10 },
        { price: 20, gives: [[0, 2]], needs: [[['credential', 0]]] },
        { price: 50, gives: [[0, 2]] },
      ],
      goals: { levels: [[0, 2]] },
    });
    expect(bound).toBe(30);
    expect(price.reduce((sum, one) => sum + one, 0)).toBe(30);
    const ids = cuts.map(({ exits }) => [...exits].map((a) => view.task.action[a]));
    expect(ids.every((exits) => exits.includes(2))).toBe(true);
  });

  it('is not taken in by badges that stand on each other', () => {
    // 0 needs what 1 gives and the other way round: only 2 begins
    const { bound } = ascentOf({
      skills: 2,
      badges: [
        { price: 1, gives: [[0, 1]], needs: [[['skill', 1, 1]]] },
        { price: 1, gives: [[1, 1]], needs: [[['skill', 0, 1]]] },
        { price: 100, gives: [[1, 1]] },
      ],
      goals: { levels: [[0, 1]] },
    });
    expect(bound).toBe(101);
  });

  it('leaves every action something not below zero, and nothing of what the bound is made of', () => {
    const { slack, bound } = ascentOf({
      skills: 2,
      badges: [
        { price: 7, gives: [[0, 1]] },
        { price: 9, gives: [[1, 1]] },
        {
          price: 11,
          gives: [
            [0, 1],
            [1, 1],
          ],
        },
      ],
      goals: {
        levels: [
          [0, 1],
          [1, 1],
        ],
      },
    });
    expect([...slack].every((left) => left >= 0)).toBe(true);
    expect(bound).toBe(11);
  });

  it('passes through stacks that complete by themselves', () => {
    const { bound } = ascentOf({
      badges: [{ price: 5 }, { price: 6 }, { price: 40 }],
      stacks: [allOf('s', [0, 1], { awards: 2 })],
      goals: { anyOf: [[2]] },
    });
    expect(bound).toBe(11);
  });

  it('says so when a goal cannot be reached', () => {
    const { bound } = ascentOf({
      skills: 1,
      badges: [{ price: 5, gives: [[0, 1]], needs: [[['skill', 0, 1]]] }],
      goals: { levels: [[0, 1]] },
    });
    expect(bound).toBe(UNREACHABLE);
  });

  it('counts what coverage asks for as a whole, where no entry is certain', () => {
    const weights = [
      [0, 1, 4],
      [1, 1, 4],
      [2, 1, 4],
    ] as const;
    const { bound } = ascentOf({
      skills: 3,
      badges: [
        { price: 0, gives: [[0, 1]] },
        { price: 30, gives: [[1, 1]] },
        { price: 20, gives: [[2, 1]] },
      ],
      goals: { coverage: { atLeast: 8, weights } },
    });
    expect(bound).toBe(20);
  });
});
