import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toDecimal } from './decimal.js';
import { readMoney, type MoneyOptions, type MoneyRead } from './money.js';
import { minorOf } from './money-minor.js';

const one = (amount: string, more: Partial<MoneyRead> = {}): MoneyRead => ({ min: amount, max: amount, ...more });
const range = (min: string, max: string, more: Partial<MoneyRead> = {}): MoneyRead => ({ min, max, ...more });

describe('money', () => {
  it.each<[string, MoneyRead]>([
    ['1234.50', one('1234.5')],
    ['1234', one('1234')],
    ['0', one('0')],
    ['.50', one('0.5')],
    ['1,234,567', one('1234567')],
    ['12,34,567.89', one('1234567.89')],
    ['50 - 50', one('50')],
    ['60k max.', { max: '60000' }],
    ['$15 minimum', { min: '15', sign: '$' }],
    ['Rs. 25,000 - 30,000 per month', range('25000', '30000', { sign: 'Rs.', period: 'month' })],
    ['$53K-$91K', range('53000', '91000', { sign: '$' })],
    ['$53,000', one('53000', { sign: '$' })],
    ['53,000 – 91,000 USD per year', range('53000', '91000', { currency: 'USD', period: 'year' })],
    ['USD 53,000 - USD 91,000 / yr', range('53000', '91000', { currency: 'USD', period: 'year' })],
    ['€ 45.000,00', one('45000', { currency: 'EUR' })],
    ['45.000,- €', one('45000', { currency: 'EUR' })],
    ['45 000 € par an', one('45000', { currency: 'EUR', period: 'year' })],
    ['45\u202f000,50\u00a0€', one('45000.5', { currency: 'EUR' })],
    ["CHF 1'200", one('1200', { currency: 'CHF' })],
    ['CHF 1’200.-', one('1200', { currency: 'CHF' })],
    ["Fr. 1'200.50", one('1200.5', { currency: 'CHF' })],
    ['£12.50/hr', one('12.5', { currency: 'GBP', period: 'hour' })],
    ['£12.50 p.h.', one('12.5', { currency: 'GBP', period: 'hour' })],
    ['$15.00 - $18.50 an hour', range('15', '18.5', { sign: '$', period: 'hour' })],
    ['From $15.00 an hour', { min: '15', sign: '$', period: 'hour' }],
    ['up to 60k', { max: '60000' }],
    ['Up to £60k per annum', { max: '60000', currency: 'GBP', period: 'year' }],
    ['from 40k', { min: '40000' }],
    ['40k+', { min: '40000' }],
    ['US$ 50k or more', { min: '50000', currency: 'USD' }],
    ['>= 208,000 USD', { min: '208000', currency: 'USD' }],
    ['between 40k and 50k', range('40000', '50000')],
    ['53-91K', range('53000', '91000')],
    ['53k-91', range('53000', '91000')],
    ['900 - 1.2k', range('900', '1200')],
    ['1.5M', one('1500000')],
    ['5 lakh - 8 lakh INR', range('500000', '800000', { currency: 'INR' })],
    ['₹ 12,00,000', one('1200000', { currency: 'INR' })],
    ['R$ 3.500,00', one('3500', { currency: 'BRL' })],
    ['$50 CAD', one('50', { currency: 'CAD' })],
    ['50 usd', one('50', { currency: 'USD' })],
    ['ca. 3.500,50 EUR brutto pro Monat', one('3500.5', { currency: 'EUR', period: 'month', approximate: true })],
    ['ab 15,50 € pro Stunde', { min: '15.5', currency: 'EUR', period: 'hour' }],
    ['15,50 € bis 18 € / Std.', range('15.5', '18', { currency: 'EUR', period: 'hour' })],
    ['bis 18 €', { max: '18', currency: 'EUR' }],
    ["15,50 € de l'heure", one('15.5', { currency: 'EUR', period: 'hour' })],
    ["jusqu'à 2 500,00 € mensuel", { max: '2500', currency: 'EUR', period: 'month' }],
    ['de 1.200,00 a 1.500,00 euros al mes', range('1200', '1500', { currency: 'EUR', period: 'month' })],
    ['hasta 30.000,00 € anuales', { max: '30000', currency: 'EUR', period: 'year' }],
    ['1.200,00 - 1.500 €', range('1200', '1500', { currency: 'EUR' })],
    ['$200/day', one('200', { sign: '$', period: 'day' })],
    ['600 per week', one('600', { period: 'week' })],
    ['$53K-$91K (Glassdoor est.)', range('53000', '91000', { sign: '$', approximate: true })],
    ['$21-$34 Per Hour(Glassdoor est.)', range('21', '34', { sign: '$', period: 'hour', approximate: true })],
    ['Employer Provided Salary:$150K-$160K', range('150000', '160000', { sign: '$' })],
    ['$80,000.00/yr - $100,000.00/yr', range('80000', '100000', { sign: '$', period: 'year' })],
    ['£40k - £50k DOE', range('40000', '50000', { currency: 'GBP' })],
    ['USD53000', one('53000', { currency: 'USD' })],
    ['50~60k', range('50000', '60000')],
    ['~60k', one('60000', { approximate: true })],
    ['free', one('0')],
    ['Gratis', one('0')],
    ['kostenlos', one('0')],
  ])('reads %j', (text, expected) => {
    expect(readMoney(text)).toEqual({ value: expected });
  });

  it.each([
    '',
    ' ',
    'n/a',
    '*',
    '-',
    'competitive',
    'Negotiable',
    'DOE',
    'nach Vereinbarung',
    'selon profil',
    'a convenir',
  ])('reads %j as missing, with what stood there', (text) =>
    expect(readMoney(text)).toEqual(text.trim() === '' ? { missing: true } : { missing: true, found: text }),
  );

  it.each([
    ['1.234', 'ambiguous-number'],
    ['1,234', 'ambiguous-number'],
    ['1.234 EUR', 'ambiguous-number'],
    ['45,000 €', 'ambiguous-number'],
    ['$1.234', 'ambiguous-number'],
    ['1.234,50 - 1,234.50', 'mixed-separators'],
    ['1.23.45', 'not-a-number'],
    ['12,3456,789', 'not-a-number'],
    ['€50 - $60', 'two-currencies'],
    ['EUR 50 £', 'two-currencies'],
    ['$10/hour - $500/week', 'two-periods'],
    ['10 20', 'too-many-amounts'],
    ['10 - 20 - 30', 'too-many-amounts'],
    ['90k - 50k', 'range-reversed'],
    ['50k -', 'not-money'],
    ['50k bis', 'not-money'],
    ['-5', 'negative'],
    ['$50k + bonus', 'not-money'],
    ['abc', 'not-money'],
    ['all 50', 'not-money'],
    ['€', 'not-money'],
    ['53000 net', 'not-money'],
    ['1e3', 'not-money'],
    ['NaN50', 'not-money'],
    ['9'.repeat(201), 'too-long'],
  ])('says what is wrong with %j: %s', (text, code) => {
    expect(readMoney(text)).toMatchObject({ problem: { code } });
  });

  it('takes from the column what the cell does not say, and never against the cell', () => {
    const column: MoneyOptions = { currency: 'USD', period: 'year', decimal: 'comma' };
    expect(readMoney('1.234', column)).toEqual({ value: one('1234', { currency: 'USD', period: 'year' }) });
    expect(readMoney('1,234.50', column)).toEqual({ value: one('1234.5', { currency: 'USD', period: 'year' }) });
    expect(readMoney('$15 an hour', column)).toEqual({ value: one('15', { currency: 'USD', period: 'hour' }) });
    expect(readMoney('15 EUR', column)).toEqual({ value: one('15', { currency: 'EUR', period: 'year' }) });
    expect(readMoney('$15', { currency: 'EUR' })).toMatchObject({ problem: { code: 'unknown-currency' } });
    expect(readMoney('15', { currency: 'EURO' })).toMatchObject({ problem: { code: 'unknown-currency' } });
    expect(readMoney('12.500 kr.', { currency: 'DKK', decimal: 'comma' })).toEqual({
      value: one('12500', { currency: 'DKK' }),
    });
    expect(readMoney('53', { factor: 1000 })).toEqual({ value: one('53000') });
    expect(readMoney('53k', { factor: 1000 })).toEqual({ value: one('53000') });
  });

  it('never takes thousands for three decimals that the currency does not have', () => {
    const wrong = { problem: { code: 'too-many-decimals' } };
    expect(readMoney('$53,000', { decimal: 'comma' })).toMatchObject(wrong);
    expect(readMoney('45.000 EUR', { decimal: 'point' })).toMatchObject(wrong);
    expect(readMoney('45,000', { currency: 'CLP', decimal: 'comma' })).toMatchObject(wrong);
    expect(readMoney('12.50 - 45.000 EUR')).toMatchObject(wrong);
    expect(readMoney('45.000 KWD', { decimal: 'point' })).toEqual({ value: one('45', { currency: 'KWD' }) });
    expect(readMoney('1.234M EUR', { decimal: 'point' })).toEqual({ value: one('1234000', { currency: 'EUR' }) });
    expect(readMoney('45.000', { decimal: 'point' })).toEqual({ value: one('45') });
  });

  it('gives exact minor units, or says why not', () => {
    expect(minorOf(range('12.5', '18', { currency: 'GBP', period: 'hour' }))).toEqual({
      value: { min: 1250, max: 1800, currency: 'GBP', period: 'hour' },
    });
    expect(minorOf({ max: '60000', currency: 'JPY' })).toEqual({ value: { max: 60000, currency: 'JPY' } });
    expect(minorOf(one('15.125', { currency: 'EUR' }))).toMatchObject({ problem: { code: 'too-many-decimals' } });
    expect(minorOf(one('5', { sign: '$' }))).toMatchObject({ problem: { code: 'no-currency', found: '$' } });
    expect(minorOf(one('9'.repeat(20), { currency: 'EUR' }))).toMatchObject({ problem: { code: 'too-large' } });
  });

  const grouped = (digits: string, sign: string): string => digits.replace(/\B(?=(\d{3})+$)/g, sign);
  it('reads back what is written in any convention, to the cent', () => {
    const convention = fc.constantFrom(
      [',', '.'],
      ['.', ','],
      ["'", '.'],
      ['’', '.'],
      [' ', ','],
      ['\u00a0', ','],
      ['\u202f', ','],
      ['', '.'],
      ['', ','],
    );
    const sides = fc.constantFrom(
      ['€', ''],
      ['EUR ', ''],
      ['', ' €'],
      ['', ' EUR'],
      ['', '€ per year'],
      ['Salary: ', ' EUR/year'],
    );
    const cents = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(
        fc.tuple(cents, cents),
        convention,
        sides,
        fc.constantFrom('-', ' – ', ' to ', ' bis '),
        (pair, [group, mark], [left, right], dash) => {
          const [low, high] = pair.sort((a, b) => (a < b ? -1 : 1));
          const text = (amount: bigint): string =>
            `${grouped(String(amount / 100n), group)}${mark}${String(amount % 100n).padStart(2, '0')}`;
          const plain = (amount: bigint): string =>
            toDecimal(`${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`)!;
          const read = readMoney(`${left}${text(low)}${dash}${text(high)}${right}`);
          expect(read).toMatchObject({ value: { min: plain(low), max: plain(high), currency: 'EUR' } });
        },
      ),
    );
  });
});
