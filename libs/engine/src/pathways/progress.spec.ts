import { expect, it } from '@jest/globals';
import { tellers } from './progress.js';
import type { SolveProgress } from './solve.js';

const at = (rounds: number, bound: number | null, best: number | null): SolveProgress => ({
  rounds,
  cuts: 0,
  bound,
  best,
});

it('tells the first solve in its unit, and of the solves after it the rounds alone', () => {
  const told: SolveProgress[] = [];
  const { first, later } = tellers(
    (one) => told.push(one),
    (value) => value / 100,
  );
  first(at(1, 6000, null));
  first(at(2, null, 9050));
  later(at(1, 3, 4));
  expect(told).toEqual([at(1, 60, null), at(2, 60, 90.5), at(1, 60, 90.5)]);
});

it('tells no values of a solve that minimises something else than the answer', () => {
  const told: SolveProgress[] = [];
  tellers((one) => told.push(one)).first(at(1, 6000, 9000));
  expect(told).toEqual([at(1, null, null)]);
});
