import { beforeAll, describe, expect, it } from '@jest/globals';
import { badge, brief, catalogue, gap, held, load, needs, ON, pathway, role, stack } from './asking.js';

beforeAll(load);

const simple = (more = {}) => catalogue(role({ solar: 2 }), badge('a', 10000, { solar: 2 }, more));
const have = (facts: ReturnType<typeof simple>, credential: ReturnType<typeof held>, on = ON) =>
  gap(facts, { credentials: [credential] }, on).skills[0]!.have;

describe('held on the day asked about', () => {
  it.each([
    ['issued the day before', held('a', '2026-06-14'), 2],
    ['issued on the day', held('a', '2026-06-15'), 2],
    ['issued the day after', held('a', '2026-06-16'), 0],
    ['valid for the last day', held('a', '2026-01-01', '2026-06-15'), 2],
    ['ended the day before', held('a', '2026-01-01', '2026-06-14'), 0],
  ])('%s', (_, credential, level) => {
    expect(have(simple(), credential)).toBe(level);
  });

  it.each([
    ['2026-05-15', '2026-06-15', 2],
    ['2026-05-15', '2026-06-16', 0],
    ['2026-01-31', '2026-02-28', 2],
    ['2026-01-31', '2026-03-01', 0],
    ['2028-01-31', '2028-02-29', 2],
    ['2028-01-31', '2028-03-01', 0],
  ])('valid one month, issued %s, asked on %s', (issuedOn, on, level) => {
    expect(have(simple({ validMonths: 1 }), held('a', issuedOn), on)).toBe(level);
  });

  it('ends by its own expiresOn even where validMonths says otherwise', () => {
    expect(have(simple({ validMonths: 1 }), held('a', '2025-01-01', '2026-06-15'))).toBe(2);
    expect(have(simple({ validMonths: 99 }), held('a', '2025-01-01', '2026-06-14'))).toBe(0);
  });

  it('tells since when, until when, and what has lapsed', () => {
    const valid = gap(simple({ validMonths: 12 }), { credentials: [held('a', '2026-02-28')] }).skills[0]!;
    expect(valid).toMatchObject({ asOf: '2026-02-28', expiresOn: '2027-02-28', gap: 0 });
    const ended = gap(simple(), { credentials: [held('a', '2025-01-01', '2026-06-01')] }).skills[0]!;
    expect(ended).toMatchObject({ have: 0, gap: 2, lapsed: { level: 2, expiredOn: '2026-06-01' } });
  });

  it('does not count what was shown later, and does not age what was shown long ago', () => {
    const facts = catalogue(role({ solar: 3, wind: 3 }));
    const skills = [
      { skill: 'solar', level: 3 as const, at: '2026-06-16' },
      { skill: 'wind', level: 3 as const, at: '1999-01-01' },
    ];
    const { readiness } = pathway(facts, { skills, credentials: [] });
    expect(readiness.before).toBe(0.5);
  });
});

describe('a badge that has ended', () => {
  const ended = { credentials: [held('a', '2025-01-01', '2026-06-14')] };

  it('is renewed at its renewal price, without its prerequisites', () => {
    const facts = catalogue(
      simple({ renewalCost: 3000, renewalHours: 2 }),
      badge('before', 5000, {}),
      needs('a', 'before'),
    );
    expect(brief(facts, ended)).toEqual(['optimal', 30, 2, 'a']);
    expect(pathway(facts, ended).steps[0]).toMatchObject({ renewal: true, listPrice: 30 });
    expect(brief(facts)).toEqual(['optimal', 150, 20, 'before a']);
  });

  it('is renewed even where its prerequisites can no longer be had', () => {
    const facts = catalogue(
      simple({ renewalCost: 3000 }),
      badge('before', 5000, {}, { status: 'retired' }),
      needs('a', 'before'),
    );
    expect(brief(facts, ended)).toEqual(['optimal', 30, 10, 'a']);
    expect(pathway(facts).uncovered).toMatchObject([{ reason: 'prerequisite-unreachable' }]);
  });

  it('is taken again where that is cheaper, or where no renewal is offered', () => {
    expect(brief(simple({ renewalCost: 10001 }), ended)).toEqual(['optimal', 100, 10, 'a']);
    expect(brief(simple(), ended)).toEqual(['optimal', 100, 10, 'a']);
  });

  it('is not renewed by who never had it, nor before it has ended', () => {
    const facts = simple({ renewalCost: 1 });
    expect(brief(facts)).toEqual(['optimal', 100, 10, 'a']);
    expect(brief(facts, { credentials: [held('a', '2026-01-01', ON)] })).toEqual(['optimal', 0, 0, '']);
  });

  it('can be renewed even when it has since been awarded, and that has ended too', () => {
    const facts = catalogue(
      simple({ renewalCost: 1000, validMonths: 1 }),
      badge('m', 0, {}),
      stack('s', ['m'], { awards: 'a' }),
    );
    const who = { credentials: [held('a', '2025-01-01'), held('m', '2026-01-01')] };
    expect(brief(facts, who)).toEqual(['optimal', 10, 10, 'a']);
  });
});

