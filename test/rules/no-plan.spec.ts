import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkCertificate } from '#lib/checker';
import type { Certificate } from '#lib/engine';
import { badge, catalogue, load, pathway, role } from './asking.js';

/* Why nothing keeps within the limits: what is said, and whether the certificate that comes with it shows it. */

beforeAll(load);

/** Monday 15 June 2026; seven hours a week are one a day. */
const AT_7 = { hoursPerWeek: 7, certificate: true };

/** Wanted is solar, cheap in 30 hours or dear in 10, and wind in 10. */
const facts = catalogue(
  role({ solar: 1, wind: 1 }),
  badge('cheap', 1000, { solar: 1 }, { hours: 30 }),
  badge('dear', 5000, { solar: 1 }, { hours: 10 }),
  badge('wind', 2000, { wind: 1 }, { hours: 10 }),
);

/** What is said, the verdict on its certificate, and cost and minutes of the plan in it. */
function none(options: Parameters<typeof pathway>[2], of = facts) {
  const { status, proof, bound } = pathway(of, {}, { ...AT_7, ...options });
  const certificate = proof.certificate as Certificate | undefined;
  const verdict = certificate && checkCertificate(JSON.stringify(certificate)).status;
  const plan = certificate && [certificate.plan.cost, certificate.plan.minutes];
  expect(status).toBe('infeasible');
  return { said: proof.statement, kind: proof.kind, verdict, plan, bound };
}

describe('no plan', () => {
  it('within a budget: the cheapest costs more, whatever is minimised', () => {
    const proved = {
      said: 'The cheapest plan costs EUR 30, more than the budget of EUR 29: proved by prices that anyone can add up.',
      kind: 'prices',
      verdict: 'proved',
      plan: [3000, 2400],
    };
    expect(none({ budget: '29' })).toEqual({ ...proved, bound: 30 });
    for (const minimise of ['hours', 'mix', 'trust', 'finish'] as const) {
      expect(none({ budget: '29', minimise })).toEqual({ ...proved, bound: null });
    }
  });

  it('within a limit on hours: the one with the fewest takes more', () => {
    const proved = {
      said: 'The plan with the fewest hours takes 20 hours, more than the 19.5 hours allowed: proved by prices that anyone can add up.',
      kind: 'prices',
      verdict: 'proved',
      plan: [7000, 1200],
    };
    expect(none({ maxHours: 19.5 })).toEqual({ ...proved, bound: null });
    expect(none({ maxHours: 19.5, minimise: 'hours' })).toEqual({ ...proved, bound: 20 });
    expect(none({ maxHours: 19.5, minimise: 'trust' })).toEqual({ ...proved, bound: null });
  });

  it('within budget and hours together, though within each alone', () => {
    const both = { budget: '69', maxHours: 20 };
    expect(none(both)).toMatchObject({
      said: 'The cheapest plan within the time given costs EUR 70, more than the budget of EUR 69: proved by prices that anyone can add up.',
      verdict: 'proved',
      plan: [7000, 1200],
    });
    const { blocked } = pathway(facts, {}, both);
    expect(blocked!.map(({ constraint, without }) => [constraint, without.status])).toEqual([
      ['budget', 'optimal'],
      ['maxHours', 'optimal'],
    ]);
  });

  it('until a last day: there are fewer hours than the one with the fewest takes', () => {
    expect(none({ by: '2026-07-03' })).toMatchObject({
      said: 'The plan with the fewest hours takes 20 hours, more than there are until 2026-07-03 at 7 hours a week: proved by prices that anyone can add up.',
      verdict: 'proved',
      plan: [7000, 1200],
    });
  });

  const weeks = (cheap: number) =>
    catalogue(
      role({ solar: 1, wind: 1 }),
      badge('cheap', 1000, { solar: 1 }, { hours: 7, weeks: cheap }),
      badge('dear', 5000, { solar: 1 }, { hours: 7, weeks: 3 }),
      badge('wind', 2000, { wind: 1 }, { hours: 7, weeks: 4 }),
    );

  it('until a last day: one after the other, the steps take longer', () => {
    expect(none({ by: '2026-07-25' }, weeks(5))).toMatchObject({
      said: 'No plan can be finished by 2026-07-25: one after the other, the steps of any take until 2026-08-02 at least: proved by prices that anyone can add up.',
      verdict: 'proved',
      plan: [7000, 7 * 7 * 60],
    });
  });

  it('within budget and weeks together', () => {
    expect(none({ by: '2026-08-02', budget: '60' }, weeks(5))).toMatchObject({
      said: 'The cheapest plan within the time given costs EUR 70, more than the budget of EUR 60: proved by prices that anyone can add up.',
      verdict: 'proved',
      plan: [7000, 7 * 7 * 60],
    });
  });

  it('reaches a coverage that all there is does not bring', () => {
    const half = catalogue(facts, role({ solar: 1, wind: 1, rare: 1 })).filter(
      (one, at, all) => all.findIndex((each) => JSON.stringify(each) === JSON.stringify(one)) === at,
    );
    expect(none({ coverage: 0.9 }, half)).toMatchObject({
      said: 'Everything that can be had, taken together, brings readiness to about 66.6 %, less than the 90 % asked for.',
      kind: 'none',
    });
    expect(pathway(half, {}, { coverage: 0.6 }).status).toBe('optimal');
  });

  it('is told with a certificate only when that is asked for', () => {
    expect(pathway(facts, {}, { budget: '29' }).proof).not.toHaveProperty('certificate');
    expect(pathway(facts, {}, { maxHours: 1 }).proof).not.toHaveProperty('certificate');
  });
});

