import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkCertificate } from '#lib/checker';
import { asked, badge, brief, catalogue, licence, load, needs, ON, pathway, role, stack } from './asking.js';

beforeAll(load);

/** Monday 15 June 2026; seven hours a week are one a day. */
const AT_7 = { hoursPerWeek: 7 };
const days = (facts: Parameters<typeof pathway>[0], options = {}) =>
  pathway(facts, {}, { ...AT_7, ...options }).steps.map(({ credential, start, finish }) => [
    credential.id,
    start,
    finish,
  ]);

describe('weeks: a course takes at least so long', () => {
  const slow = catalogue(role({ solar: 1 }), badge('a', 0, { solar: 1 }, { hours: 7, weeks: 3 }));

  it('however many hours there are', () => {
    expect(pathway(slow, {}, AT_7)).toMatchObject({ finish: '2026-07-05', weeks: 3, hours: 7 });
    expect(pathway(slow, {}, { hoursPerWeek: 168 })).toMatchObject({ finish: '2026-07-05', weeks: 3 });
    // 7 hours at 1 a week are seven weeks: longer than three.
    expect(pathway(slow, {}, { hoursPerWeek: 1 })).toMatchObject({ finish: '2026-08-02', weeks: 7 });
  });

  it('one after the other, and counts for the deadline', () => {
    const two = catalogue(slow, role({ wind: 1 }), badge('b', 0, { wind: 1 }, { hours: 14 })).filter(
      (fact, i, all) => all.findIndex((one) => JSON.stringify(one) === JSON.stringify(fact)) === i,
    );
    expect(days(two)).toEqual([
      ['b', '2026-06-15', '2026-06-28'],
      ['a', '2026-06-29', '2026-07-19'],
    ]);
    expect(pathway(two, {}, { ...AT_7, by: '2026-07-19' }).status).toBe('optimal');
    expect(pathway(two, {}, { ...AT_7, by: '2026-07-18' }).status).toBe('infeasible');
  });

  it('does not hold for a renewal', () => {
    const facts = catalogue(
      role({ solar: 1 }),
      badge('a', 900, { solar: 1 }, { hours: 7, weeks: 3, renewalCost: 100, renewalHours: 2, starts: ['2027-01-01'] }),
    );
    const ended = { credentials: [{ credential: 'a', issuedOn: '2025-01-01', expiresOn: '2026-01-01' }] };
    expect(pathway(facts, ended, AT_7)).toMatchObject({ finish: '2026-06-16', steps: [{ renewal: true }] });
  });
});

