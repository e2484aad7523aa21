import { CheapestWays } from './greedy/cheapest-ways.js';
import { OpenGoals } from './greedy/open-goals.js';
import type { Instance } from './instance.js';
import { close, goalsReached, startState, type State } from './replay.js';
import type { Look } from './look.js';

/**
 * The myopic choice, as a person with a list of badges makes it: again and again the badge that closes most of what is still open
 * for its price, together with the cheapest prerequisites it lacks; never looking back.
 * @param look called now and then
 * @returns offers in the order chosen, or undefined when it does not get there
 */
export function greedyOrder(instance: Instance, look?: Look): number[] | undefined {
  const state = startState(instance);
  if (goalsReached(instance, state)) return [];
  const weight = Float64Array.from(instance.offers, (_, offer) => weightOf(instance, offer));
  const goals = new OpenGoals(instance);
  const ways = new CheapestWays(instance, weight, state, look);
  const order: number[] = [];
  let closers = goals.closers();
  while (!goalsReached(instance, state)) {
    closers = closers.filter((offer) => isOpen(instance, state, offer));
    const next = bestByRatio(goals, ways, weight, state, closers, look) ?? wayOn(instance, ways, state);
    if (!next) return undefined;
    const taken = close(instance, state, onceEach(instance, next));
    if (taken.length === 0) return undefined;
    order.push(...taken);
    ways.hold(state);
  }
  return order;
}

/** A badge that is renewed on the way is not taken again. */
function onceEach({ offers }: Instance, chain: readonly number[]): number[] {
  const known = new Set<number>();
  return chain.filter((offer) => known.size < known.add(offers[offer]!.credential).size);
}

/** What a person compares by: the objective's weights on the price after the best grant, and on minutes. */
function weightOf(instance: Instance, offer: number): number {
  const { price, minutes, grants } = instance.offers[offer]!;
  const saving = grants.reduce((most, [, one]) => Math.max(most, one), 0);
  return (price - saving) * instance.objective.price + minutes * instance.objective.minutes;
}

function isOpen(instance: Instance, state: State, offer: number): boolean {
  return state.counts[instance.offers[offer]!.credential] === 0;
}

/** The chain (prerequisites first, badge last) with the best ratio of what it closes to what it costs; ties by offer. */
function bestByRatio(
  goals: OpenGoals,
  ways: CheapestWays,
  weight: Float64Array,
  state: State,
  closers: readonly number[],
  look: Look | undefined,
): readonly number[] | undefined {
  let best: { ratio: number; chain: readonly number[] } | undefined;
  for (const offer of closers) {
    if (ways.costOf(offer) === Infinity) continue;
    look?.();
    const chain = ways.to(offer);
    const closed = goals.closedBy(state, chain);
    if (closed <= 0) continue;
    const ratio = closed / (chain.reduce((sum, one) => sum + weight[one]!, 0) + 1e-9);
    if (!best || ratio > best.ratio) best = { ratio, chain };
  }
  return best?.chain;
}

/** Nothing single closes anything (a stack has to be completed first): the cheapest badge not yet taken. */
function wayOn(instance: Instance, ways: CheapestWays, state: State): readonly number[] | undefined {
  let best = -1;
  for (const offer of instance.offers.keys()) {
    if (!isOpen(instance, state, offer) || ways.costOf(offer) === Infinity) continue;
    if (best < 0 || ways.costOf(offer) < ways.costOf(best)) best = offer;
  }
  return best < 0 ? undefined : ways.to(best);
}
