import { factIdentity, FACT_TYPES, makeFact, SCHEMA, type Fact, type FactType, type Field } from '#lib/model';

/** Ends that every example refers to, so that a set of examples is closed. */
const EXAMPLES: Readonly<Record<Field['type'], unknown>> = {
  id: 'own',
  ref: 'other',
  refs: ['other', 'another'],
  text: 'Größe "L", 3 | 4',
  list: ['b', 'a', 'b'],
  days: ['2026-02-28', '2024-02-29'],
  word: undefined,
  level: 4,
  share: 0.1,
  percent: 12.5,
  money: 18_050,
  currency: 'EUR',
  whole: 3,
  number: 2.75,
  positive: 7,
  day: '2026-03-31',
  year: 2026,
  boolean: false,
};

function example(field: Field): unknown {
  if (field.name === 'eligibility') return ['region=b', 'language=a = 1', 'region=b'];
  if (field.language) return field.type === 'list' ? ['pt-BR', 'de', 'pt-BR'] : 'pt-BR';
  if (field.values) return field.type === 'list' ? [...field.values] : field.values[0];
  return EXAMPLES[field.type];
}

/** A fact of the type with every field filled in, where `without` says which stay empty. */
function filled(type: FactType, without: (field: Field) => boolean, own: string): Fact {
  const fields = SCHEMA[type].fields.filter((field) => !without(field));
  const refs = fields.filter((field) => field.type === 'ref');
  const values = fields.map((field): [string, unknown] => {
    if (field.type === 'id') return [field.name, own];
    // Two ends of one type must differ: nothing refers to itself.
    if (field.type === 'ref') return [field.name, refs.indexOf(field) === 0 ? own : `${own}-${refs.indexOf(field)}`];
    if (field.type === 'currency' && field.name === 'to') return [field.name, 'USD'];
    return [field.name, example(field)];
  });
  const made = makeFact(type, Object.fromEntries(values));
  if (made.status !== 'ok') throw new Error(`${type}: ${JSON.stringify(made.problems)}`);
  return made.fact;
}

const always = (type: FactType, field: Field): boolean =>
  field.required || (type === 'funding' && (field.name === 'amount' || field.name === 'currency'));

/** For each type: a fact with every optional field, one with none, and for each optional field one that lacks only it. */
export function oneOfEach(): readonly Fact[] {
  const all = FACT_TYPES.flatMap((type) => {
    const optional = SCHEMA[type].fields.filter((field) => !always(type, field) && field.name !== 'percent');
    const skip = (field: Field): boolean => type === 'funding' && field.name === 'percent';
    const lacking = optional
      .filter((field) => field.type !== 'currency')
      .map((field) => filled(type, (one) => one === field || skip(one), `lacks-${field.name}`));
    return [
      filled(type, skip, 'full'),
      filled(type, (field) => !always(type, field), 'bare'),
      ...lacking,
      ...(type === 'funding' ? [filled(type, (field) => field.name === 'amount', 'percent')] : []),
    ];
  });
  return [...new Map(all.map((one) => [factIdentity(one), one])).values()];
}
