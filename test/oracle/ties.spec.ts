import { beforeAll, describe, expect, it } from '@jest/globals';
import { bestPlan, highsSolver, solveInstance, type MilpSolver, type Outcome } from '#lib/engine';
import { reachable } from './founded.js';
import { randomInstance } from './generate.js';
import { loadHighs } from './highs.js';

/* Of plans of the same value one is preferred; where the time is over before that is settled, the outcome says so. */

let solver: MilpSolver;
beforeAll(async () => {
  solver = highsSolver(await loadHighs());
});

/** Finds a plan that is the best, and is then out of time. */
function brief(): MilpSolver {
  let done = false;
  return {
    ...solver,
    solve: (milp, options) => {
      if (done) return { status: 'time-limit' };
      const answer = solver.solve(milp, options);
      done = answer.status === 'optimal';
      return answer;
    },
  };
}

describe('plans of the same value', () => {
  it('are decided between where there is time, and said to be open where there is not', () => {
    const wrong: string[] = [];
    let open = 0;
    for (let seed = 0; seed < 300; seed++) {
      const instance = randomInstance(seed);
      if (!reachable(instance)) continue;
      const { then } = instance.objective;
      const full = solveInstance(instance, solver);
      const found = solveInstance(instance, brief());
      if (full.tieOpen ?? bestPlan(instance, solver).outcome.tieOpen)
        wrong.push(`seed ${seed}: open with all the time`);
      if (found.status !== 'optimal' || !found.plan) continue;
      const of = ({ plan }: Outcome): number => plan![then];
      if (found.tieOpen === undefined && of(found) !== of(full)) wrong.push(`seed ${seed}: not said to be open`);
      if (found.tieOpen === undefined) continue;
      open++;
      if (found.tieOpen !== then || of(found) === 0) wrong.push(`seed ${seed}: nothing is open`);
    }
    expect(wrong).toEqual([]);
    expect(open).toBeGreaterThan(50);
  });
});
