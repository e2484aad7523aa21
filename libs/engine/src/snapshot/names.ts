import type { Skill } from '#lib/model';

const AMBIGUOUS = -1;
/** Skills looked at in one step. */
const A_STEP = 2000;

/**
 * Exact names → position. A name that two skills carry, or an alternative name that two skills carry, is −1: ambiguous, never picked.
 * A preferred name wins over the same text as an alternative name of another skill. Made in steps.
 */
export function* nameIndex(skills: readonly Skill[]): Generator<undefined, Map<string, number>> {
  const names = yield* unique(skills, (skill) => [skill.name]);
  const others = yield* unique(skills, (skill) => skill.altNames ?? []);
  for (const [name, position] of others) if (!names.has(name)) names.set(name, position);
  return names;
}

function* unique(
  skills: readonly Skill[],
  namesOf: (skill: Skill) => readonly string[],
): Generator<undefined, Map<string, number>> {
  const map = new Map<string, number>();
  for (const [position, skill] of skills.entries()) {
    if (position % A_STEP === A_STEP - 1) yield;
    for (const name of namesOf(skill)) {
      const key = name.trim();
      const known = map.get(key);
      map.set(key, known === undefined || known === position ? position : AMBIGUOUS);
    }
  }
  yield;
  return map;
}