describe('no earlier finish', () => {
  it('is proved by the hours of what could end before', () => {
    // Until the second week is over solar is had only by the course of 12 hours: 21 with wind. Each alone ends by 26 June.
    const fixed = catalogue(
      role({ solar: 1, wind: 1 }),
      badge('fixed', 1000, { solar: 1 }, { hours: 2, starts: ['2026-06-29'] }),
      badge('any', 1000, { solar: 1 }, { hours: 12 }),
      badge('wind', 1000, { wind: 1 }, { hours: 9 }),
    );
    const { finish, proof } = pathway(fixed, {}, { ...AT_7, minimise: 'finish' });
    expect(finish).toBe('2026-06-30');
    expect(proof.kind).toBe('prices');
    expect(proof.statement).toContain(
      'No plan ends before 2026-06-30: what the others have to study takes longer than until the day before, proved by prices',
    );
  });

  /** Seven hours each: from Monday to Sunday, or, the second, from Tuesday on. */
  const collide = catalogue(
    role({ solar: 1, wind: 1 }),
    badge('a', 1000, { solar: 1 }, { hours: 7, starts: ['2026-06-15', '2026-07-15'] }),
    badge('b', 1000, { wind: 1 }, { hours: 7, starts: ['2026-06-16', '2026-07-01'] }),
  );

  it('is shown by every order of what has to be taken, where days collide', () => {
    const { finish, proof } = pathway(collide, {}, { ...AT_7, minimise: 'finish' });
    expect(finish).toBe('2026-07-07');
    expect(proof.kind).toBe('prices');
    expect(proof.statement).toContain(
      'No plan ends before 2026-07-07: the badges that every plan takes need until then, in whichever order they begin.',
    );
  });

  it('is the solver’s word where days collide and no badge has to be taken, and says what is shown without it', () => {
    const facts = catalogue(
      collide,
      badge('a2', 2000, { solar: 1 }, { hours: 7, starts: ['2026-06-15', '2026-07-15'] }),
      badge('b2', 2000, { wind: 1 }, { hours: 7, starts: ['2026-06-16', '2026-07-01'] }),
    );
    const { finish, proof } = pathway(facts, {}, { ...AT_7, minimise: 'finish' });
    expect(finish).toBe('2026-07-07');
    expect(proof.kind).toBe('solver');
    expect(proof.statement).toContain(
      'No plan ends before 2026-07-07: the solver found none that does; shown without it is only that none ends before 2026-06-28.',
    );
  });
});
