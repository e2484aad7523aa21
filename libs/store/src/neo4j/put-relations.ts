import { ABSENT, type End, type Relation } from './mapping.js';
import {
  createRelations,
  findRelations,
  idsAt,
  liveIds,
  makeValues,
  updateRelations,
  type FoundRelation,
} from './relations.js';
import { entriesOf, relationNames, type Numbered, type RelationRow } from './rows.js';
import type { Writing } from './writing.js';

/** What stood where a relationship was put: `n` is the row's index. */
export type Stood = Pick<FoundRelation, 'n' | 'properties'>;

interface Answer {
  readonly put: readonly number[];
  readonly found: readonly Stood[];
}

/**
 * Makes relationships that are facts what the rows say, whatever they were, and answers those that stood: one query for each pair of
 * labels between which they stand. Where an end is missing, a stub stands in.
 */
export async function putRelations(
  writing: Writing,
  relation: Relation,
  rows: readonly RelationRow[],
): Promise<readonly Stood[]> {
  const numbered = rows.map((row, n): Numbered => ({ ...row, n }));
  for (const side of ['from', 'to'] as const) await makeValues(writing, relation[side], idsAt(rows, side));
  const starts = await labelsOf(writing, relation.from, idsAt(rows, 'from'));
  const ends = await labelsOf(writing, relation.to, idsAt(rows, 'to'));
  const uncertain = numbered.filter(({ from, to }) => starts(from) === SEVERAL || ends(to) === SEVERAL);
  const stood: Stood[] = await findAndPut(writing, relation, uncertain);
  const done = new Set(uncertain.map(({ n }) => n));
  for (const [start, end, there] of byPlace(numbered, starts, ends)) {
    const names = { START_LABEL: start, END_LABEL: end, RELATION_TYPE: relation.name(end), ...relationNames(relation) };
    const [answer] = await writing.run<Answer>('relation-put', { entries: entriesOf(there) }, names);
    for (const n of answer!.put) done.add(n);
    for (const one of answer!.found) stood.push(one);
  }
  if (done.size < rows.length) await createRelations(writing, relation, rows.filter((_, n) => !done.has(n))); // prettier-ignore
  return stood;
}

/** An id that is used by two kinds of thing: the relationship may stand at either. */
const SEVERAL = Symbol('several');
type Labels = (id: string) => string | typeof SEVERAL | undefined;

/** Under which label each id stands, where there is a choice; undefined where there is nothing. */
async function labelsOf(writing: Writing, { labels, stub }: End, ids: readonly string[]): Promise<Labels> {
  const stubs = writing.absent && stub === ABSENT ? await liveIds(writing, ABSENT, ids) : new Set<string>();
  const [only] = labels;
  if (labels.length === 1 && stubs.size === 0) return () => only;
  const known = new Map<string, string | typeof SEVERAL>();
  for (const label of labels) {
    const asked = labels.length === 1 ? [...stubs] : ids;
    for (const id of await liveIds(writing, label, asked)) known.set(id, known.has(id) ? SEVERAL : label);
  }
  return (id) => known.get(id) ?? (stubs.has(id) ? ABSENT : labels.length === 1 ? only : undefined);
}

function byPlace(
  rows: readonly Numbered[],
  starts: Labels,
  ends: Labels,
): readonly (readonly [string, string, readonly Numbered[]])[] {
  const places = new Map<string, [string, string, Numbered[]]>();
  for (const row of rows) {
    const [start, end] = [starts(row.from), ends(row.to)];
    if (typeof start !== 'string' || typeof end !== 'string') continue;
    const place = places.get(`${start} ${end}`);
    if (place) place[2].push(row);
    else places.set(`${start} ${end}`, [start, end, [row]]);
  }
  return [...places.values()];
}

/** Asks every place first. */
async function findAndPut(writing: Writing, relation: Relation, rows: readonly Numbered[]): Promise<Stood[]> {
  if (rows.length === 0) return [];
  const found = await findRelations(writing, relation, rows);
  const standing = new Set(found.map(({ n }) => n));
  await createRelations(writing, relation, rows.filter((_, at) => !standing.has(at))); // prettier-ignore
  await updateRelations(writing, relation, found.map(({ n, at }) => [rows[n]!.n, at, null, ...rows[n]!.cells])); // prettier-ignore
  return found.map(({ n, properties }) => ({ n: rows[n]!.n, properties }));
}
