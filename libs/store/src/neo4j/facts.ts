import { factKey, type Fact, type FactType } from '#lib/model';
import { MAPPING, type Relation } from './mapping.js';
import { arrive, depart, putNodes } from './nodes.js';
import { createRelations, deleteRelations, findRelations } from './relations.js';
import { putRelations } from './put-relations.js';
import { cellsOf, type RelationRow } from './rows.js';
import { contentOf, endsOf, factOf, fieldsOfKey, sourceOf, type Properties, type Source } from './values.js';
import type { Writing } from './writing.js';

/** A fact as it stands in the graph, and where it was read. */
export interface Standing extends Source {
  readonly key: string;
  readonly fact: Fact;
  /** As canonical JSON. */
  readonly content: string;
  /** Where the relationship is, when the fact is one. */
  readonly at: string | undefined;
}

export function standing(fact: Fact, properties: Properties, at?: string): Standing {
  const { import: importNumber, file, line } = sourceOf(properties);
  return { key: factKey(fact), fact, content: contentOf(fact), at, import: importNumber, file, line };
}

/** A fact to be written. */
export interface Entry {
  readonly fact: Fact;
  readonly key: string;
  readonly content: string;
  readonly source: Source;
}

/** The facts in force under the keys. */
export async function findFacts(
  writing: Writing,
  type: FactType,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const mapping = MAPPING[type];
  if (mapping.kind === 'node') {
    const names = { NODE_LABEL: mapping.label };
    const rows = await writing.run<{ key: string; properties: Properties }>('node-find', { keys }, names);
    return new Map(rows.map(({ key, properties }) => [key, standing(factOf(type, properties), properties)]));
  }
  const { relation } = mapping;
  const wanted = keys.map((key) => identity(relation, fieldsOfKey(type, key)));
  const found = await findRelations(writing, relation, wanted);
  return new Map(
    found.map(({ n, at, properties }) => {
      const fact = factOf(type, { ...properties, ...endsOf(relation, wanted[n]!.from, wanted[n]!.to) });
      return [keys[n]!, standing(fact, properties, at)];
    }),
  );
}

/** Writes facts of one type, each key once, over what stands there; answers what stood, by key. */
export async function writeFacts(
  writing: Writing,
  type: FactType,
  entries: readonly Entry[],
): Promise<ReadonlyMap<string, Standing>> {
  if (entries.length === 0) return new Map();
  const stood = await put(writing, type, entries);
  const differing = entries.filter(({ key, content }) => stood.get(key)?.content !== content);
  await unlink(writing, type, differing.flatMap(({ key }) => stood.get(key)?.fact ?? [])); // prettier-ignore
  await link(writing, type, differing.map(({ fact }) => fact)); // prettier-ignore
  return stood;
}

async function put(
  writing: Writing,
  type: FactType,
  entries: readonly Entry[],
): Promise<ReadonlyMap<string, Standing>> {
  const mapping = MAPPING[type];
  if (mapping.kind === 'node') {
    const rows = entries.map(({ fact, key, source }) => [key, ...cellsOf(fact, source)]);
    const found = await putNodes(writing, type, mapping.label, rows);
    const stood = new Map(found.map(({ key, properties }) => [key, standing(factOf(type, properties), properties)]));
    await arrive(writing, mapping.label, entries.flatMap(({ key }) => (stood.has(key) ? [] : [key]))); // prettier-ignore
    return stood;
  }
  const { relation } = mapping;
  const rows = entries.map(({ fact, source }): RelationRow => {
    return { ...identity(relation, fact as unknown as Fields), cells: cellsOf(fact, source) };
  });
  const found = await putRelations(writing, relation, rows);
  return new Map(
    found.map(({ n, properties }) => {
      const ends = endsOf(relation, rows[n]!.from, rows[n]!.to);
      return [entries[n]!.key, standing(factOf(type, { ...properties, ...ends }), properties)];
    }),
  );
}

/** Takes facts of one type out of the graph. */
export async function eraseFacts(writing: Writing, type: FactType, gone: readonly Standing[]): Promise<void> {
  if (gone.length === 0) return;
  const mapping = MAPPING[type];
  writing.erased = true;
  await unlink(writing, type, gone.map(({ fact }) => fact)); // prettier-ignore
  if (mapping.kind === 'node') await depart(writing, mapping.label, gone.map(({ key }) => key)); // prettier-ignore
  else await deleteRelations(writing, gone.map(({ at }) => at!)); // prettier-ignore
}

type Fields = Readonly<Record<string, string | number | undefined>>;

/** @param fields of a fact or of its key */
function identity({ from, to, also }: Relation, fields: Fields): Pick<RelationRow, 'from' | 'to' | 'also'> {
  const text = (name: string): string => String(fields[name] ?? '');
  const telling = also.length === 0 ? null : Object.fromEntries(also.map((name) => [name, text(name)]));
  return { from: text(from.field!), to: text(to.field!), also: telling };
}

async function link(writing: Writing, type: FactType, facts: readonly Fact[]): Promise<void> {
  for (const relation of MAPPING[type].links) {
    const rows = facts.flatMap((fact) => linkRows(relation, fact));
    if (rows.length > 0) await createRelations(writing, relation, rows);
  }
}

async function unlink(writing: Writing, type: FactType, facts: readonly Fact[]): Promise<void> {
  for (const relation of MAPPING[type].links) {
    const rows = facts.flatMap((fact) => linkRows(relation, fact));
    if (rows.length === 0) continue;
    writing.erased = true;
    const found = await findRelations(writing, relation, rows);
    await deleteRelations(writing, found.map(({ at }) => at)); // prettier-ignore
  }
}

/** The links a fact draws: one for each id in the field that names the other thing. */
function linkRows({ from, to, also }: Relation, fact: Fact): RelationRow[] {
  const record = fact as unknown as Readonly<Record<string, string | readonly string[] | undefined>>;
  const idsIn = (field: string | undefined): string[] => {
    if (field === undefined) return [factKey(fact)];
    return [...new Set([record[field] ?? []].flat())];
  };
  const telling = also.length === 0 ? null : Object.fromEntries(also.map((name) => [name, record[name] as string]));
  const cells = also.map((name) => record[name] ?? null);
  return idsIn(from.field).flatMap((start) =>
    idsIn(to.field).map((end) => ({ from: start, to: end, also: telling, cells })),
  );
}
