import { FACT_TYPES, SCHEMA, type FactType, type Field } from '#lib/model';
import type { FactRule, ProfileFile, ProfileTable, ValueRule } from './profile-file.js';

/** Tables that a mapping can be like: by name, those of the profiles that fit many files, and one for each of Stackway's own. */
export type Templates = ReadonlyMap<string, ProfileTable>;

export function templatesOf(profiles: readonly ProfileFile[]): Templates {
  const ofProfiles = profiles.flatMap(({ name, tables }) =>
    tables.map((table) => [`${name}/${table.table}`, table] as const),
  );
  const own = FACT_TYPES.map((type) => [`stackway/${SCHEMA[type].file.replace('.csv', '')}`, ownTable(type)] as const);
  return new Map([...ofProfiles, ...own]);
}

/** A table of Stackway's own as rules that read values of any spelling. */
function ownTable(type: FactType): ProfileTable {
  const { fields, file } = SCHEMA[type];
  const names = (required: boolean): string[] =>
    fields.filter((field) => field.required === required).map(({ name }) => name);
  const rule: FactRule = {
    fact: type,
    fields: Object.fromEntries(fields.map((field) => [field.name, valueOf(field)])),
  };
  return {
    table: file.replace('.csv', ''),
    headings: { required: names(true), optional: names(false) },
    facts: [rule],
  };
}

function valueOf(field: Field): ValueRule {
  const { name, refs, values } = field;
  const column = name;
  if (refs?.length === 1 && (refs[0] === 'skill' || refs[0] === 'role')) return { column, named: refs[0] };
  switch (field.type) {
    case 'id':
    case 'ref':
      return { column, read: 'code' };
    case 'refs':
    case 'list':
    case 'days':
      return { column, read: 'list' };
    case 'level':
      return { column, read: 'level' };
    case 'money':
      return { column, read: 'money', options: { currency: { column: field.currency ?? 'currency' } }, take: 'min' };
    case 'currency':
      return { column, read: 'upper' };
    case 'share':
    case 'percent':
    case 'whole':
    case 'number':
    case 'positive':
    case 'year':
      return { column, read: 'number' };
    case 'day':
      return { column, read: 'date' };
    case 'boolean':
      return { column, read: 'boolean' };
    case 'word':
      return { column, words: Object.fromEntries(values!.map((word) => [word, word])) };
    default:
      return { column, read: 'text' };
  }
}

/**
 * A profile with each table that is `like` another one filled in from it.
 * @returns the profile, or the name of a table that is not there
 */
export function expanded(profile: ProfileFile, templates: Templates): ProfileFile | { readonly unknown: string } {
  const tables: ProfileTable[] = [];
  for (const table of profile.tables) {
    const base = table.like === undefined ? undefined : templates.get(table.like);
    if (table.like !== undefined && !base) return { unknown: table.like };
    tables.push(base ? merged(base, table) : table);
  }
  return { ...profile, tables };
}

function merged(base: ProfileTable, own: ProfileTable): ProfileTable {
  const columns = { ...base.columns, ...own.columns };
  const asked = Object.keys(own.columns ?? {});
  const all = { ...base, ...own, asked, ...(Object.keys(columns).length > 0 ? { columns } : {}) };
  const others: readonly string[] = ['generic', 'explained', 'like', ...(own.files ? [] : ['files'])];
  return Object.fromEntries(Object.entries(all).filter(([name]) => !others.includes(name))) as unknown as ProfileTable;
}

/**
 * Columns that a table names and the one that it is like does not have, with those that this one has. A wide table may name any: they are
 * skills, for example.
 */
export function strangers(
  own: ProfileTable,
  templates: Templates,
): { readonly found: readonly string[]; readonly known: readonly string[] } {
  const base = own.like === undefined ? undefined : templates.get(own.like);
  const isWide = base?.facts?.some(({ each }) => typeof each === 'object' && 'columns' in each) === true;
  if (!base || own.facts || own.headings || isWide) return { found: [], known: [] };
  const known = new Set([
    ...base.headings.required,
    ...(base.headings.optional ?? []),
    ...Object.keys(base.columns ?? {}),
  ]);
  return { found: Object.keys(own.columns ?? {}).filter((name) => !known.has(name)), known: [...known] };
}
