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

/** More than this is refused. */
export const MOST_COST = 20_000;
