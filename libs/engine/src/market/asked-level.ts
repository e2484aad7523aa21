import type { Snapshot } from '../snapshot/snapshot.js';

/** The level a posting asks for when nothing says more: 3, proficient. */
const DEFAULT_LEVEL = 3;

/** Index into the columns of `requires` where a role requires a skill; undefined when it does not. Skills are sorted within a role. */
export function requirementOf({ requires }: Snapshot, role: number, skill: number): number | undefined {
  let low = requires.starts[role]!;
  let high = requires.starts[role + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (requires.skill[middle]! < skill) low = middle + 1;
    else high = middle;
  }
  return low < requires.starts[role + 1]! && requires.skill[low] === skill ? low : undefined;
}

/**
 * By skill: the level most roles that require it ask for (of equally frequent ones the lowest, so that what is missing is not
 * overstated), {@link DEFAULT_LEVEL} where no role requires it.
 */
export function usualLevels({ skills, requires }: Snapshot): Uint8Array {
  const counts = new Int32Array(skills.facts.length * 6);
  requires.skill.forEach((skill, k) => counts[skill * 6 + requires.level[k]!]!++);
  const usual = new Uint8Array(skills.facts.length).fill(DEFAULT_LEVEL);
  for (let skill = 0; skill < usual.length; skill++) {
    let most = 0;
    for (let level = 1; level <= 5; level++) {
      if (counts[skill * 6 + level]! <= most) continue;
      most = counts[skill * 6 + level]!;
      usual[skill] = level;
    }
  }
  return usual;
}