describe('fixed course starts', () => {
  const course = (starts: string[], more = {}) =>
    catalogue(role({ solar: 1 }), badge('a', 500, { solar: 1 }, { hours: 7, starts, ...more }));

  it('begins on the first of its days that is left, the first day of study included', () => {
    expect(days(course(['2026-09-01', '2026-07-01', '2026-01-01']))).toEqual([['a', '2026-07-01', '2026-07-07']]);
    expect(days(course(['2026-06-15', '2026-07-01']))).toEqual([['a', '2026-06-15', '2026-06-21']]);
    expect(days(course(['2026-06-15', '2026-07-01']), { start: '2026-06-16' })).toEqual([
      ['a', '2026-07-01', '2026-07-07'],
    ]);
  });

  it('leaves out a course whose days are all over, and says so', () => {
    expect(pathway(course(['2026-06-14']))).toMatchObject({
      status: 'optimal',
      steps: [],
      uncovered: [{ skill: { id: 'solar' }, reachable: 0, reason: 'filtered' }],
      left: [{ filter: 'starts', count: 1 }],
    });
    expect(pathway(course(['2026-06-15'])).left).toEqual([]);
  });

  it('studies what fits before it while waiting', () => {
    const facts = catalogue(
      role({ solar: 1, wind: 1 }),
      badge('a', 0, { solar: 1 }, { hours: 7, starts: ['2026-06-29'] }),
      badge('b', 0, { wind: 1 }, { hours: 14 }),
    );
    expect(days(facts)).toEqual([
      ['b', '2026-06-15', '2026-06-28'],
      ['a', '2026-06-29', '2026-07-05'],
    ]);
    expect(pathway(facts, {}, AT_7).calendar).toEqual({ parallel: 1, noEarlierThan: '2026-07-05', exact: true });
  });

  it('misses a day by one hour of study too much', () => {
    const facts = catalogue(
      role({ solar: 1 }),
      badge('a', 0, { solar: 1 }, { hours: 7, starts: ['2026-06-22', '2026-09-01'] }),
      badge('before', 0, {}, { hours: 8 }),
      needs('a', 'before'),
    );
    expect(days(facts).at(-1)).toEqual(['a', '2026-09-01', '2026-09-07']);
    const inTime = facts.map((fact) =>
      fact.type === 'credential' && fact.id === 'before' ? { ...fact, hours: 7 } : fact,
    );
    expect(days(inTime).at(-1)).toEqual(['a', '2026-06-22', '2026-06-28']);
  });

  it('cannot be had when what comes before takes longer than its last day allows', () => {
    const facts = catalogue(
      role({ solar: 1, wind: 1 }),
      badge('a', 0, { solar: 1 }, { hours: 7, starts: ['2026-06-22'] }),
      badge('before', 0, { wind: 1 }, { hours: 8 }),
      needs('a', 'before'),
    );
    expect(pathway(facts, {}, AT_7)).toMatchObject({ status: 'optimal', uncovered: [{ skill: { id: 'solar' } }] });
    expect(brief(facts, {}, AT_7)[3]).toBe('before');
  });
});

