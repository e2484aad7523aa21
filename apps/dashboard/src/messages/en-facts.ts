import { formats } from './format.js';

const f = formats('en');
const LEVELS = ['none', 'novice', 'advanced beginner', 'proficient', 'advanced', 'expert'];

type Fact = Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (Array.isArray(value) ? f.list(value.map(String)) : String(value ?? ''));
const quoted = (value: unknown): string => `“${text(value)}”`;
const level = (value: unknown): string => (typeof value === 'number' ? `${value} (${LEVELS[value] ?? ''})` : '');

/** Money stands in minor units, with its currency beside it. */
function amount(value: unknown, currency: unknown): string {
  if (typeof value !== 'number' || typeof currency !== 'string') return '';
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
  return f.money(value / 10 ** (digits ?? 2), currency);
}

function pay({ salaryMin, salaryMax, currency, period }: Fact): string {
  const [low, high] = [amount(salaryMin, currency), amount(salaryMax, currency)];
  const range = low === high ? low : low && high ? `${low} to ${high}` : low ? `from ${low}` : `up to ${high}`;
  return range && period ? `${range} a ${text(period)}` : range;
}

const told = (...parts: readonly string[]): string => parts.filter(Boolean).join(', ');
const also = (before: string, value: unknown): string =>
  value === undefined || value === '' ? '' : `${before}${text(value)}`;

/** One sentence for each kind of fact that files of people mostly hold. */
const SENTENCES: Readonly<Record<string, (fact: Fact) => string>> = {
  skill: (one) => told(`Skill ${quoted(one['name'])}`, also('in ', one['framework'])),
  role: (one) => `Role ${quoted(one['title'])}`,
  issuer: (one) => `Institution ${quoted(one['name'])}`,
  learner: (one) => told(`Person ${quoted(one['name'] ?? one['id'])}`),
  organization: (one) => `Organization ${quoted(one['name'])}`,
  team: (one) => `Team ${quoted(one['name'])}`,
  credential: (one) =>
    told(
      `Badge ${quoted(one['name'])}`,
      also('from ', one['issuer']),
      amount(one['cost'], one['currency']),
      one['hours'] === undefined ? '' : f.count(Number(one['hours']), 'hour', 'hours'),
    ),
  credentialSkill: (one) => `The badge certifies ${quoted(one['skill'])} at level ${level(one['level'])}`,
  unmatchedSkill: (one) =>
    told(`It names the skill ${quoted(one['name'])}, which no list of skills knows yet`, also('level ', one['level'])),
  learnerSkill: (one) =>
    told(
      `${text(one['learner'])} can do ${quoted(one['skill'])} at level ${level(one['level'])}`,
      one['at'] === undefined ? '' : `on ${f.day(text(one['at']))}`,
    ),
  learnerUnmatchedSkill: (one) =>
    told(
      `${text(one['learner'])} can do ${quoted(one['name'])} (no list of skills knows it yet) at level ${level(one['level'])}`,
      one['at'] === undefined ? '' : `on ${f.day(text(one['at']))}`,
    ),
  roleSkill: (one) => `The role ${quoted(one['role'])} needs ${quoted(one['skill'])} at level ${level(one['level'])}`,
  posting: (one) =>
    told(
      `Job posting ${quoted(one['title'])}`,
      also('by ', one['employer']),
      also('in ', one['region']),
      one['postedOn'] === undefined ? '' : `posted ${f.day(text(one['postedOn']))}`,
      pay(one),
      also('asks for ', one['skills']),
    ),
  postingSkill: (one) => {
    const { importance } = one;
    const isWish = typeof importance === 'number' && importance < 0.5;
    return `Posting ${text(one['posting'])} ${isWish ? 'would like' : 'asks for'} ${quoted(one['skill'])}`;
  },
};

/**
 * A fact as a person would say it; kinds without a sentence of their own name their fields.
 * @param names what the skills and roles are called that it names by id
 */
export function factInWords(told: Fact, names: Readonly<Record<string, string>> = {}): string {
  const named = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(named) : typeof value === 'string' ? (names[value] ?? value) : value;
  const fact: Fact = {
    ...told,
    skill: named(told['skill']),
    role: named(told['role']),
    ...(told['type'] === 'posting' ? { skills: named(told['skills']) } : {}),
  };
  const sentence = SENTENCES[text(fact['type'])];
  if (sentence) return `${sentence(fact)}.`;
  const fields = Object.entries(fact).filter(([name, value]) => name !== 'type' && value !== undefined);
  return `${text(fact['type'])}: ${fields.map(([name, value]) => `${name} ${text(value)}`).join(', ')}.`;
}

/** What people call the fields of facts that files change most. */
const FIELDS: Readonly<Record<string, string>> = {
  cost: 'price',
  issuer: 'who gives it',
  salaryMin: 'pay from',
  salaryMax: 'pay up to',
  postedOn: 'day',
  at: 'day',
  level: 'level',
  mode: 'online or in person',
  period: 'pay for each',
  url: 'web address',
};
const MONEY: ReadonlySet<string> = new Set(
  'cost renewalCost bundlePrice salaryMin salaryMax amount cap median p10 p25 p75 p90'.split(' '),
);
const DAY = /^\d{4}-\d\d-\d\d$/;

interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What becomes of a fact: `Badge “Welding”: price €980 → €1,020`.
 * @param told the fact as it would be
 */
export function changeInWords(
  told: Fact,
  fields: readonly FieldChange[],
  names: Readonly<Record<string, string>> = {},
): string {
  const was: Fact = { ...told, ...Object.fromEntries(fields.map(({ field, before }) => [field, before])) };
  const { name, title } = was;
  const called = name ?? title;
  const thing = called === undefined || called === null ? factInWords(told, names).replace(/\.$/, '') : quoted(called);
  const changes = fields.map(({ field, before, after }) => {
    const word = FIELDS[field] ?? field.replace(/([A-Z])/g, ' $1').toLowerCase();
    return `${word} ${valueOf(field, before, was, names)} → ${valueOf(field, after, told, names)}`;
  });
  return `${thing}: ${changes.join('; ')}.`;
}

function valueOf(field: string, value: unknown, of: Fact, names: Readonly<Record<string, string>>): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (MONEY.has(field)) return amount(value, of['currency']) || text(value);
  if (Array.isArray(value)) return f.list(value.map((one) => names[String(one)] ?? String(one)));
  if (typeof value === 'object') return JSON.stringify(value);
  if (field === 'level') return level(value) || text(value);
  if (typeof value === 'number') return f.number(value);
  return DAY.test(text(value)) ? f.day(text(value)) : (names[text(value)] ?? text(value));
}
