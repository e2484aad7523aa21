import { describe, expect, it } from '@jest/globals';
import { highsSolver, planPathway, snapshotOf } from '#lib/engine';
import { SMALL } from '../../test/small-catalogue.js';
import { Stopped, stoppableClock } from './stoppable-clock.js';

describe('a clock that can be stopped', () => {
  it('tells the time until it is stopped, and ends a search that reads it', () => {
    let [now, stopped] = [7, false];
    const clock = stoppableClock(
      () => now++,
      () => stopped,
    );
    expect([clock(), clock()]).toEqual([7, 8]);
    const snapshot = snapshotOf(SMALL.filter(({ type }) => !type.startsWith('learner')));
    const nobody = { skills: [], credentials: [] };
    const solver = highsSolver(undefined as never); // nothing here is for the solver
    const ask = (): unknown =>
      planPathway(snapshot, nobody, 0, { on: '2026-03-01', timeLimitMs: 1e6 }, { solver, clock });
    expect(ask()).toMatchObject({ status: 'optimal' });
    stopped = true;
    expect(ask).toThrow(Stopped);
  });
});
