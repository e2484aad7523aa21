import { tidied } from './cell.js';
import { NUMERAL, shapeOf, type DecimalSign } from './numeral.js';

/** What a column's cells say of its decimal sign. */
export interface SignEvidence {
  /** Absent where no cell tells, or cells contradict each other: ask. */
  readonly decimal?: DecimalSign;
  /** Where no cell tells, but every numeral ends in three digits behind the same sign: thousands, most likely. A suggestion, not a fact. */
  readonly likely?: DecimalSign;
  /** One sentence for the person who decides. */
  readonly evidence: string;
}

const EACH = new RegExp(NUMERAL, 'g');

/** @param cells a sample of the column, with or without units and currencies */
export function decimalSignOf(cells: readonly string[]): SignEvidence {
  const example: Partial<Record<DecimalSign, string>> = {};
  const count = { point: 0, comma: 0 };
  const either: string[] = [];
  for (const cell of cells) {
    for (const numeral of tidied(cell.slice(0, 1000)).match(EACH) ?? []) {
      const shape = shapeOf(numeral);
      if (shape === 'either') either.push(numeral);
      if (shape !== 'point' && shape !== 'comma') continue;
      count[shape] += 1;
      example[shape] ??= numeral;
    }
  }
  if (count.point > 0 && count.comma > 0) {
    return { evidence: `"${example.point}" has a decimal point, "${example.comma}" a decimal comma.` };
  }
  const decimal = count.point > 0 ? 'point' : count.comma > 0 ? 'comma' : undefined;
  if (decimal) return { decimal, evidence: `"${example[decimal]}" can only be read with a decimal ${decimal}.` };
  return undecided(either);
}

function undecided(either: readonly string[]): SignEvidence {
  if (either.length === 0) return { evidence: 'No number here has a thousands or decimal sign.' };
  const [points, commas] = [either.some((each) => each.includes('.')), either.some((each) => each.includes(','))];
  if (points && commas) return { evidence: `"${either[0]}" can be read in two ways, and both signs are used.` };
  const likely = points ? 'comma' : 'point';
  return {
    likely,
    evidence: `"${either[0]}" can be read in two ways; three digits follow the sign in all ${either.length} such numbers, as with thousands.`,
  };
}
