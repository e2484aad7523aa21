export { columnsOf, type Columns as LazyColumns } from './columns.js';
export { lazyIndex, type LazyIndex } from './lazy-index.js';
export type { Goals as LazyGoals } from './learner-plan.js';
export { linksOf } from './links.js';
export { relevantOf } from './relevant-of.js';
export { residualInstance } from './residual.js';
export { Standing, type Held } from './standing.js';
export { LAZY_LOOKS, survivorsOf, type Effort as LazyEffort, type Survivors } from './survivors.js';
export type { Offers as LazyOffers } from './weights.js';
