import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCode, type CodeOptions } from './code.js';

describe('a code', () => {
  it.each([
    ['0110', '0110'],
    ['8121.10', '8121.10'],
    ['00', '00'],
    ['0', '0'],
    [' 13-2011 ', '13-2011'],
    ['\u00a013-2011\u00a0', '13-2011'],
    ['="13-2011"', '13-2011'],
    ['="0110"', '0110'],
    ["'0110", '0110'],
    ["'", "'"],
    ['2.A.1.e', '2.A.1.e'],
    ['15–1252', '15–1252'],
    ['1E5', '1E5'],
    ['NA', 'NA'],
    ['MAR 101', 'MAR 101'],
    ['MAR-1101', 'MAR-1101'],
    ['DEC-24', 'DEC-24'],
    ['JAN', 'JAN'],
    ['C  1', 'C 1'],
    ['http://example.org/skill/0005?x=1', 'http://example.org/skill/0005?x=1'],
  ])('%j stays text: %j', (text, code) => expect(readCode(text)).toEqual({ value: code }));

  it.each([
    '1.1E+05',
    '1E+05',
    '1,1E+05',
    '-2E-10',
    'Mar-11',
    'mars-11',
    '11-Mar',
    '1-May',
    '11. Mrz',
    'Dez 24',
    '2011-03-13 00:00:00',
    '2011-03-13T00:00',
    '######',
    '#REF!',
    '#VALUE!',
    '#NAME?',
  ])('%j is what a spreadsheet made of a code', (text) =>
    expect(readCode(text)).toMatchObject({ problem: { code: 'damaged-code', found: text } }),
  );

  it.each(['', ' ', 'n/a', '#N/A', 'null', '="n/a"', '-'])('%j is missing', (text) =>
    expect(readCode(text)).toMatchObject({ missing: true }),
  );

  it.each<[string, CodeOptions, string]>([
    ['15–1252', { dashes: 'hyphen' }, '15-1252'],
    ['15‑1252', { dashes: 'hyphen' }, '15-1252'],
    ['15−1252', { dashes: 'remove' }, '151252'],
    ['15 12 52', { blanks: 'remove' }, '151252'],
    ['ab-1', { case: 'upper' }, 'AB-1'],
    ['AB-1', { case: 'lower' }, 'ab-1'],
    ['Mar-11', { pattern: '[A-Z][a-z]{2}-\\d\\d' }, 'Mar-11'],
    ['15–1252', { dashes: 'hyphen', pattern: '\\d\\d-\\d{4}' }, '15-1252'],
  ])('%j by the column’s rules %j', (text, options, code) => expect(readCode(text, options)).toEqual({ value: code }));

  it('is held to the pattern of its column', () => {
    expect(readCode('8121.1', { pattern: '\\d{4}\\.\\d\\d' })).toMatchObject({ problem: { code: 'not-a-code' } });
    expect(readCode('1.1E+05', { pattern: '\\d{6}' })).toMatchObject({ problem: { code: 'damaged-code' } });
    expect(readCode('1', { pattern: '(' })).toMatchObject({ problem: { code: 'bad-option' } });
    expect(readCode('1'.repeat(1001))).toMatchObject({ problem: { code: 'too-long' } });
  });

  it('never merges two codes of digits and points', () => {
    const codes = fc.stringMatching(/^\d{1,8}(\.\d{1,4})?$/);
    fc.assert(fc.property(codes, (code) => expect(readCode(code)).toEqual({ value: code })));
    fc.assert(fc.property(codes, (code) => expect(readCode(`="${code}"`)).toEqual({ value: code })));
  });
});
