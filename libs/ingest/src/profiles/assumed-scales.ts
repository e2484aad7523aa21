import type { FieldProblem } from '#lib/model';

/** A scale of levels that nobody stated. */
export interface AssumedScale {
  readonly heading: string;
  readonly from: readonly [number, number];
}

const SHOWN = 5;

/** What was assumed of the scales of a file: one warning for each scale, with the columns that were read by it. */
export function assumedScales(found: readonly AssumedScale[]): FieldProblem[] {
  const tops = [...new Set(found.map(({ from }) => from[1]))];
  return tops.map((top) => {
    const same = found.filter(({ from }) => from[1] === top);
    const headings = [...new Set(same.map(({ heading }) => heading))];
    const [low] = same[0]!.from;
    const more = headings.length > SHOWN ? ` and ${headings.length - SHOWN} more columns` : '';
    return {
      code: 'level-scale',
      field: headings[0]!,
      message: `The numbers in ${headings.slice(0, SHOWN).join(', ')}${more} were read on a scale of ${low} to ${top}: nothing says which they have.`,
      found: `numbers up to ${top}`,
      expected: '1 to 5, or a scale that is stated',
      next: `If that is not their scale, state it in a mapping, among the options of the column (or of the heading *, for all columns of skills): "scale": { "from": [1, ${top}] }.`,
    };
  });
}
