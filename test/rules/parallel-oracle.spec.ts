import { beforeAll, expect, it } from '@jest/globals';
import type { Pathway } from '#lib/engine';
import { Chance } from '../oracle/random.js';
import { bruteForce } from './oracle/brute-force.js';
import { daysLater } from './oracle/days.js';
import { ask, load } from './oracle/differences.js';
import { currencyOf, minorUnits } from './oracle/money.js';
import { one, type Question } from './oracle/question.js';
import { timedQuestion } from './oracle/timed-question.js';
import { World } from './oracle/world.js';
import * as hand from './asking.js';

const COUNT = Number(process.env['STACKWAY_ORACLE_INSTANCES'] ?? 300);

beforeAll(async () => {
  await load();
  await hand.load();
});

/** What the days of a plan belie where several are studied at a time. */
function* broken(question: Question, { steps, hoursPerWeek, start }: Pathway, parallel: number): Generator<string> {
  const world = new World(question);
  const deed = (step: (typeof steps)[number]) =>
    world.deeds.find((each) => each.credential === step.credential.id && each.renewal === step.renewal)!;
  for (const step of steps) {
    const id = step.credential.id;
    const { starts, weeks = 0 } = one(question, 'credential', id)!;
    const before = steps.filter((each) => each !== step && each.finish <= step.start).map(deed);
    const { held } = world.after(before);
    if (!world.open(deed(step), held.credentials, held.levels)) yield `${id} begins before what it needs is over`;
    if (step.start < start) yield `${id} begins too early`;
    if (!step.renewal && starts?.length && !starts.includes(step.start)) yield `${id} does not begin on ${step.start}`;
    const least = step.renewal ? 1 : Math.max(1, Math.ceil(weeks * 7));
    if (step.finish < daysLater(step.start, least - 1)) yield `${id} is too short`;
    const beside = steps.filter((each) => each.start <= step.start && daysLater(step.start, 1) < each.finish);
    if (beside.length > parallel) yield `${beside.length} at a time`;
  }
  for (const { start: from } of steps) {
    for (const { finish: to } of steps) {
      const hours = steps
        .filter((each) => each.start >= from && each.finish <= to)
        .reduce((sum, each) => sum + each.hours, 0);
      const days = Math.ceil((hours * 7) / hoursPerWeek);
      if (days > 0 && daysLater(from, days - 1) > to) yield `${hours} hours between ${from} and ${to}`;
    }
  }
}

it(`studies several at a time by the rules, and never dearer or later than one after the other, on ${COUNT} seeded catalogues`, () => {
  const wrong: string[] = [];
  const statuses: Record<string, number> = {};
  for (let seed = 0; seed < COUNT; seed++) {
    const question = timedQuestion(seed);
    const parallel = 2 + (seed % 2);
    const answer = ask({ ...question, options: { ...question.options, parallel } });
    if (!answer) throw new Error(`seed ${seed} is refused`);
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    const found = [...broken(question, answer, parallel)];
    const { by, validOn, minimise = 'cost' } = question.options;
    for (const day of [by, validOn])
      if (day !== undefined && answer.finish !== null && answer.finish > day) found.push('too late');
    const alone = bruteForce(question);
    if (alone.status === 'optimal' && answer.uncovered.length === alone.lacking.length) {
      const paid = Math.round(answer.cost.amount * minorUnits(currencyOf(question)));
      if (answer.steps.length === 0 && alone.finish !== undefined) found.push(`${answer.status} without a plan`);
      if (answer.status === 'optimal' && minimise === 'cost' && paid > alone.paid)
        found.push(`${paid} paid, not ${alone.paid}`);
      if (answer.status === 'optimal' && minimise === 'finish' && (answer.finish ?? '') > (alone.finish ?? ''))
        found.push(`ends on ${answer.finish}, not ${alone.finish}`);
    }
    if (found.length > 0) wrong.push(`seed ${seed}: ${found.join('; ')}`);
  }
  expect(wrong).toEqual([]);
  // All are settled, or nearly: what no list fits is ruled out by the orders in which so few can begin.
  expect((statuses['feasible'] ?? 0) + (statuses['timed-out'] ?? 0)).toBeLessThanOrEqual(COUNT / 300);
}, 1_200_000);

/** A course of whole weeks without hours, which may begin in any week, or in some. */
interface Weekly {
  readonly weeks: number;
  readonly needs: readonly number[];
  readonly starts: readonly number[] | undefined;
}

/** The number of weeks that courses take, so many at a time: every week is tried for each; Infinity where there is no way. */
function leastWeeks(courses: readonly Weekly[], parallel: number, most: number): number {
  let best = Infinity;
  const ends = (begun: readonly number[], i: number): number => begun[i]! + courses[i]!.weeks;
  const extend = (begun: readonly number[]): void => {
    const last = Math.max(0, ...begun.map((_, i) => ends(begun, i)));
    if (last >= best) return;
    if (begun.length === courses.length) {
      const room = begun.every((week) => begun.filter((b, i) => b <= week && week < ends(begun, i)).length <= parallel);
      if (room) best = last;
      return;
    }
    const { starts, needs } = courses[begun.length]!;
    for (let week = 0; week < most; week++) {
      if (starts && !starts.includes(week)) continue;
      if (needs.some((need) => week < ends(begun, need))) continue;
      extend([...begun, week]);
    }
  };
  extend([]);
  return best;
}

it('settles the least finish and the deadline before it for a few courses that all have to be taken', () => {
  const wrong: string[] = [];
  for (let seed = 0; seed < COUNT / 3; seed++) {
    const chance = new Chance(seed + 7_000_000);
    const courses = Array.from({ length: chance.between(3, 5) }, (_, i): Weekly => {
      const needs = Array.from({ length: i }, (_, k) => k).filter(() => chance.happens(0.25));
      const starts = chance.happens(0.3)
        ? [chance.between(0, 3), chance.between(4, 7), chance.between(20, 22)]
        : undefined;
      return { weeks: chance.between(1, 4), needs, starts };
    });
    const facts = hand.catalogue(
      hand.role(Object.fromEntries(courses.map((_, i) => [`s${i}`, 1]))),
      ...courses.map(({ weeks, starts }, i) =>
        hand.badge(
          `c${i}`,
          100,
          { [`s${i}`]: 1 },
          {
            hours: 0,
            weeks,
            ...(starts && { starts: starts.map((week) => daysLater(hand.ON, week * 7)) }),
          },
        ),
      ),
      ...courses.flatMap(({ needs }, i) => needs.map((need) => hand.needs(`c${i}`, `c${need}`))),
    );
    const parallel = 2 + (seed % 2);
    const weeks = leastWeeks(courses, parallel, 40);
    if (weeks === Infinity) continue;
    const finish = daysLater(hand.ON, weeks * 7 - 1);
    const soonest = hand.pathway(facts, {}, { parallel, minimise: 'finish' });
    if (soonest.uncovered.length > 0) continue;
    const found = [soonest.status, soonest.finish, soonest.bound].join(' ');
    const inTime = hand.pathway(facts, {}, { parallel, by: finish }).status;
    const late = hand.pathway(facts, {}, { parallel, by: daysLater(hand.ON, weeks * 7 - 2) });
    const settled = late.status === 'infeasible' || late.uncovered.length > 0;
    if (found !== `optimal ${finish} ${weeks * 7}` || inTime !== 'optimal' || !settled)
      wrong.push(`seed ${seed}: ${found}, ${inTime}, ${late.status}; not ${finish}`);
  }
  expect(wrong).toEqual([]);
}, 600_000);
