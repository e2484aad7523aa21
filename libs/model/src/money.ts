/** Money inside Stackway: an integer number of the currency's minor units (cents), never a float of major units. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

const digits = new Map<string, number | undefined>();
const known = new Set(Intl.supportedValuesOf('currency'));

/** How many decimals a currency has (ISO 4217, from the runtime's own table), or undefined for an unknown code. */
export function currencyDecimals(currency: string): number | undefined {
  if (!digits.has(currency)) {
    const options = known.has(currency)
      ? new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
      : undefined;
    digits.set(currency, options?.maximumFractionDigits);
  }
  return digits.get(currency);
}

/** Minor units → the number of major units that JSON answers carry (`18050`, EUR → `180.5`). */
export function toMajor(minor: number, currency: string): number {
  return minor / 10 ** (currencyDecimals(currency) ?? 2);
}

/**
 * Decimal text in major units → integer minor units, exactly (no float is ever multiplied).
 * @returns the minor units, or the code of what is wrong: `not-a-number`, `too-many-decimals`, `too-large`.
 */
export function parseMoney(text: string, currency: string): { minor: number } | { code: string } {
  const parts = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!parts) return { code: 'not-a-number' };
  const decimals = currencyDecimals(currency) ?? 2;
  const fraction = (parts[3] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return { code: 'too-many-decimals' };
  const minor = Number(`${parts[1]}${parts[2]}${fraction.padEnd(decimals, '0')}`);
  return Number.isSafeInteger(minor) ? { minor: minor + 0 } : { code: 'too-large' };
}

/**
 * Major units as people read them: `EUR 2,155`, `EUR 180.50`. The code, not a symbol that several currencies share; whole amounts without
 * decimals.
 */
export function amountText(major: number, currency: string): string {
  const decimals = Number.isInteger(major) ? 0 : (currencyDecimals(currency) ?? 2);
  const text = new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return `${currency} ${text.format(major)}`;
}

/** Minor units → decimal text in major units as it stands in files (`18050`, EUR → `180.50`). */
export function moneyText(minor: number, currency: string): string {
  return toMajor(minor, currency).toFixed(currencyDecimals(currency) ?? 2);
}
