import { beforeAll, expect, it } from '@jest/globals';
import type { Pathway } from '#lib/engine';
import { bruteForce } from './oracle/brute-force.js';
import { daysLater } from './oracle/days.js';
import { ask, load } from './oracle/differences.js';
import { currencyOf, minorUnits } from './oracle/money.js';
import { one, type Question } from './oracle/question.js';
import { timedQuestion } from './oracle/timed-question.js';
import { World } from './oracle/world.js';

const COUNT = Number(process.env['STACKWAY_ORACLE_INSTANCES'] ?? 300);

beforeAll(load);

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
  // Nearly all are settled: what no list fits is seldom left unproved.
  expect((statuses['feasible'] ?? 0) + (statuses['timed-out'] ?? 0)).toBeLessThanOrEqual(COUNT / 50);
}, 1_200_000);
