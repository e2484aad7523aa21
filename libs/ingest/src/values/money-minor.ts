import { parseMoney, type PayPeriod } from '#lib/model';
import { problem, value, type Cell } from './cell.js';
import type { MoneyRead } from './money.js';

/** As facts hold money: integers of minor units. */
export interface MinorRange {
  readonly min?: number;
  readonly max?: number;
  readonly currency: string;
  readonly period?: PayPeriod;
}

/** Exact minor units of what was read. Problems: `no-currency`, `too-many-decimals`, `too-large`. */
export function minorOf(read: MoneyRead): Cell<MinorRange> {
  const { min, max, currency, sign, period } = read;
  if (currency === undefined) {
    const next = 'Say in the mapping which currency this column has: "currency": "EUR" or another.';
    return problem('no-currency', sign ?? '', 'a currency', next);
  }
  const minor: { min?: number; max?: number } = {};
  for (const [name, decimal] of [['min', min] as const, ['max', max] as const]) {
    if (decimal === undefined) continue;
    const money = parseMoney(decimal, currency);
    if ('code' in money) {
      const expected = `an amount with the decimals of ${currency} at most`;
      return problem(money.code, `${decimal} ${currency}`, expected, 'Correct the amount.');
    }
    minor[name] = money.minor;
  }
  return value({ ...minor, currency, ...(period ? { period } : {}) });
}
