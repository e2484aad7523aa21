import type { Level } from '#lib/model';
import { tidied } from './cell.js';

/** A scale's two ends, or bands of one's own: the last whose `from` is not above the number. */
export interface LevelScale {
  readonly from?: readonly [number, number];
  readonly bands?: readonly { readonly from: number; readonly level: Level }[];
}

/** A number on a scale → level by five equal bands, the upper end in the fifth; undefined outside the scale. */
export function levelOnScale(number: number, scale: LevelScale): Level | undefined {
  if (scale.bands) return scale.bands.findLast((band) => number >= band.from)?.level;
  const [low, high] = scale.from ?? [1, 5];
  if (!(number >= low && number <= high && low < high)) return undefined;
  return Math.min(5, 1 + Math.floor(((number - low) * 5) / (high - low))) as Level;
}

/** n of m steps taken → level: n × 5 / m, rounded up. None taken is no level. */
export function levelOfMarks(n: number, m: number): Level | undefined {
  return n > 0 && n <= m ? (Math.ceil((n * 5) / m) as Level) : undefined;
}

/** What a column of numbers says of its scale. A proposal: a person or a profile decides. */
export interface ScaleEvidence {
  readonly from?: readonly [number, number];
  readonly evidence: string;
}

const USUAL: readonly (readonly [number, number])[] = [
  [1, 5],
  [0, 5],
  [0, 7],
  [0, 10],
  [0, 100],
];

/** @param cells a sample of the column; only numbers are looked at. A whole column within 1 to 5 says 1 to 5. */
export function levelScaleOf(cells: readonly string[]): ScaleEvidence {
  const numbers = cells
    .map((cell) => tidied(cell.slice(0, 100)))
    .filter((cell) => /^\d{1,3}([.,]\d+)?$/.test(cell))
    .map((cell) => Number(cell.replace(',', '.')));
  if (numbers.length === 0) return { evidence: 'No level here is a number.' };
  const [low, high] = [Math.min(...numbers.slice(0, 10_000)), Math.max(...numbers.slice(0, 10_000))];
  const from = USUAL.find(([from, to]) => low >= from && high <= to);
  const found = `The numbers lie between ${low} and ${high}`;
  return from
    ? { from, evidence: `${found}: a scale of ${from[0]} to ${from[1]}.` }
    : { evidence: `${found}: no usual scale.` };
}
