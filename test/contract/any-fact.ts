import fc from 'fast-check';
import { dayOf, factIdentity, FACT_TYPES, makeFact, SCHEMA, type Fact, type FactType, type Field } from '#lib/model';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  fc.constantFrom('a "b"', 'x,y', '1', 'é\n'),
);
const id = fc.constantFrom('1', '2', '3', 'a', 'b', 'https://example.org/é?x=1|2', '["1","2"]', 'A', ' ');
const day = fc.integer({ min: -3000, max: 40000 }).map(dayOf);
const amount = fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.double({ min: 0, max: 1e6, noNaN: true }));

const condition = fc
  .tuple(fc.constantFrom('region', 'language', 'shares'), text)
  .map(([column, value]) => `${column}=${value}`);

const language = fc.constantFrom('en', 'pt-BR', 'zh-Hans', 'de');

function valueOf(field: Field): fc.Arbitrary<unknown> {
  if (field.language) return field.type === 'list' ? fc.array(language, { minLength: 1, maxLength: 3 }) : language;
  switch (field.type) {
    case 'id':
    case 'ref':
      return id;
    case 'refs':
      return fc.uniqueArray(id, { minLength: 1, maxLength: 3 });
    case 'list':
      if (field.name === 'eligibility') return fc.array(condition, { minLength: 1, maxLength: 3 });
      return fc.array(field.values ? fc.constantFrom(...field.values) : text, { minLength: 1, maxLength: 3 });
    case 'days':
      return fc.array(day, { minLength: 1, maxLength: 3 });
    case 'word':
      return fc.constantFrom(...field.values!);
    case 'level':
      return fc.integer({ min: 1, max: 5 });
    case 'share':
      return fc.oneof(fc.constantFrom(0, 1, 0.1), fc.double({ min: 0, max: 1, noNaN: true }));
    case 'percent':
      return fc.oneof(fc.constantFrom(0, 100, 33.3), fc.double({ min: 0, max: 100, noNaN: true }));
    case 'money':
      return fc.oneof(fc.constantFrom(0, 1, Number.MAX_SAFE_INTEGER), fc.integer({ min: 0, max: 10_000_000 }));
    case 'currency':
      return fc.constantFrom('EUR', 'USD', 'JPY', 'KWD');
    case 'whole':
      return fc.integer({ min: field.min ?? 0, max: field.max ?? 2 ** 40 });
    case 'number':
      return amount;
    case 'positive':
      return fc.oneof(
        fc.integer({ min: 1, max: field.max ?? 500 }),
        fc.double({ min: 0.001, max: field.max ?? 1e6, noNaN: true }),
      );
    case 'day':
      return day;
    case 'year':
      return fc.integer({ min: 1990, max: 2040 });
    case 'boolean':
      return fc.boolean();
    case 'text':
      return text;
  }
}

/** Values of optional fields come and go by chance; what the model refuses is thrown away. */
export function anyFact(type: FactType): fc.Arbitrary<Fact> {
  const values = Object.fromEntries(
    SCHEMA[type].fields.map((field) => [
      field.name,
      field.required ? valueOf(field) : fc.option(valueOf(field), { nil: undefined }),
    ]),
  );
  return fc
    .record(values)
    .map((record) => makeFact(type, record))
    .filter((made) => made.status === 'ok')
    .map((made) => (made as { fact: Fact }).fact);
}

/** Facts of all types, at most one under each key. */
export const manyFacts: fc.Arbitrary<readonly Fact[]> = fc
  .tuple(...FACT_TYPES.map((type) => fc.array(anyFact(type), { minLength: 1, maxLength: 5 })))
  .map((lists) => [...new Map(lists.flat().map((one) => [factIdentity(one), one])).values()]);
