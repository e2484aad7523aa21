import { currencyDecimals } from '#lib/model';
import { headingSays } from '../values/heading.js';
import { decimalSignOf } from '../values/decimal-sign.js';
import { minorOf, type MinorRange } from '../values/money-minor.js';
import { readMoney } from '../values/money.js';
import type { ValueRule } from './profile-file.js';
import { given, onValue, type Making, type Options, type Reader } from './reader-making.js';
import { textOf } from './setting.js';
import { Wrong } from './wrong.js';

/** Amounts in minor units; the currency may stand in another column of the row, or in the heading: `Salary (k€ a year)`. */
export function compileMoney({ options, sample, heading, setting, compile }: Making): Reader {
  const { currency: ofHeading, factor, period } = headingSays(heading);
  const told = { ...(factor ? { factor } : {}), ...(period ? { period } : {}) };
  const { currency, ...others } = { ...told, ...options } as Options & { currency?: string | ValueRule };
  const other = typeof currency === 'object' ? compile(currency, setting) : undefined;
  const usually = typeof currency === 'string' ? currency : ofHeading;
  const fixed = usually === undefined ? others : { ...others, currency: usually };
  const sign = options['decimal'] === undefined ? decimalSignOf(sample).decimal : undefined;
  const usual = currencyOfAll(sample, fixed);
  return (value, scope) => {
    const named = other?.of(scope);
    const all = typeof named === 'string' ? { ...others, currency: named.toUpperCase() } : fixed;
    const text = textOf(value);
    return onValue(given(readAmount(text, all, sign)), (read) => {
      const { min, max } = read;
      if (min === undefined && max === undefined) return undefined;
      const isFree = read.currency === undefined && Number(min ?? 0) === 0 && Number(max ?? 0) === 0;
      const minor = given(minorOf(isFree && usual !== undefined ? { ...read, currency: usual } : read));
      if (minor instanceof Wrong && minor.code === 'no-currency')
        return new Wrong(minor.code, text, 'an amount with its currency', minor.next);
      return minor && !(minor instanceof Wrong) ? { ...minor, price: priceOf(minor, text) } : minor;
    });
  };
}

/** The price of the whole: one for each hour or month is none, and how often it is paid is not said. */
function priceOf({ max, period }: MinorRange, text: string): number | undefined | Wrong {
  if (period === undefined || max === 0) return max;
  const next = `Write what the whole costs: the price of a ${period} times how many ${period}s are paid.`;
  return new Wrong('price-per-period', text, 'the price of the whole', next);
}

/**
 * `53,000` is 53 or 53,000, but no currency of two decimals has three: then the sign parts thousands. Where a currency has three
 * decimals, or none is known, the other cells of the column decide, or it stays ambiguous.
 */
function readAmount(text: string, options: Options, sign: string | undefined): ReturnType<typeof readMoney> {
  const read = readMoney(text, options);
  if (!('problem' in read) || read.problem.code !== 'ambiguous-number') return read;
  const again = readMoney(text, { ...options, decimal: text.includes(',') ? 'point' : 'comma' });
  const currency = 'value' in again ? again.value.currency : undefined;
  if (currency !== undefined && (currencyDecimals(currency) ?? 3) < 3) return again;
  return sign === undefined ? read : readMoney(text, { ...options, decimal: sign as 'point' });
}

/** The currency of every cell of a column that names one: that of "free", too. */
function currencyOfAll(sample: readonly string[], options: Options): string | undefined {
  const found = new Set<string>();
  for (const text of sample) {
    const read = readMoney(text, options);
    if ('value' in read && read.value.currency !== undefined) found.add(read.value.currency);
  }
  return found.size === 1 ? [...found][0] : undefined;
}
