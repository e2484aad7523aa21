import { problem, value, type Cell } from './cell.js';
import { compare, times, toDecimal, type Decimal } from './decimal.js';
import type { MoneyToken } from './money-tokens.js';
import { SCALES } from './words/money-words.js';

export interface Amounts {
  readonly min?: Decimal;
  readonly max?: Decimal;
  readonly approximate?: true;
}

/** A number of the text with the power of ten behind it (`53K`: 53 and 3). */
interface Amount {
  readonly decimal: Decimal;
  readonly scale?: number;
}

const EXPECTED = 'an amount or a range, such as 53000 or EUR 45.50 - 60 per hour';

/**
 * The one or two amounts of a cell. In `53-91K` the scale belongs to both; in `900 - 1.2k` only to the second, as 900 thousand would be more.
 * @param decimals each numeral's exact decimal
 * @param factor for amounts without a scale
 */
export function amountsOf(
  cell: string,
  tokens: readonly MoneyToken[],
  decimals: ReadonlyMap<string, Decimal>,
  factor = 1,
): Cell<Amounts> {
  const unit = toDecimal(String(factor));
  if (unit === undefined)
    return problem('bad-option', String(factor), 'a plain factor, such as 1000', 'Correct the factor.');
  const places = tokens.flatMap(({ kind }, at) => (kind === 'numeral' ? [at] : []));
  const [first, second] = places;
  if (first === undefined) return problem('not-money', cell, EXPECTED, 'Write the amount with digits.');
  if (places.length > 2) return problem('too-many-amounts', cell, EXPECTED, 'Keep one amount or one range.');
  const kinds = (from: number, to?: number): string[] => tokens.slice(from, to).map(joins);
  const before = tokens.slice(0, first).map(({ kind }) => kind);
  if (before.includes('range')) return problem('negative', cell, EXPECTED, 'Write the amount without a sign.');
  const about = tokens.some(({ kind, word }) => kind === 'about' && (word !== '~' || second === undefined));
  const approximate = about ? ({ approximate: true } as const) : {};
  const amounts = places.map((at) => amountAt(tokens, at, decimals));
  if (second === undefined) {
    const after = kinds(first + 1);
    const most = tokens.slice(first + 1).some(({ kind, word }) => kind === 'upTo' && word.startsWith('max'));
    if (after.includes('range') || (after.includes('upTo') && !most))
      return problem('not-money', cell, EXPECTED, 'Write both ends of the range.');
    const amount = scaled(amounts[0]!, unit);
    const open = after.includes('orMore') || before.includes('from') || after.includes('from');
    if (before.includes('upTo') || most) return value({ max: amount, ...approximate });
    return value(open ? { min: amount, ...approximate } : { min: amount, max: amount, ...approximate });
  }
  const between = kinds(first + 1, second);
  if (!between.includes('range') && !between.includes('upTo')) {
    return problem('too-many-amounts', cell, EXPECTED, 'Keep one amount, or write a range with a dash.');
  }
  const range = rangeOf(amounts[0]!, amounts[1]!, unit);
  if (range) return value({ ...range, ...approximate });
  return problem('range-reversed', cell, 'the smaller amount first', 'Swap or correct the two amounts.');
}

/** A tilde between two amounts is a dash. */
function joins(token: MoneyToken): string {
  return token.word === '~' ? 'range' : token.kind;
}

function amountAt(tokens: readonly MoneyToken[], at: number, decimals: ReadonlyMap<string, Decimal>): Amount {
  const decimal = decimals.get(tokens[at]!.text)!;
  const next = tokens[at + 1];
  return next?.kind === 'scale' ? { decimal, scale: SCALES[next.word]! } : { decimal };
}

function rangeOf(low: Amount, high: Amount, unit: Decimal): Amounts | undefined {
  const scale = low.scale ?? high.scale;
  const ways: [Amount, Amount][] = [[low, high]];
  if (low.scale === undefined && high.scale !== undefined) ways.unshift([{ ...low, scale: high.scale }, high]);
  if (high.scale === undefined && scale !== undefined) ways.push([low, { ...high, scale }]);
  for (const [from, to] of ways) {
    const [min, max] = [scaled(from, unit), scaled(to, unit)];
    if (compare(min, max) <= 0) return { min, max };
  }
  return undefined;
}

function scaled(amount: Amount, unit: Decimal): Decimal {
  return times(amount.decimal, amount.scale === undefined ? unit : `1${'0'.repeat(amount.scale)}`);
}
