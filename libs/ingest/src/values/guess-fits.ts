import { decimalSignOf } from './decimal-sign.js';
import { dateOrderOf } from './date-order.js';
import { readBoolean } from './boolean.js';
import type { Cell } from './cell.js';
import { readDate } from './date.js';
import { readDuration } from './duration.js';
import { guessList } from './guess-list.js';
import type { HeadingSays } from './heading.js';
import { levelScaleOf } from './level-scale.js';
import type { LevelTable } from './level-table.js';
import { readLevel } from './level.js';
import { readMoney } from './money.js';
import { readNumber } from './number.js';
import type { ReaderName } from './reader-name.js';
import { sameDay, sameNumber } from './written-back.js';

/** How well a reader fits a column, before its heading is heard. */
export interface Fit {
  readonly reader: ReaderName;
  /** Plain JSON, as a profile holds it. */
  readonly options: Readonly<Record<string, unknown>>;
  /** 0 to 1: the share of filled cells that can be read and written back, times how telling such cells are. */
  readonly confidence: number;
  readonly evidence: string;
}

const SHARE_OF = (cells: readonly string[], fits: (cell: string) => boolean): number =>
  cells.filter(fits).length / cells.length;
const isValue = <T>(read: Cell<T>): read is { readonly value: T } => 'value' in read;

/** Every reader that fits at least half of the cells. @param cells filled cells, sentinels left out, at least one */
export function fitsOf(cells: readonly string[], says: HeadingSays, levels: LevelTable): Fit[] {
  const fit = (reader: ReaderName, share: number, telling: number, options: Fit['options'], what: string): Fit => ({
    reader,
    options,
    confidence: Math.round(share * telling * 100) / 100,
    evidence: `${Math.round(share * cells.length)} of ${cells.length} cells ${what}.`,
  });
  const sign = decimalSignOf(cells);
  const decimal = sign.decimal ?? sign.likely;
  const numeric = decimal ? { decimal } : {};
  const number = { ...numeric, ...(says.factor ? { factor: says.factor } : {}) };
  const money = {
    ...number,
    ...(says.currency ? { currency: says.currency } : {}),
    ...(says.period ? { period: says.period } : {}),
  };
  const order = dateOrderOf(cells).order;
  const date = order ? { order } : {};
  const duration = { ...numeric, ...(says.unit ? { unit: says.unit } : {}) };
  const bare = SHARE_OF(cells, (cell) => /^[\d.,'’ +–-]+$/.test(cell));
  const scale = levelScaleOf(cells).from;
  const level = scale && scale[1] !== 5 ? { scale: { from: scale } } : {};
  const list = guessList(cells);
  const readsNumber = (cell: string): boolean => {
    const read = readNumber(cell, numeric);
    return isValue(read) && sameNumber(cell, read.value);
  };
  const readsDate = (cell: string): boolean => {
    const read = readDate(cell, date);
    return isValue(read) ? sameDay(cell, read.value) : 'problem' in read && read.problem.code === 'ambiguous-date';
  };
  const fits = [
    fit(
      'boolean',
      SHARE_OF(cells, (cell) => isValue(readBoolean(cell))),
      bare === 1 ? 0.4 : 0.9,
      {},
      'say yes or no',
    ),
    fit('number', SHARE_OF(cells, readsNumber), 0.5, number, 'are numbers, written back as they stand'),
    fit('date', SHARE_OF(cells, readsDate), onlyYears(cells) ? 0.3 : 0.95, date, 'are days of the calendar'),
    fit(
      'money',
      SHARE_OF(cells, (cell) => isValue(readMoney(cell, money))),
      bare === 1 ? 0.3 : 0.9,
      money,
      'are amounts of money',
    ),
    fit(
      'duration',
      SHARE_OF(cells, (cell) => isValue(readDuration(cell, duration))),
      bare === 1 ? 0.3 : 0.95,
      duration,
      'are lengths of time',
    ),
    fit(
      'level',
      SHARE_OF(cells, (cell) => isValue(readLevel(cell, levels, level))),
      bare === 1 ? 0.3 : 0.9,
      level,
      'are levels',
    ),
    fit('code', SHARE_OF(cells, isCode), codeTells(cells), {}, 'have the form of codes, which stay text'),
    ...(list.as
      ? [
          {
            reader: 'list' as const,
            options: { as: list.as },
            confidence: Math.round(list.confidence * (list.as === 'comma' ? 35 : 80)) / 100,
            evidence: list.evidence,
          },
        ]
      : []),
  ];
  return fits.filter(({ confidence, reader }) => confidence >= (reader === 'list' ? 0.2 : 0.15));
}

const isCode = (cell: string): boolean => /^(?=.*\d)[^\s,;|]{1,200}$/.test(cell);
const onlyYears = (cells: readonly string[]): boolean => cells.every((cell) => /^\d{4}$/.test(cell));

/** Codes are nearly all different or have zeros in front, signs inside, and one length. */
function codeTells(cells: readonly string[]): number {
  const zeros = cells.some((cell) => /^0\d/.test(cell));
  const signs = SHARE_OF(cells, (cell) => /\d[-.:_/]\d|\p{L}/u.test(cell)) > 0.5;
  const uniform = new Set(cells.map((cell) => cell.replace(/\d/g, '9'))).size === 1;
  return zeros ? 0.9 : signs ? (uniform ? 0.85 : 0.6) : 0.3;
}
