import { ABSENT, type End, type Relation } from './mapping.js';
import { entriesOf, relationNames, type Numbered, type RelationRow } from './rows.js';
import type { Properties } from './values.js';
import type { Writing } from './writing.js';

export interface FoundRelation {
  readonly n: number;
  /** Neo4j's own id of the relationship, good within the transaction. */
  readonly at: string;
  readonly properties: Properties;
}

interface Names {
  readonly START_LABEL: string;
  readonly END_LABEL: string;
  readonly RELATION_TYPE: string;
}

/** Finds the relationships of the rows; `n` is the row's index. Rows without one are not answered. */
export async function findRelations(
  writing: Writing,
  relation: Relation,
  rows: readonly Pick<RelationRow, 'from' | 'to' | 'also'>[],
): Promise<FoundRelation[]> {
  const all: FoundRelation[] = [];
  let left = rows.map(({ from, to, also }, n) => ({ n, from, to, also }));
  for (const names of places(relation, writing.absent)) {
    if (left.length === 0) break;
    const found = await writing.run<FoundRelation>('relation-find', { rows: left, link: relation.link }, names);
    all.push(...found);
    const done = new Set(found.map(({ n }) => n));
    if (done.size > 0) left = left.filter(({ n }) => !done.has(n));
  }
  return all;
}

/** Makes the relationships. Where an end is missing, a stub stands in, so that nothing told is lost. */
export async function createRelations(
  writing: Writing,
  relation: Relation,
  rows: readonly RelationRow[],
): Promise<void> {
  if (rows.length === 0) return;
  let left: readonly Numbered[] = rows.map((row, n) => ({ ...row, n }));
  for (const side of ['from', 'to'] as const) await makeValues(writing, relation[side], idsAt(left, side));
  left = await createWhere(writing, relation, false, left);
  if (left.length === 0) return;
  for (const side of ['from', 'to'] as const) await makeStubs(writing, relation[side], idsAt(left, side));
  left = await createWhere(writing, relation, true, left);
  if (left.length > 0) throw new Error(`${left.length} relationships ${relation.names[0]} were not made.`);
}

/** @param rows as the query has them */
export async function updateRelations(
  writing: Writing,
  relation: Relation,
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  if (rows.length > 0) await writing.run('relation-update', { rows }, relationNames(relation));
}

export async function deleteRelations(writing: Writing, ats: readonly string[]): Promise<void> {
  if (ats.length > 0) await writing.run('relation-delete', { ats });
}

/** Where a relationship may stand, the likeliest first. */
function* places({ from, to, name }: Relation, absent: boolean): Generator<Names & Record<string, string>> {
  const labels = (end: End): readonly string[] =>
    absent && end.stub === ABSENT ? [...end.labels, ABSENT] : end.labels;
  for (const start of labels(from)) {
    for (const end of labels(to)) yield { START_LABEL: start, END_LABEL: end, RELATION_TYPE: name(end) };
  }
}

async function createWhere(
  writing: Writing,
  relation: Relation,
  absent: boolean,
  rows: readonly Numbered[],
): Promise<readonly Numbered[]> {
  let left = rows;
  for (const place of places(relation, absent)) {
    if (left.length === 0) break;
    const names = { ...place, ...relationNames(relation) };
    const [row] = await writing.run<{ made: number[] }>('relation-create', { entries: entriesOf(left) }, names);
    const made = new Set(row!.made);
    if (made.size > 0) left = left.filter(({ n }) => !made.has(n));
  }
  return left;
}

export const idsAt = (rows: readonly RelationRow[], side: 'from' | 'to'): string[] => [
  ...new Set(rows.map((row) => row[side])),
];

/** Makes the nodes of plain values. */
export async function makeValues(writing: Writing, { stub }: End, wanted: readonly string[]): Promise<void> {
  if (stub !== ABSENT) await writing.run('node-stub', { ids: wanted }, { NODE_LABEL: stub });
}

async function makeStubs(writing: Writing, { labels, stub }: End, wanted: readonly string[]): Promise<void> {
  if (stub !== ABSENT) return;
  const missing = new Set(wanted);
  for (const label of labels) {
    for (const id of await liveIds(writing, label, [...missing])) missing.delete(id);
  }
  if (missing.size === 0) return;
  await writing.run('node-stub', { ids: [...missing] }, { NODE_LABEL: ABSENT });
  writing.absent = true;
}

/** Which of the ids have a node of the label. */
export async function liveIds(writing: Writing, label: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const live = await writing.run<{ id: string }>('node-live', { ids }, { NODE_LABEL: label });
  return new Set(live.map(({ id }) => id));
}
