import { currencyDecimals, type PayPeriod } from '#lib/model';
import { missing, problem, tidied, tooLong, value, LONGEST, type Cell } from './cell.js';
import { signOfCell } from './cell-sign.js';
import type { Decimal } from './decimal.js';
import { amountsOf, type Amounts } from './money-amounts.js';
import { currencyOf } from './money-currency.js';
import { scanMoney, type MoneyToken } from './money-tokens.js';
import { readNumeral, shapeOf, type DecimalSign } from './numeral.js';
import { isMissing, type SentinelOptions } from './sentinels.js';
import { COMMA_GROUPS } from './words/currencies.js';
import { FREE, NO_AMOUNT, PERIOD_PHRASES } from './words/money-words.js';

export interface MoneyOptions extends SentinelOptions {
  /** ISO code for cells that name no currency, and what an ambiguous sign (`$`, `kr`) means here. */
  readonly currency?: string;
  /** For cells that name no period. */
  readonly period?: PayPeriod;
  /** The column's decimal sign, for cells that do not tell. */
  readonly decimal?: DecimalSign;
  /** The heading's unit: 1000 for "in thousands". Applies to amounts without a scale (`k`) of their own. */
  readonly factor?: number;
}

/** An amount or a range in major units, exact decimal text. One amount: `min` equals `max`. "Up to": no `min`. "From": no `max`. */
export interface MoneyRead {
  readonly min?: Decimal;
  readonly max?: Decimal;
  /** ISO code; absent where the cell shows only a sign that several currencies share and no option decides. */
  readonly currency?: string;
  /** The sign as it stood there, where `currency` is absent. */
  readonly sign?: string;
  readonly period?: PayPeriod;
  readonly approximate?: true;
}

const FREE_WORDS = new Set(FREE);
const NO_AMOUNTS = new Set(NO_AMOUNT);
const EXPECTED = 'an amount or a range, such as 53000 or EUR 45.50 - 60 per hour';

/**
 * Money as people write it: `$53K-$91K`, `€ 45.000,00`, `£12.50/hr`, `up to 60k`, `gratis` (0), `negotiable` (missing).
 * Problems: `not-money`, `ambiguous-number`, `mixed-separators`, `not-a-number`, `two-currencies`, `unknown-currency`, `two-periods`,
 * `too-many-amounts`, `range-reversed`, `negative`, `too-many-decimals` (`45.000` EUR in a column with decimal points), `too-long`.
 */
export function readMoney(text: string, options: MoneyOptions = {}): Cell<MoneyRead> {
  if (text.length > LONGEST) return tooLong(text, EXPECTED);
  const cell = tidied(text);
  if (isMissing(cell, 'figures', options)) return missing(cell);
  const word = cell.toLowerCase();
  if (NO_AMOUNTS.has(word)) return missing(cell);
  const scanned = scanMoney(cell);
  const free = FREE_WORDS.has(word);
  if ('unknown' in scanned && !free) {
    return problem('not-money', cell, EXPECTED, `Write the amount without "${scanned.unknown.slice(0, 30)}".`);
  }
  const tokens = 'unknown' in scanned ? [] : scanned.tokens;
  const currency = currencyOf(cell, tokens, options.currency);
  if (!('value' in currency)) return currency;
  const periods = new Set(
    tokens.filter(({ kind }) => kind === 'period').map((token) => PERIOD_PHRASES.get(token.word)!),
  );
  if (periods.size > 1) return problem('two-periods', cell, 'one period in a cell', 'Keep one of the two.');
  const amounts: Cell<Amounts> = free
    ? value({ min: '0', max: '0' })
    : readAmounts(cell, tokens, currency.value.currency ?? currency.value.sign, options);
  if (!('value' in amounts)) return amounts;
  const period = [...periods][0] ?? options.period;
  return value({ ...amounts.value, ...currency.value, ...(period ? { period } : {}) });
}

/** Each numeral as its exact decimal, by the sign that the cell, the column or the currency decides. */
function readAmounts(
  cell: string,
  tokens: readonly MoneyToken[],
  currency: string | undefined,
  options: MoneyOptions,
): Cell<Amounts> {
  const numerals = tokens.filter(({ kind }) => kind === 'numeral').map((token) => token.text);
  const undecided = numerals.filter((numeral) => shapeOf(numeral) === 'either');
  const byCurrency =
    currency !== undefined &&
    (COMMA_GROUPS.has(currency) || COMMA_GROUPS.has(currency.toLowerCase())) &&
    undecided.every((numeral) => numeral.includes(','));
  const found = signOfCell(cell, numerals, options.decimal ?? (byCurrency ? 'point' : undefined));
  if ('problem' in found) return found;
  const mark = found.sign === 'point' ? '.' : ',';
  const scaled = tokens.some(({ kind }) => kind === 'scale');
  if (
    currency !== undefined &&
    !scaled &&
    undecided.some((each) => each.includes(mark)) &&
    (currencyDecimals(currency) ?? 2) < 3
  ) {
    const next = `Write the amount without a separator: with a decimal ${found.sign} it has three decimals.`;
    return problem('too-many-decimals', cell, `an amount with the decimals of ${currency} at most`, next);
  }
  const decimals = new Map<string, Decimal>();
  for (const numeral of numerals) {
    const decimal = readNumeral(numeral, found.sign);
    if (decimal === undefined) return problem('not-a-number', cell, EXPECTED, 'Correct the separators.');
    decimals.set(numeral, decimal);
  }
  return amountsOf(cell, tokens, decimals, options.factor);
}
