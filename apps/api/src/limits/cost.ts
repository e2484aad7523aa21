import type { ComplexityEstimator } from '@nestjs/graphql';

/*
 * What a field costs, in points; `docs/api-cost.md` is the table for people. A field costs 1 and what is asked below it;
 * a list costs its expected length times what is asked of each item; a page, the page.
 */

type Cost = ComplexityEstimator;

/** A list of about `length` items. */
export const times =
  (length: number): Cost =>
  ({ childComplexity }) =>
    1 + length * childComplexity;

/** A connection: `first` items. */
export const page: Cost = ({ args, childComplexity }) =>
  1 + Math.max(1, Number((args as { first?: number }).first ?? 20)) * childComplexity;

/** A question that computes: a fixed price, and the answer as it is asked for. */
export const question =
  (points: number): Cost =>
  ({ childComplexity }) =>
    points + childComplexity;

/** A pathway, and each further plan that is wanted beside it. */
export const pathwayCost: Cost = ({ args, childComplexity }) => {
  const { alternatives = 0, front = 0 } = args as { alternatives?: number; front?: number };
  return 1000 + 200 * (Math.max(0, alternatives) + Math.max(0, front)) + childComplexity;
};

/** More than this is refused. */
export const MOST_COST = 20_000;
