import type { Instance } from '../instance.js';
import type { Decided } from './tariff.js';

/** The coverage wanted, less all that could be covered in the branch. */
export function stillWanted({ goals }: Instance, { missed }: Decided): number {
  const { atLeast, weights } = goals.coverage!;
  const gone = new Set(missed);
  return atLeast - weights.reduce((sum, [, , weight], e) => sum + (gone.has(e) ? 0 : weight), 0);
}
