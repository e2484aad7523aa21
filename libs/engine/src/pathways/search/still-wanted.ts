import { divisor } from '../divisor.js';
import type { Instance } from '../instance.js';
import type { Decided } from './tariff.js';

/** Coverage in parts of which every entry weighs a whole number, so that its price need not be finer than it can be. */
export interface CoverageParts {
  readonly need: number;
  /** Per entry. */
  readonly weights: readonly number[];
}

const known = new WeakMap<Instance['goals'], CoverageParts>();

/** What coverage wants, and what each entry brings; nothing where no coverage is wanted. */
export function coverageParts({ goals }: Instance): CoverageParts {
  const found = known.get(goals);
  if (found) return found;
  const weights = goals.coverage?.weights.map(([, , weight]) => weight) ?? [];
  const part = weights.reduce(divisor, 0) || 1;
  const parts = { need: Math.ceil((goals.coverage?.atLeast ?? 0) / part), weights: weights.map((one) => one / part) };
  known.set(goals, parts);
  return parts;
}

/** The coverage wanted, less all that could be covered in the branch. */
export function stillWanted(instance: Instance, { missed }: Decided): number {
  const { need, weights } = coverageParts(instance);
  const gone = new Set(missed);
  return need - weights.reduce((sum, weight, e) => sum + (gone.has(e) ? 0 : weight), 0);
}