describe('a deadline that the calendar breaks', () => {
  /** Two cheap courses on the same day, and a dearer way for each. */
  const clash = catalogue(
    role({ solar: 1, wind: 1 }),
    badge('a', 1000, { solar: 1 }, { hours: 7, starts: ['2026-06-15'] }),
    badge('b', 1000, { wind: 1 }, { hours: 7, starts: ['2026-06-15'] }),
    badge('a2', 3000, { solar: 1 }, { hours: 7 }),
    badge('b2', 2500, { wind: 1 }, { hours: 7 }),
  );

  it('rules out two courses that begin on the same day, and pays more', () => {
    expect(brief(clash, {}, AT_7)).toEqual(['optimal', 35, 14, 'a b2']);
    const { proof, bound, gap } = pathway(clash, {}, AT_7);
    expect([proof.kind, bound, gap]).toEqual(['solver', 35, 0]);
    expect(proof.statement).toContain('EUR 20');
  });

  it('studies both when two may be studied at a time, sharing the hours', () => {
    expect(brief(clash, {}, { ...AT_7, parallel: 2 })).toEqual(['optimal', 20, 14, 'a b']);
    const { steps, finish, calendar, proof } = pathway(clash, {}, { ...AT_7, parallel: 2 });
    expect(steps.map((step) => step.start)).toEqual(['2026-06-15', '2026-06-15']);
    expect(finish).toBe('2026-06-28');
    expect(calendar).toEqual({ parallel: 2, noEarlierThan: '2026-06-28', exact: true });
    expect(['prices', 'tree']).toContain(proof.kind);
  });

  it('takes a dearer way to what a course needs when the cheaper one is too slow', () => {
    const facts = catalogue(
      role({ solar: 1 }),
      badge('a', 1000, { solar: 1 }, { hours: 7, starts: ['2026-06-29'] }),
      badge('slow', 100, {}, { hours: 7, weeks: 3 }),
      badge('fast', 900, {}, { hours: 7 }),
      needs('a', 'slow', { group: 'g' }),
      needs('a', 'fast', { group: 'g' }),
    );
    expect(brief(facts, {}, AT_7)).toEqual(['optimal', 19, 14, 'fast a']);
    const later = facts.map((fact) =>
      fact.type === 'credential' && fact.id === 'a' ? { ...fact, starts: ['2026-06-29', '2026-07-06'] } : fact,
    );
    expect(brief(later, {}, AT_7)).toEqual(['optimal', 11, 14, 'slow a']);
    expect(brief(later, {}, { ...AT_7, by: '2026-07-12' })).toEqual(['optimal', 11, 14, 'slow a']);
    expect(brief(later, {}, { ...AT_7, by: '2026-07-11' })).toEqual(['optimal', 19, 14, 'fast a']);
  });

  it('takes a second way to what a course needs when the first is wanted for itself, but too slow', () => {
    const facts = catalogue(
      role({ solar: 1 }),
      licence('slow'),
      badge('a', 1000, { solar: 1 }, { hours: 7, starts: ['2026-06-29'] }),
      badge('slow', 100, {}, { hours: 7, weeks: 3 }),
      badge('fast', 900, {}, { hours: 7 }),
      needs('a', 'slow', { group: 'g' }),
      needs('a', 'fast', { group: 'g' }),
    );
    expect(days(facts)).toEqual([
      ['fast', '2026-06-15', '2026-06-21'],
      ['a', '2026-06-29', '2026-07-05'],
      ['slow', '2026-07-06', '2026-07-26'],
    ]);
    expect(brief(facts, {}, AT_7).slice(0, 2)).toEqual(['optimal', 20]);
  });

  it('is told fast and with its reason when no plan can be finished by then', () => {
    const facts = catalogue(
      role({ solar: 1 }),
      badge('a', 0, { solar: 1 }, { hours: 7, weeks: 3 }),
      badge('before', 0, {}, { hours: 7 }),
      needs('a', 'before'),
    );
    const { status, proof, blocked } = pathway(facts, {}, { ...AT_7, by: '2026-07-11' });
    expect(status).toBe('infeasible');
    expect(proof.statement).toBe(
      'No plan can be finished by 2026-07-11: solar 1 cannot be had before 2026-07-12, even if nothing is studied but what must come before it.',
    );
    expect(blocked).toMatchObject([{ constraint: 'by', without: { status: 'optimal', finish: '2026-07-12' } }]);
    expect(pathway(facts, {}, { ...AT_7, by: '2026-07-12' }).status).toBe('optimal');
  });

  it('offers what covers most in time', () => {
    const facts = catalogue(
      role({ solar: 1, wind: 1 }),
      badge('a', 1000, { solar: 1 }, { hours: 7, starts: ['2026-06-15'] }),
      badge('b', 2000, { wind: 1 }, { hours: 7, starts: ['2026-06-15'] }),
    );
    const { status, alternatives } = pathway(facts, {}, { ...AT_7, by: '2026-07-31' });
    expect(status).toBe('infeasible');
    expect(alternatives).toMatchObject([{ kind: 'within-deadline', readiness: 0.5, cost: { amount: 10 } }]);
  });
});

