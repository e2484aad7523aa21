import { NUMERAL } from './numeral.js';
import { scanner, type Scanned, type Token } from './scan.js';
import { ABOUT } from './words/money-words.js';
import * as words from './words/duration-words.js';

export type DurationKind =
  | 'each'
  | 'unit'
  | 'at'
  | 'word'
  | 'pace'
  | 'upTo'
  | 'from'
  | 'range'
  | 'more'
  | 'about'
  | 'and'
  | 'nothing'
  | 'silent';
export type DurationToken = Token<DurationKind>;

const scan = scanner<DurationKind>(
  {
    each: words.EACH_UNIT.keys(),
    unit: words.UNIT_NAMES.keys(),
    at: words.DURATION_AT,
    word: Object.keys(words.NUMBER_WORDS),
    pace: Object.keys(words.PACES),
    upTo: words.DURATION_UP_TO,
    from: words.DURATION_FROM,
    range: words.DURATION_RANGE,
    more: words.DURATION_MORE,
    about: ABOUT,
    and: words.DURATION_AND,
    nothing: words.NO_LENGTH,
    silent: words.DURATION_SILENT,
  },
  NUMERAL,
);

/** `6-week`, `10-hours`: the dash joins, it is no range. */
const JOINED = /(?<=\d)[-‐‑](?=\p{L})/gu;
/** `1h 30m`: beside hours, m is minutes; alone it may be months. */
const MINUTES = /(?<=\d ?)m(?![\p{L}.])/gu;

/** Numerals, units and words of length of a tidied cell, or the first piece that is none of these. */
export function scanDuration(cell: string): Scanned<DurationKind> {
  const hours = /\d ?h(?!\p{L})/iu.test(cell);
  const joined = cell.replace(JOINED, ' ');
  return scan(hours ? joined.replace(MINUTES, 'min') : joined);
}
