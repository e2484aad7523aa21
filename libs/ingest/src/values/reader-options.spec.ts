import { describe, expect, it } from '@jest/globals';
import { checkReader } from './reader-options.js';

describe('options of readers', () => {
  it.each<[string, object]>([
    ['list', { as: 'guess', keys: { name: ['x'] }, missing: ['-'] }],
    ['money', { currency: 'EUR', period: 'year', decimal: 'comma', factor: 1000 }],
    ['number', { ceiling: 5, units: ['fte'], scientific: true, count: true }],
    ['duration', { unit: 'hour', clock: 'hours:minutes' }],
    ['date', { order: 'day-month', twoDigitYears: 1970, serial: 1904 }],
    ['level', { scale: { from: [0, 7] }, words: { ninja: 5 } }],
    [
      'level',
      {
        scale: {
          bands: [
            { from: 0, level: 1 },
            { from: 3, level: 5 },
          ],
        },
      },
    ],
    ['code', { blanks: 'remove', dashes: 'hyphen', case: 'upper', pattern: '\\d+' }],
    ['boolean', { yes: ['x'], empty: false }],
    ['word', { words: { a: 'b' } }],
    ['text', { html: true }],
  ])('%s takes %j', (name, options) => expect(checkReader(name, options)).toEqual([]));

  it.each<[string, unknown, string]>([
    ['colour', {}, 'unknown-reader'],
    ['toString', {}, 'unknown-reader'],
    ['money', { curency: 'EUR' }, 'unknown-option'],
    ['money', { constructor: 1 }, 'unknown-option'],
    ['money', { currency: 'EURO' }, 'bad-option'],
    ['money', { decimal: 'Komma' }, 'bad-option'],
    ['money', { factor: 0 }, 'bad-option'],
    ['money', { factor: 1e-9 }, 'bad-option'],
    ['money', { factor: '1000' }, 'bad-option'],
    ['list', {}, 'bad-option'],
    ['list', { as: 'tab' }, 'bad-option'],
    ['list', { as: 'json', keys: ['name'] }, 'bad-option'],
    ['word', {}, 'bad-option'],
    ['word', { words: { a: 1 } }, 'bad-option'],
    ['level', { scale: { from: [7, 0] } }, 'bad-option'],
    [
      'level',
      {
        scale: {
          bands: [
            { from: 3, level: 1 },
            { from: 1, level: 2 },
          ],
        },
      },
      'bad-option',
    ],
    ['level', { words: { ninja: 6 } }, 'bad-option'],
    ['code', { pattern: '(' }, 'bad-option'],
    ['date', { serial: true }, 'bad-option'],
    ['text', null, 'bad-option'],
    ['text', [], 'bad-option'],
  ])('%s with %j is %s', (name, options, code) => expect(checkReader(name, options)).toMatchObject([{ code }]));

  it('names every mistake at once', () => {
    expect(checkReader('date', { order: 'dmy', serial: 1, x: 1 }).map(({ code }) => code)).toEqual([
      'bad-option',
      'bad-option',
      'unknown-option',
    ]);
  });
});
