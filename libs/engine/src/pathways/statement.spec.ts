import { describe, expect, it } from '@jest/globals';
import type { InTime } from './calendar/in-time.js';
import { ofCatalogue } from './sieved-answer.js';
import { proofOf } from './statement.js';
import type { Outcome } from './solve.js';

const told = (value: number, bound: number, boundProved?: boolean) => {
  const plan = { value, order: [0] };
  return proofOf({ status: 'feasible', plan, bound, boundProved } as unknown as Outcome, undefined, 'EUR 90', {
    considered: 3,
  }).statement;
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

describe('plans that are as good as the best', () => {
  const best = (tieOpen?: 'price' | 'minutes') => {
    const outcome = { status: 'optimal', plan: { value: 9000, order: [0] }, bound: 9000, tieOpen };
    return proofOf(outcome as unknown as Outcome, undefined, 'EUR 90', { considered: 3 }).statement;
  };

  it('are told of only where it was not settled which is preferred', () => {
    expect(best()).not.toContain('settled');
    expect(best('minutes')).toContain('Whether another that is as good takes fewer hours was not settled.');
    expect(best('price')).toContain('Whether another that is as good costs less was not settled.');
  });

  it('stay open where a sieve of a large catalogue did not come to its end, though the best is known', () => {
    const objective = { price: 1, minutes: 0, then: 'minutes' } as const;
    const plan = { order: [0], purchases: [], price: 9000, minutes: 60, value: 9000 };
    const among = (bound: number | undefined, minutes: number) => {
      const found: InTime = { outcome: { status: 'optimal', plan: { ...plan, minutes }, cuts: 0 }, proof: undefined };
      const sieved = { left: 2, narrow: false, ...(bound !== undefined && { bound }) };
      const { status, tieOpen } = ofCatalogue(found, { sieved, instance: { objective } }).outcome;
      return [status, tieOpen];
    };
    expect(among(undefined, 60)).toEqual(['optimal', undefined]);
    expect(among(9000, 60)).toEqual(['optimal', 'minutes']);
    expect(among(9000, 0)).toEqual(['optimal', undefined]);
    expect(among(8999, 60)).toEqual(['feasible', undefined]);
  });
});
