import { problem, type CellProblem } from './cell.js';
import { shapeOf, type DecimalSign, type Shape } from './numeral.js';

/**
 * The decimal sign of the numerals of one cell: by their shapes, else by what is known of the column.
 * @returns the sign, or the problem: `not-a-number`, `mixed-separators`, `ambiguous-number`
 */
export function signOfCell(
  cell: string,
  numerals: readonly string[],
  column: DecimalSign | undefined,
): { readonly sign: DecimalSign } | { readonly problem: CellProblem } {
  const shapes = new Set<Shape>(numerals.map(shapeOf));
  if (shapes.has('invalid')) {
    return problem('not-a-number', cell, 'digits in groups of three with one decimal sign', 'Correct the separators.');
  }
  if (shapes.has('point') && shapes.has('comma')) {
    return problem('mixed-separators', cell, 'one decimal sign in a cell', 'Write all numbers of the cell alike.');
  }
  if (shapes.has('point')) return { sign: 'point' };
  if (shapes.has('comma')) return { sign: 'comma' };
  if (!shapes.has('either')) return { sign: 'point' };
  if (column) return { sign: column };
  return problem(
    'ambiguous-number',
    cell,
    'a number that can be read in one way only',
    'Say which sign separates decimals in this column: "decimal": "point" or "comma".',
  );
}
