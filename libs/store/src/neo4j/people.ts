import { compareText, factKey, type Fact, type FactType, type Learner } from '#lib/model';
import type { LearnerCredential, LearnerSkill, Position } from '#lib/model';
import type { LearnerRecord } from '../port.js';
import type { Graph } from './graph.js';
import { MAPPING } from './mapping.js';
import { endsOf, factOf, type Properties } from './values.js';

type Held = readonly (readonly [id: string, properties: Properties])[];
interface LearnerRow {
  readonly learner: Properties;
  readonly skills: Held;
  readonly credentials: Held;
  readonly positions: Held;
}

/** The records of these learners, as far as they are in force, in the order of the ids. */
export async function readLearners(graph: Graph, ids: readonly string[]): Promise<LearnerRecord[]> {
  const rows = await graph.read((work) => work.run<LearnerRow>('learners', { ids }));
  const records = rows.map((row) => {
    const learner = factOf('learner', row.learner) as Learner;
    return {
      learner,
      skills: held<LearnerSkill>('learnerSkill', row.skills, (other) => [learner.id, other]),
      credentials: held<LearnerCredential>('learnerCredential', row.credentials, (other) => [learner.id, other]),
      positions: held<Position>('position', row.positions, (other) => [other, learner.id]),
    };
  });
  return records.sort((a, b) => compareText(a.learner.id, b.learner.id));
}

function held<T extends Fact>(type: FactType, rows: Held, ends: (other: string) => [start: string, end: string]): T[] {
  const mapping = MAPPING[type];
  if (mapping.kind !== 'relation') throw new Error(`${type} is no relationship.`);
  const facts = rows.map(([other, properties]) =>
    factOf(type, { ...properties, ...endsOf(mapping.relation, ...ends(other)) }),
  );
  return facts.sort((a, b) => compareText(factKey(a), factKey(b))) as T[];
}

/** Everybody with a position in a team that is in force, sorted by id. */
export async function* employed(
  graph: Graph,
  organization: string | undefined,
  batch: number,
): AsyncGenerator<readonly LearnerRecord[]> {
  const parameters = { organization: organization ?? null };
  const rows = await graph.read((work) => work.run<{ id: string }>('employed', parameters));
  const ids = rows.map(({ id }) => id).sort(compareText);
  for (let start = 0; start < ids.length; start += batch) {
    const records = await readLearners(graph, ids.slice(start, start + batch));
    if (records.length > 0) yield records;
  }
}

/** Learners whose id or name contains the text in any case. */
export async function searchLearners(
  graph: Graph,
  text: string,
  limit: number,
): Promise<{ id: string; name?: string }[]> {
  const rows = await graph.read((work) =>
    work.run<{ id: string; name: string | null }>('learner-search', { text: text.toLowerCase() }),
  );
  const found = rows.map(({ id, name }) => (name === null ? { id } : { id, name }));
  return found.sort((a, b) => compareText(a.id, b.id)).slice(0, limit);
}
