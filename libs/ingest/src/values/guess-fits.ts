import { decimalSignOf } from './decimal-sign.js';
import { dateOrderOf } from './date-order.js';
import { readBoolean } from './boolean.js';
import type { Cell } from './cell.js';
import { readDate } from './date.js';
import { readDuration } from './duration.js';
import { codeTells, isCode, shareOf, wordFit, type Fit } from './guess-form.js';
import { guessList } from './guess-list.js';
import type { HeadingSays } from './heading.js';
import { levelScaleOf } from './level-scale.js';
import type { LevelTable } from './level-table.js';
import { readLevel } from './level.js';
import { readMoney } from './money.js';
import { readNumber } from './number.js';
import { ofCells } from './of-cells.js';
import type { ReaderName } from './reader-name.js';
import { addsZeros, sameDay, sameNumber } from './written-back.js';

const isValue = <T>(read: Cell<T>): read is { readonly value: T } => 'value' in read;

/** Every reader that fits at least half of the cells. @param cells filled cells, sentinels left out, at least one */
export function fitsOf(cells: readonly string[], says: HeadingSays, levels: LevelTable): Fit[] {
  const fit = (reader: ReaderName, share: number, telling: number, options: Fit['options'], what: string): Fit => ({
    reader,
    options,
    confidence: Math.round(share * telling * 100) / 100,
    evidence: ofCells(Math.round(share * cells.length), cells.length, `can be read as ${what}`),
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
  // Figures alone may be anything; a slip among them, such as an "x", makes them tell no more.
  const areBare = (reads: (cell: string) => boolean): boolean => cells.filter(reads).every((cell) => BARE.test(cell));
  const scale = levelScaleOf(cells).from;
  const level = scale && scale[1] !== 5 ? { scale: { from: scale } } : {};
  const list = guessList(cells);
  const zeros = addsZeros(cells);
  const readsNumber = (cell: string): boolean => {
    const read = readNumber(cell, numeric);
    return isValue(read) && sameNumber(cell, read.value, zeros);
  };
  const readsDate = (cell: string): boolean => {
    const read = readDate(cell, date);
    return isValue(read) ? sameDay(cell, read.value) : 'problem' in read && read.problem.code === 'ambiguous-date';
  };
  const reads = {
    boolean: (cell: string): boolean => isValue(readBoolean(cell)),
    money: (cell: string): boolean => isValue(readMoney(cell, money)),
    duration: (cell: string): boolean => isValue(readDuration(cell, duration)),
    level: (cell: string): boolean => isValue(readLevel(cell, levels, level)),
  };
  const fits = [
    fit('boolean', shareOf(cells, reads.boolean), areBare(reads.boolean) ? 0.4 : 0.9, {}, 'yes or no'),
    fit('number', shareOf(cells, readsNumber), 0.5, number, 'a number, and written back as it stands'),
    fit('date', shareOf(cells, readsDate), onlyYears(cells) ? 0.3 : 0.95, date, 'a day of the calendar'),
    fit('money', shareOf(cells, reads.money), areBare(reads.money) ? 0.3 : 0.9, money, 'an amount of money'),
    fit('duration', shareOf(cells, reads.duration), areBare(reads.duration) ? 0.3 : 0.95, duration, 'a length of time'),
    fit('level', shareOf(cells, reads.level), areBare(reads.level) ? 0.3 : 0.9, level, 'a level'),
    fit('code', shareOf(cells, isCode), codeTells(cells, zeros), {}, 'a code, which stays text'),
    ...(list.as
      ? [
          {
            reader: 'list' as const,
            options: { as: list.others ? ('guess' as const) : list.as },
            confidence: Math.round(list.confidence * (list.as === 'comma' ? 35 : 80)) / 100,
            evidence: list.evidence,
          },
        ]
      : []),
  ];
  return [...fits, ...wordFit(cells)].filter(
    ({ confidence, reader }) => confidence >= (reader === 'list' ? 0.2 : 0.15),
  );
}

const BARE = /^[\d.,'’ +–-]+$/;
const onlyYears = (cells: readonly string[]): boolean => cells.every((cell) => /^\d{4}$/.test(cell));
