import type { FactType } from '#lib/model';
import type { ProfileTable } from './profile-file.js';

/* What a table of a profile names, wherever it stands in its rules. */

type Visit = (key: string, value: unknown, node: Readonly<Record<string, unknown>>) => void;

function visit(node: unknown, see: Visit): void {
  if (Array.isArray(node)) for (const each of node) visit(each, see);
  else if (typeof node === 'object' && node !== null) {
    for (const [key, value] of Object.entries(node)) {
      see(key, value, node as Readonly<Record<string, unknown>>);
      visit(value, see);
    }
  }
}

const rulesOf = ({ gather, filter, pair, facts }: ProfileTable) => ({ gather, filter, pair, facts });

/** Where a bare text is a column. */
const VALUES = new Set(['value', 'key', 'first', 'join', 'all', 'without', 'each']);

/** Columns that the rules read. */
export function columnsIn(table: ProfileTable): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (value: unknown): void => void (typeof value === 'string' && found.add(value));
  visit(rulesOf(table), (key, value) => {
    if (key === 'column' || key === 'headingOf' || key === 'on') add(value);
    if (key === 'by' && Array.isArray(value) && table.pair?.by === value) value.forEach(add);
    if (key === 'text' && typeof value === 'string') for (const [, name] of value.matchAll(/\{([^}]*)\}/g)) add(name);
    if (key === 'fields') Object.values(value as object).forEach(add);
    if (VALUES.has(key) && !(key === 'each' && (value === 'item' || value === 'heading' || value === 'value'))) {
      [value].flat().forEach(add);
    }
  });
  return found;
}

export function fieldsIn(table: ProfileTable): readonly { readonly fact: FactType; readonly field: string }[] {
  return (table.facts ?? []).flatMap(({ fact, fields }) => Object.keys(fields).map((field) => ({ fact, field })));
}

/** Paths in data/weights. */
export function weightsIn(table: ProfileTable): readonly string[] {
  const found: string[] = [];
  visit(rulesOf(table), (key, value, node) => {
    if (key === 'weight' || key === 'prefixes' || key === 'bands') found.push(String(value));
    if (key === 'range' || (key === 'from' && Array.isArray(node['to']))) {
      found.push(...[value].flat().filter((bound): bound is string => typeof bound === 'string'));
    }
    if (key === 'atLeast' && typeof value === 'string') found.push(value);
  });
  return found;
}

/** Regular expressions. */
export function patternsIn(table: ProfileTable): readonly string[] {
  const found: string[] = [];
  visit([rulesOf(table), table.columns], (key, value) => {
    if ((key === 'like' || key === 'part' || key === 'sum' || key === 'file') && typeof value === 'string')
      found.push(value);
  });
  return found;
}
