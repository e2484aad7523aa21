import type { Fact } from '#lib/model';
import { Chance } from '../../oracle/random.js';
import type { Question } from './question.js';
import { fact, randomQuestion } from './random-question.js';

const STARTS = ['2026-01-12', '2026-06-15', '2026-06-22', '2026-07-06', '2026-09-01', '2026-09-21', '2027-01-11'];
const DEADLINES = ['2026-06-20', '2026-07-01', '2026-07-12', '2026-08-01', '2026-09-30', '2026-11-15', '2027-02-01'];

/** A seeded question in which weeks, days on which courses begin, and days asked for decide: one credential after the other. */
export function timedQuestion(seed: number): Question {
  const question = randomQuestion(seed);
  const chance = new Chance(seed + 1_000_000);
  const given = <T>(share: number, value: () => T): T | undefined => (chance.happens(share) ? value() : undefined);
  const timed = (one: Fact): Fact => {
    if (one.type !== 'credential') return one;
    const { type, ...values } = one;
    const starts = given(0.4, () => chance.some(STARTS, chance.between(1, 3)));
    return fact(type, { ...values, weeks: given(0.5, () => chance.pick([0.5, 1, 2, 3, 4])), starts });
  };
  const asked = {
    by: given(0.6, () => chance.pick(DEADLINES)),
    validOn: given(0.25, () => chance.pick(['2026-12-01', '2027-06-15', '2028-01-31'])),
    maxHours: given(0.15, () => chance.pick([0, 3, 8, 20])),
    minimise: chance.pick([undefined, 'cost', 'hours', 'mix', 'finish', 'finish', 'trust']),
  };
  const options = Object.fromEntries(
    Object.entries({ ...question.options, ...asked }).filter(([, value]) => value !== undefined),
  );
  return { ...question, facts: question.facts.map(timed), options: options as unknown as Question['options'] };
}

const TARGETS = ['2026-07-25', '2026-08-25', '2026-09-20'];

/** A timed question in which what stacks award is dear, and lasts to the target date only if it is made late enough. */
export function lapsingQuestion(seed: number): Question {
  const question = timedQuestion(seed);
  const chance = new Chance(seed + 2_000_000);
  const awards = new Set(question.facts.flatMap((one) => (one.type === 'stack' ? (one.awards ?? []) : [])));
  const lapsing = (one: Fact): Fact =>
    one.type === 'credential' && awards.has(one.id)
      ? { ...one, cost: one.cost * 5, validMonths: chance.between(1, 2) }
      : one;
  const { on, start = on } = question.options;
  const validOn = chance.pick(TARGETS.filter((day) => day >= start));
  const options = { ...question.options, ...(validOn !== undefined && { validOn }), by: undefined };
  return { ...question, facts: question.facts.map(lapsing), options: withoutUndefined(options) };
}

function withoutUndefined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