describe('parallel study', () => {
  const weeks = (one: number, two: number) =>
    catalogue(
      role({ solar: 1, wind: 1 }),
      badge('a', 0, { solar: 1 }, { hours: 7, weeks: one }),
      badge('b', 0, { wind: 1 }, { hours: 7, weeks: two }),
    );

  it('is one after the other unless asked for', () => {
    expect(pathway(weeks(4, 3), {}, AT_7).finish).toBe('2026-08-02');
    expect(pathway(weeks(4, 3), {}, { ...AT_7, parallel: 1 }).finish).toBe('2026-08-02');
  });

  it('runs courses side by side as long as the hours last', () => {
    expect(pathway(weeks(4, 3), {}, { ...AT_7, parallel: 2 })).toMatchObject({ finish: '2026-07-12', weeks: 4 });
    // 14 hours at 7 a week are two weeks, however short the courses.
    expect(pathway(weeks(1, 1), {}, { ...AT_7, parallel: 2 })).toMatchObject({ finish: '2026-06-28', weeks: 2 });
  });

  it('still finishes what a course needs before it begins', () => {
    const facts = catalogue(weeks(4, 3), needs('b', 'a'));
    expect(pathway(facts, {}, { ...AT_7, parallel: 2 }).finish).toBe('2026-08-02');
  });

  it('has no more under way than allowed', () => {
    const three = catalogue(
      role({ solar: 1, wind: 1, grid: 1 }),
      ...['solar', 'wind', 'grid'].map((skill) => badge(`for-${skill}`, 0, { [skill]: 1 }, { hours: 1, weeks: 2 })),
    );
    expect(pathway(three, {}, { ...AT_7, parallel: 3 }).finish).toBe('2026-06-28');
    expect(pathway(three, {}, { ...AT_7, parallel: 2 }).finish).toBe('2026-07-12');
    expect(pathway(three, {}, { ...AT_7, parallel: 1 }).finish).toBe('2026-07-26');
  });

  const ofWeeks = (...weeks: number[]) =>
    catalogue(
      role(Object.fromEntries(weeks.map((_, i) => [`s${i}`, 1]))),
      ...weeks.map((each, i) => badge(`c${i}`, 100, { [`s${i}`]: 1 }, { hours: 0, weeks: each })),
    );

  it('shows that a few courses cannot end sooner in whichever order', () => {
    // Two at a time: of three courses one begins when another has ended, however the lengths would divide.
    for (const [weeks, finish, days] of [
      [[2, 2, 2], '2026-07-12', 28],
      [[3, 3, 2], '2026-07-19', 35],
      [[1, 1, 1], '2026-06-28', 14],
    ] as const) {
      const found = pathway(ofWeeks(...weeks), {}, { parallel: 2, minimise: 'finish' });
      expect(found).toMatchObject({ status: 'optimal', finish, bound: days, gap: 0, proof: { kind: 'prices' } });
      expect(found.calendar).toEqual({ parallel: 2, noEarlierThan: finish, exact: true });
      expect(found.proof.statement).toContain(
        `No plan ends before ${finish}: the badges that every plan takes need until then, in whichever order they begin.`,
      );
    }
  });

  it('says that a few courses do not fit, and what stands in the way', () => {
    const { status, proof, blocked } = pathway(ofWeeks(2, 2, 2), {}, { parallel: 2, by: '2026-07-11' });
    expect(status).toBe('infeasible');
    expect(proof.statement).toBe(
      'No plan can be finished by 2026-07-11: the 3 badges that any such plan has to take cannot be studied by then 2 at a time, in whichever order they begin.',
    );
    expect(blocked).toMatchObject([{ constraint: 'by', without: { status: 'optimal', finish: '2026-07-12' } }]);
    expect(pathway(ofWeeks(2, 2, 2), {}, { parallel: 2, by: '2026-07-12' }).status).toBe('optimal');
  });

  it('meets a deadline that one after the other misses', () => {
    const by = { ...AT_7, by: '2026-07-12' };
    expect(pathway(weeks(4, 3), {}, by).status).toBe('infeasible');
    expect(pathway(weeks(4, 3), {}, { ...by, parallel: 2 }).status).toBe('optimal');
  });
});

