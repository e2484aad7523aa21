import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readWeights } from '../weights/weights.js';
import { levelOnScale, levelScaleOf, scaleInHeading, scaleOfMost } from './level-scale.js';
import { levelTable, type LevelTable } from './level-table.js';
import { readLevel, type LevelOptions } from './level.js';

let table: LevelTable;
beforeAll(async () => {
  table = levelTable(await readWeights());
});

describe('a level', () => {
  it.each([
    ...[
      'Novice',
      'beginner',
      'BASIC',
      'Foundation',
      'elementary',
      'Entry-level',
      'Introductory',
      'fundamental',
      'Awareness',
    ].map((word) => [word, 1] as const),
    ...[
      'Anfänger',
      'Grundkenntnisse',
      'débutant',
      'principiante',
      'Beginner level',
      'A1',
      'Level 1',
      '1',
      '1/5',
      '★☆☆☆☆',
      '10%',
    ].map((word) => [word, 1] as const),
    ...[
      'advanced beginner',
      'Pre-Intermediate',
      'working knowledge',
      'Junior',
      'A2',
      '2',
      '2 of 5',
      '1/4',
      '1/3',
      '★★',
      '20 %',
    ].map((word) => [word, 2] as const),
    ...[
      'Intermediate',
      'intermediate level',
      'Competent',
      'Proficient',
      'medium',
      'Mittelstufe',
      'intermédiaire',
      'intermedio',
    ].map((word) => [word, 3] as const),
    ...['B1', 'b1', '3', '3.0', '3/5', '5/10', 'Level: 3', 'Stufe 3', 'niveau 3', '★★★☆☆', '⭐⭐⭐', '50%'].map(
      (word) => [word, 3] as const,
    ),
    ...[
      'Advanced',
      'Upper-Intermediate',
      'senior',
      'fortgeschritten',
      'avancé',
      'avanzado',
      'B2',
      'CEFR B2',
      '4',
      '7/10',
      '4 out of 5 stars',
      '4 von 5',
    ].map((word) => [word, 4] as const),
    ...['Upper intermediate (B2)', 'B2 - Upper intermediate', '3/4', '79 %'].map((word) => [word, 4] as const),
    ...[
      'Expert',
      'EXPERT',
      'Master',
      'mastery',
      'Experte',
      'experto',
      'C1',
      'C2',
      'Advanced (C1)',
      '5',
      '10/10',
      '★★★★★',
      '80%',
      '100 %',
    ].map((word) => [word, 5] as const),
  ])('reads %j as %i', (text, level) => expect(readLevel(text, table)).toEqual({ value: level }));

  it.each([
    '',
    ' ',
    'n/a',
    '-',
    '0',
    '0%',
    '0/5',
    '☆☆☆☆☆',
    'none',
    'None',
    'no experience',
    'keine',
    'All levels',
    'Mixed',
    'any level',
  ])('reads %j as missing: it says no level', (text) =>
    expect(readLevel(text, table)).toMatchObject({ missing: true }),
  );

  it.each<[string, string]>([
    ['asdf', 'unknown-level'],
    ['expertly made', 'unknown-level'],
    ['not advanced', 'unknown-level'],
    ['level', 'unknown-level'],
    ['B3', 'unknown-level'],
    ['C', 'unknown-level'],
    ['Beginner/Expert', 'unknown-level'],
    ['A1/C2', 'unknown-level'],
    ['B2/C1 advanced', 'unknown-level'],
    ['B2, C1, advanced', 'unknown-level'],
    ['1-2', 'unknown-level'],
    ['-1', 'unknown-level'],
    ['1e0', 'unknown-level'],
    ['★x', 'unknown-level'],
    ...['x', 'X', '✓', '✔️', '*', '**', '***', 'ja', 'Yes', 'TRUE', 'sí', 'n'].map((mark): [string, string] => [
      mark,
      'unknown-level',
    ]),
    ['2 - Basic', 'unknown-level'],
    ['Intermediate (2)', 'unknown-level'],
    ['3 - Proficiently', 'unknown-level'],
    ['3 - 4 Advanced', 'unknown-level'],
    ['9 - Expert', 'unknown-level'],
    ['NaN', 'missing'],
    ['6', 'out-of-range'],
    ['3.5', 'out-of-range'],
    ['101%', 'out-of-range'],
    ['6/5', 'out-of-range'],
    ['5/0', 'out-of-range'],
    ['★★★★★★', 'out-of-range'],
    ['x'.repeat(201), 'too-long'],
  ])('never makes a level of %j: %s', (text, code) => {
    const read = readLevel(text, table);
    expect('problem' in read ? read.problem.code : Object.keys(read)[0]).toBe(code);
  });

  it.each<[string, LevelOptions, unknown]>([
    ['1', { scale: { from: [0, 7] } }, { value: 1 }],
    ['1.4', { scale: { from: [0, 7] } }, { value: 2 }],
    ['2,8', { scale: { from: [0, 7] } }, { value: 3 }],
    ['4.2', { scale: { from: [0, 7] } }, { value: 4 }],
    ['5.59', { scale: { from: [0, 7] } }, { value: 4 }],
    ['7', { scale: { from: [0, 7] } }, { value: 5 }],
    ['0', { scale: { from: [0, 7] } }, { missing: true, found: '0' }],
    ['55', { scale: { from: [0, 100] } }, { value: 3 }],
    [
      '2',
      {
        scale: {
          bands: [
            { from: 1, level: 2 },
            { from: 3, level: 5 },
          ],
        },
      },
      { value: 2 },
    ],
    [
      '9',
      {
        scale: {
          bands: [
            { from: 1, level: 2 },
            { from: 3, level: 5 },
          ],
        },
      },
      { value: 5 },
    ],
    ['Ninja', { words: { ninja: 5 } }, { value: 5 }],
    ['Advanced', { words: { advanced: 5 } }, { value: 5 }],
    ['None', { words: { none: 1 } }, { value: 1 }],
    ['expert', { scale: { from: [0, 7] } }, { value: 5 }],
    ['x', { mark: 3 }, { value: 3 }],
    ['✔️', { mark: 2 }, { value: 2 }],
    ['*', { mark: 4 }, { value: 4 }],
    ['Nein', { mark: 3 }, { missing: true, found: 'Nein' }],
    ['expert', { mark: 3 }, { value: 5 }],
    ['**', { words: { '*': 1, '**': 3 } }, { value: 3 }],
    ['2 - Basic', { byFigure: true }, { value: 2 }],
    ['4 - Expert', { byFigure: true, scale: { from: [1, 4] } }, { value: 5 }],
    ['3 - Proficient', {}, { value: 3 }],
    ['Level 4: sehr gut', {}, { value: 4 }],
    ['Expert (5)', {}, { value: 5 }],
    ['0 - keine', {}, { missing: true, found: '0 - keine' }],
    ['L3', {}, { value: 3 }],
  ])('reads %j as the column says %j', (text, options, expected) => {
    expect(readLevel(text, table, options)).toEqual(expected);
  });

  it('says which option a mark wants', () => {
    expect(readLevel('x', table)).toMatchObject({ problem: { next: expect.stringContaining('"mark"') as unknown } });
    expect(readLevel('**', table)).toMatchObject({ problem: { next: expect.stringContaining('"words"') as unknown } });
    expect(readLevel('**', table, { mark: 3 })).toMatchObject({ problem: { code: 'unknown-level' } });
  });

  it('says how far a scale goes', () => {
    expect(readLevel('9 - Expert', table, { byFigure: true })).toMatchObject({
      problem: { code: 'out-of-range', expected: '1 to 5' },
    });
    expect(readLevel('8', table, { scale: { from: [0, 7] } })).toMatchObject({
      problem: { code: 'out-of-range', expected: '0 to 7' },
    });
    expect(readLevel('0', table, { scale: { bands: [{ from: 1, level: 1 }] } })).toMatchObject({
      problem: { code: 'out-of-range' },
    });
  });

  it('keeps the numbers 1 to 5, never falls as the number rises, and ends at both ends', () => {
    expect([1, 2, 3, 4, 5].map((number) => levelOnScale(number, {}))).toEqual([1, 2, 3, 4, 5]);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.nat(1000),
        fc.nat(1000),
        (low, width, a, b) => {
          const scale = { from: [low, low + width] as const };
          const [less, more] = [Math.min(a, b), Math.max(a, b)].map((part) => low + (width * part) / 1000);
          expect(levelOnScale(less!, scale)!).toBeLessThanOrEqual(levelOnScale(more!, scale)!);
          expect([levelOnScale(low, scale), levelOnScale(low + width, scale)]).toEqual([1, 5]);
        },
      ),
    );
  });

  it('has each word on one step only, in lower case', async () => {
    const file = (await readWeights()).at('levels.words') as { words: string[]; reason: string }[];
    const words = file.flatMap((group) => group.words);
    expect(words).toEqual([...new Set(words)].map((word) => word.toLowerCase()));
    expect(words.filter((word) => table.none.has(word) || table.any.has(word))).toEqual([]);
    expect(words.length).toBeGreaterThan(26);
    expect(file.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});

describe('the scale of a column', () => {
  it.each([
    [
      ['1', '3', '5'],
      [1, 5],
    ],
    [
      ['0', '5'],
      [0, 5],
    ],
    [
      ['0', '6.5', 'n/a', '7'],
      [0, 7],
    ],
    [
      ['2', '9', '8'],
      [0, 10],
    ],
    [
      ['20', '85'],
      [0, 100],
    ],
    [['200'], undefined],
    [['expert'], undefined],
    [
      ['2', '9'],
      [1, 5],
    ],
    [['7'], undefined],
    [['900', '800', '3'], undefined],
  ])('of %j is %j', (cells, from) => expect(levelScaleOf(cells).from).toEqual(from));

  it('is not told by a few slips among many', () => {
    const usual = Array.from({ length: 30 }, (_, at) => String((at % 5) + 1));
    expect(levelScaleOf([...usual, '50']).from).toEqual([1, 5]);
    expect(levelScaleOf(['50', '60', ...usual]).from).toEqual([1, 5]);
    expect(levelScaleOf([...usual, ...Array<string>(8).fill('7')]).from).toEqual([0, 7]);
    expect(levelScaleOf([...usual, ...Array<string>(8).fill('7'), '50']).from).toEqual([0, 7]);
    expect(levelScaleOf([...usual, ...Array<string>(8).fill('9'), '50']).from).toEqual([0, 10]);
  });

  it('of most columns holds where it is longer than 1 to 5', () => {
    expect(scaleOfMost([['7', '8'], ['3', '1'], ['10', '9'], ['expert']])).toEqual([0, 10]);
    expect(scaleOfMost([['7', '8'], ['3', '1'], ['2']])).toBeUndefined();
    expect(
      scaleOfMost([
        ['34', '45'],
        ['3', '1'],
      ]),
    ).toBeUndefined();
    expect(scaleOfMost([['expert']])).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['Welding (1-5)', { name: 'Welding', from: [1, 5] }],
    ['Welding [0 to 10]', { name: 'Welding', from: [0, 10] }],
    ['Schweißen (Stufe 1–4)', { name: 'Schweißen', from: [1, 4] }],
    ['SQL (0..100 %)', { name: 'SQL', from: [0, 100] }],
    ['(1-5)', undefined],
    ['Welding', undefined],
    ['Python (programming)', undefined],
    ['Plan (2020-2024)', undefined],
    ['ISO 9001 (1-2)', undefined],
  ])('in the heading %j is %j', (heading, found) => expect(scaleInHeading(heading)).toEqual(found));
});
