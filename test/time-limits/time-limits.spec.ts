import { beforeAll, describe, expect, it } from '@jest/globals';
import { highsSolver, planPathway, type MilpSolver, type Pathway } from '#lib/engine';
import { loadHighs } from '../oracle/highs.js';
import { answered, LookClock, questions, told } from './asking.js';

let solver: MilpSolver;
beforeAll(async () => {
  solver = highsSolver(await loadHighs());
});

/** Looks that are taken when the time is over, on the way out: one or two wherever somebody has to notice; most where nothing is possible. */
const ON_THE_WAY_OUT = 200;

/** What is left is handed on from the question to its solves and programmes: reading the clock for that takes a look each time. */
const HANDED_ON = 8;

/** Limits of 1, 2, 3, 5, 7, 10 … looks. */
function limitsUpTo(most: number): number[] {
  const limits: number[] = [];
  for (let limit = 1; limit < most; limit = Math.ceil(limit * 2.3)) limits.push(limit);
  return limits;
}

const worth = ({ objective }: Pathway): number => objective.value;

describe('a time limit that is none', () => {
  it.each([0, -1, NaN, Infinity])('is refused: %d', (timeLimitMs) => {
    const [{ snapshot, person, role, options }] = questions() as [ReturnType<typeof questions>[number]];
    const answer = planPathway(snapshot, person, role, { ...options, timeLimitMs }, { solver, clock: () => 0 });
    expect(answer).toMatchObject({
      status: 'refused',
      problems: [{ code: 'out-of-range', where: { column: 'timeLimitMs' } }],
    });
  });
});

describe.each(questions().map((one) => [one.name, one] as const))(
  'a question whose time is counted in looks: %s',
  (_, question) => {
    it('ends when its time is over, wherever that is, with what it has by then', () => {
      const whole = new LookClock();
      const best = answered(question, solver, whole.read);
      const statuses = new Set<string>();
      for (const limit of limitsUpTo(whole.looks)) {
        const clock = new LookClock();
        const watched = told(solver, (timeLimitMs) => {
          expect(timeLimitMs).toBeGreaterThan(0);
          expect(timeLimitMs).toBeLessThanOrEqual(limit);
          expect(clock.looks).toBeLessThanOrEqual(limit + HANDED_ON);
        });
        const answer = answered(question, watched, clock.read, limit);
        const where = `${limit} of ${whole.looks} looks: ${answer.status}`;
        expect([where, clock.looks <= limit + ON_THE_WAY_OUT, clock.looks]).toEqual([where, true, clock.looks]);
        statuses.add(answer.status);
        if (answer.status === 'timed-out' || answer.status === 'infeasible') {
          expect([where, answer.steps]).toEqual([where, []]);
          if (answer.status === 'infeasible') expect([where, best.status]).toEqual([where, 'infeasible']);
          continue;
        }
        expect([where, best.status]).toEqual([where, 'optimal']);
        expect([where, worth(answer) >= worth(best) - 1e-9]).toEqual([where, true]);
        expect([where, (answer.bound ?? 0) <= worth(best) + 1e-9]).toEqual([where, true]);
        if (answer.status === 'optimal') expect([where, worth(answer)]).toEqual([where, worth(best)]);
        if (answer.greedy?.excess != null) expect([where, answer.greedy.excess >= 0]).toEqual([where, true]);
      }
      expect(statuses.has('timed-out')).toBe(true);
    });

    it('looks the same number of times and gives the same answer when asked again', () => {
      const [first, second] = [new LookClock(), new LookClock()];
      expect(answered(question, solver, first.read)).toEqual(answered(question, solver, second.read));
      expect(first.looks).toBe(second.looks);
    });
  },
);
