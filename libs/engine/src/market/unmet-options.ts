import { currencyDecimals, dayNumber, parseMoney, refuse, type Day, type Problem, type Refusal } from '#lib/model';
import { LOWEST_CONFIDENCE } from '../snapshot/sameness.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { mostFrequentCurrency } from '../prices/exchange.js';
import { isPublished } from '../snapshot/published.js';

export interface UnmetOptions {
  /** The last day of the window. */
  readonly on: Day;
  /** How many months back, 1 to 120; 12 unless told. */
  readonly months?: number;
  /** Only postings (openings) of this region, and credentials offered in it. */
  readonly region?: string;
  /** Only postings of this sector. */
  readonly sector?: string;
  /** Id of a role: only what asks for it. */
  readonly role?: string;
  /** ISO 4217; else the one most published credentials are priced in. */
  readonly currency?: string;
  /** Decimal text in major units of the currency: dearer credentials do not count as supply. No limit unless given. */
  readonly maxPrice?: string;
  /** 0 to 1: credentials of issuers below it, or of unknown trust, do not count as supply. No limit unless given. */
  readonly minTrust?: number;
  /** How sure it must be that skills and roles of different frameworks are the same: 0.5 to 1, 0.8 unless told. */
  readonly minSame?: number;
  /** How many skills; all unless told. */
  readonly limit?: number;
}

export interface CheckedOptions {
  readonly status: 'ok';
  readonly months: number;
  /** Position. */
  readonly role: number | undefined;
  readonly currency: string;
  /** Minor units. */
  readonly maxPrice: number | undefined;
}

/** The options read against the catalogue, or a refusal that names every one that cannot be. */
export function checkOptions(snapshot: Snapshot, options: UnmetOptions): CheckedOptions | Refusal {
  const { months = 12, minTrust, minSame, limit } = options;
  const problems: Problem[] = [];
  const expect = (good: boolean, option: string, found: unknown, expected: string, code = 'out-of-range'): void => {
    if (good) return;
    const unknown = code.startsWith('unknown');
    const message = unknown ? `No ${option} is called "${String(found)}".` : `${option} cannot be ${String(found)}.`;
    problems.push({ code, message, found: String(found), expected, next: `Give ${option} as ${expected}.` });
  };
  expect(dayNumber(options.on) !== undefined, 'on', options.on, 'a calendar day, YYYY-MM-DD', 'not-a-day');
  expect(Number.isInteger(months) && months >= 1 && months <= 120, 'months', months, 'a whole number from 1 to 120');
  expect(minTrust === undefined || (minTrust >= 0 && minTrust <= 1), 'minTrust', minTrust, 'a number from 0 to 1');
  const isSure = minSame === undefined || (minSame >= LOWEST_CONFIDENCE && minSame <= 1);
  expect(isSure, 'minSame', minSame, `a number from ${LOWEST_CONFIDENCE} to 1`);
  expect(limit === undefined || (Number.isInteger(limit) && limit >= 0), 'limit', limit, 'a whole number from 0');
  const role = options.role === undefined ? undefined : snapshot.roles.index.get(options.role);
  if (options.role !== undefined) expect(role !== undefined, 'role', options.role, 'the id of a role', 'unknown-role');

  const currency = options.currency ?? mostFrequentCurrency(snapshot.credentials.facts.filter(isPublished)) ?? 'EUR';
  const known = currencyDecimals(currency) !== undefined;
  expect(known, 'currency', currency, 'a currency code of ISO 4217 such as EUR', 'unknown-currency');
  let maxPrice: number | undefined;
  if (options.maxPrice !== undefined && known) {
    const parsed = parseMoney(options.maxPrice, currency);
    const expected = `an amount of ${currency} from 0, such as 500`;
    if ('code' in parsed) expect(false, 'maxPrice', options.maxPrice, expected, parsed.code);
    else {
      maxPrice = parsed.minor;
      expect(maxPrice >= 0, 'maxPrice', options.maxPrice, expected);
    }
  }
  return problems.length > 0 ? refuse(...problems) : { status: 'ok', months, role, currency, maxPrice };
}
