import { describe, expect, it } from '@jest/globals';
import { greedyOrder } from '../greedy.js';
import type { Instance, StackRule } from '../instance.js';

const offer = (credential: number, price: number, renewal = false) => ({
  credential,
  renewal,
  price,
  minutes: 0,
  grants: [],
});

/** Credentials 0 to 4; 0 gives the wanted level and needs credential 1. */
function problem(changed: Partial<Instance>): Instance {
  return {
    version: 1,
    currency: 'EUR',
    skills: ['wanted', 'other'],
    credentials: ['top', 'door', 'part', 'piece', 'award'],
    gives: [[[0, 2]], [], [], [], []],
    needs: [[[['credential', 1]]], [], [], [], []],
    start: { levels: [0, 0], credentials: [] },
    offers: [offer(0, 10), offer(1, 7)],
    stacks: [],
    funds: [],
    goals: { levels: [[0, 2]], anyOf: [], stacks: [], coverage: null },
    limits: { price: null, minutes: null },
    objective: { price: 1, minutes: 0, then: 'minutes' },
    ...changed,
  };
}
const stack = (members: number[], awards: number | null): StackRule => ({
  id: `of-${members.join('-')}`,
  members: members.map((credential) => ({ credential, group: null, credits: 0 })),
  atLeast: null,
  minCredits: null,
  awards,
  bundle: null,
});

describe('the greedy choice', () => {
  it('takes what a badge needs first, the cheapest that will do', () => {
    expect(greedyOrder(problem({}))).toEqual([1, 0]);
    const either = problem({
      needs: [
        [
          [
            ['credential', 1],
            ['credential', 2],
          ],
        ],
        [],
        [],
        [],
        [],
      ],
      offers: [offer(0, 10), offer(1, 7), offer(2, 6)],
    });
    expect(greedyOrder(either)).toEqual([2, 0]);
  });

  it('completes a stack where its award is needed, and does not run in circles where awards count for stacks', () => {
    const awarded = problem({
      needs: [[[['credential', 4]]], [], [], [], []],
      offers: [offer(0, 10), offer(2, 0), offer(3, 0)],
      stacks: [stack([2, 3], 4), stack([4, 2], 3), stack([3, 4], 2)],
    });
    expect(greedyOrder(awarded)).toEqual([1, 2, 0]);
  });

  it('uses what earlier choices brought', () => {
    const shared = problem({
      gives: [[[0, 2]], [], [[1, 1]], [], []],
      needs: [[[['credential', 1]]], [], [[['credential', 1]]], [], []],
      offers: [offer(0, 1), offer(1, 50), offer(2, 40)],
      goals: {
        levels: [
          [0, 2],
          [1, 1],
        ],
        anyOf: [],
        stacks: [],
        coverage: null,
      },
    });
    expect(greedyOrder(shared)).toEqual([1, 0, 2]);
  });

  it('takes no badge that it has renewed on the way', () => {
    const round = problem({
      needs: [[[['credential', 2]]], [], [[['credential', 0]]], [], []],
      offers: [offer(0, 0), offer(2, 0), offer(0, 0, true)],
    });
    expect(greedyOrder(round)).toEqual([2, 1]);
  });

  it('is none where nothing gets there', () => {
    expect(greedyOrder(problem({ offers: [offer(0, 10)] }))).toBeUndefined();
  });
});
