import { currencyDecimals, LEVELS, PERIODS } from '#lib/model';
import { problem, type CellProblem } from './cell.js';
import { LIST_ENCODINGS } from './guess-list.js';
import { READER_NAMES, type ReaderName } from './reader-name.js';
import { DURATION_UNITS } from './words/duration-words.js';

/** What an option may be, in words and as a test. */
interface Option {
  readonly expected: string;
  readonly fits: (value: unknown) => boolean;
}

const oneOf = (...words: readonly unknown[]): Option => ({
  expected: `one of ${words.join(', ')}`,
  fits: (value) => words.includes(value),
});
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const texts: Option = { expected: 'a list of texts', fits: isTexts };
const flag: Option = oneOf(true, false);
const isBand = (value: unknown): boolean => isRecord(value) && isNumber(value['from']) && isLevel(value['level']);
const isLevel = (value: unknown): boolean => (LEVELS as readonly unknown[]).includes(value);

const factor: Option = {
  expected: 'a number above 0, written without exponent',
  fits: (value) => isNumber(value) && value > 0 && !String(value).includes('e'),
};
const currency: Option = {
  expected: 'a code of ISO 4217, such as EUR',
  fits: (value) => isText(value) && currencyDecimals(value) !== undefined,
};
const pattern: Option = { expected: 'a regular expression', fits: (value) => isText(value) && compiles(value) };
const keys: Option = {
  expected: 'lists of keys under name and value',
  fits: (value) =>
    isRecord(value) && Object.entries(value).every(([key, each]) => ['name', 'value'].includes(key) && isTexts(each)),
};
const scale: Option = {
  expected: '{ "from": [lowest, highest] } or { "bands": [{ "from": number, "level": 1 to 5 }] } in rising order',
  fits: (value) => isRecord(value) && (isEnds(value['from']) || isBands(value['bands'])),
};
const words = (expected: string, fits: (value: unknown) => boolean): Option => ({
  expected,
  fits: (value) => isRecord(value) && Object.values(value).every(fits),
});

const decimal = oneOf('point', 'comma');
const sentinels = { missing: texts, present: texts, count: flag };
const OPTIONS: Readonly<Record<ReaderName, Readonly<Record<string, Option>>>> = {
  list: { as: oneOf(...LIST_ENCODINGS, 'guess'), keys },
  money: { currency, period: oneOf(...PERIODS), decimal, factor },
  number: {
    decimal,
    factor,
    ceiling: { expected: 'a number', fits: isNumber },
    units: texts,
    scientific: flag,
    share: flag,
  },
  duration: { unit: oneOf(...DURATION_UNITS), clock: oneOf('hours:minutes', 'minutes:seconds'), decimal },
  date: {
    order: oneOf('day-month', 'month-day'),
    twoDigitYears: {
      expected: 'a year',
      fits: (value) => Number.isInteger(value) && isNumber(value) && value >= 1000 && value <= 2899,
    },
    serial: oneOf(1900, 1904),
  },
  level: {
    scale,
    words: words('words with a level from 1 to 5 each', isLevel),
    mark: { expected: 'a level from 1 to 5', fits: isLevel },
  },
  code: {
    blanks: oneOf('keep', 'remove'),
    dashes: oneOf('keep', 'hyphen', 'remove'),
    case: oneOf('keep', 'upper', 'lower'),
    pattern,
  },
  boolean: { yes: texts, no: texts, empty: flag },
  word: { words: words('words with the word they stand for', isText) },
  text: { html: flag, lines: flag },
};
const NEEDED: Partial<Record<ReaderName, string>> = { list: 'as', word: 'words' };

/** What is wrong with a reader's name and options as a profile or mapping gives them: `unknown-reader`, `unknown-option`, `bad-option`. */
export function checkReader(name: string, options: unknown): CellProblem[] {
  const found = READER_NAMES.find((each) => each === name);
  if (!found) return [wrong('unknown-reader', name, oneOf(...READER_NAMES).expected)];
  if (!isRecord(options))
    return [wrong('bad-option', JSON.stringify(options) ?? '', 'an object with the options of the reader')];
  const known = { ...OPTIONS[found], ...sentinels } as Readonly<Record<string, Option>>;
  const needed = NEEDED[found];
  return [
    ...Object.entries(options).flatMap(([key, value]) => {
      if (!Object.hasOwn(known, key)) return [wrong('unknown-option', key, `one of ${Object.keys(known).join(', ')}`)];
      return known[key]!.fits(value)
        ? []
        : [wrong('bad-option', `${key}: ${JSON.stringify(value)}`, known[key]!.expected)];
    }),
    ...(needed !== undefined && !Object.hasOwn(options, needed)
      ? [wrong('bad-option', '', `${needed}: ${known[needed]!.expected}`)]
      : []),
  ];
}

function wrong(code: string, found: string, expected: string): CellProblem {
  return problem(code, found, expected, 'Correct the options of this column.').problem;
}

function isEnds(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every(isNumber) && value[0]! < value[1]!;
}

function isBands(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isBand)) return false;
  const starts = value.map((band) => (band as { from: number }).from);
  return starts.every((start, index) => index === 0 || start > starts[index - 1]!);
}

function compiles(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}
