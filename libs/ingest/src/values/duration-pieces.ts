import { problem, type Cell } from './cell.js';
import { DURATION_EXPECTED as EXPECTED, type Bounds, type DurationRead } from './duration-read.js';
import { summed, type Piece } from './duration-sum.js';
import type { DurationToken } from './duration-tokens.js';
import { readNumeral, type DecimalSign } from './numeral.js';
import { EACH_UNIT, NUMBER_WORDS, UNIT_NAMES, type DurationUnit } from './words/duration-words.js';

/** @param unit what bare numbers are; without it they are a problem */
export function piecesOf(
  cell: string,
  tokens: readonly DurationToken[],
  sign: DecimalSign,
  unit: DurationUnit | undefined,
): Cell<DurationRead> {
  const pieces: Piece[] = [];
  for (const segment of segmentsOf(tokens)) {
    const at = segment.findIndex(({ kind }) => kind === 'unit');
    const [before, after] = at < 0 ? [segment, []] : [segment.slice(0, at), segment.slice(at + 1)];
    const numbers = before.flatMap((token) => numberOf(token, sign) ?? []);
    if (numbers.some(Number.isNaN)) return problem('not-a-duration', cell, EXPECTED, 'Correct the separators.');
    const own = at < 0 ? unit : UNIT_NAMES.get(segment[at]!.word);
    if (numbers.length > 0 && !own) {
      return problem('no-unit', cell, EXPECTED, 'Add the unit, or say in the mapping what bare numbers are.');
    }
    if (pieces.length === 0 && before[0]?.kind === 'range') {
      return problem('not-a-duration', cell, EXPECTED, 'Write the length without a sign.');
    }
    const bounds = boundsOf(numbers, before.map(kindOf), after);
    if (typeof bounds === 'string') return problem(bounds, cell, EXPECTED, 'Write one length or one range.');
    const each = new Set(segment.filter(({ kind }) => kind === 'each').map((token) => EACH_UNIT.get(token.word)!));
    const kinds = before.map(kindOf);
    pieces.push({
      bounds,
      unit: own!,
      each: [...each],
      joined: kinds.every((kind) => ['number', 'and', 'comma'].includes(kind)),
      ranged: kinds[0] === 'range' || kinds[0] === 'upTo',
      at: isAt(before),
    });
  }
  return pieces.length > 0
    ? summed(cell, pieces)
    : problem('not-a-duration', cell, EXPECTED, 'Write a number and a unit.');
}

/** Cut behind each unit and what belongs to it; a rest without numbers belongs to the last: `2 hours (per week)`. */
function segmentsOf(tokens: readonly DurationToken[]): DurationToken[][] {
  const segments: DurationToken[][] = [];
  let current: DurationToken[] = [];
  tokens.forEach((token, at) => {
    current.push(token);
    const next = tokens[at + 1]?.kind;
    const behind = current.some(({ kind }) => kind === 'unit');
    if (behind && next !== 'each' && next !== 'more') {
      segments.push(current);
      current = [];
    }
  });
  const rest = current.some((token) => kindOf(token) === 'number') || segments.length === 0;
  if (rest && current.length > 0) segments.push(current);
  else segments.at(-1)?.push(...current);
  return segments;
}

function isAt(before: readonly DurationToken[]): boolean {
  const first = before.find((token) => !['comma', 'and', 'silent'].includes(kindOf(token)));
  return first?.kind === 'at' || first?.word === 'à';
}

function kindOf(token: DurationToken): string {
  if (token.kind === 'numeral' || token.kind === 'word') return 'number';
  return token.word === ',' ? 'comma' : token.kind;
}

function numberOf(token: DurationToken, sign: DecimalSign): number | undefined {
  if (token.kind === 'numeral') return Number(readNumeral(token.text, sign) ?? NaN);
  return token.kind === 'word' ? Number(NUMBER_WORDS[token.word]) : undefined;
}

/** @param after what stands behind the unit: `40 hours or more`, `10 hours max.` */
function boundsOf(
  numbers: readonly number[],
  kinds: readonly string[],
  after: readonly DurationToken[],
): Bounds | string {
  const [low, high] = numbers;
  if (low === undefined || numbers.length > 2) return 'not-a-duration';
  const most = after.some(({ kind, word }) => kind === 'upTo' && word.startsWith('max'));
  if (after.some(({ kind, word }) => kind === 'range' || (kind === 'upTo' && !word.startsWith('max'))))
    return 'not-a-duration';
  const least = [...kinds, ...after.map(({ kind }) => kind)].some((kind) => kind === 'from' || kind === 'more');
  if (high === undefined) {
    if (kinds.indexOf('range') > 0) return 'not-a-duration';
    if (kinds.includes('upTo') || most) return { max: low };
    return least ? { min: low } : { min: low, max: low };
  }
  const between = kinds.slice(kinds.indexOf('number') + 1, kinds.lastIndexOf('number'));
  if (!between.some((kind) => ['range', 'upTo', 'and', 'about'].includes(kind))) return 'not-a-duration';
  return low <= high ? { min: low, max: high } : 'range-reversed';
}
