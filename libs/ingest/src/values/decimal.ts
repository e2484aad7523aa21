/*
 * Decimal numbers as text, exact: `-12.5`, `53000`. No exponent, no leading or trailing zeros, no float ever.
 */
export type Decimal = string;

const PLAIN = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** Plain digits with at most one point → its canonical form, or undefined. */
export function toDecimal(text: string): Decimal | undefined {
  const parts = PLAIN.exec(text);
  if (!parts || `${parts[2]}${parts[3] ?? ''}` === '') return undefined;
  const whole = parts[2]!.replace(/^0+(?=\d)/, '') || '0';
  const fraction = withoutTrailingZeros(parts[3] ?? '');
  const digits = fraction === '' ? whole : `${whole}.${fraction}`;
  return parts[1] === '-' && digits !== '0' ? `-${digits}` : digits;
}

/** a × b. */
export function times(a: Decimal, b: Decimal): Decimal {
  if (b === '1') return a;
  const [left, right] = [scaled(a), scaled(b)];
  return unscaled(left.digits * right.digits, left.scale + right.scale);
}

/** Below 0, 0 or above 0, as a is less than, equal to or greater than b. */
export function compare(a: Decimal, b: Decimal): number {
  const [left, right] = [scaled(a), scaled(b)];
  const scale = Math.max(left.scale, right.scale);
  const difference =
    left.digits * 10n ** BigInt(scale - left.scale) - right.digits * 10n ** BigInt(scale - right.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * The number nearest to a decimal; a whole number is exact.
 * @returns undefined for a whole number too large to be exact, or a decimal whose whole part is
 */
export function toNumber(decimal: Decimal): number | undefined {
  const number = Number(decimal);
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : undefined;
}

function scaled(decimal: Decimal): { digits: bigint; scale: number } {
  const point = decimal.indexOf('.');
  if (point < 0) return { digits: BigInt(decimal), scale: 0 };
  return { digits: BigInt(decimal.replace('.', '')), scale: decimal.length - point - 1 };
}

function unscaled(digits: bigint, scale: number): Decimal {
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  return toDecimal(`${sign}${text.slice(0, text.length - scale)}.${text.slice(text.length - scale)}`)!;
}

function withoutTrailingZeros(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '0') end -= 1;
  return text.slice(0, end);
}
