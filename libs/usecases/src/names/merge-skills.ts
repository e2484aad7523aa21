import { makeFact, refuse, type Fact, type Problem, type Refusal } from '#lib/model';
import type { Directory } from '../directory.js';
import { resolveSkill } from '../resolve.js';
import { writeDecisions, type DecidingDeps, type Written } from './write-decisions.js';

/**
 * How two skills go together. `same`: both stay, each counts as the other. `becomes`: the first is a duplicate or an old name of the
 * second, its name means the second from now on. `different`: they are not the same, whatever they are called.
 */
export const WAYS_TO_MERGE = ['same', 'becomes', 'different'] as const;
export type WayToMerge = (typeof WAYS_TO_MERGE)[number];

interface Named {
  readonly id: string;
  readonly name: string;
}
export interface SkillsMerged extends Written {
  readonly skill: Named;
  readonly into: Named;
  readonly as: WayToMerge;
}

/**
 * Writes down what a person says of two skills: SAME_AS statements or name decisions, as one import of format `names`. What people hold,
 * badges certify and roles need stays as it was told, and counts as the other skill.
 * @param input.skill `input.into`: skills by id or exact name
 * @returns what was written, or a refusal: `unknown-skill`, `ambiguous-skill`, `same-skill`, `bad-option`
 */
export async function mergeSkills(
  deps: DecidingDeps,
  input: { readonly skill: string; readonly into: string; readonly as?: string | undefined },
): Promise<SkillsMerged | Refusal> {
  const { as = 'same' } = input;
  if (!isWay(as)) return refuse(noWay(as));
  const catalogue = await deps.catalogue.current();
  await catalogue.names.expect('skill', [input.skill, input.into]);
  const [skill, into] = [resolveSkill(catalogue, input.skill), resolveSkill(catalogue, input.into)];
  if (skill.status === 'refused') return skill;
  if (into.status === 'refused') return into;
  if (skill.id === into.id) return refuse(itself(skill));
  const name = as === 'becomes' ? freeName(skill, into, catalogue.directory) : undefined;
  const decisions = decisionsOf(skill, into, as, name);
  const names = name === undefined ? [] : [name];
  const written = await writeDecisions(deps, { decisions, names, skill: into.id });
  const named = ({ id, name: called }: Named): Named => ({ id, name: called });
  return { ...written, skill: named(skill), into: named(into), as };
}

function decisionsOf(skill: Named, into: Named, as: WayToMerge, name: string | undefined): readonly Fact[] {
  const made =
    as === 'becomes'
      ? [skill.id, name].flatMap((one) =>
          one === undefined ? [] : [makeFact('nameDecision', { kind: 'skill', name: one, means: into.id })],
        )
      : [
          makeFact('skillSameAs', {
            skill: skill.id,
            same: into.id,
            confidence: as === 'same' ? 1 : 0,
            source: 'a person’s decision',
          }),
        ];
  return made.map((one) => {
    if (one.status === 'refused') throw new Error(JSON.stringify(one.problems));
    return one.fact;
  });
}

/** The name of what becomes another, where no third skill is called so: then it can only mean the other. */
function freeName(skill: Named, into: Named, directory: Directory): string | undefined {
  const called = [...directory.byName('skill', skill.name), ...directory.byOtherName('skill', skill.name)];
  return called.every(({ id }) => id === skill.id || id === into.id) ? skill.name : undefined;
}

function isWay(text: string): text is WayToMerge {
  return (WAYS_TO_MERGE as readonly string[]).includes(text);
}

function noWay(found: string): Problem {
  const expected = WAYS_TO_MERGE.join(', ');
  return {
    code: 'bad-option',
    message: `as is "${found}".`,
    found,
    expected,
    where: { column: 'as' },
    next: `Give one of ${expected}.`,
  };
}

function itself({ id, name }: Named): Problem {
  return {
    code: 'same-skill',
    message: `"${name}" (${id}) is one skill.`,
    found: id,
    expected: 'two different skills',
    next: 'Give the ids where two skills have one name.',
  };
}
