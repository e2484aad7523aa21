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

const TOPS = [7, 10, 100] as const;

/**
 * @param cells a sample of the column; only numbers are looked at. 1 to 5 (or 0 to 5) unless a fifth of the numbers, and at least two, lie
 *   above: a single slip must not make all others mean less.
 */
export function levelScaleOf(cells: readonly string[]): ScaleEvidence {
  const numbers = cells
    .map((cell) => tidied(cell.slice(0, 100)))
    .filter((cell) => /^\d{1,3}([.,]\d+)?$/.test(cell))
    .map((cell) => Number(cell.replace(',', '.')));
  if (numbers.length === 0) return { evidence: 'No level here is a number.' };
  const between = (above: number, to: number): number => numbers.filter((each) => each > above && each <= to).length;
  const isGoodShare = (count: number): boolean => count > 1 && count * 5 >= numbers.length;
  if (isGoodShare(between(5, Infinity))) {
    const isHundred = isGoodShare(between(10, Infinity));
    const isTen = between(7, 10) > 0 && between(7, 10) * 5 >= between(5, 10);
    const top = TOPS[isHundred ? 2 : isTen ? 1 : 0];
    if (isGoodShare(between(100, Infinity))) return { evidence: 'The numbers go beyond 100: no usual scale.' };
    return { from: [0, top], evidence: told(numbers, between(5, top), top) };
  }
  const within = numbers.filter((each) => each <= 5);
  if (within.length === 0) return { evidence: `A number above 5 alone tells no scale.` };
  const low = within.some((each) => each < 1) ? 0 : 1;
  const above = numbers.length - within.length;
  const others = above === 0 ? '' : ` but for ${above}`;
  return { from: [low, 5], evidence: `The numbers lie between ${low} and 5${others}: a scale of ${low} to 5.` };
}

function told(numbers: readonly number[], above: number, top: number): string {
  return `${above} of ${numbers.length} numbers lie above 5: a scale of 0 to ${top}.`;
}

/** The scale of most of the columns that stand side by side; undefined where that is 1 to 5 or unknown. One column among others may hold ages. Of two equally frequent, the longer. */
export function scaleOfMost(columns: readonly (readonly string[])[]): readonly [number, number] | undefined {
  const found = columns.flatMap((cells) => levelScaleOf(cells).from ?? []).filter((_, at) => at % 2 === 1);
  const longer = found.filter((top) => top > 5);
  const times = (top: number): number => longer.filter((each) => each === top).length;
  const [top] = [...longer].sort((a, b) => times(b) - times(a) || b - a);
  return top !== undefined && times(top) > 1 && longer.length * 2 >= found.length ? [0, top] : undefined;
}

const WORD = '(?:levels?|scale|skala|stufen?|rating|niveau|nivel|échelle|escala|points|punkte)';
const IN_HEADING = new RegExp(
  `\\s*[(\\[]\\s*(?:${WORD}[ :]*)?([01])\\s*(?:[-–—]|to|bis|à|a|\\.\\.)\\s*(\\d{1,3})\\s*(?:%|${WORD})?\\s*[)\\]]$`,
  'iu',
);

/** `Welding (1-5)`: the scale that a heading states, and the heading without it. */
export function scaleInHeading(
  heading: string,
): { readonly name: string; readonly from: readonly [number, number] } | undefined {
  const found = IN_HEADING.exec(tidied(heading));
  const [low, high] = [Number(found?.[1]), Number(found?.[2])];
  if (!found || found.index === 0 || high < 3) return undefined;
  return { name: tidied(heading).slice(0, found.index), from: [low, high] };
}
