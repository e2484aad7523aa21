import { toDecimal, type Decimal } from './decimal.js';

/** Which sign separates decimals: `1,234.5` has a point, `1.234,5` a comma. */
export type DecimalSign = 'point' | 'comma';

/** Digits with separators, as they stand in a text. Blanks only before groups of three. Not anchored. */
export const NUMERAL = String.raw`(?:\d+(?:(?:[.,'’´_]| (?=\d{3}(?!\d)))\d+)*|[.,]\d+)`;

/** What the shape of a numeral says of its decimal sign. */
export type Shape = DecimalSign | 'none' | 'either' | 'invalid';

/**
 * `1,234.50` → point, `1.234,50` → comma, `1234` → none, `1.234` → either (a decimal, or one thousand and more),
 * `1.23.4` → invalid. A numeral with several thousands groups, or one that is too long or too short for a group, tells.
 */
export function shapeOf(numeral: string): Shape {
  const signs = numeral.replace(/\d/g, '');
  if (signs === '') return 'none';
  const last = signs.at(-1)!;
  const others = new Set(signs.slice(0, -1));
  if (signs.length > 1) {
    if (others.size > 1) return 'invalid';
    if (!others.has(last))
      return last === '.' || last === ',' ? verified(numeral, last === '.' ? 'point' : 'comma') : 'invalid';
    if (last === '.') return verified(numeral, 'comma');
    return last === ',' ? verified(numeral, 'point') : verified(numeral, 'none');
  }
  if (last !== '.' && last !== ',') return verified(numeral, 'none');
  const [before, after] = numeral.split(last) as [string, string];
  const couldGroup = after.length === 3 && before.length >= 1 && before.length <= 3 && !before.startsWith('0');
  if (couldGroup) return 'either';
  return last === '.' ? 'point' : 'comma';
}

function verified(numeral: string, shape: DecimalSign | 'none'): Shape {
  return readNumeral(numeral, shape === 'comma' ? 'comma' : 'point') === undefined ? 'invalid' : shape;
}

/** A numeral by a convention → its exact decimal, or undefined where it does not follow the convention. */
export function readNumeral(numeral: string, sign: DecimalSign): Decimal | undefined {
  const mark = sign === 'point' ? '.' : ',';
  const at = numeral.indexOf(mark);
  const whole = at < 0 ? numeral : numeral.slice(0, at);
  const fraction = at < 0 ? '' : numeral.slice(at + 1);
  if (!/^\d*$/.test(fraction)) return undefined;
  const groups = whole.split(/[^\d]/);
  const separators = new Set(whole.replace(/\d/g, ''));
  if (separators.size > 1 || !grouped(groups)) return undefined;
  return toDecimal(`${groups.join('')}.${fraction}`);
}

/** Groups of three, or as in India: `12,34,567`. */
function grouped(groups: readonly string[]): boolean {
  if (groups.length === 1) return true;
  const [first, inner, last] = [groups[0]!, groups.slice(1, -1), groups.at(-1)!];
  if (first.length < 1 || first.length > 3 || last.length !== 3) return false;
  if (inner.every((group) => group.length === 3)) return true;
  return first.length <= 2 && inner.every((group) => group.length === 2);
}
