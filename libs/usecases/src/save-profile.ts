import {
  factKey,
  makeFact,
  refuse,
  type Day,
  type FieldProblem,
  type Learner,
  type Problem,
  type Refusal,
} from '#lib/model';
import type { Fact, FactType } from '#lib/model';
import type { FactKey, LearnerRecord } from '#lib/store';
import type { Catalogue } from './catalogue.js';
import type { Deps } from './deps.js';
import { unknownLearner } from './person.js';
import { resolveSkill, unknown } from './resolve.js';

/** What a person says of themselves in one go: statements are added or changed, and named ones taken back. */
export interface ProfileEdit {
  /** The learner's id. */
  readonly learner: string;
  /** The person's own data. A learner the store does not know is made when this is given, if only `{}`. */
  readonly details?: Partial<Omit<Learner, 'type' | 'id'>>;
  /** Skill by id, exact name or unique alternative name; `at` is today when absent. */
  readonly skills?: readonly {
    readonly skill: string;
    readonly level: number;
    readonly at?: Day;
    readonly evidence?: string;
  }[];
  readonly credentials?: readonly {
    readonly credential: string;
    readonly issuedOn: Day;
    readonly expiresOn?: Day;
    readonly evidence?: string;
  }[];
  /** Skills of which every statement goes. */
  readonly removeSkills?: readonly string[];
  /** Earned credentials that go: all of that id, or the one issued on the day. */
  readonly removeCredentials?: readonly { readonly credential: string; readonly issuedOn?: Day }[];
}

export interface ProfileSaved {
  readonly status: 'ok' | 'unchanged';
  readonly import: { readonly id: string };
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

type SaveDeps = Pick<Deps, 'store' | 'catalogue' | 'now' | 'today' | 'newId' | 'by'>;

/**
 * Writes a person's own edits as one import of format `profile`, all or nothing, so that they can be listed and undone.
 * @returns what changed, or a refusal with every problem: `unknown-learner`, `unknown-skill`, `unknown-credential`, `out-of-range`…
 */
export async function saveProfile(deps: SaveDeps, edit: ProfileEdit): Promise<ProfileSaved | Refusal> {
  const record = await deps.store.learner(edit.learner);
  if (!record && !edit.details) return refuse(await unknownLearner(deps, edit.learner));
  const catalogue = await deps.catalogue.current();
  await prepareFor(catalogue, edit);
  const drawn = new Draft();
  if (edit.details) drawn.state('learner', { ...record?.learner, ...edit.details, id: edit.learner });
  for (const said of edit.skills ?? []) drawn.stateSkill(catalogue, edit.learner, deps.today(), said);
  for (const earned of edit.credentials ?? []) drawn.stateCredential(catalogue, edit.learner, earned);
  if (drawn.problems.length > 0) return refuse(...drawn.problems);
  return commit(deps, drawn.facts, removals(catalogue, record, edit, drawn.facts));
}

/** Makes ready what offering the nearest names takes, when the edit names something that is not there. */
async function prepareFor({ directory, names }: Catalogue, edit: ProfileEdit): Promise<void> {
  const skills = [...(edit.skills ?? []).map(({ skill }) => skill), ...(edit.removeSkills ?? [])];
  const credentials = (edit.credentials ?? []).map(({ credential }) => credential);
  const unknown = skills.filter((skill) => !directory.knows('skill', skill));
  await names.expect('skill', unknown);
  await names.expect(
    'credential',
    credentials.filter((credential) => !directory.byId('credential', credential)),
  );
}

/** Facts and problems as they come up. */
class Draft {
  readonly facts: Fact[] = [];
  readonly problems: Problem[] = [];

  state(type: FactType, values: Readonly<Record<string, unknown>>): void {
    const made = makeFact(type, values);
    if (made.status === 'ok') this.facts.push(made.fact);
    else this.problems.push(...made.problems.map(withPlace));
  }

  stateSkill(
    catalogue: Catalogue,
    learner: string,
    today: Day,
    said: NonNullable<ProfileEdit['skills']>[number],
  ): void {
    const resolved = resolveSkill(catalogue, said.skill);
    if (resolved.status === 'refused') this.problems.push(...resolved.problems);
    else this.state('learnerSkill', { at: today, ...said, learner, skill: resolved.id });
  }

  stateCredential(
    catalogue: Catalogue,
    learner: string,
    earned: NonNullable<ProfileEdit['credentials']>[number],
  ): void {
    if (!catalogue.directory.byId('credential', earned.credential)) {
      this.problems.push(unknown(catalogue, 'credential', earned.credential));
    } else this.state('learnerCredential', { ...earned, learner });
  }
}

function withPlace({ field, ...problem }: FieldProblem): Problem {
  return { ...problem, where: { column: field } };
}

/** Keys of held statements that go; what the same edit states anew stays. */
function removals(
  catalogue: Catalogue,
  record: LearnerRecord | undefined,
  edit: ProfileEdit,
  stated: readonly Fact[],
): readonly FactKey[] {
  const kept = new Set(stated.map((fact) => `${fact.type} ${factKey(fact)}`));
  const skills = new Set((edit.removeSkills ?? []).map((text) => skillId(catalogue, text)));
  const gone: Fact[] = [
    ...(record?.skills ?? []).filter((held) => skills.has(held.skill)),
    ...(record?.credentials ?? []).filter((held) =>
      (edit.removeCredentials ?? []).some(
        (one) => one.credential === held.credential && (one.issuedOn ?? held.issuedOn) === held.issuedOn,
      ),
    ),
  ];
  return gone
    .map((fact) => ({ type: fact.type, key: factKey(fact) }))
    .filter((fact) => !kept.has(`${fact.type} ${fact.key}`));
}

/** A removal may name a skill that the catalogue no longer has: then by the id it was held under. */
function skillId(catalogue: Catalogue, text: string): string {
  const resolved = resolveSkill(catalogue, text);
  return resolved.status === 'ok' ? resolved.id : text;
}

async function commit(deps: SaveDeps, facts: readonly Fact[], removed: readonly FactKey[]): Promise<ProfileSaved> {
  const id = deps.newId();
  const counts = { read: facts.length, facts: facts.length, rejected: 0, skipped: 0 };
  const committed = await deps.store.commit({
    import: { id, format: 'profile', at: deps.now(), by: deps.by },
    facts: stream(facts),
    removals: removed,
    finish: (found) => ({ files: [], counts: { ...counts, ...found } }),
  });
  const { added, changed, removed: gone } = committed;
  return {
    status: committed.status === 'unchanged' ? 'unchanged' : 'ok',
    import: { id },
    added,
    changed,
    removed: gone,
  };
}

async function* stream(facts: readonly Fact[]): AsyncIterable<{ fact: Fact; file: number; line: number }[]> {
  yield facts.map((fact) => ({ fact, file: 0, line: 0 }));
}
