import type { SearchTrace } from './search/search-options.js';
import type { SolveOptions } from './solve.js';

/** Tells of every step the best plan known, and what none costs less than. */
export function tellerOf({ onProgress }: SolveOptions): ((step: SearchTrace) => void) | undefined {
  if (!onProgress) return undefined;
  let rounds = 0;
  let bound = 0;
  return ({ least, best }) => {
    bound = Math.max(bound, Number.isFinite(least) ? Math.max(0, Math.ceil(least)) : 0);
    onProgress({ rounds: ++rounds, cuts: 0, bound, best: Number.isNaN(best) ? null : best });
  };
}
