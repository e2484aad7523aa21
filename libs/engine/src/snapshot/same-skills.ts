import type { NameDecision, Skill, SkillSameAs } from '#lib/model';
import { frameworkOfId } from '#lib/names';
import { samenessOf, type Sameness, type SameTie } from './sameness.js';
import type { Table } from './snapshot.js';

/**
 * Skills that are the same: by the skills themselves (`sameAs`), by SAME_AS statements, and by what people decided that the name or
 * id of a skill means. Absent confidence means sure.
 */
export function sameSkills(
  skills: Table<Skill>,
  statements: readonly SkillSameAs[],
  decisions: readonly NameDecision[],
  skillNames: ReadonlyMap<string, number>,
): Sameness {
  const ties: SameTie[] = [];
  const tie = (a: number | undefined, b: number | undefined, confidence = 1): void => {
    if (a !== undefined && b !== undefined) ties.push({ a, b, confidence });
  };
  skills.facts.forEach(({ sameAs = [] }, skill) => {
    for (const same of sameAs) tie(skill, skills.index.get(same));
  });
  for (const { skill, same, confidence } of statements) {
    tie(skills.index.get(skill), skills.index.get(same), confidence);
  }
  /** The skill of that id, or the only one of that name; alternative names are too loose to tie two skills by. */
  const called = (name: string): number | undefined => {
    const byId = skills.index.get(name);
    if (byId !== undefined) return byId;
    const named = skillNames.get(name.trim());
    return named !== undefined && named >= 0 && skills.facts[named]!.name.trim() === name.trim() ? named : undefined;
  };
  for (const { kind, name, means } of decisions) {
    if (kind === 'skill' && means !== undefined) tie(called(name), skills.index.get(means));
  }
  return samenessOf(skills.facts.length, ties, (skill) => {
    const { framework, id } = skills.facts[skill]!;
    return framework ?? frameworkOfId(id);
  });
}
