import { beforeAll, describe, expect, it } from '@jest/globals';
import { readWeights } from '../weights/weights.js';
import { guessReader } from './guess-reader.js';
import { headingSays } from './heading.js';
import { levelTable, type LevelTable } from './level-table.js';
import type { ReaderName } from './reader-name.js';

let levels: LevelTable;
beforeAll(async () => {
  levels = levelTable(await readWeights());
});

describe('the reader of a column', () => {
  it.each<[string, string[], ReaderName, object]>([
    ['salary', ['$53K-$91K', '$40,000', 'n/a'], 'money', { decimal: 'point' }],
    ['Salary (EUR/month)', ['3500', '4100'], 'money', { currency: 'EUR', period: 'month' }],
    ['Price', ['0', '49.00', '199.00'], 'money', {}],
    ['x', ['€ 45.000,00', '€ 99'], 'money', { decimal: 'comma' }],
    ['isco', ['0110', '2512'], 'code', {}],
    ['x', ['0110', '2512'], 'code', {}],
    ['x', ['8121.10', '1234.50'], 'code', {}],
    ['O*NET-SOC Code', ['11-1011.00', '15-1252.00'], 'code', {}],
    ['id', ['1', '2', '3'], 'code', {}],
    ['conceptUri', ['http://example.org/skill/5c1', 'http://example.org/skill/6'], 'code', {}],
    ['posted', ['03/04/2024', '31/12/2024'], 'date', { order: 'day-month' }],
    ['x', ['2024-01-31', '2023-12-01'], 'date', {}],
    ['x', ['Dec 31, 2024', 'Jan 1, 2023'], 'date', {}],
    ['Effort', ['6 Weeks', '2–3 hours per week'], 'duration', {}],
    ['Duration (hours)', ['10', '20'], 'duration', { unit: 'hour' }],
    ['skills', ['SQL, Python', 'Java'], 'list', { as: 'comma' }],
    ['x', ["['SQL', 'Python']", "['Java']"], 'list', { as: 'python' }],
    ['x', ['SQL | Python', 'Java | C'], 'list', { as: 'bar' }],
    ['x', ['Beginner', 'Advanced'], 'level', {}],
    ['level', ['3', '4', '7', '6'], 'level', { scale: { from: [0, 7] } }],
    ['x', ['yes', 'no', 'yes'], 'boolean', {}],
    ['x', ['x', '', 'x'], 'boolean', {}],
    ['TOT_EMP', ['154,187,380', '*', '1234567'], 'number', { decimal: 'point' }],
    ['Employment 2016 (thousands)', ['156.1', '2,345.6'], 'number', { factor: 1000 }],
    ['x', ['9.50', '12.25', '110.10'], 'number', {}],
    ['x', ['28.0', '32.66', '4.5'], 'number', {}],
    ['H_MEDIAN', ['9.50', '12.25', '#'], 'number', {}],
    [
      'x',
      Array.from({ length: 20 }, (_, index) => (index % 2 ? 'major' : 'minor')),
      'word',
      { words: { major: 'major', minor: 'minor' } },
    ],
    ['year', ['2023', '2024'], 'number', {}],
    ['title', ['Data analyst', 'Nurse'], 'text', {}],
    ['location', ['Berlin, Germany', 'Paris, France'], 'text', {}],
    ['about', ['<p>We look for you.</p>', '<p>Come.</p>'], 'text', { html: true }],
    ['x', [], 'text', {}],
  ])('%s %j is %s', (heading, cells, reader, options) => {
    const guess = guessReader(heading, cells, levels);
    expect(guess).toMatchObject({ reader, options });
    expect(guess.confidence).toBeGreaterThan(0);
    expect(guess.confidence).toBeLessThanOrEqual(1);
    expect(guess.evidence).toMatch(/\.$/);
    expect(guess.alternatives.every(({ confidence }) => confidence <= guess.confidence)).toBe(true);
  });

  it('is surer where heading and cells agree', () => {
    const sure = guessReader('level', ['Beginner', 'Expert'], levels).confidence;
    expect(sure).toBeGreaterThan(guessReader('x', ['Beginner', 'Expert'], levels).confidence);
    expect(sure).toBeGreaterThan(guessReader('level', ['Beginner', 'zzz'], levels).confidence);
  });
});

describe('a heading', () => {
  it.each([
    ['Employment 2016 (thousands)', { factor: 1000, reader: 'number' }],
    ['Umsatz in Mio. EUR', { factor: 1_000_000, currency: 'EUR' }],
    ['Salary (EUR/month)', { currency: 'EUR', period: 'month', reader: 'money' }],
    ['hourly_rate_usd', { period: 'hour', reader: 'money' }],
    ['Gehalt pro Jahr in €', { currency: 'EUR', period: 'year', reader: 'money' }],
    ['Price USD or EUR', { reader: 'money' }],
    ['salaryMin', { reader: 'money' }],
    ['Duration in hours', { unit: 'hour', reader: 'duration' }],
    ['Dauer (Wochen)', { unit: 'week', reader: 'duration' }],
    ['Durée (h)', { unit: 'hour', reader: 'duration' }],
    ['Dauer [Std.]', { unit: 'hour', reader: 'duration' }],
    ['Mindestdauer', {}],
    ['Duration (h/week)', { period: 'week', reader: 'duration' }],
    ['Salary (k€)', { factor: 1000, currency: 'EUR', reader: 'money' }],
    ['Gehalt (TEUR)', { factor: 1000, currency: 'EUR', reader: 'money' }],
    ['Pay [k€/year]', { factor: 1000, currency: 'EUR', period: 'year', reader: 'money' }],
    ['Dauer in Std.', { unit: 'hour', reader: 'duration' }],
    ['Unterrichtsstunden', { unit: 'hour' }],
    ["Nombre d'heures", { unit: 'hour', reader: 'duration' }],
    ['share %', { percent: true, reader: 'number' }],
    ['postedOn', { reader: 'date' }],
    ['proficiency_level', { reader: 'level' }],
    ['Foo', {}],
    ['', {}],
  ])('%j says %j', (heading, says) => expect(headingSays(heading)).toEqual(says));
});
