import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compare, times, toDecimal, toNumber } from './decimal.js';

describe('decimals as text', () => {
  it.each([
    ['007.500', '7.5'],
    ['-0.0', '0'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['+12', '12'],
    ['-12.0', '-12'],
    ['', undefined],
    ['.', undefined],
    ['1e3', undefined],
    ['1,5', undefined],
    ['NaN', undefined],
    [' 1', undefined],
  ])('%j is %j', (text, decimal) => expect(toDecimal(text)).toBe(decimal));

  it('multiplies and compares exactly where floats do not', () => {
    expect(times('0.1', '0.2')).toBe('0.02');
    expect(times('1.005', '1000')).toBe('1005');
    expect(times('-0.5', '2')).toBe('-1');
    expect(times('-5', '0')).toBe('0');
    expect(compare('0.30', '0.3')).toBe(0);
    expect(compare('10', '9.99')).toBe(1);
    expect(compare('-1', '0.5')).toBe(-1);
  });

  it('gives whole numbers exactly, or not at all', () => {
    expect(toNumber('9007199254740991')).toBe(9_007_199_254_740_991);
    expect(toNumber('9007199254740992')).toBeUndefined();
    expect(toNumber('0.5')).toBe(0.5);
  });

  it('agrees with whole numbers of any length', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (a, b) => {
        expect(times(String(a), String(b))).toBe(String(a * b));
        expect(compare(String(a), String(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });
});
