import { moneyText, SCHEMA, type Fact, type FactType, type Field } from '#lib/model';
import { guarded } from '../formats/formula-guard.js';
import { listText } from '../formats/stackway/cell-values.js';

/** The heading row of a fact type in Stackway's own format: all its columns. */
export function headingsOf(type: FactType): string[] {
  return SCHEMA[type].fields.map((field) => field.name);
}

/** A fact as the cells of its row; the import reads the same fact from them. */
export function rowOf(fact: Fact): string[] {
  const values = fact as unknown as Readonly<Record<string, unknown>>;
  return SCHEMA[fact.type].fields.map((field) => {
    const value = values[field.name];
    return value === undefined ? '' : cellText(field, value, values);
  });
}

function cellText(field: Field, value: unknown, values: Readonly<Record<string, unknown>>): string {
  switch (field.type) {
    case 'money':
      return moneyText(value as number, String(values[field.currency ?? 'currency']));
    case 'list':
    case 'refs':
    case 'days':
      return listText(value as readonly string[]);
    default:
      return typeof value === 'string' ? guarded(value) : decimal(value as number | boolean);
  }
}

/** Decimal text without an exponent, which the import would not read; JavaScript writes one below 0.000001. */
function decimal(value: number | boolean): string {
  const [digits, zeros] = String(value).split('e-');
  return zeros === undefined ? digits! : `0.${'0'.repeat(Number(zeros) - 1)}${digits!.replace('.', '')}`;
}
