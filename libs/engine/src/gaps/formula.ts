/** Importance as an integer, so that equal shares compare equal: millionths. */
function importanceUnits(importance: number): number {
  return Math.round(importance * 1e6);
}

/** Least common multiple of the levels 1 to 5: min(have, need)/need becomes a whole number of sixtieths. */
const SIXTIETHS = 60;

/**
 * Readiness = SUM importance × min(have, need)/need ÷ SUM importance, over the skills of a role.
 * Summed in integers, divided once. null when the role asks for nothing (no skills, or all of importance 0).
 */
export function readinessOf(
  skills: Iterable<{ readonly importance: number; readonly need: number; readonly have: number }>,
): number | null {
  let met = 0;
  let all = 0;
  for (const { importance, need, have } of skills) {
    const weight = importanceUnits(importance);
    met += weight * Math.min(have, need) * (SIXTIETHS / need);
    all += weight * SIXTIETHS;
  }
  return all === 0 ? null : met / all;
}

/** Weight of one level of one required skill, in the integer units in which readiness is summed. */
export function levelWeight(importance: number, need: number): number {
  return importanceUnits(importance) * (SIXTIETHS / need);
}

/** What all required skills weigh together, in the same units. */
export function wholeWeight(importances: Iterable<number>): number {
  let all = 0;
  for (const importance of importances) all += importanceUnits(importance) * SIXTIETHS;
  return all;
}

export const READINESS_FORMULA =
  'readiness = sum of importance × min(have, need) ÷ need over the role’s skills, divided by the sum of importance';
