import { isComplete } from '../snapshot/stack-rule.js';
import type { Instance, StackRule } from './instance.js';
import { canStart, close, goalsReached, startState, take, type State } from './replay.js';
import { neededOffers } from './spares.js';

/**
 * Some offers, with further members of stacks where these lack some, until every goal is reached; those that are then not needed left out.
 * Stacks that are wanted come first, then those that award something; of members those that cost least for what they bring.
 * @param lean what an offer costs, for choosing
 * @returns undefined where that reaches no plan
 */
export function filled(
  instance: Instance,
  offers: readonly number[],
  lean: (offer: number) => number,
): readonly number[] | undefined {
  const state = startState(instance);
  const taken = close(instance, state, offers);
  const { goals, stacks } = instance;
  const others = [...stacks.keys()].filter((t) => !goals.stacks.includes(t) && stacks[t]!.awards !== null);
  for (const stack of [...goals.stacks, ...others]) {
    if (goalsReached(instance, state)) break;
    taken.push(...completed(instance, state, stacks[stack]!, lean));
    const stuck = offers.filter((offer) => !taken.includes(offer));
    taken.push(...close(instance, state, stuck));
  }
  if (!goalsReached(instance, state)) return undefined;
  return neededOffers(
    instance,
    [...taken].sort((a, b) => lean(b) - lean(a) || b - a),
  );
}

/** Takes members until a stack is complete, or none is left that can be studied. */
function completed(instance: Instance, state: State, rule: StackRule, lean: (offer: number) => number): number[] {
  const taken: number[] = [];
  const counts = (credential: number): boolean => state.counts[credential] === 1;
  while (!isComplete(rule, counts)) {
    let [best, least] = [-1, Infinity];
    for (const [credential, brings] of lackingOf(rule, counts)) {
      instance.offers.forEach((offer, at) => {
        if (offer.credential !== credential || !canStart(instance, state, at)) return;
        const cost = lean(at) / brings;
        if (cost < least) [best, least] = [at, cost];
      });
    }
    if (best < 0) break;
    take(instance, state, best);
    taken.push(best);
  }
  return taken;
}

/** Members of which a stack lacks some, by what they bring: of a group that has none, else in number, else in credits. */
function lackingOf(
  { members, atLeast, minCredits }: StackRule,
  counts: (credential: number) => boolean,
): readonly (readonly [credential: number, brings: number])[] {
  const held = members.filter(({ credential }) => counts(credential));
  const open = members.filter(({ credential }) => !counts(credential));
  const met = new Set(held.map(({ group }) => group));
  const grouped = open.filter(({ group }) => group !== null && !met.has(group));
  if (grouped.length > 0) return grouped.map(({ credential }) => [credential, 1]);
  if (held.length < (atLeast ?? 0) || minCredits === null) return open.map(({ credential }) => [credential, 1]);
  const rest = minCredits - held.reduce((sum, { credits }) => sum + credits, 0);
  return open.flatMap(({ credential, credits }) => (credits > 0 ? [[credential, Math.min(rest, credits)]] : []));
}
