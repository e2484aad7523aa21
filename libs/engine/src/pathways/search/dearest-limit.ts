import type { Instance } from '../instance.js';

/** How dear a limit or coverage can be made, times the larger weight of the objective: far above what any sensible plan would pay. */
const DEAREST_LIMIT = 1000;

/** The dearest that a limit or coverage is made, per unit. */
export function dearestLimit({ objective }: Instance): number {
  return DEAREST_LIMIT * Math.max(1, objective.price, objective.minutes);
}
