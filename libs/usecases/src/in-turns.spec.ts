import { describe, expect, it } from '@jest/globals';
import { atOnce, inTurns } from './in-turns.js';

describe('work in steps', () => {
  function* counting(steps: number): Generator<undefined, number> {
    for (let step = 0; step < steps; step++) yield;
    return steps;
  }

  it('gives the same in turns as at once, and others their turn between the steps', async () => {
    let others = 0;
    const tick = (): void => void (others++, (ticking = setImmediate(tick)));
    let ticking = setImmediate(tick);
    expect(await inTurns(counting(50))).toBe(50);
    clearImmediate(ticking);
    expect(others).toBeGreaterThanOrEqual(49);
    expect(atOnce(counting(50))).toBe(50);
  });

  it('fails as the work fails', async () => {
    const failing = (function* (): Generator<undefined, number> {
      yield;
      throw new Error('broken');
    })();
    await expect(inTurns(failing)).rejects.toThrow('broken');
  });
});
