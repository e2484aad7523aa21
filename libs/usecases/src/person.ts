import type { Person } from '#lib/engine';
import { readLearnerProfile } from '#lib/ingest';
import { refuse, type Day, type Level, type Place, type Problem, type Refusal } from '#lib/model';
import type { LearnerRecord } from '#lib/store';
import type { Catalogue } from './catalogue.js';
import type { Deps } from './deps.js';
import { resolveSkill } from './resolve.js';

/** A skill that a person says they hold, by id, exact name or unique alternative name. */
export interface ProfileRow {
  readonly skill: string;
  readonly level: Level;
  readonly at?: Day;
  readonly evidence?: string;
  /** The physical line in its file; absent when it came from none. */
  readonly line?: number;
}

/** Whose question it is: a learner of the store, a profile file, or rows that a form holds. Exactly one. */
export type Who =
  { readonly learner: string } | { readonly profile: string } | { readonly rows: readonly ProfileRow[] };

/**
 * The person behind a question.
 * @returns the person with skill and credential ids, or a refusal: `unknown-learner` with the nearest ids,
 *   `unknown-skill` or `ambiguous-skill` for each row of a profile that names none, or what is wrong with the file
 */
export async function readPerson(deps: Pick<Deps, 'store'>, catalogue: Catalogue, who: Who): Promise<Person | Refusal> {
  if ('learner' in who) {
    const record = await deps.store.learner(who.learner);
    return record ? personOf(record) : refuse(await unknownLearner(deps, who.learner));
  }
  if ('rows' in who) {
    await prepareFor(catalogue, who.rows);
    return fromRows(catalogue, who.rows, []);
  }
  const read = await readLearnerProfile(who.profile);
  if (read.status === 'refused') return read;
  await prepareFor(catalogue, read.rows);
  return fromRows(catalogue, read.rows, read.problems, read.file);
}

/** Makes ready what offering the nearest names takes, when a row names nothing. */
async function prepareFor(catalogue: Catalogue, rows: readonly ProfileRow[]): Promise<void> {
  const unknown = rows.map(({ skill }) => skill).filter((skill) => !catalogue.directory.knows('skill', skill));
  await catalogue.names.expect('skill', unknown);
}

/** What the engine is told of a learner of the store. */
export function personOf(record: LearnerRecord): Person {
  return {
    learner: record.learner,
    skills: record.skills.map(({ skill, level, at, evidence }) => ({
      skill,
      level,
      ...(at === undefined ? {} : { at }),
      ...(evidence === undefined ? {} : { evidence }),
    })),
    credentials: record.credentials.map(({ credential, issuedOn, expiresOn, evidence }) => ({
      credential,
      issuedOn,
      ...(expiresOn === undefined ? {} : { expiresOn }),
      ...(evidence === undefined ? {} : { evidence }),
    })),
  };
}

function fromRows(
  catalogue: Catalogue,
  rows: readonly ProfileRow[],
  unread: readonly Problem[],
  file?: string,
): Person | Refusal {
  const problems: Problem[] = [...unread];
  const skills: Person['skills'][number][] = [];
  for (const row of rows) {
    const resolved = resolveSkill(catalogue, row.skill);
    if (resolved.status === 'refused') {
      const where = placeOf(row, file);
      problems.push(...resolved.problems.map((problem) => ({ ...problem, where })));
      continue;
    }
    const { level, at, evidence } = row;
    skills.push({
      skill: resolved.id,
      level,
      ...(at === undefined ? {} : { at }),
      ...(evidence === undefined ? {} : { evidence }),
    });
  }
  const inOrder = problems.sort((a, b) => (a.where?.line ?? 0) - (b.where?.line ?? 0));
  return problems.length > 0 ? refuse(...inOrder) : { skills, credentials: [] };
}

function placeOf({ line }: ProfileRow, file: string | undefined): Place {
  return { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }), column: 'skill' };
}

/** The problem `unknown-learner`: nearest are ids and names that contain what was asked, or share its beginning. */
export async function unknownLearner(deps: Pick<Deps, 'store'>, id: string): Promise<Problem> {
  const near = (await nearestLearners(deps, id)).map((one) => (one.name ? `${one.id} (${one.name})` : one.id));
  return {
    code: 'unknown-learner',
    message: `No learner has the id "${id}".`,
    found: id,
    expected: near.length > 0 ? `for example ${near.join(', ')}` : "a learner's id from learners.csv",
    next:
      near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Import learners.csv, or give the skills as a profile.',
  };
}

async function nearestLearners(
  deps: Pick<Deps, 'store'>,
  id: string,
): Promise<readonly { id: string; name?: string }[]> {
  for (let length = id.length; length > 0; length = length > 4 ? Math.ceil(length * 0.75) : length - 1) {
    const found = await deps.store.findLearners(id.slice(0, length), 3);
    if (found.length > 0) return found;
  }
  return [];
}
