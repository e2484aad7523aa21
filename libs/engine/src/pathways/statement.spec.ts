import { describe, expect, it } from '@jest/globals';
import { proofOf } from './statement.js';
import type { Outcome } from './solve.js';

const told = (value: number, bound: number, boundProved?: boolean) => {
  const plan = { value, order: [0] };
  return proofOf(
    { status: 'feasible', plan, bound, boundProved } as unknown as Outcome,
    undefined,
    '90 EUR',
    { considered: 3 },
    null,
  ).statement;
};

describe('a plan found when time ran out', () => {
  it('says how far it may be from the best', () => {
    expect(told(9000, 6000)).toContain("by the solver's bound nothing can be more than 33.4 % cheaper.");
  });

  it('says whose word that is: prices that our own search found, or the solver', () => {
    expect(told(9000, 8100, true)).toContain('by the prices found until then nothing can be more than 10.0 % cheaper.');
    expect(told(9000, 8100, true)).not.toContain('solver');
    expect(told(9000, 8100)).toContain("by the solver's bound nothing can be more than 10.0 % cheaper.");
  });

  it('says that no bound is known where the bound is nothing', () => {
    expect(told(9000, 0)).toContain('no bound is known yet');
    expect(told(9000, 0)).not.toContain('%');
  });
});
