import { problem, value, type Cell } from './cell.js';
import type { DurationToken } from './duration-tokens.js';
import { DURATION_EXPECTED as EXPECTED, type Bounds, type DurationRead } from './duration-read.js';
import { readNumeral, type DecimalSign } from './numeral.js';
import {
  DURATION_UNITS,
  EACH_UNIT,
  NUMBER_WORDS,
  UNIT_NAMES,
  UNIT_SIZES,
  type DurationUnit,
} from './words/duration-words.js';

/** One quantity of the text: `2–3 hours per week`. */
interface Piece {
  readonly bounds: Bounds;
  readonly unit: DurationUnit;
  readonly each?: DurationUnit;
  /** Nothing, or only "and", stands between it and the piece before. */
  readonly joined: boolean;
}

/** @param unit what bare numbers are; without it they are a problem */
export function piecesOf(
  cell: string,
  tokens: readonly DurationToken[],
  sign: DecimalSign,
  unit: DurationUnit | undefined,
): Cell<DurationRead> {
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length;) {
    const numbers: number[] = [];
    const kinds: string[] = [];
    while (at < tokens.length && tokens[at]!.kind !== 'unit') {
      const token = tokens[at]!;
      if (token.kind === 'each' && numbers.length === 0 && kinds.length === 0 && pieces.length > 0) break;
      const number = numberOf(token, sign);
      if (Number.isNaN(number)) return problem('not-a-duration', cell, EXPECTED, 'Correct the separators.');
      if (number !== undefined) numbers.push(number);
      kinds.push(number !== undefined ? 'number' : token.kind);
      at += 1;
    }
    if (numbers.length === 0 && at >= tokens.length) break;
    const named = tokens[at];
    const own = named ? UNIT_NAMES.get(named.word) : unit;
    if (!own) return problem('no-unit', cell, EXPECTED, 'Add the unit, or say in the mapping what bare numbers are.');
    at += 1;
    const each = tokens[at]?.kind === 'each' ? EACH_UNIT.get(tokens[at]!.word) : undefined;
    if (each) at += 1;
    const bounds = boundsOf(numbers, tokens[at]?.kind === 'more' ? [...kinds, 'more'] : kinds);
    if (typeof bounds === 'string') return problem(bounds, cell, EXPECTED, 'Write one length or one range.');
    pieces.push({
      bounds,
      unit: own,
      ...(each ? { each } : {}),
      joined: kinds.every((kind) => kind === 'number' || kind === 'and'),
    });
  }
  return summed(cell, pieces);
}

function numberOf(token: DurationToken, sign: DecimalSign): number | undefined {
  if (token.kind === 'numeral') return Number(readNumeral(token.text, sign) ?? NaN);
  return token.kind === 'word' ? Number(NUMBER_WORDS[token.word]) : undefined;
}

function boundsOf(numbers: readonly number[], kinds: readonly string[]): Bounds | string {
  const [low, high] = numbers;
  if (low === undefined || numbers.length > 2) return 'not-a-duration';
  if (high === undefined) {
    if (kinds.includes('range')) return 'not-a-duration';
    if (kinds.includes('upTo')) return { max: low };
    return kinds.includes('from') || kinds.includes('more') ? { min: low } : { min: low, max: low };
  }
  const between = kinds.slice(kinds.indexOf('number') + 1, kinds.lastIndexOf('number'));
  if (!between.some((kind) => ['range', 'upTo', 'and', 'about'].includes(kind))) return 'not-a-duration';
  return low <= high ? { min: low, max: high } : 'range-reversed';
}

/** Quantities of the same kind add up only as people write them: `1h 30m`, `1 year and 6 months`. */
function summed(cell: string, pieces: readonly Piece[]): Cell<DurationRead> {
  const unclear = (expected: string): Cell<DurationRead> =>
    problem('unclear-duration', cell, expected, 'Write the length in hours or weeks, and the hours per week.');
  const read: { -readonly [K in 'hours' | 'weeks' | 'hoursPerWeek']?: Bounds } = {};
  let before: Piece | undefined;
  for (const piece of pieces) {
    const { of, times, dividedBy } = UNIT_SIZES[piece.unit];
    const size = piece.each === undefined ? times / dividedBy : perWeek(piece, times / dividedBy);
    if (size === undefined) return unclear('hours per week, not per another unit');
    const kind = piece.each === undefined ? of : 'hoursPerWeek';
    const [sum, more] = [read[kind], scaled(piece.bounds, size)];
    const smaller = before && DURATION_UNITS.indexOf(piece.unit) < DURATION_UNITS.indexOf(before.unit);
    if (sum && !(smaller && piece.joined && exact(sum) && exact(more))) return unclear('each quantity once');
    if (!sum && smaller && piece.joined && before?.unit === 'day') return unclear('days or hours');
    read[kind] = sum ? scaled({ min: sum.min! + more.min!, max: sum.max! + more.max! }, 1) : more;
    before = piece;
  }
  return pieces.length > 0 ? value(read) : problem('not-a-duration', cell, EXPECTED, 'Write a number and a unit.');
}

/** Hours per month are hours per 52/12 weeks; hours per day are not told by the week. */
function perWeek({ unit, each }: Piece, size: number): number | undefined {
  if (UNIT_SIZES[unit].of !== 'hours') return undefined;
  if (each === 'week') return size;
  return each === 'month' ? (size * 12) / 52 : undefined;
}

function scaled(bounds: Bounds, size: number): Bounds {
  const four = (number: number): number => Math.round(number * size * 10_000) / 10_000;
  return {
    ...(bounds.min === undefined ? {} : { min: four(bounds.min) }),
    ...(bounds.max === undefined ? {} : { max: four(bounds.max) }),
  };
}

const exact = (bounds: Bounds): boolean => bounds.min !== undefined && bounds.min === bounds.max;
