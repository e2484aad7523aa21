import { compareText, currencyDecimals, type Day } from '#lib/model';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { PathwayOptions } from './options.js';

/** The currency of an answer: the one asked for, else the budget's, else the most frequent among published credentials. */
export function answerCurrency(snapshot: Snapshot, options: PathwayOptions): string {
  const asked = options.currency ?? options.budgetCurrency;
  if (asked !== undefined) return asked;
  const counts = new Map<string, number>();
  for (const credential of snapshot.credentials.facts) {
    if (!isPublished(credential.status)) continue;
    counts.set(credential.currency, (counts.get(credential.currency) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
  return ranked[0]?.[0] ?? 'EUR';
}

/** Only published credentials are offered; an empty status is published. */
export function isPublished(status: string | undefined): boolean {
  return status === undefined || status === 'published';
}

/** Converts minor units of one currency to another's; undefined when no rate is known. */
export type Convert = (minor: number, currency: string) => number | undefined;

/**
 * Conversion into a currency at the rates of a day: for each currency the newest rate that is not later than the day.
 * Rounded half up to minor units.
 */
export function convertInto(snapshot: Snapshot, currency: string, on: Day): Convert {
  const newest = new Map<string, { on: Day; rate: number }>();
  for (const rate of snapshot.rates) {
    if (rate.to !== currency || rate.on > on) continue;
    const known = newest.get(rate.from);
    if (!known || known.on < rate.on) newest.set(rate.from, rate);
  }
  const target = currencyDecimals(currency) ?? 2;
  return (minor, from) => {
    if (from === currency) return minor;
    const found = newest.get(from);
    if (!found) return undefined;
    const scale = 10 ** (target - (currencyDecimals(from) ?? 2));
    return roundHalfUp(minor * found.rate * scale);
  };
}

/** Rounds half up, forgiving the last binary digits of a product such as 1.005 × 100. */
export function roundHalfUp(value: number): number {
  return Math.floor(Number((value + 0.5).toPrecision(15)));
}
