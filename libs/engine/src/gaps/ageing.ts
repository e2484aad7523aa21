import { dayNumber, type Day } from '#lib/model';

/**
 * Days after which half of what was learnt is gone when it is not used: 11 months, the value between accuracy (6.5) and speed (13)
 * in the meta-analysis of Tatel & Ackerman 2025 (1,344 effect sizes, procedural skills).
 */
const HALF_LIFE_DAYS = 335;

/**
 * The level that is left of a level last shown on a day: half-life regression (Settles & Meeder 2016), R = 2^(−D/H),
 * the largest k with level × R ≥ k − 0.5. Off unless asked for; evidence without a day does not age.
 */
export function agedLevel(level: number, shownOn: Day | undefined, on: Day): number {
  if (shownOn === undefined) return level;
  const days = Math.max(0, dayNumber(on)! - dayNumber(shownOn)!);
  const kept = level * 2 ** (-days / HALF_LIFE_DAYS);
  return Math.min(level, Math.floor(kept + 0.5));
}
