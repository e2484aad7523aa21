import type { Skill } from '#lib/model';

const AMBIGUOUS = -1;

/**
 * Exact names → position. A name that two skills carry, or an alternative name that two skills carry, is −1: ambiguous, never picked.
 * A preferred name wins over the same text as an alternative name of another skill.
 */
export function nameIndex(skills: readonly Skill[]): Map<string, number> {
  const names = unique(skills.map((skill) => [skill.name]));
  const others = unique(skills.map((skill) => skill.altNames ?? []));
  for (const [name, position] of others) if (!names.has(name)) names.set(name, position);
  return names;
}

function unique(namesOf: readonly (readonly string[])[]): Map<string, number> {
  const map = new Map<string, number>();
  namesOf.forEach((names, position) => {
    for (const name of names) {
      const key = name.trim();
      const known = map.get(key);
      map.set(key, known === undefined || known === position ? position : AMBIGUOUS);
    }
  });
  return map;
}
