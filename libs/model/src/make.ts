import { dayNumber } from './dates.js';
import type { FactOf, FactType } from './facts.js';
import { currencyDecimals } from './money.js';
import { withArticle, type Problem } from './problem.js';
import { FACT_TYPES, SCHEMA, type Field } from './schema.js';

/** A problem of one field, before anybody knows the file and line it came from. */
export type FieldProblem = Problem & { readonly field: string };

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
      return field.values ? `any of ${field.values.join(', ')}, separated by |` : 'texts separated by |';
    default:
      return 'a text';
  }
}

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
      return value.every((item) => field.values?.includes(item) ?? true) ? undefined : 'unknown-word';
    default:
      return typeof value === 'string' ? undefined : 'not-a-text';
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

type Values = Readonly<Record<string, unknown>>;

function fault(
  code: string,
  field: string,
  message: string,
  found: unknown,
  expected: string,
  next: string,
): FieldProblem {
  return { code, field, message, found: String(found), expected, next };
}

/** Two fields that must differ, by type: a thing never needs, contains or awards itself. */
const DIFFERENT: Partial<Record<FactType, readonly (readonly [string, string])[]>> = {
  skill: [
    ['id', 'broader'],
    ['id', 'sameAs'],
  ],
  skillBroader: [['skill', 'broader']],
  skillRelation: [['skill', 'related']],
  roleBroader: [['role', 'broader']],
  skillSameAs: [['skill', 'same']],
  roleSameAs: [['role', 'same']],
  prerequisite: [['credential', 'needs']],
  stackMember: [['stack', 'credential']],
  team: [['id', 'parent']],
  rate: [['from', 'to']],
};

function brokenInvariants(type: FactType, values: Values): FieldProblem[] | undefined {
  let problems: FieldProblem[] | undefined;
  for (const check of CHECKS.get(type)!) {
    const found = check(values);
    if (found.length > 0) (problems ??= []).push(...found);
  }
  return problems;
}

type Check = (values: Values) => readonly FieldProblem[];
const NONE: readonly FieldProblem[] = [];

function differs(own: string, other: string): Check {
  return (values) => {
    const [value, named] = [values[own], values[other]];
    if (value === undefined || (Array.isArray(named) ? !named.includes(value) : named !== value)) return NONE;
    const text = `${other} names the same thing as ${own}.`;
    return [fault('self-reference', other, text, value, 'something else', `Remove the row, or change ${other}.`)];
  };
}

function hasCurrency(money: readonly Field[]): Check {
  return (values) => {
    const priced = money.find(({ name }) => values[name] !== undefined);
    if (!priced || values['currency'] !== undefined) return NONE;
    const text = `${priced.name} has no currency beside it.`;
    return [fault('missing-currency', 'currency', text, '', 'a currency code such as EUR', 'Fill in currency.')];
  };
}

const INVARIANTS: Partial<Record<FactType, (v: Values) => FieldProblem[]>> = {
  learnerCredential: (v) =>
    v['expiresOn'] !== undefined && (v['expiresOn'] as string) < (v['issuedOn'] as string)
      ? [
          fault(
            'ends-before-start',
            'expiresOn',
            'expiresOn lies before issuedOn.',
            v['expiresOn'],
            `a day not before ${String(v['issuedOn'])}`,
            'Correct one of the two days.',
          ),
        ]
      : [],
  funding: (v) => [...checkGrant(v), ...checkEligibility(v)],
  posting: (v) =>
    v['salaryMin'] !== undefined &&
    v['salaryMax'] !== undefined &&
    (v['salaryMin'] as number) > (v['salaryMax'] as number)
      ? [
          fault(
            'range-reversed',
            'salaryMax',
            'salaryMax lies below salaryMin.',
            v['salaryMax'],
            'at least salaryMin',
            'Exchange the two, or correct one.',
          ),
        ]
      : [],
};

function checkGrant(v: Values): FieldProblem[] {
  const both = v['percent'] !== undefined && v['amount'] !== undefined;
  const none = v['percent'] === undefined && v['amount'] === undefined;
  if (!both && !none) return [];
  const text = both ? 'percent and amount are both given.' : 'Neither percent nor amount is given.';
  const found = both ? 'both' : 'none';
  return [fault('percent-or-amount', 'percent', text, found, 'one of percent and amount', 'Keep exactly one.')];
}

/** A condition on a column that learners do not have can never hold: nobody would ever be funded, and nobody told why. */
function checkEligibility(v: Values): FieldProblem[] {
  const columns = SCHEMA.learner.fields.map(({ name }) => name);
  return ((v['eligibility'] ?? []) as readonly string[]).flatMap((item) => {
    const at = item.indexOf('=');
    const column = item.slice(0, Math.max(0, at)).trim();
    if (columns.includes(column) && item.slice(at + 1).trim() !== '') return [];
    const text = at < 0 ? `"${item}" is no condition.` : `"${item}" is no condition on a column of learners.csv.`;
    const expected = `column=value, joined by |; columns: ${columns.join(', ')}`;
    return [fault('not-a-condition', 'eligibility', text, item, expected, 'Write a condition such as region=North.')];
  });
}

/** What must hold between the fields of a fact, by type. */
const CHECKS: ReadonlyMap<FactType, readonly Check[]> = new Map(
  FACT_TYPES.map((type) => {
    const money = SCHEMA[type].fields.filter((field) => field.type === 'money');
    const own = INVARIANTS[type];
    const checks = (DIFFERENT[type] ?? []).map(([field, other]) => differs(field, other));
    return [type, [...checks, ...(money.length > 0 ? [hasCurrency(money)] : []), ...(own ? [own] : [])]];
  }),
);
