import { NUMERAL } from './numeral.js';
import { scanner, type Scanned, type Token } from './scan.js';
import { CURRENCY_SIGNS } from './words/currencies.js';
import { ABOUT, FROM, OR_MORE, PERIOD_PHRASES, RANGE, SCALES, SILENT, UP_TO } from './words/money-words.js';

export type MoneyKind =
  'period' | 'code' | 'sign' | 'scale' | 'upTo' | 'from' | 'range' | 'orMore' | 'about' | 'silent';
export type MoneyToken = Token<MoneyKind>;

const scan = scanner<MoneyKind>(
  {
    period: PERIOD_PHRASES.keys(),
    code: Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()),
    sign: Object.keys(CURRENCY_SIGNS),
    scale: Object.keys(SCALES),
    upTo: UP_TO,
    from: FROM,
    range: RANGE,
    orMore: OR_MORE,
    about: ABOUT,
    silent: SILENT,
  },
  NUMERAL,
);

/** The Swiss and German dash for "no cents": `1'200.-`, `45,--`. It shows the decimal sign. */
const NO_CENTS = /(?<=\d[.,])[-–—]{1,2}(?!\d)/g;

/** Amounts, currencies, periods and words of range of a tidied cell, or the first piece that is none of these. */
export function scanMoney(cell: string): Scanned<MoneyKind> {
  return scan(cell.replace(NO_CENTS, '00'));
}
