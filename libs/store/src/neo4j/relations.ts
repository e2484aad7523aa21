import { ABSENT, type End, type Relation } from './mapping.js';
import type { Properties } from './values.js';
import type { Writing } from './writing.js';

/** One relationship: its two ends, and the texts of the fields that tell it from others between the same two. */
export interface RelationRow {
  readonly from: string;
  readonly to: string;
  readonly also: Readonly<Record<string, string>>;
  readonly properties: Properties;
}

export interface FoundRelation {
  readonly n: number;
  /** Neo4j's own id of the relationship, good within the transaction. */
  readonly at: string;
  readonly properties: Properties;
}

type Numbered = RelationRow & { readonly n: number };
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
  let left: readonly Numbered[] = rows.map((row, n) => ({ ...row, n }));
  for (const side of ['from', 'to'] as const) await makeValues(writing, relation[side], ids(left, side));
  left = await createWhere(writing, places(relation, false), left);
  if (left.length === 0) return;
  for (const side of ['from', 'to'] as const) await makeStubs(writing, relation[side], ids(left, side));
  left = await createWhere(writing, places(relation, true), left);
  if (left.length > 0) throw new Error(`${left.length} relationships ${relation.names[0]} were not made.`);
}

export async function updateRelations(
  writing: Writing,
  rows: readonly { readonly at: string; readonly properties: Properties }[],
): Promise<void> {
  if (rows.length > 0) await writing.run('relation-update', { rows });
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
  where: Iterable<Names & Record<string, string>>,
  rows: readonly Numbered[],
): Promise<readonly Numbered[]> {
  let left = rows;
  for (const names of where) {
    if (left.length === 0) break;
    const [row] = await writing.run<{ made: number[] }>('relation-create', { rows: left }, names);
    const made = new Set(row!.made);
    if (made.size > 0) left = left.filter(({ n }) => !made.has(n));
  }
  return left;
}

const ids = (rows: readonly RelationRow[], side: 'from' | 'to'): string[] => [...new Set(rows.map((row) => row[side]))];

async function makeValues(writing: Writing, { stub }: End, wanted: readonly string[]): Promise<void> {
  if (stub !== ABSENT) await writing.run('node-stub', { ids: wanted }, { NODE_LABEL: stub });
}

async function makeStubs(writing: Writing, { labels, stub }: End, wanted: readonly string[]): Promise<void> {
  if (stub !== ABSENT) return;
  const missing = new Set(wanted);
  for (const label of labels) {
    const live = await writing.run<{ id: string }>('node-live', { ids: [...missing] }, { NODE_LABEL: label });
    for (const { id } of live) missing.delete(id);
  }
  if (missing.size === 0) return;
  await writing.run('node-stub', { ids: [...missing] }, { NODE_LABEL: ABSENT });
  writing.absent = true;
}
