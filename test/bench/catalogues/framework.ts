import type { Role, Skill } from '#lib/model';
import { Draws } from './draws.js';

/** Skills, and roles with the skills that belong to each: what a taxonomy gives. Levels are drawn by whoever makes a catalogue of it. */
export interface Framework {
  readonly skills: readonly Skill[];
  readonly roles: readonly {
    readonly role: Role;
    readonly skills: readonly { readonly skill: string; readonly essential: boolean }[];
  }[];
}

/** Skills of one field. */
const FIELD = 30;

/**
 * A made framework: fields of 30 skills, some of them asked for far more often than others; a role draws most of its skills from
 * one field, the rest from the next fields and from skills that every field uses.
 * @param size ofARole: skills of a role in the median (4 to 60)
 */
export function madeFramework(
  seed: number,
  size: { readonly skills: number; readonly roles: number; readonly ofARole: number },
): Framework {
  const draws = new Draws(seed);
  const everywhere = Math.max(1, Math.round(size.skills / 20));
  const fields = Math.max(1, Math.floor((size.skills - everywhere) / FIELD));
  const inField = (field: number): number => (field % fields) * FIELD + draws.skewed(FIELD, 0.4);
  const anySkill = (field: number): number => {
    const part = draws.weighted([0.65, 0.25, 0.1]);
    if (part === 0) return inField(field);
    return part === 1 ? inField(field + draws.between(1, 3)) : fields * FIELD + draws.skewed(everywhere, 0.4);
  };
  return {
    skills: Array.from({ length: fields * FIELD + everywhere }, (_, i) => ({
      type: 'skill',
      id: `s-${i}`,
      name: `Skill ${i}`,
    })),
    roles: Array.from({ length: size.roles }, (_, i) => {
      const field = draws.skewed(fields, 0.3);
      const wanted = Math.min(Math.max(4, Math.round(draws.lognormal(size.ofARole, 0.6))), 60);
      const skills = new Set<number>();
      while (skills.size < wanted) skills.add(anySkill(field));
      return {
        role: { type: 'role', id: `r-${i}`, title: `Role ${i}` },
        skills: [...skills].map((skill) => ({ skill: `s-${skill}`, essential: draws.happens(0.6) })),
      };
    }),
  };
}
