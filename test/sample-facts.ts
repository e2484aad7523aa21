import { readdirSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { FACT_TYPES, makeFact, parseMoney, SCHEMA, type FactOf, type FactType, type Field } from '#lib/model';

/*
 * Reads data/sample without the importer, so that a fault of the importer cannot hide one of the sample, or the other way round.
 */

type Row = Readonly<Record<string, string>>;

export const folder = new URL('../../data/sample/', import.meta.url);
export const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
export const text = (file: string) => readFileSync(new URL(file, folder), 'utf8');
export const typesInSample = FACT_TYPES.filter((type) => files.includes(SCHEMA[type].file));

/** The rows of a type's file as text; fails when the file is no clean CSV. */
export function rows(type: FactType): readonly Row[] {
  const parsed = Papa.parse<Row>(text(SCHEMA[type].file), { header: true, skipEmptyLines: true });
  if (parsed.errors.length > 0) throw new Error(`${SCHEMA[type].file}: ${JSON.stringify(parsed.errors[0])}`);
  return parsed.data;
}

function valueOf(field: Field, cell: string, row: Row): unknown {
  if (cell === '') return undefined;
  switch (field.type) {
    case 'list':
    case 'refs':
    case 'days':
      return cell.split('|');
    case 'money': {
      const money = parseMoney(cell, row[field.currency!]!);
      return 'minor' in money ? money.minor : cell;
    }
    case 'boolean':
      return { true: true, false: false }[cell] ?? cell;
    case 'level':
    case 'share':
    case 'percent':
    case 'whole':
    case 'number':
    case 'positive':
    case 'year':
      return Number(cell);
    default:
      return cell;
  }
}

/** Every fact of one type; fails on the first row that makes none. */
export function facts<T extends FactType>(type: T): readonly FactOf<T>[] {
  return rows(type).map((row) => {
    const values = SCHEMA[type].fields.map((field) => [field.name, valueOf(field, row[field.name]!, row)]);
    const made = makeFact(type, Object.fromEntries(values) as Record<string, unknown>);
    if (made.status !== 'ok') throw new Error(`${type} ${JSON.stringify(row)}: ${JSON.stringify(made.problems)}`);
    return made.fact;
  });
}

export const ids = (type: FactType): readonly string[] =>
  typesInSample.includes(type) ? rows(type).map((row) => row['id']!) : [];
