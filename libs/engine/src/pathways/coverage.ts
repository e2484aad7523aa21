import { levelWeight, wholeWeight } from '../gaps/formula.js';
import type { Snapshot } from '../snapshot/snapshot.js';

/**
 * Every level of every required skill with its weight, and how much of it a share of readiness takes.
 * @param role position in the snapshot
 * @param within the highest level of a skill that can be had, or is held
 */
export function coverageGoal(
  snapshot: Snapshot,
  role: number,
  share: number,
  within: (skill: number) => number,
): { atLeast: number; weights: [number, number, number][] } {
  const { starts, skill, level, importance } = snapshot.requires;
  const weights: [number, number, number][] = [];
  const importances: number[] = [];
  for (let k = starts[role]!; k < starts[role + 1]!; k++) {
    importances.push(importance[k]!);
    const top = Math.min(level[k]!, within(skill[k]!));
    for (let l = 1; l <= top; l++) weights.push([skill[k]!, l, levelWeight(importance[k]!, level[k]!)]);
  }
  return { atLeast: leastWeight(share, wholeWeight(importances)), weights };
}

/** The least whole weight whose share of the whole, divided as readiness is, reaches the share asked for. */
function leastWeight(share: number, whole: number): number {
  let weight = Math.ceil(share * whole);
  while (weight > 0 && (weight - 1) / whole >= share) weight--;
  while (weight / whole < share) weight++;
  return weight;
}