describe('valid on a target date', () => {
  const ending = (validMonths: number, more = {}) =>
    catalogue(role({ solar: 1 }), badge('a', 1000, { solar: 1 }, { hours: 7, validMonths, ...more }));

  it('does not change anything unless asked for', () => {
    const held = { credentials: [{ credential: 'a', issuedOn: '2026-01-01' }] };
    expect(brief(ending(6), held)).toEqual(['optimal', 0, 0, '']);
    expect(pathway(ending(6), {}, AT_7).steps[0]).toMatchObject({ finish: '2026-06-21', expiresOn: '2026-12-21' });
  });

  it('renews what is held but ends before, or takes it again', () => {
    const held = { credentials: [{ credential: 'a', issuedOn: '2026-01-01' }] };
    expect(brief(ending(6), held, { validOn: '2026-07-01' })).toEqual(['optimal', 0, 0, '']);
    expect(brief(ending(6), held, { validOn: '2026-07-02' })).toEqual(['optimal', 10, 7, 'a']);
    const renewable = ending(6, { renewalCost: 300, renewalHours: 1 });
    expect(brief(renewable, held, { validOn: '2026-07-02' })).toEqual(['optimal', 3, 1, 'a']);
    expect(brief(renewable, {}, { validOn: '2026-07-02' })).toEqual(['optimal', 10, 7, 'a']);
  });

  it('earns late enough what would end before', () => {
    // Valid for six months: earned on 1 January 2027 at the earliest.
    expect(days(ending(6), { validOn: '2027-07-01' })).toEqual([['a', '2026-12-26', '2027-01-01']]);
    expect(days(ending(12), { validOn: '2027-06-21' })).toEqual([['a', '2026-06-15', '2026-06-21']]);
  });

  it('rules out a course whose days are all too early, and pays more', () => {
    const facts = catalogue(ending(6, { starts: ['2026-06-15'] }), badge('lasting', 5000, { solar: 1 }, { hours: 7 }));
    expect(brief(facts, {}, { ...AT_7, validOn: '2026-12-21' })).toEqual(['optimal', 10, 7, 'a']);
    expect(brief(facts, {}, { ...AT_7, validOn: '2026-12-22' })).toEqual(['optimal', 50, 7, 'lasting']);
  });

  it('is finished by then, and refuses a day before the first day of study', () => {
    expect(pathway(ending(60), {}, { ...AT_7, validOn: '2026-06-20' }).status).toBe('infeasible');
    expect(asked(ending(60), {}, { validOn: '2026-06-14' })).toMatchObject({
      status: 'refused',
      problems: [{ code: 'out-of-range', found: '2026-06-14', where: { column: 'validOn' } }],
    });
  });

  describe('an award that ends', () => {
    const technician = catalogue(
      badge('m', 100, {}, { hours: 10, mode: 'online' }),
      badge('award', 9000, { solar: 1 }, { validMonths: 6, hours: 7, mode: 'in-person' }),
      stack('s', ['m'], { awards: 'award' }),
    );
    const simple = catalogue(role({ solar: 1 }), technician);

    it('counts from the day on which its stack is completed', () => {
      // m takes ten days, so the award is made on 24 June and lasts to 24 December.
      for (const validOn of ['2026-12-15', '2026-12-16', '2026-12-24']) {
        const answer = pathway(simple, {}, { ...AT_7, validOn });
        expect([answer.cost.amount, answer.finish, answer.readiness.after]).toEqual([1, '2026-06-24', 1]);
      }
    });

    it('is reached though it could not be taken by itself', () => {
      const answer = pathway(simple, {}, { ...AT_7, validOn: '2026-12-16', mode: 'online' });
      expect([answer.status, answer.cost.amount, answer.uncovered]).toEqual(['optimal', 1, []]);
    });

    it('is waited for: the last step ends late enough', () => {
      const answer = pathway(simple, {}, { ...AT_7, validOn: '2026-12-31' });
      expect([answer.cost.amount, answer.steps[0]!.finish]).toEqual([1, '2026-07-01']);
    });

    it('is not had where the days on which its stack can be completed all come too early', () => {
      const early = catalogue(
        role({ solar: 1 }),
        badge('m', 100, {}, { hours: 7, starts: ['2026-06-15'] }),
        badge('award', 9000, { solar: 1 }, { validMonths: 6, hours: 7, mode: 'in-person' }),
        stack('s', ['m'], { awards: 'award' }),
      );
      // m ends on 21 June: to 21 December the award lasts, no longer.
      expect(brief(early, {}, { ...AT_7, validOn: '2026-12-21' })).toEqual(['optimal', 1, 7, 'm']);
      expect(brief(early, {}, { ...AT_7, validOn: '2026-12-22' })).toEqual(['optimal', 90, 7, 'award']);
      const { uncovered } = pathway(early, {}, { ...AT_7, validOn: '2026-12-22', mode: 'online' });
      expect(uncovered[0]!.message).toContain('can only be had so early that it ends before the target date');
    });

    it('is cut off where what completes its stack has to come early for something else', () => {
      // late begins on 25 June only and needs m, which is over on 24 June: the award then ends on 24 December.
      const both = catalogue(
        role({ solar: 1, wind: 1 }),
        technician,
        badge('late', 200, { wind: 1 }, { hours: 7, starts: ['2026-06-25'] }),
        needs('late', 'm'),
      );
      expect(brief(both, {}, { ...AT_7, validOn: '2026-12-24' })).toEqual(['optimal', 3, 17, 'm late']);
      const answer = pathway(both, {}, { ...AT_7, validOn: '2026-12-25' });
      expect([answer.cost.amount, answer.steps.map(({ credential }) => credential.id)]).toEqual([
        93,
        ['m', 'late', 'award'],
      ]);
      expect(answer.proof.kind).toBe('solver');
    });
  });

  it('lets what is valid today be a prerequisite, though it ends before', () => {
    const facts = catalogue(
      badge('a', 5000, { wind: 2 }, { hours: 5 }),
      badge('b', 1000, { solar: 1 }, { hours: 5 }),
      needs('b', 'a'),
    );
    const alone = catalogue(role({ solar: 1 }), facts);
    const held = { credentials: [{ credential: 'a', issuedOn: '2025-01-01', expiresOn: '2026-09-30' }] };
    for (const validOn of ['2026-09-30', '2026-12-16'])
      expect(brief(alone, held, { validOn })).toEqual(['optimal', 10, 5, 'b']);
    // For the role itself it has to last.
    const wanted = catalogue(role({ solar: 1, wind: 2 }), facts);
    expect(brief(wanted, held, { validOn: '2026-09-30' })[1]).toBe(10);
    expect(brief(wanted, held, { validOn: '2026-12-16' })[1]).toBe(60);
    const over = { credentials: [{ credential: 'a', issuedOn: '2025-01-01', expiresOn: '2026-06-14' }] };
    expect(brief(alone, over, { validOn: '2026-12-16' })[1]).toBe(60);
  });
});

