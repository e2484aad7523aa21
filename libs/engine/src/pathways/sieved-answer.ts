import type { InTime } from './calendar/in-time.js';
import type { Instance } from './instance.js';
import type { Sieved } from './pathway-problem.js';
import { close, startState } from './replay.js';

/**
 * What was found among the credentials that a sieve left, said of the whole catalogue. Where the sieve was not through, only its own bound
 * holds there: the plan is the best if it reaches that (which of several as good is preferred stays open), else the best found.
 */
export function ofCatalogue(
  found: InTime,
  { sieved, instance }: { readonly sieved?: Sieved; readonly instance: Pick<Instance, 'objective'> },
): InTime {
  const { outcome } = found;
  const bound = sieved?.bound;
  if (bound === undefined || !outcome.plan) return found;
  if (outcome.status === 'optimal' && outcome.plan.value <= bound) {
    const { then } = instance.objective;
    return outcome.plan[then] === 0 ? found : { ...found, outcome: { ...outcome, tieOpen: then } };
  }
  return { outcome: { ...outcome, status: 'feasible', bound }, proof: undefined };
}

/** All offers of an instance in an order in which they can be taken; undefined where one cannot. */
export function allInOrder(instance: Instance): number[] | undefined {
  const order = close(instance, startState(instance), [...instance.offers.keys()]);
  return order.length === instance.offers.length ? order : undefined;
}
