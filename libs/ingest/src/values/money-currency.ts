import { currencyDecimals } from '#lib/model';
import { problem, value, type Cell } from './cell.js';
import type { MoneyToken } from './money-tokens.js';
import { CURRENCY_SIGNS, LOWER_CASE_CODES } from './words/currencies.js';

const LOWER = new Set(LOWER_CASE_CODES);

/** The currency of a cell, or only the sign (`$`) where several currencies share it and nothing decides. */
export interface CurrencyRead {
  readonly currency?: string;
  readonly sign?: string;
}

/** `EUR`, `€`, `us dollars`: a cell that names a currency and nothing else. */
export function isCurrency(cell: string): boolean {
  const word = cell.trim().toLowerCase();
  return currencyDecimals(word.toUpperCase()) !== undefined || Object.hasOwn(CURRENCY_SIGNS, word);
}

/** @param option what the profile says for cells without a currency, and of shared signs */
export function currencyOf(
  cell: string,
  tokens: readonly MoneyToken[],
  option: string | undefined,
): Cell<CurrencyRead> {
  if (option !== undefined && currencyDecimals(option) === undefined) {
    return problem(
      'unknown-currency',
      option,
      'a code of ISO 4217, such as EUR',
      'Correct the currency in the profile.',
    );
  }
  const word = tokens.find(
    ({ kind, text, word }) => kind === 'code' && text !== text.toUpperCase() && !LOWER.has(word),
  );
  if (word) return problem('not-money', cell, 'an amount with a currency', `Write the amount without "${word.text}".`);
  const codes = tokens.filter(({ kind }) => kind === 'code').map((token) => [token.word.toUpperCase()]);
  const signs = tokens.filter(({ kind }) => kind === 'sign');
  const families = [...codes, ...signs.map((token) => CURRENCY_SIGNS[token.word]!)];
  if (families.length === 0) return value(option === undefined ? {} : { currency: option });
  const common = families.reduce((left, right) => left.filter((code) => right.includes(code)));
  if (common.length === 1) return value({ currency: common[0]! });
  if (common.length === 0) return problem('two-currencies', cell, 'one currency in a cell', 'Keep one of the two.');
  const sign = signs[0]!.text;
  if (option === undefined) return value({ sign });
  if (common.includes(option)) return value({ currency: option });
  const next = `Say in the profile which currency ${sign} means here: "currency": "${common[0]}" or another.`;
  return problem('unknown-currency', cell, `a currency that is written ${sign}`, next);
}
