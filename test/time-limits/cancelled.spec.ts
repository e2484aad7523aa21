import { beforeAll, describe, expect, it } from '@jest/globals';
import { highsSolver, type MilpSolver } from '#lib/engine';
import { loadHighs } from '../oracle/highs.js';
import { answered, LookClock, questions, told } from './asking.js';

let solver: MilpSolver;
beforeAll(async () => {
  solver = highsSolver(await loadHighs());
});

class Cancelled extends Error {}

describe.each(questions().map((one) => [one.name, one] as const))('a question that is cancelled: %s', (_, question) => {
  it('does nothing more after the look that told it, whichever that is', () => {
    const whole = new LookClock();
    answered(question, solver, whole.read);
    for (let last = 1; last < whole.looks; last = Math.ceil(last * 2.6)) {
      let looks = 0;
      let after = 0;
      const clock = (): number => {
        if (looks >= last) after++;
        if (++looks >= last) throw new Cancelled();
        return looks;
      };
      const watched = told(solver, () => (looks >= last ? after++ : 0));
      expect(() => answered(question, watched, clock)).toThrow(Cancelled);
      expect([last, after]).toEqual([last, 0]);
    }
  });
});
