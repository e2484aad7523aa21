import type { Instance } from './instance.js';
import type { Look } from './look.js';
import {
  addsSomething,
  canStart,
  close,
  startState,
  takeBack,
  targetReached,
  type Changes,
  type Target,
} from './replay.js';

/**
 * A set of offers of which every plan that reaches the target takes at least one, and of which the selection takes none.
 *
 * S is a set of facts from which the selection cannot escape and in which the target does not hold. Whatever plan reaches the
 * target has to leave S by an offer that can be started inside it. S is grown as long as the target stays outside, so that only
 * the exits remain that lead to the target: counting every exit would give a valid but useless row.
 *
 * @param selected offers of a selection that does not reach the target
 * @param look called now and then
 * @returns offers in ascending order; empty when no offer at all leads to the target
 */
export function landmarkCut(instance: Instance, selected: readonly number[], target: Target, look?: Look): number[] {
  const inside = startState(instance);
  const begun = new Set(close(instance, inside, selected));
  let waiting = selected.filter((offer) => !begun.has(offer));
  const chosen = new Set(selected);
  const critical = new Set<number>();
  for (let grown = true; grown;) {
    grown = false;
    for (let offer = 0; offer < instance.offers.length; offer++) {
      if (chosen.has(offer) || critical.has(offer)) continue;
      if (!addsSomething(instance, inside, offer) || !canStart(instance, inside, offer)) continue;
      look?.();
      const changes: Changes = { raised: [], counted: [] };
      const taken = new Set(close(instance, { ...inside, changes }, [offer, ...waiting]));
      if (targetReached(instance, inside, target)) {
        takeBack(inside, changes);
        critical.add(offer);
      } else {
        waiting = waiting.filter((one) => !taken.has(one));
        chosen.add(offer);
        grown = true;
      }
    }
  }
  return [...critical].filter((offer) => addsSomething(instance, inside, offer)).sort((a, b) => a - b);
}