describe('the calendar', () => {
  const two = catalogue(
    role({ solar: 1, wind: 1 }),
    badge('a', 0, { solar: 1 }, { hours: 10 }),
    badge('b', 0, { wind: 1 }, { hours: 4 }),
  );

  it('begins on `start`, else on `on`, and ends with the last day used', () => {
    // 14 hours at 7 a week are 14 days.
    const at7 = pathway(two, {}, { hoursPerWeek: 7 });
    expect(at7).toMatchObject({ start: '2026-06-15', finish: '2026-06-28', weeks: 2, hours: 14 });
    expect(pathway(two, {}, { hoursPerWeek: 7, start: '2026-12-25' }).finish).toBe('2027-01-07');
  });

  it('takes the hours a week asked for, else the learner’s own, else 5', () => {
    expect(pathway(two, { learner: { hoursPerWeek: 14 } }).finish).toBe('2026-06-21');
    expect(pathway(two, { learner: { hoursPerWeek: 14 } }, { hoursPerWeek: 2 }).weeks).toBe(7);
    expect(pathway(two).weeks).toBe(3);
  });

  it('keeps to `by`, that day included', () => {
    const within = (by: string) => pathway(two, {}, { hoursPerWeek: 7, by }).status;
    expect(within('2026-06-28')).toBe('optimal');
    expect(within('2026-06-27')).toBe('infeasible');
  });

  it('pays more to be done in time', () => {
    const facts = catalogue(two, badge('fast', 9900, { solar: 1, wind: 1 }, { hours: 3 }));
    expect(brief(facts, {}, { hoursPerWeek: 7, by: '2026-06-17' })).toEqual(['optimal', 99, 3, 'fast']);
    expect(brief(facts, {}, { hoursPerWeek: 7, by: '2026-06-16' }).slice(0, 1)).toEqual(['infeasible']);
  });

  it('does a badge without hours on the day the others end, not a day later', () => {
    const facts = catalogue(
      role({ solar: 1 }),
      badge('a', 0, {}, { hours: 7 }),
      badge('b', 0, { solar: 1 }, { hours: 0 }),
      needs('b', 'a'),
    );
    const { steps, finish } = pathway(facts, {}, { hoursPerWeek: 7, by: '2026-06-21' });
    expect(steps.map((step) => [step.start, step.finish])).toEqual([
      ['2026-06-15', '2026-06-21'],
      ['2026-06-21', '2026-06-21'],
    ]);
    expect(finish).toBe('2026-06-21');
  });

  it('has no plan when the last day lies before the first, unless there is nothing to do', () => {
    const facts = catalogue(role({ solar: 1 }), badge('b', 0, { solar: 1 }, { hours: 0 }));
    const late = { start: '2026-07-01', by: '2026-06-30' };
    expect(pathway(facts, {}, late)).toMatchObject({ status: 'infeasible', blocked: [{ constraint: 'by' }] });
    expect(brief(facts, { skills: { solar: 1 } }, late)).toEqual(['optimal', 0, 0, '']);
  });
});
