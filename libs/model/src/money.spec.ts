import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountText, currencyDecimals, moneyText, parseMoney, toMajor } from './money.js';

describe('money', () => {
  it.each([
    ['180.50', 'EUR', 18_050],
    ['180.5', 'EUR', 18_050],
    ['180', 'EUR', 18_000],
    ['0.07', 'EUR', 7],
    ['1.005', 'KWD', 1005],
    ['250', 'JPY', 250],
    ['180.500', 'EUR', 18_050],
    ['-3', 'EUR', -300],
  ])('reads %s %s as %i minor units', (text, currency, minor) => {
    expect(parseMoney(text, currency)).toEqual({ minor });
  });

  it.each([
    ['180.505', 'EUR', 'too-many-decimals'],
    ['2.5', 'JPY', 'too-many-decimals'],
    ['1,200', 'EUR', 'not-a-number'],
    ['€5', 'EUR', 'not-a-number'],
    ['1e3', 'EUR', 'not-a-number'],
    ['', 'EUR', 'not-a-number'],
    ['99999999999999999', 'EUR', 'too-large'],
  ])('refuses %s %s with the code %s', (text, currency, code) => {
    expect(parseMoney(text, currency)).toEqual({ code });
  });

  it('writes what it reads, for every currency of two, none and three decimals', () => {
    const currency = fc.constantFrom('EUR', 'JPY', 'KWD');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), currency, (minor, code) => {
        expect(parseMoney(moneyText(minor, code), code)).toEqual({ minor });
      }),
    );
  });

  it('shows people its code, and decimals only when there are some', () => {
    expect(amountText(1640, 'EUR')).toBe('EUR 1,640');
    expect(amountText(640.5, 'EUR')).toBe('EUR 640.50');
    expect(amountText(640, 'JPY')).toBe('JPY 640');
    expect(amountText(1.5, 'KWD')).toBe('KWD 1.500');
  });

  it('knows the decimals of a currency and that a word is none', () => {
    expect([currencyDecimals('EUR'), currencyDecimals('JPY'), currencyDecimals('KWD')]).toEqual([2, 0, 3]);
    expect(currencyDecimals('EURO')).toBeUndefined();
    expect(toMajor(18_050, 'EUR')).toBe(180.5);
  });
});
