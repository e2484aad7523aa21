import { addsSomething, canStart, close, copyState, startState, targetReached, type Target } from './replay.js';
import type { Instance } from './instance.js';

/**
 * A set of offers of which every plan that reaches the target takes at least one, and of which the selection takes none.
 *
 * S is a set of facts from which the selection cannot escape and in which the target does not hold. Whatever plan reaches the
 * target has to leave S by an offer that can be started inside it. S is grown as long as the target stays outside, so that only
 * the exits remain that lead to the target: counting every exit would give a valid but useless row.
 *
 * @param selected offers of a selection that does not reach the target
 * @returns offers in ascending order; empty when no offer at all leads to the target
 */
export function landmarkCut(instance: Instance, selected: readonly number[], target: Target): number[] {
  let inside = startState(instance);
  close(instance, inside, selected);
  const chosen = new Set(selected);
  const inner = [...selected];
  const critical = new Set<number>();
  for (let grown = true; grown;) {
    grown = false;
    for (let offer = 0; offer < instance.offers.length; offer++) {
      if (chosen.has(offer) || critical.has(offer)) continue;
      if (!addsSomething(instance, inside, offer) || !canStart(instance, inside, offer)) continue;
      const wider = copyState(inside);
      close(instance, wider, [...inner, offer]);
      if (targetReached(instance, wider, target)) critical.add(offer);
      else {
        inside = wider;
        inner.push(offer);
        chosen.add(offer);
        grown = true;
      }
    }
  }
  return [...critical].filter((offer) => addsSomething(instance, inside, offer)).sort((a, b) => a - b);
}
