import { beforeAll, describe, expect, it } from '@jest/globals';
import { gapOf, snapshotOf } from '#lib/engine';
import { differences, load } from './oracle/differences.js';
import { heldOnTheDay } from './oracle/holding.js';
import { randomQuestion } from './oracle/random-question.js';
import { lapsingQuestion, timedQuestion } from './oracle/timed-question.js';

/** STACKWAY_ORACLE_INSTANCES widens the comparison, as in test/oracle: 300 take some ten seconds. */
const COUNT = Number(process.env['STACKWAY_ORACLE_INSTANCES'] ?? 300);

beforeAll(load);

describe('answers against the rules, from facts', () => {
  it(`gives the best pathway by the rules on ${COUNT} seeded catalogues, and nothing in it is untrue`, () => {
    const wrong: string[] = [];
    for (let seed = 0; seed < COUNT; seed++) {
      const found = differences(randomQuestion(seed));
      if (found.length > 0) wrong.push(`seed ${seed}: ${found.join('; ')}`);
    }
    expect(wrong).toEqual([]);
  }, 1_200_000);

  it(`keeps to the calendar on ${COUNT} seeded catalogues of weeks, course starts, deadlines and target dates`, () => {
    const wrong: string[] = [];
    for (let seed = 0; seed < COUNT; seed++) {
      const found = differences(timedQuestion(seed));
      if (found.length > 0) wrong.push(`seed ${seed}: ${found.join('; ')}`);
    }
    expect(wrong).toEqual([]);
  }, 1_200_000);

  it(`counts awards from the day they are made on ${COUNT} seeded catalogues with awards that end`, () => {
    const wrong: string[] = [];
    for (let seed = 0; seed < COUNT; seed++) {
      const found = differences(lapsingQuestion(seed));
      if (found.length > 0) wrong.push(`seed ${seed}: ${found.join('; ')}`);
    }
    expect(wrong).toEqual([]);
  }, 1_200_000);

  it('buys no free badge in a bundle that an award brings anyway', () => {
    expect(differences(randomQuestion(3468))).toEqual([]);
    expect(differences(timedQuestion(3444))).toEqual([]);
  });

  it('finds the levels held that the rules give', () => {
    for (let seed = 0; seed < COUNT; seed++) {
      const question = randomQuestion(seed);
      const { skills } = gapOf(snapshotOf(question.facts), question.person, 0, { on: question.options.on });
      const { levels } = heldOnTheDay(question).held;
      const expected = skills.map(({ skill, need }) => [skill.id, need, levels.get(skill.id) ?? 0]);
      expect([seed, skills.map(({ skill, need, have }) => [skill.id, need, have])]).toEqual([seed, expected]);
    }
  });
});
