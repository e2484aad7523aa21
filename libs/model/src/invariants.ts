import type { FactType } from './facts.js';
import { moneyText } from './money.js';
import type { FieldProblem } from './problem.js';
import { FACT_TYPES, SCHEMA, type Field } from './schema.js';

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

/** What does not hold between the fields of a fact; undefined where all does. */
export function brokenInvariants(type: FactType, values: Values): FieldProblem[] | undefined {
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
  posting: (v) => reversed(v, 'salaryMin', 'salaryMax'),
  wage: (v) => {
    const known = ['p10', 'median', 'p90'].filter((name) => v[name] !== undefined);
    return known.slice(1).flatMap((upper, at) => reversed(v, known[at]!, upper));
  },
};

/** An amount that lies below one that it cannot lie below; of one that is only known to be at least so much nobody can tell. */
function reversed(v: Values, lower: string, upper: string): FieldProblem[] {
  const [low, high] = [v[lower] as number | undefined, v[upper] as number | undefined];
  if (low === undefined || high === undefined || low <= high) return [];
  if (((v['atLeast'] ?? []) as readonly string[]).includes(upper)) return [];
  const text = (minor: number): string => moneyText(minor, (v['currency'] as string | undefined) ?? '');
  const expected = `at least ${lower}, ${text(low)}`;
  const next = 'Exchange the two, or correct one.';
  return [fault('range-reversed', upper, `${upper} lies below ${lower}.`, text(high), expected, next)];
}

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
