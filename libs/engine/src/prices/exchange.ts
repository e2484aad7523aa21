import { compareText, currencyDecimals, type Credential, type Day } from '#lib/model';
import type { Snapshot } from '../snapshot/snapshot.js';

/** The currency most of these credentials are priced in (a tie goes to the first by code); undefined without any. */
export function mostFrequentCurrency(credentials: readonly Credential[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { currency } of credentials) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b))[0]?.[0];
}

/** Converts minor units of a currency into another's; undefined when no rate is known. */
export type Exchange = (minor: number, from: string) => number | undefined;

/**
 * Minor units of any currency in minor units of `to`, rounded half up, by the newest rate of or before the day; a rate the other way
 * round serves where there is no direct one. undefined without a rate.
 */
export function exchangeTo(snapshot: Pick<Snapshot, 'rates'>, to: string, on: Day): Exchange {
  const newest = (from: string, into: string): number | undefined =>
    snapshot.rates
      .filter((rate) => rate.from === from && rate.to === into && rate.on <= on)
      .reduce<{ on: Day; rate: number } | undefined>(
        (best, rate) => (!best || rate.on > best.on ? rate : best),
        undefined,
      )?.rate;
  const factors = new Map<string, number | undefined>([[to, 1]]);
  const factorOf = (from: string): number | undefined => {
    if (!factors.has(from)) {
      const back = newest(to, from);
      const units = newest(from, to) ?? (back === undefined ? undefined : 1 / back);
      const decimals = (currencyDecimals(to) ?? 2) - (currencyDecimals(from) ?? 2);
      factors.set(from, units === undefined ? undefined : units * 10 ** decimals);
    }
    return factors.get(from);
  };
  return (minor, from) => {
    const factor = factorOf(from);
    if (factor === 1) return minor;
    return factor === undefined ? undefined : roundHalfUp(minor * factor);
  };
}

/** Rounds half up, forgiving the last binary digits of a product such as 1.005 × 100. */
export function roundHalfUp(value: number): number {
  return Math.floor(Number((value + 0.5).toPrecision(15)));
}
