import { all, type Question } from './question.js';

/*
 * Money for the oracle: exact fractions, rounded half up once. Rates in these questions have at most three decimals.
 */

const decimals: Readonly<Record<string, number>> = { EUR: 2, USD: 2, JPY: 0 };
export const minorUnits = (currency: string) => 10 ** decimals[currency]!;
const unit = (currency: string) => BigInt(minorUnits(currency));

/** n ÷ d, rounded half up. */
export function halfUp(n: bigint, d: bigint): number {
  return Number((2n * n + d) / (2n * d));
}

/** `--currency` decides; else the budget's, else the most frequent among what is offered. */
export function currencyOf(question: Question): string {
  const { currency, budgetCurrency } = question.options;
  if (currency ?? budgetCurrency) return (currency ?? budgetCurrency)!;
  const offered = all(question, 'credential').filter(({ status }) => (status ?? 'published') === 'published');
  const count = (code: string) => offered.filter((one) => one.currency === code).length;
  return Object.keys(decimals).sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1))[0]!;
}

/** Minor units of one currency in minor units of another by the newest rate of the day or before; undefined without a rate. */
export function exchanged(question: Question, minor: number, from: string, to: string): number | undefined {
  if (from === to) return minor;
  const known = (a: string, b: string) =>
    all(question, 'rate')
      .filter((rate) => rate.from === a && rate.to === b && rate.on <= question.options.on)
      .sort((x, y) => (x.on < y.on ? 1 : -1))[0];
  const [there, back] = [known(from, to), known(to, from)];
  if (!there && !back) return undefined;
  const thousandths = BigInt(Math.round((there ?? back)!.rate * 1000));
  const amount = BigInt(minor) * unit(to);
  return there ? halfUp(amount * thousandths, 1000n * unit(from)) : halfUp(amount * 1000n, thousandths * unit(from));
}