describe('numbers and days that make no sense', () => {
  const simple = catalogue(role({ solar: 1 }), badge('a', 1000, { solar: 1 }));

  it.each([
    [{ parallel: 0 }, 'out-of-range', 'parallel'],
    [{ parallel: 1.5 }, 'not-a-whole-number', 'parallel'],
    [{ parallel: NaN }, 'out-of-range', 'parallel'],
    [{ maxHours: -1 }, 'out-of-range', 'maxHours'],
    [{ maxHours: NaN }, 'out-of-range', 'maxHours'],
    [{ timeLimitMs: 0 }, 'out-of-range', 'timeLimitMs'],
    [{ hoursPerWeek: Infinity }, 'out-of-range', 'hoursPerWeek'],
    [{ validOn: '2026-02-30' }, 'not-a-date', 'validOn'],
    [{ minimise: 'fun' as 'cost' }, 'unknown-word', 'minimise'],
  ])('refuses %j', (options, code, column) => {
    expect(asked(simple, {}, options)).toMatchObject({ status: 'refused', problems: [{ code, where: { column } }] });
  });

  it('refuses amounts whose sums are not exact, with the limit', () => {
    const dear = catalogue(role({ solar: 1 }), badge('a', 6e14, { solar: 1 }), badge('b', 6e14, { solar: 1 }));
    expect(asked(dear)).toMatchObject({
      status: 'refused',
      problems: [{ code: 'too-large', expected: expect.stringContaining('below 1000000000000000 ') }],
    });
    expect(asked(dear, {}, { exclude: ['b'] }).status).toBe('optimal');
    expect(asked(dear, {}, { exclude: ['b'], minimise: 'mix' }).status).toBe('refused');
  });

  it('has no plan that would end after the last day there is a name for', () => {
    const endless = catalogue(role({ solar: 1 }), badge('a', 0, { solar: 1 }, { hours: 1e7 }));
    expect(pathway(endless, {}, { hoursPerWeek: 0.1 }).status).toBe('infeasible');
    const long = catalogue(role({ solar: 1 }), badge('a', 0, { solar: 1 }, { hours: 1, weeks: 1e9 }));
    expect(pathway(long, {}, AT_7).status).toBe('infeasible');
  });

  it('has nothing before the first day', () => {
    const late = { start: '2026-07-01', by: '2026-06-30' };
    expect(pathway(simple, {}, late).proof.statement).toContain('lies before the first');
    expect(pathway(simple, {}, { ...late, on: ON }).status).toBe('infeasible');
  });
});

