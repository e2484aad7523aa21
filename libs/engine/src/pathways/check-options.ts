import { currencyDecimals, dayNumber, MODES, parseMoney, type Problem } from '#lib/model';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { Exchange } from '../prices/exchange.js';
import { programmes } from './programme.js';
import { MINIMISE, type PathwayOptions } from './options.js';

/** Everything that is wrong with the options by themselves. */
export function checkOptions(
  snapshot: Snapshot,
  options: PathwayOptions,
  currency: string,
  convert: Exchange,
): Problem[] {
  return [
    ...days(options),
    ...numbers(options),
    ...words(options),
    ...money(options, currency, convert),
    ...ids(snapshot, options),
  ];
}

function problem(code: string, option: string, found: unknown, expected: string, next?: string): Problem {
  return {
    code,
    message: `${option} is "${String(found)}".`,
    found: String(found),
    expected,
    where: { column: option },
    next: next ?? `Give ${expected} for ${option}.`,
  };
}

function days(options: PathwayOptions): Problem[] {
  const wrong = (['on', 'start', 'by', 'validOn'] as const).flatMap((name) => {
    const day = options[name];
    if (day === undefined || dayNumber(day) !== undefined) return [];
    return [problem('not-a-date', name, day, 'a day such as 2026-03-31')];
  });
  const { on, start = on, validOn } = options;
  if (wrong.length > 0 || validOn === undefined || validOn >= start) return wrong;
  return [problem('out-of-range', 'validOn', validOn, `a day from ${start} on, the first day of study`)];
}

function numbers(options: PathwayOptions): Problem[] {
  const range = (name: keyof PathwayOptions, low: number, high: number, open: boolean, expected: string): Problem[] => {
    const value = options[name];
    if (value === undefined) return [];
    const ok =
      typeof value === 'number' && Number.isFinite(value) && value <= high && (open ? value > low : value >= low);
    return ok ? [] : [problem('out-of-range', name, value, expected)];
  };
  const whole = (name: 'alternatives' | 'front' | 'parallel', high: number, low = 0): Problem[] => {
    const expected = `a whole number from ${low} to ${high}`;
    const value = options[name];
    if (Number.isFinite(value) && !Number.isInteger(value))
      return [problem('not-a-whole-number', name, value, expected)];
    return range(name, low, high, false, expected);
  };
  return [
    ...range('hoursPerWeek', 0, 168, true, 'a number of hours above 0, at most 168'),
    ...range('minTrust', 0, 1, false, 'a number from 0 to 1'),
    ...range('coverage', 0, 1, false, 'a number from 0 to 1'),
    ...range('maxHours', 0, 1e6, false, 'a number of hours from 0 to 1000000'),
    ...range('credits', 0, 1e5, true, 'a number of credits above 0, at most 100000'),
    ...whole('parallel', 10, 1),
    ...whole('alternatives', 20),
    ...whole('front', 50),
    ...range('timeLimitMs', 0, 86_400_000, true, 'a time above 0, at most a day'),
  ];
}

function words(options: PathwayOptions): Problem[] {
  const minimise: readonly string[] = MINIMISE;
  return [
    ...(options.mode !== undefined && !MODES.includes(options.mode)
      ? [problem('unknown-word', 'mode', options.mode, `one of ${MODES.join(', ')}`)]
      : []),
    ...(options.minimise !== undefined && !minimise.includes(options.minimise)
      ? [problem('unknown-word', 'minimise', options.minimise, `one of ${minimise.join(', ')}`)]
      : []),
  ];
}

function money(options: PathwayOptions, currency: string, convert: Exchange): Problem[] {
  const unknown = [options.currency, options.budgetCurrency]
    .filter((code) => code !== undefined && currencyDecimals(code) === undefined)
    .map((code) => problem('unknown-currency', 'currency', code, 'a currency code such as EUR'));
  if (unknown.length > 0 || options.budget === undefined) return unknown;
  const own = options.budgetCurrency ?? currency;
  const parsed = parseMoney(options.budget, own);
  if (!('minor' in parsed)) {
    return [
      problem(
        parsed.code,
        'budget',
        options.budget,
        `an amount such as 900 with at most ${currencyDecimals(own)} decimals`,
      ),
    ];
  }
  if (parsed.minor < 0) return [problem('out-of-range', 'budget', options.budget, 'an amount of 0 or more')];
  if (convert(parsed.minor, own) === undefined) {
    return [
      problem(
        'no-rate',
        'budget',
        `${options.budget} ${own}`,
        `an amount in ${currency}, or a rate from ${own} to ${currency}`,
      ),
    ];
  }
  return [];
}

function ids(snapshot: Snapshot, options: PathwayOptions): Problem[] {
  const required = options.require ?? [];
  const toward = programmeProblems(snapshot, options);
  const excluded = new Set(options.exclude ?? []);
  const known = (id: string): boolean => snapshot.credentials.index.has(id) || snapshot.stacks.index.has(id);
  return [
    ...toward,
    ...required
      .filter((id) => !known(id))
      .map((id) => problem('unknown-id', 'require', id, 'the id of a credential or stack')),
    ...[...excluded]
      .filter((id) => !known(id) && !snapshot.issuers.index.has(id))
      .map((id) => problem('unknown-id', 'exclude', id, 'the id of a credential, stack or issuer')),
    ...required
      .filter((id) => excluded.has(id))
      .map((id) =>
        problem(
          'required-and-excluded',
          'require',
          id,
          'an id that is not excluded as well',
          `Take ${id} out of one of the two.`,
        ),
      ),
  ];
}

/** A programme and credits go together. */
function programmeProblems(snapshot: Snapshot, { creditsToward, credits }: PathwayOptions): Problem[] {
  if (creditsToward === undefined && credits === undefined) return [];
  if (creditsToward === undefined) {
    return [problem('missing-value', 'creditsToward', '', 'the programme that the credits count toward')];
  }
  const known = programmes(snapshot);
  if (!known.includes(creditsToward)) {
    const some = known.slice(0, 5).join('; ');
    const expected =
      known.length === 0 ? 'a programme of articulations.csv, of which there is none' : `one of: ${some}`;
    return [problem('unknown-programme', 'creditsToward', creditsToward, expected)];
  }
  return credits === undefined ? [problem('missing-value', 'credits', '', 'the number of credits to earn')] : [];
}
