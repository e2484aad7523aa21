import { problem, value, type Cell } from './cell.js';
import type { Bounds, DurationRead } from './duration-read.js';
import { DURATION_UNITS, UNIT_SIZES, type DurationUnit } from './words/duration-words.js';

/** One quantity of the text: `2–3 hours per week`. */
export interface Piece {
  readonly bounds: Bounds;
  readonly unit: DurationUnit;
  /** Per what; more than one is unclear. */
  readonly each: readonly DurationUnit[];
  /** Nothing, or only "and" or a comma, stands between it and the piece before. */
  readonly joined: boolean;
  /** A dash or "to" stands in front: `90 minutes - 2 hours`. */
  readonly ranged: boolean;
  /** "At" or "à" stands in front: `6 weeks at 5 hours`. */
  readonly at: boolean;
}

/** Quantities of the same kind add up only as people write them: `1h 30m`, `1 year and 6 months`. */
export function summed(cell: string, pieces: readonly Piece[]): Cell<DurationRead> {
  const unclear = (expected: string): Cell<DurationRead> =>
    problem('unclear-duration', cell, expected, 'Write the length in hours or weeks, and the hours per week.');
  const read: { -readonly [K in 'hours' | 'weeks' | 'hoursPerWeek']?: Bounds } = {};
  let before: Piece | undefined;
  for (const piece of pieces.map(withEach)) {
    const { of, times, dividedBy } = UNIT_SIZES[piece.unit];
    if (of === 'hours' && before && isOfEachDay(piece, before)) {
      if (read.hours) return unclear('each quantity once');
      read.hours = product(before.bounds, scaled(piece.bounds, times / dividedBy));
      before = piece;
      continue;
    }
    const size = piece.each.length === 0 ? times / dividedBy : perWeek(piece, times / dividedBy);
    if (size === undefined) return unclear('hours per week, not per another unit');
    const kind = piece.each.length === 0 ? of : 'hoursPerWeek';
    const [sum, more] = [read[kind], scaled(piece.bounds, size)];
    const smaller = before && DURATION_UNITS.indexOf(piece.unit) < DURATION_UNITS.indexOf(before.unit);
    if (!sum && smaller && piece.joined && before?.unit === 'day') return unclear('days or hours');
    const both = sum === undefined ? more : together(sum, more, piece, smaller === true);
    if (!both) return unclear('each quantity once');
    read[kind] = both;
    before = piece;
  }
  return value(read);
}

/** `10 days at 8 hours` are 80 hours. */
const isOfEachDay = (piece: Piece, before: Piece): boolean =>
  piece.at && piece.each.length === 0 && before.unit === 'day' && before.each.length === 0;

function product(a: Bounds, b: Bounds): Bounds {
  const min = a.min === undefined || b.min === undefined ? undefined : a.min * b.min;
  const max = a.max === undefined || b.max === undefined ? undefined : a.max * b.max;
  return scaled({ ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }, 1);
}

/** In `6 weeks at 5 hours` the hours are those of a week. In `1 hour 30 minutes per week` and `1 hour to 2 hours per week` the week belongs to both. */
function withEach(piece: Piece, at: number, pieces: readonly Piece[]): Piece {
  const before = pieces[at - 1];
  const isOfEach = piece.at && piece.each.length === 0 && before?.each.length === 0 && before.unit !== 'day';
  if (isOfEach && UNIT_SIZES[piece.unit].of === 'hours' && UNIT_SIZES[before.unit].of === 'weeks') {
    return { ...piece, each: [before.unit] };
  }
  const next = pieces[at + 1];
  if (!next || piece.each.length > 0 || UNIT_SIZES[next.unit].of !== UNIT_SIZES[piece.unit].of) return piece;
  const smaller = DURATION_UNITS.indexOf(next.unit) < DURATION_UNITS.indexOf(piece.unit);
  return next.ranged || (next.joined && smaller) ? { ...piece, each: next.each } : piece;
}

function together(sum: Bounds, more: Bounds, piece: Piece, smaller: boolean): Bounds | undefined {
  const [low, high] = [sum.min ?? NaN, more.max ?? NaN];
  if (piece.ranged) return isExact(sum) && low <= high ? { min: low, max: high } : undefined;
  if (!smaller || !piece.joined || !isExact(sum) || !isExact(more)) return undefined;
  return scaled({ min: low + high, max: low + high }, 1);
}

/** Hours per month are hours per 52/12 weeks; hours per day are not told by the week. */
function perWeek({ unit, each }: Piece, size: number): number | undefined {
  if (UNIT_SIZES[unit].of !== 'hours' || each.length > 1) return undefined;
  if (each[0] === 'week') return size;
  return each[0] === 'month' ? (size * 12) / 52 : undefined;
}

function scaled(bounds: Bounds, size: number): Bounds {
  const four = (number: number): number => Math.round(number * size * 10_000) / 10_000;
  return {
    ...(bounds.min === undefined ? {} : { min: four(bounds.min) }),
    ...(bounds.max === undefined ? {} : { max: four(bounds.max) }),
  };
}

const isExact = (bounds: Bounds): boolean => bounds.min !== undefined && bounds.min === bounds.max;
