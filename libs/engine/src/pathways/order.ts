import type { Instance } from './instance.js';
import { canStart, close, copyState, startState, take, type State } from './replay.js';

/** Up to this many steps the order is exact: 2^n sets of steps are looked at. */
const MOST_EXACT = 14;

/** Weight of a skill-level that the role asks for, per skill: what one more level is worth. */
export interface Worth {
  readonly skill: number;
  readonly need: number;
  /** Of each level up to `need`. */
  readonly weight: number;
}

/**
 * The order of study that brings the required skills soonest: it minimises SUM over the steps of minutes × weight still open when the
 * step ends, that is, it maximises the area under the weighted coverage over time. Exact for few steps, else the founded step with
 * the best weight per minute (Smith's ratio), again and again. Ties go to the offer that comes first.
 */
export function studyOrder(instance: Instance, offers: readonly number[], worth: readonly Worth[]): number[] {
  const steps = [...offers].sort((a, b) => a - b);
  if (steps.length <= 1) return steps;
  return steps.length <= MOST_EXACT ? exactOrder(instance, steps, worth) : ratioOrder(instance, steps, worth);
}

function openWeight(state: State, worth: readonly Worth[]): number {
  return worth.reduce((sum, { skill, need, weight }) => sum + weight * Math.max(0, need - state.levels[skill]!), 0);
}

function exactOrder(instance: Instance, steps: readonly number[], worth: readonly Worth[]): number[] {
  const full = (1 << steps.length) - 1;
  const cost = new Float64Array(full + 1).fill(Infinity);
  const last = new Int8Array(full + 1).fill(-1);
  cost[0] = 0;
  const start = startState(instance);
  for (let set = 0; set < full; set++) {
    if (cost[set] === Infinity) continue;
    const state = copyState(start);
    close(
      instance,
      state,
      steps.filter((_, i) => (set >> i) & 1),
    );
    const open = openWeight(state, worth);
    for (let i = 0; i < steps.length; i++) {
      if ((set >> i) & 1 || !canStart(instance, state, steps[i]!)) continue;
      const next = set | (1 << i);
      const total = cost[set]! + instance.offers[steps[i]!]!.minutes * open;
      if (total < cost[next]!) {
        cost[next] = total;
        last[next] = i;
      }
    }
  }
  const order: number[] = [];
  for (let set = full; set !== 0; set &= ~(1 << last[set]!)) order.push(steps[last[set]!]!);
  return order.reverse();
}

function ratioOrder(instance: Instance, steps: readonly number[], worth: readonly Worth[]): number[] {
  const state = startState(instance);
  const order: number[] = [];
  let waiting = steps;
  while (waiting.length > 0) {
    const open = openWeight(state, worth);
    let best = -1;
    let bestRatio = -1;
    for (const offer of waiting) {
      if (!canStart(instance, state, offer)) continue;
      const after = copyState(state);
      take(instance, after, offer);
      const ratio = (open - openWeight(after, worth)) / Math.max(1, instance.offers[offer]!.minutes);
      if (ratio > bestRatio) [best, bestRatio] = [offer, ratio];
    }
    take(instance, state, best);
    order.push(best);
    waiting = waiting.filter((offer) => offer !== best);
  }
  return order;
}
