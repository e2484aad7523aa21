import { beforeAll, describe, expect, it } from '@jest/globals';
import { highsSolver, planPathway, snapshotOf, type MilpSolver, type Pathway } from '#lib/engine';
import { loadHighs } from '../oracle/highs.js';
import { LookClock } from '../time-limits/asking.js';
import { badge, catalogue, load, needs, ON, pathway, person, role } from './asking.js';

let solver: MilpSolver;
beforeAll(async () => {
  await load();
  solver = highsSolver(await loadHighs());
});

/** Seven hours a week are one a day: each course takes a week. */
const AT_7 = { hoursPerWeek: 7 };
const course = (id: string, price: number, skill: string, starts: string[]) =>
  badge(id, price, { [skill]: 1 }, { hours: 7, starts });

/** Three skills, four courses: `a` meets `b`, and `c` meets both by a day; `c2` begins when `a` and `b` are over, and costs more. */
const collide = catalogue(
  role({ solar: 1, wind: 1, grid: 1 }),
  course('a', 1000, 'solar', ['2026-06-15']),
  course('b', 2000, 'wind', ['2026-06-15']),
  course('c', 3000, 'grid', ['2026-06-21']),
  course('c2', 9000, 'grid', ['2026-06-22']),
);
const by = { ...AT_7, by: '2026-07-31' };

describe('what covers most in time', () => {
  it('is the cheapest of those that cover as much', () => {
    const { status, alternatives, proof } = pathway(collide, {}, by);
    expect(status).toBe('infeasible');
    expect(alternatives).toMatchObject([{ kind: 'within-deadline', cost: { amount: 100 }, finish: '2026-06-28' }]);
    expect(alternatives[0]!.readiness).toBeCloseTo(2 / 3);
    expect(proof.statement).not.toContain('cut off');
  });

  it('takes what a course needs with it, and leaves what does not fit the budget', () => {
    const facts = catalogue(collide, badge('first', 500, {}, { hours: 7 }), needs('c2', 'first'));
    // Before c2 there is a week, for `first` alone.
    expect(pathway(facts, {}, by).alternatives).toMatchObject([
      { cost: { amount: 10 }, readiness: expect.closeTo(1 / 3) },
    ]);
    expect(pathway(collide, {}, { ...by, budget: '99' }).alternatives).toMatchObject([
      { kind: 'within-budget', cost: { amount: 10 }, readiness: expect.closeTo(1 / 3) },
    ]);
  });
});

describe('what covers most in time, when the time is over before that is known', () => {
  const within = (timeLimitMs: number): Pathway => {
    const snapshot = snapshotOf(collide);
    const options = { on: ON, ...by, timeLimitMs };
    const solving = { solver, clock: new LookClock().read };
    const answer = planPathway(snapshot, person(), snapshot.roles.index.get('r')!, options, solving);
    if (answer.status === 'refused') throw new Error(JSON.stringify(answer.problems));
    return answer;
  };

  it('is the best found by then, and the answer says that the search was cut off', () => {
    const cut = Array.from({ length: 60 }, (_, i) => within(20 + 5 * i)).filter(({ proof }) =>
      proof.statement.includes('cut off'),
    );
    expect(cut.length).toBeGreaterThan(0);
    for (const { alternatives, proof } of cut) {
      const said = alternatives.length > 0 ? 'another plan may cover more' : 'before any plan was found';
      expect(proof.statement).toContain(said);
    }
    expect(cut.some(({ alternatives }) => alternatives.length > 0)).toBe(true);
  });
});
