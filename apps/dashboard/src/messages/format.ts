import { isDay } from '../address/day.js';

/** Numbers, days and money as the readers of one language write them, with their own region's habits where they name one. */
export function formats(language: string) {
  const locale = navigator.languages.find((wanted) => wanted.split('-')[0] === language) ?? language;
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const instants = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const months = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const years = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const exact = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const choices = new Intl.ListFormat(locale, { type: 'disjunction' });
  const plurals = new Intl.PluralRules(locale);
  const date = (iso: string): Date => new Date(`${iso}T00:00:00Z`);
  /** An amount in major units; whole amounts without decimals. */
  const money = (amount: number, currency: string): string =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      ...(Number.isInteger(amount) ? { maximumFractionDigits: 0 } : {}),
    }).format(amount);
  /** What is no day stays as it is written. */
  const day = (iso: string): string => (isDay(iso) ? days.format(date(iso)) : iso);
  const number = (value: number): string => numbers.format(value);
  return {
    number,
    share: (value: number): string => shares.format(value),
    day,
    instant: (iso: string): string => instants.format(new Date(iso)),
    month: (iso: string, withYear: boolean): string => (withYear ? years : months).format(date(iso)),
    list: (items: readonly string[]): string => lists.format(items),
    /** "A, B or C" */
    any: (items: readonly string[]): string => choices.format(items),
    money,
    /** A sentence of the engine with its amounts (`EUR 2,155`), shares (`80 %`) and days as everywhere else on the page. */
    told: (sentence: string, currency: string): string =>
      sentence
        .replace(new RegExp(`\\b${currency} (\\d+(?:,\\d{3})*(?:\\.\\d+)?)`, 'g'), (_, amount: string) =>
          money(Number(amount.replaceAll(',', '')), currency),
        )
        .replace(/\b\d{4}-\d\d-\d\d\b/g, day)
        .replace(/(\d+(?:\.\d+)?) %/g, (_, share: string) => exact.format(Number(share) / 100)),
    /** "1 badge", "3 badges". */
    count: (n: number, one: string, many: string): string => `${number(n)} ${plurals.select(n) === 'one' ? one : many}`,
    /** One of several texts by the language's plural rule. */
    plural: (n: number, one: string, many: string): string => (plurals.select(n) === 'one' ? one : many),
  };
}

/** The reader's own day, ISO. */
export function today(): string {
  const now = new Date();
  return [now.getFullYear(), `${now.getMonth() + 1}`.padStart(2, '0'), `${now.getDate()}`.padStart(2, '0')].join('-');
}
