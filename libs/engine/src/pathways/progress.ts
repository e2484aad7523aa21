import type { SolveProgress } from './solve.js';

type Tell = (progress: SolveProgress) => void;

/**
 * Progress of a question's first solve in the unit of its objective, and of the solves after it (alternatives, the front, what blocks a
 * plan), which have goals of their own and add rounds only.
 * @param inUnit a value of the first solve's objective in the unit of the answer; undefined where that solve minimises something else
 */
export function tellers(
  tell: Tell,
  inUnit?: (value: number) => number,
): { readonly first: Tell; readonly later: Tell } {
  let bound: number | null = null;
  let best: number | null = null;
  const inWords = (value: number | null): number | null => (value === null || !inUnit ? null : inUnit(value));
  return {
    first: (progress) => {
      bound = inWords(progress.bound) ?? bound;
      best = inWords(progress.best) ?? best;
      tell({ ...progress, bound, best });
    },
    later: ({ rounds, cuts }) => tell({ rounds, cuts, bound, best }),
  };
}
