import { describe, expect, it } from '@jest/globals';
import { lowerBound90 } from './poisson.js';

/** The mean at which `count` or more events have a chance of 10 %, from the definition, by bisection. */
function exact(count: number): number {
  let [low, high] = [0, count];
  for (let i = 0; i < 60; i++) {
    const mean = (low + high) / 2;
    let term = Math.exp(-mean);
    let fewer = 0;
    for (let k = 0; k < count; k++) {
      fewer += term;
      term *= mean / (k + 1);
    }
    if (1 - fewer < 0.1) low = mean;
    else high = mean;
  }
  return low;
}

describe('lowerBound90', () => {
  it('stays within 0.007 of the exact bound', () => {
    for (let count = 1; count < 200; count++) {
      expect(Math.abs(lowerBound90(count) - exact(count))).toBeLessThan(0.007);
    }
  });

  it('grows with the count, lies below it, and is 0 for nothing', () => {
    expect(lowerBound90(0)).toBe(0);
    for (let tenth = 1; tenth < 500; tenth++) {
      const [less, more] = [lowerBound90(tenth / 10), lowerBound90((tenth + 1) / 10)];
      expect(less).toBeLessThan(tenth / 10);
      expect(more).toBeGreaterThanOrEqual(less);
    }
  });
});
