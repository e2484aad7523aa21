import { compareText, type Day } from '#lib/model';
import type { Gap, GapSkill, SkillName } from '../answers.js';
import type { Person } from '../person.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { READINESS_FORMULA, readinessOf } from './formula.js';
import { heldFrom, levelsOn, viaOf, type PersonLevels } from './levels.js';

export interface GapOptions {
  /** The day asked about. */
  readonly on: Day;
  readonly ageing?: boolean;
  /** How sure a SAME_AS must be for a level in the same skill of another framework to count: 0.5 to 1, 0.8 unless told. */
  readonly minSame?: number;
}

/**
 * What is between a person and a role (L3): per required skill the level needed and held, the gap, since when and until when;
 * readiness; essential skills not held at all; and the credentials that the role requires by itself.
 * @param role position of the role in the snapshot
 */
export function gapOf(snapshot: Snapshot, person: Person, role: number, options: GapOptions): Gap {
  const levels = levelsOn(snapshot, person, options.on, options.ageing, options.on, options.minSame);
  const fact = snapshot.roles.facts[role]!;
  const skills = requiredSkills(snapshot, role, levels);
  const readiness = readinessOf(skills);
  const credentials = requiredCredentials(snapshot, role, levels);
  const onlyCredentials = skills.length === 0 && credentials.length > 0;
  return {
    status: 'ok',
    ...(person.learner && { learner: learnerName(person.learner) }),
    role: { id: fact.id, title: fact.title },
    on: options.on,
    readiness,
    ...(readiness === null && { code: onlyCredentials ? 'role-without-skills' : 'role-without-requirements' }),
    skills,
    hardMisses: skills.filter((item) => item.essential && item.have === 0).map((item) => item.skill),
    credentials,
    snapshot: { version: snapshot.version },
    formula: READINESS_FORMULA,
  };
}

/** A learner as answers name one. */
export function learnerName(learner: NonNullable<Person['learner']>): { readonly id: string; readonly name?: string } {
  return { id: learner.id, ...(learner.name !== undefined && { name: learner.name }) };
}

/** A skill (position) as answers name one. */
export function skillName(snapshot: Snapshot, skill: number): SkillName {
  const fact = snapshot.skills.facts[skill]!;
  return { id: fact.id, name: fact.name, kind: fact.kind ?? null };
}

function requiredSkills(snapshot: Snapshot, role: number, levels: PersonLevels): GapSkill[] {
  const { starts, skill, level, importance, essential } = snapshot.requires;
  const list: GapSkill[] = [];
  for (let k = starts[role]!; k < starts[role + 1]!; k++) {
    const held = levels.skills.get(skill[k]!);
    const have = held?.level ?? 0;
    list.push({
      skill: skillName(snapshot, skill[k]!),
      need: level[k]!,
      have,
      gap: Math.max(0, level[k]! - have),
      importance: importance[k]!,
      essential: essential[k] === 1,
      asOf: held?.asOf ?? null,
      ...(held?.until !== undefined && { expiresOn: held.until }),
      ...(held?.lapsed && { lapsed: held.lapsed }),
      from: held ? heldFrom(snapshot, held.evidence) : [],
      ...(held?.via && { via: viaOf(snapshot, held.via) }),
    });
  }
  return list.sort(byUrgency);
}

/** Missing essentials first, then missing optionals, then what is met; within each by importance, gap, name and id. */
function byUrgency(a: GapSkill, b: GapSkill): number {
  const rank = (item: GapSkill): number => (item.gap === 0 ? 2 : item.essential ? 0 : 1);
  return (
    rank(a) - rank(b) ||
    b.importance - a.importance ||
    b.gap - a.gap ||
    compareText(a.skill.name, b.skill.name) ||
    compareText(a.skill.id, b.skill.id)
  );
}

function requiredCredentials(snapshot: Snapshot, role: number, levels: PersonLevels): Gap['credentials'] {
  const name = (credential: number): { id: string; name: string } => {
    const fact = snapshot.credentials.facts[credential]!;
    return { id: fact.id, name: fact.name };
  };
  return snapshot.roleCredentials[role]!.map((group) => {
    const held = group.map((credential) => levels.holdings.valid.get(credential)).find((item) => item !== undefined);
    return {
      anyOf: group.map(name),
      held: held ? name(held.credential) : null,
      ...(held?.until !== undefined && { expiresOn: held.until }),
    };
  });
}