describe('a proof on the calendar', () => {
  /** The cheap way takes ten weeks, the dear one two. */
  const facts = catalogue(
    role({ solar: 1, wind: 1 }),
    badge('slow', 1000, { solar: 1 }, { hours: 7, weeks: 10 }),
    badge('fast', 4000, { solar: 1 }, { hours: 7, weeks: 2 }),
    badge('wind', 500, { wind: 1 }, { hours: 7, weeks: 4 }),
  );

  it('holds for a deadline that weeks break, and can be checked', () => {
    const by = { ...AT_7, by: '2026-08-22', certificate: true };
    expect(brief(facts, {}, by)).toEqual(['optimal', 45, 14, 'fast wind']);
    const { proof } = pathway(facts, {}, by);
    expect(['prices', 'tree']).toContain(proof.kind);
    expect(checkCertificate(JSON.stringify(proof.certificate))).toMatchObject({ status: 'proved' });
    expect(brief(facts, {}, { ...by, by: '2026-09-20' })).toEqual(['optimal', 15, 14, 'wind slow']);
  });

  /** Two courses begin on the first day, of which only one can be had then; another one brings what the first does, but longer. */
  const colliding = (price: number) =>
    catalogue(
      role({ solar: 1, wind: 1 }),
      badge('early', 1000, { solar: 1 }, { hours: 5, starts: ['2026-06-15'] }),
      badge('wind', 500, { wind: 1 }, { hours: 7, starts: ['2026-06-15'] }),
      badge('late', price, { solar: 1 }, { hours: 7, starts: ['2026-06-25'] }),
    );

  it('holds for a plan that costs no more than the best without a calendar', () => {
    const by = { ...AT_7, by: '2026-07-30', certificate: true };
    expect(brief(colliding(1000), {}, by)).toEqual(['optimal', 15, 14, 'wind late']);
    const { proof } = pathway(colliding(1000), {}, by);
    expect(proof.kind).toBe('prices');
    expect(proof.statement).toMatch(/^No set of the 3 badges .* for less than EUR 15: proved by prices/);
    expect(checkCertificate(JSON.stringify(proof.certificate))).toMatchObject({ status: 'proved' });
  });

  it('is the solver’s word for one that costs more, with what is proved without a calendar beside it', () => {
    const by = { ...AT_7, by: '2026-07-30', certificate: true };
    expect(brief(colliding(1200), {}, by)).toEqual(['optimal', 17, 14, 'wind late']);
    const { proof } = pathway(colliding(1200), {}, by);
    expect(proof.kind).toBe('solver');
    expect(proof.statement).toMatch(
      /^Without its calendar the best plan would take EUR 15, proved by prices .*, but it cannot be studied in time\. .* the solver found nothing for less than EUR 17\.$/,
    );
    expect(checkCertificate(JSON.stringify(proof.certificate))).toMatchObject({ status: 'confirmed' });
  });

  it('shows that nothing ends sooner, by weeks', () => {
    const { proof, finish } = pathway(facts, {}, { ...AT_7, minimise: 'finish' });
    expect(finish).toBe('2026-07-26');
    expect(['prices', 'tree']).toContain(proof.kind);
    expect(proof.statement).toContain('takes until then, proved by prices');
  });
});
