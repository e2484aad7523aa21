import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readWeights } from '../weights/weights.js';
import { guessList, LIST_ENCODINGS } from './guess-list.js';
import { guessReader } from './guess-reader.js';
import { levelTable } from './level-table.js';
import { READER_NAMES, type ReaderName } from './reader-name.js';
import { checkReader } from './reader-options.js';
import { readWith, type ReaderContext, type ReaderOptions } from './readers.js';

let context: ReaderContext;
beforeAll(async () => {
  context = { levels: levelTable(await readWeights()), known: new Set(['a, b']) };
});

const OPTIONS: { readonly [N in ReaderName]: readonly ReaderOptions[N][] } = {
  list: [...LIST_ENCODINGS, 'guess' as const].map((as) => ({ as })),
  money: [{}, { currency: 'USD', period: 'year', decimal: 'comma', factor: 1000 }],
  number: [{}, { decimal: 'point', factor: 0.001, ceiling: 10, scientific: true, count: true }],
  duration: [{}, { unit: 'hour', clock: 'hours:minutes', decimal: 'comma' }],
  date: [{}, { order: 'day-month', twoDigitYears: 1970, serial: 1900 }, { serial: 1904 }],
  level: [{}, { scale: { from: [0, 7] } }, { scale: { bands: [{ from: 2, level: 3 }] } }],
  code: [{}, { blanks: 'remove', dashes: 'hyphen', case: 'upper', pattern: '[A-Z]*' }],
  boolean: [{}, { empty: false }],
  word: [{ words: { a: 'b' } }],
  text: [{}, { html: true, lines: true }],
};

/** Any string, and strings made of what the readers look for. */
const pieces = fc.constantFrom(
  ...[
    '1',
    '2',
    '12',
    '000',
    '.',
    ',',
    "'",
    ' ',
    '-',
    '–',
    '/',
    ':',
    '|',
    ';',
    '\n',
    '$',
    '€',
    'EUR',
    'k',
    '%',
    '#',
    '*',
    '>=',
    '+',
    '"',
    '\\',
    '[',
    ']',
    '{',
    '}',
    '(',
    ')',
  ],
  ...[
    'hours',
    'weeks',
    'per week',
    'an hour',
    'P',
    'T',
    'W',
    '2024',
    '31',
    'Dec',
    'März',
    'ago',
    'expert',
    'B2',
    '★',
    '☆',
    'x',
    'yes',
    'n/a',
    'e5',
    'E+05',
    '&amp;',
    '<b>',
    '\u00a0',
    '\u0000',
    'ſ',
    'K',
    'İ',
    '\ud800',
    '٣',
    '½',
  ],
);
const cells = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
);

/** No NaN, no infinity, no empty text and no undefined anywhere in a value. */
function sound(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'object' && value !== null) return Object.values(value).every(sound);
  return value !== undefined && value !== '';
}

describe('every reader', () => {
  it.each(READER_NAMES)('%s makes exactly one outcome of any text, the same each time, and never throws', (name) => {
    for (const options of OPTIONS[name]) {
      fc.assert(
        fc.property(cells, (text) => {
          const read = readWith(name, text, options, context);
          expect(Object.keys(read).filter((key) => key !== 'found')).toHaveLength(1);
          if ('value' in read) expect([text, read.value, sound(read.value)]).toEqual([text, read.value, true]);
          if ('missing' in read) expect(read.missing).toBe(true);
          if ('problem' in read) {
            expect(Object.keys(read.problem)).toEqual(['code', 'found', 'expected', 'next']);
            expect(read.problem.found.length).toBeLessThanOrEqual(160);
            expect(read.problem.expected.length * read.problem.next.length).toBeGreaterThan(0);
          }
          expect(readWith(name, text, options, context)).toEqual(read);
        }),
        { numRuns: 400 },
      );
    }
  });

  it('reads an empty cell as missing', () => {
    for (const name of READER_NAMES)
      expect([name, readWith(name, ' \u00a0', OPTIONS[name][0]!, context)]).toEqual([name, { missing: true }]);
  });

  it('guesses over any column', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(cells, { maxLength: 6 }), (heading, column) => {
        const guess = guessReader(heading, column, context.levels);
        expect(guess.confidence).toBeGreaterThan(0);
        expect(guess.confidence).toBeLessThanOrEqual(1);
        expect(guessList(column).confidence).toBeGreaterThanOrEqual(0);
        expect(JSON.parse(JSON.stringify(guess.options))).toEqual(guess.options);
        expect(checkReader(guess.reader, guess.options)).toEqual([]);
      }),
    );
  });
});
