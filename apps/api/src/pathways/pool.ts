import { availableParallelism } from 'node:os';
import { PooledRunner, type PathwayRunner } from '#lib/usecases';

/** Where pathways are solved: away from the thread that answers requests. */
export function poolOfSolvers(): PathwayRunner {
  return new PooledRunner(Math.max(1, availableParallelism() - 1));
}
