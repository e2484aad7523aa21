import { makeFact, refuse, type Problem, type Refusal, type Skill } from '#lib/model';
import { foldName } from '#lib/names';
import type { Directory } from '../directory.js';
import type { NameDecided } from './decide-name.js';
import { writeDecisions, type DecidingDeps } from './write-decisions.js';

/** The framework of the skills that people made of names which no other framework knows. */
export const OWN_FRAMEWORK = 'Own skills';

/**
 * The id of a skill of one's own: `own:`, then the name as names are compared (docs/names.md), with `_` for blanks; where another thing has
 * that id, `_2`, `_3`… behind it. So two stores in which the same name became a skill mean the same by it.
 */
export function ownSkillId(name: string, isTaken: (id: string) => boolean): string {
  const id = `own:${foldName(name).replaceAll(' ', '_')}`;
  if (!isTaken(id)) return id;
  let number = 2;
  while (isTaken(`${id}_${number}`)) number += 1;
  return `${id}_${number}`;
}

/**
 * Makes a skill of a name that nobody knows, and decides that the name means it: one import, undone as one. What waited for the name is
 * about the new skill at once.
 * @param input.called what the skill is called; as the name unless told
 * @param input.kind hard, soft, knowledge, language or tool
 * @returns what changed, or a refusal: `missing-value`, `unknown-word` (kind), `skill-exists`
 */
export async function makeSkill(
  deps: DecidingDeps,
  input: { readonly name: string; readonly called?: string | undefined; readonly kind?: string | undefined },
): Promise<NameDecided | Refusal> {
  const { directory } = await deps.catalogue.current();
  const name = input.name.trim();
  const called = input.called?.trim() || name;
  const there = calledSo(directory, called);
  if (there) return refuse(exists(called, there));
  const id = ownSkillId(called, (one) => directory.byId('skill', one) !== undefined);
  const kind = input.kind === undefined || input.kind === '' ? {} : { kind: input.kind };
  const skill = makeFact('skill', { id, name: called, framework: OWN_FRAMEWORK, ...kind });
  if (skill.status === 'refused') return refuse(...skill.problems);
  const decision = makeFact('nameDecision', { kind: 'skill', name, means: id });
  if (decision.status === 'refused') return refuse(...decision.problems);
  const written = await writeDecisions(deps, { decisions: [skill.fact, decision.fact], names: [name], skill: id });
  const { status, import: made, added, removed, former } = written;
  const means = { id, name: called };
  return { status, import: made, name, means, made: true, added, removed, ...(former ? { former } : {}) };
}

function calledSo(directory: Directory, called: string): Pick<Skill, 'id' | 'name'> | undefined {
  const folded = foldName(called);
  return directory.all('skill').find(({ name }) => foldName(name) === folded);
}

function exists(called: string, { id, name }: Pick<Skill, 'id' | 'name'>): Problem {
  return {
    code: 'skill-exists',
    message: `A skill is called "${name}" (${id}) already.`,
    found: called,
    expected: 'a name that no skill has',
    where: { column: 'called' },
    next: `Decide that the name means ${id}, or call the new skill otherwise.`,
  };
}
