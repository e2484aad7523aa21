import { currencyDecimals, type PayPeriod } from '#lib/model';
import { tidied } from './cell.js';
import type { ReaderName } from './reader-name.js';
import { CURRENCY_SIGNS } from './words/currencies.js';
import { UNIT_NAMES, type DurationUnit } from './words/duration-words.js';
import { FACTORS, HEADING_WORDS } from './words/heading-words.js';
import { PERIOD_PHRASES } from './words/money-words.js';

/** What a heading says of the cells below: `Employment 2016 (thousands)`, `Salary (EUR/month)`, `Duration in hours`. */
export interface HeadingSays {
  readonly factor?: number;
  /** ISO code; only where the heading names one currency. */
  readonly currency?: string;
  readonly period?: PayPeriod;
  readonly unit?: DurationUnit;
  readonly percent?: true;
  /** The reader such headings usually go with. */
  readonly reader?: ReaderName;
}

/** Headings of several words, also `camelCase` and `snake_case`. */
export function headingSays(heading: string): HeadingSays {
  const spoken = tidied(heading.slice(0, 300)).replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2');
  const words = spoken.replace(/[_.-]+/g, ' ').toLowerCase();
  const factor = FACTORS.find(([pattern]) => pattern.test(words))?.[1];
  const currency = currencyIn(spoken);
  const pieces = words.split(/[^\p{L}'/]+/u);
  const period = periodIn(words, pieces);
  const unit =
    pieces.map(unitIn).find((each) => each !== undefined && !['year', 'day'].includes(each)) ?? unitInBrackets(words);
  const reader = HEADING_WORDS.find(([, pattern]) => pattern.test(words))?.[0];
  return {
    ...(factor === undefined ? {} : { factor }),
    ...(currency === undefined ? {} : { currency }),
    ...(period === undefined ? {} : { period }),
    ...(unit === undefined ? {} : { unit }),
    ...(/%|\b(percent|percentage|pct|prozent|pourcentage|porcentaje)\b/u.test(words) ? { percent: true as const } : {}),
    ...(reader === undefined ? {} : { reader }),
  };
}

/** Short words that are units in headings too; `h` and `min` may be anything. */
const SHORT_UNITS: ReadonlySet<string> = new Set(['hrs', 'std']);
/** German ends words with them: `Unterrichtsstunden`. */
const LAST_PARTS = ['stunden', 'wochen', 'monate'];

function unitIn(word: string): DurationUnit | undefined {
  const bare = word.replace(/^[dl]'/u, '');
  const part = LAST_PARTS.find((each) => bare.endsWith(each)) ?? bare;
  return part.length > 3 || SHORT_UNITS.has(part) ? UNIT_NAMES.get(part) : undefined;
}

/** Alone in brackets they can be nothing else: `Durée (h)`, `Dauer [Std.]`. */
function unitInBrackets(words: string): DurationUnit | undefined {
  const short = /[([]\s*(?:in |en )?(h|hrs?|min|mins|std|wk|wks|mo)\s*[)\]]/u.exec(words)?.[1];
  return short === undefined ? undefined : UNIT_NAMES.get(short);
}

function currencyIn(heading: string): string | undefined {
  const codes = heading
    .replace(/\b[kT](?=[A-Z]{3}\b)/g, '')
    .split(/[^A-Za-z]+/)
    .filter((word) => /^[A-Z]{3}$/.test(word) && currencyDecimals(word) !== undefined);
  const signs = Object.entries(CURRENCY_SIGNS).filter(
    ([sign, family]) => family.length === 1 && !/\p{L}/u.test(sign) && heading.includes(sign),
  );
  const found = new Set([...codes, ...signs.map(([, family]) => family[0]!)]);
  return found.size === 1 ? [...found][0] : undefined;
}

function periodIn(words: string, pieces: readonly string[]): PayPeriod | undefined {
  const phrases = [...PERIOD_PHRASES].filter(
    ([phrase]) => phrase.length > 4 && ` ${words} `.includes(`${phrase.startsWith('/') ? '' : ' '}${phrase}`),
  );
  const found = new Set([
    ...phrases.map(([, period]) => period),
    ...pieces.flatMap((word) => PERIOD_PHRASES.get(word) ?? []),
  ]);
  return found.size === 1 ? [...found][0] : undefined;
}
