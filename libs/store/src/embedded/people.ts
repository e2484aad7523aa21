import type Database from 'better-sqlite3';
import { compareText, factKey, type Fact, type FactType, type Learner } from '#lib/model';
import type { LearnerRecord } from '../port.js';

/** Reads records of learners through statements prepared once. */
export function learnerReader(db: Database.Database): (id: string) => LearnerRecord | undefined {
  const one = db
    .prepare<[string], string>("SELECT fact FROM facts WHERE type = 'learner' AND key = ? AND fact IS NOT NULL")
    .pluck();
  const theirs = db
    .prepare<[string, string, string], string>(
      'SELECT fact FROM facts WHERE type = ? AND key > ? AND key < ? AND fact IS NOT NULL',
    )
    .pluck();
  return (id) => {
    const learner = one.get(id);
    if (learner === undefined) return undefined;
    // Keys of a person's facts are JSON arrays that begin with the learner: `["id",` up to, not including, `["id"-`.
    const start = JSON.stringify([id]).slice(0, -1);
    const read = <T extends Fact>(type: FactType): T[] =>
      theirs.all(type, `${start},`, `${start}-`).map((json) => JSON.parse(json) as T);
    return {
      learner: JSON.parse(learner) as Learner,
      skills: byKey(read('learnerSkill')),
      credentials: byKey(read('learnerCredential')),
      positions: byKey(read('position')),
    };
  };
}

function byKey<T extends Fact>(facts: T[]): T[] {
  return facts.sort((a, b) => compareText(factKey(a), factKey(b)));
}

const EMPLOYED = `
  SELECT DISTINCT json_extract(p.fact, '$.learner') FROM facts t
  JOIN facts p ON p.type = 'position' AND json_extract(p.fact, '$.team') = t.key
  WHERE t.type = 'team' AND t.fact IS NOT NULL AND (@organization IS NULL OR json_extract(t.fact, '$.organization') = @organization)`;

/** Everybody with a position in a team that is in force, sorted by id. */
export function* employed(
  db: Database.Database,
  organization: string | undefined,
  batch: number,
): Generator<readonly LearnerRecord[]> {
  const ids = db
    .prepare(EMPLOYED)
    .pluck()
    .all({ organization: organization ?? null }) as string[];
  const read = learnerReader(db);
  ids.sort(compareText);
  for (let start = 0; start < ids.length; start += batch) {
    const records = ids.slice(start, start + batch).flatMap((id) => read(id) ?? []);
    if (records.length > 0) yield records;
  }
}

/** Learners whose id or name contains the text in any case. SQLite's own folding knows ASCII only, so ours is used. */
export function searchLearners(db: Database.Database, text: string, limit: number): { id: string; name?: string }[] {
  const wanted = text.toLowerCase();
  const found: { id: string; name?: string }[] = [];
  const rows = db.prepare<[], { id: string; name: string | null }>(
    "SELECT key AS id, json_extract(fact, '$.name') AS name FROM facts WHERE type = 'learner' AND fact IS NOT NULL",
  );
  for (const { id, name } of rows.iterate()) {
    if (!id.toLowerCase().includes(wanted) && !name?.toLowerCase().includes(wanted)) continue;
    found.push(name === null ? { id } : { id, name });
  }
  return found.sort((a, b) => compareText(a.id, b.id)).slice(0, limit);
}
