import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimalSignOf } from './decimal-sign.js';
import { readNumber, type NumberOptions } from './number.js';

describe('a number', () => {
  it.each<[string, number, string]>([
    ['0', 0, '0'],
    ['7', 7, '7'],
    ['+7', 7, '7'],
    ['-12.50', -12.5, '-12.5'],
    ['−3', -3, '-3'],
    ['- 3', -3, '-3'],
    ['-0', 0, '0'],
    ['007', 7, '7'],
    ['.5', 0.5, '0.5'],
    ['0,125', 0.125, '0.125'],
    ['0.125', 0.125, '0.125'],
    ['12,5', 12.5, '12.5'],
    ['1,234,567', 1_234_567, '1234567'],
    ['1.234.567', 1_234_567, '1234567'],
    ['1,234.5', 1234.5, '1234.5'],
    ['1.234,5', 1234.5, '1234.5'],
    ['1 234 567,8', 1_234_567.8, '1234567.8'],
    ['1\u00a0234', 1234, '1234'],
    ['1\u202f234,5', 1234.5, '1234.5'],
    ["1'234.5", 1234.5, '1234.5'],
    ['1’234’567', 1_234_567, '1234567'],
    ['1_000_000', 1_000_000, '1000000'],
    ['12,34,567', 1_234_567, '1234567'],
    ['1234.567', 1234.567, '1234.567'],
    ['1234,567', 1234.567, '1234.567'],
    ['9007199254740991', 9_007_199_254_740_991, '9007199254740991'],
    [' 154,187,380 ', 154_187_380, '154187380'],
  ])('reads %j', (text, number, exact) => expect(readNumber(text)).toEqual({ value: { value: number, exact } }));

  it.each<[string, object]>([
    ['45 %', { value: 45, exact: '45', unit: '%' }],
    ['45%', { value: 45, exact: '45', unit: '%' }],
    ['12.5 Prozent', { value: 12.5, exact: '12.5', unit: 'Prozent' }],
    ['12 hrs', { value: 12, exact: '12', unit: 'hrs' }],
    ['5 ECTS', { value: 5, exact: '5', unit: 'ECTS' }],
    ['>=1,208,000', { value: 1_208_000, exact: '1208000', atLeast: true }],
    ['≥ 50', { value: 50, exact: '50', atLeast: true }],
    ['50+', { value: 50, exact: '50', atLeast: true }],
    ['50 or more jobs', { value: 50, exact: '50', atLeast: true, unit: 'jobs' }],
    ['at least 3', { value: 3, exact: '3', atLeast: true }],
    ['<10', { value: 10, exact: '10', atMost: true }],
    ['höchstens 3', { value: 3, exact: '3', atMost: true }],
  ])('reads %j with what stands beside it', (text, expected) => expect(readNumber(text)).toEqual({ value: expected }));

  it.each(['', 'n/a', '*', '**', '-', '.', 'Unknown', '(x)'])('reads %j as missing', (text) => {
    expect(readNumber(text)).toMatchObject({ missing: true });
  });

  it.each<[string, string, NumberOptions?]>([
    ['1.234', 'ambiguous-number'],
    ['1,234', 'ambiguous-number'],
    ['>=208,000', 'ambiguous-number'],
    ['1.23.4', 'not-a-number'],
    ['1,234.567,8', 'not-a-number'],
    ['1.234,567.8', 'not-a-number'],
    ['12 34', 'not-a-number'],
    ['abc', 'not-a-number'],
    ['NaN5', 'not-a-number'],
    ['0x1f', 'not-a-number'],
    ['5 apples', 'unknown-unit'],
    ['1 234 (1)', 'not-a-number'],
    ['1234 (e)', 'unknown-unit'],
    ['$5', 'not-a-number'],
    ['(5)', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['1.1E+05', 'scientific-notation'],
    ['1e999', 'scientific-notation', { scientific: true }],
    ['#', 'no-ceiling'],
    ['9007199254740992', 'too-large'],
    ['123456789012345678', 'too-large'],
    ['5', 'bad-option', { factor: NaN }],
  ])('says what is wrong with %j: %s', (text, code, options = {}) => {
    expect(readNumber(text, options)).toMatchObject({ problem: { code } });
  });

  it('takes from the column what the cell does not say', () => {
    const exact = (text: string, options: NumberOptions): unknown => {
      const read = readNumber(text, options);
      return 'value' in read ? read.value.exact : read;
    };
    expect(exact('1.234', { decimal: 'comma' })).toBe('1234');
    expect(exact('1.234', { decimal: 'point' })).toBe('1.234');
    expect(exact('1,234.5', { decimal: 'comma' })).toBe('1234.5');
    expect(exact('80%', { share: true })).toBe('0.8');
    expect(exact('12,5 Prozent', { share: true })).toBe('0.125');
    expect(exact('80', { share: true })).toBe('80');
    expect(exact('8 hrs', { share: true })).toBe('8');
    expect(exact('1.1E+05', { scientific: true })).toBe('110000');
    expect(exact('1.5e-3', { scientific: true })).toBe('0.0015');
    expect(exact('156.1', { factor: 1000 })).toBe('156100');
    expect(exact('0.1', { factor: 3 })).toBe('0.3');
    expect(exact('-1', {})).toBe('-1');
    expect(exact('-1', { count: true })).toEqual({ missing: true, found: '-1' });
    expect(exact('7 Plätze', { units: ['plätze'] })).toBe('7');
    expect(readNumber('#', { ceiling: 239_200 })).toEqual({
      value: { value: 239_200, exact: '239200', atLeast: true },
    });
  });

  const styles = fc.constantFrom(
    [',', '.'],
    ['.', ','],
    [' ', ','],
    ['\u00a0', '.'],
    ['\u202f', ','],
    ["'", '.'],
    ['’', ','],
    ['_', '.'],
  );
  const written = (digits: bigint, decimals: number, [group, mark]: readonly string[]): [string, string] => {
    const text = digits.toString().padStart(decimals + 1, '0');
    const [whole, fraction] = [text.slice(0, text.length - decimals), text.slice(text.length - decimals)];
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group!);
    return [
      fraction === '' ? grouped : `${grouped}${mark}${fraction}`,
      fraction === '' ? whole : `${whole}.${fraction}`,
    ];
  };
  it('reads back what is written in any style, once the column tells its sign', () => {
    const numbers = fc.array(fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.nat(6)), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(numbers, styles, (column, style) => {
        const cells = column.map(([digits, decimals]) => written(digits, decimals, style));
        const found = decimalSignOf(cells.map(([cell]) => cell));
        const sign = style[1] === '.' ? 'point' : 'comma';
        expect([sign, undefined]).toContain(found.decimal);
        for (const [cell, plain] of cells) {
          const read = readNumber(cell, { decimal: sign });
          expect(read).toMatchObject({ value: { value: Number(plain) } });
          if (!plain.includes('.')) expect(read).toMatchObject({ value: { exact: plain } });
        }
      }),
    );
  });
});

describe('the decimal sign of a column', () => {
  it.each([
    [['1.234', '5.678,90'], { decimal: 'comma' }],
    [['1,234', '5,678.9'], { decimal: 'point' }],
    [['12.5'], { decimal: 'point' }],
    [['$53,000 - $1,208,000'], { decimal: 'point' }],
    [['1.234', '45.000'], { likely: 'comma' }],
    [['1,234', '45,000'], { likely: 'point' }],
  ])('of %j', (cells, expected) => expect(decimalSignOf(cells)).toMatchObject(expected));

  it.each([[['1.5', '1,5']], [['1.234', '1,234']], [['1234']], [[]]])('is not told by %j', (cells) => {
    const { decimal, likely, evidence } = decimalSignOf(cells);
    expect([decimal, likely]).toEqual([undefined, undefined]);
    expect(evidence).toMatch(/\.$/);
  });
});
