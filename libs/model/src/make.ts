import { dayNumber } from './dates.js';
import type { FactOf, FactType } from './facts.js';
import { brokenInvariants } from './invariants.js';
import { isLanguage } from './language.js';
import { currencyDecimals } from './money.js';
import { withArticle, type FieldProblem } from './problem.js';
import { SCHEMA, type Field } from './schema.js';

export type Made<T extends FactType> =
  | { readonly status: 'ok'; readonly fact: FactOf<T> }
  | { readonly status: 'refused'; readonly problems: readonly FieldProblem[] };

/**
 * The only way a fact comes into being: checks each field against the schema, then the invariants of the type.
 *
 * @param type the fact type
 * @param values typed values by field name (money in minor units, lists as arrays); undefined, '' and [] count as absent
 * @returns the fact, frozen and with absent fields left out, or every problem found
 */
export function makeFact<T extends FactType>(type: T, values: Readonly<Record<string, unknown>>): Made<T> {
  const record: Record<string, unknown> = { type };
  let problems: FieldProblem[] | undefined;
  for (const field of SCHEMA[type].fields) {
    const value = present(values[field.name]);
    if (value === undefined) {
      if (field.required) (problems ??= []).push(missing(field));
      continue;
    }
    const wrong = checkField(field, value);
    if (wrong) (problems ??= []).push(wrong);
    else record[field.name] = Array.isArray(value) ? Object.freeze([...(value as unknown[])]) : value;
  }
  problems ??= brokenInvariants(type, record);
  if (problems) return { status: 'refused', problems };
  return { status: 'ok', fact: Object.freeze(record) as unknown as FactOf<T> };
}

function present(value: unknown): unknown {
  if (value === null || value === '') return undefined;
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

function missing(field: Field): FieldProblem {
  return {
    code: 'missing-value',
    field: field.name,
    message: `${field.name} is empty.`,
    found: '',
    expected: describe(field),
    next: `Fill in ${field.name}.`,
  };
}

/** What a field accepts, in words. */
export function describe(field: Field): string {
  switch (field.type) {
    case 'level':
      return 'a whole number from 1 to 5';
    case 'share':
      return 'a number from 0 to 1';
    case 'percent':
      return 'a number from 0 to 100';
    case 'money':
      return 'an amount of money, 0 or more';
    case 'currency':
      return 'a currency code such as EUR';
    case 'whole':
      return field.max === undefined
        ? `a whole number, ${field.min ?? 0} or more`
        : `a whole number from ${field.min ?? 0} to ${field.max}`;
    case 'number':
      return 'a number, 0 or more';
    case 'positive':
      return field.max === undefined ? 'a number above 0' : `a number above 0, at most ${field.max}`;
    case 'day':
    case 'days':
      return 'a day such as 2026-03-31';
    case 'year':
      return 'a year such as 2026';
    case 'boolean':
      return 'true or false';
    case 'word':
      return `one of ${field.values!.join(', ')}`;
    case 'ref':
    case 'refs':
      return `the id of ${withArticle(field.refs!.join(' or '))}`;
    case 'list':
      if (field.language) return `${LANGUAGE_TAG}, several separated by |`;
      return field.values ? `any of ${field.values.join(', ')}, separated by |` : 'texts separated by |';
    default:
      return field.language ? LANGUAGE_TAG : 'a text';
  }
}

const LANGUAGE_TAG = 'a language by its BCP 47 tag, such as en or pt-BR';

function checkField(field: Field, value: unknown): FieldProblem | undefined {
  const code = fieldFault(field, value);
  if (!code) return undefined;
  const found = Array.isArray(value) ? value.join('|') : String(value);
  return {
    code,
    field: field.name,
    message: `${field.name} is "${found}".`,
    found,
    expected: describe(field),
    next: `Change ${field.name} to ${describe(field)}.`,
  };
}

function fieldFault(field: Field, value: unknown): string | undefined {
  switch (field.type) {
    case 'level':
      return wholeWithin(value, 1, 5);
    case 'whole':
      return wholeWithin(value, field.min ?? 0, field.max ?? Number.MAX_SAFE_INTEGER);
    case 'money':
      return wholeWithin(value, 0, Number.MAX_SAFE_INTEGER);
    case 'year':
      return wholeWithin(value, 1800, 2200);
    case 'share':
      return within(value, 0, 1);
    case 'percent':
      return within(value, 0, 100);
    case 'number':
      return within(value, 0, field.max ?? 1e12);
    case 'positive':
      return within(value, 0, field.max ?? 1e12) ?? (value === 0 ? 'out-of-range' : undefined);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'not-a-boolean';
    case 'word':
      return field.values!.includes(value as string) ? undefined : 'unknown-word';
    case 'currency':
      return typeof value === 'string' && currencyDecimals(value) !== undefined ? undefined : 'unknown-currency';
    case 'day':
      return typeof value === 'string' && dayNumber(value) !== undefined ? undefined : 'not-a-date';
    case 'days':
      return texts(value) && value.every((day) => dayNumber(day) !== undefined) ? undefined : 'not-a-date';
    case 'list':
    case 'refs':
      if (!texts(value)) return 'not-a-text';
      if (field.language) return value.every(isLanguage) ? undefined : 'unknown-language';
      return value.every((item) => field.values?.includes(item) ?? true) ? undefined : 'unknown-word';
    default:
      if (typeof value !== 'string') return 'not-a-text';
      return field.language && !isLanguage(value) ? 'unknown-language' : undefined;
  }
}

function texts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '');
}

function within(value: unknown, min: number, max: number): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'not-a-number';
  return value < min || value > max ? 'out-of-range' : undefined;
}

function wholeWithin(value: unknown, min: number, max: number): string | undefined {
  const fault = within(value, min, max);
  return fault ?? (Number.isInteger(value) ? undefined : 'not-a-whole-number');
}
