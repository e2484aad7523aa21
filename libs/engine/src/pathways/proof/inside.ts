import { isComplete } from '../../snapshot/stack-rule.js';
import type { Alternative, Instance } from '../instance.js';
import { canStart, copyState, type State } from '../replay.js';

/*
 * A cut is a set S of facts ("inside": a level per skill, credentials that count) that holds the start, misses a target and cannot be
 * left by a stack completing. Whoever reaches the target leaves S by an offer that can be started inside and brings something from
 * outside: of these exits every plan takes one.
 */

/** Whether an offer brings something that is not inside. */
export function leaves(instance: Instance, inside: State, offer: number): boolean {
  const { credential } = instance.offers[offer]!;
  return inside.counts[credential] === 0 || instance.gives[credential]!.some(([s, l]) => l > inside.levels[s]!);
}

/** The exits of a set, without those that are banned. */
export function exitsOf(instance: Instance, inside: State, banned: ReadonlySet<number>): number[] {
  return instance.offers.flatMap((_, offer) =>
    !banned.has(offer) && leaves(instance, inside, offer) && canStart(instance, inside, offer) ? [offer] : [],
  );
}

/** Whether a stack that is complete inside awards something from outside. */
function leaking(instance: Instance, inside: State): number | undefined {
  const found = instance.stacks.findIndex(
    ({ awards, ...rule }) =>
      awards !== null &&
      (inside.counts[awards] === 0 || instance.gives[awards]!.some(([s, l]) => l > inside.levels[s]!)) &&
      isComplete(rule, (credential) => inside.counts[credential] === 1),
  );
  return found < 0 ? undefined : found;
}

/**
 * Takes facts out of a set until it is consistent again: no credential whose levels are outside, no stack that leaks. What is held at
 * the start stays.
 * @returns undefined when that cannot be done
 */
export function settle(
  instance: Instance,
  start: State,
  wanted: State,
  weight: (offer: number) => number,
): State | undefined {
  const inside = copyState(wanted);
  for (;;) {
    instance.gives.forEach((gives, credential) => {
      if (gives.some(([s, l]) => l > inside.levels[s]!)) inside.counts[credential] = 0;
    });
    if (!holdsStart(inside, start)) return undefined;
    const stack = leaking(instance, inside);
    if (stack === undefined) return inside;
    const out = cheapestMember(instance, start, inside, stack, weight);
    if (out === undefined) return undefined;
    inside.counts[out] = 0;
  }
}

function holdsStart(inside: State, start: State): boolean {
  return (
    start.levels.every((level, s) => inside.levels[s]! >= level) &&
    start.counts.every((one, c) => inside.counts[c]! >= one)
  );
}

/** The member of a stack whose offers weigh least: taking it out makes them exits. */
function cheapestMember(
  instance: Instance,
  start: State,
  inside: State,
  stack: number,
  weight: (offer: number) => number,
): number | undefined {
  let best: { credential: number; sum: number } | undefined;
  for (const { credential } of instance.stacks[stack]!.members) {
    if (inside.counts[credential] === 0 || start.counts[credential] === 1) continue;
    const sum = instance.offers.reduce((all, offer, i) => all + (offer.credential === credential ? weight(i) : 0), 0);
    if (!best || sum < best.sum) best = { credential, sum };
  }
  return best?.credential;
}

/** Takes one alternative out of a set: the credential, or the skill from that level on. */
export function takeOut(inside: State, one: Alternative): void {
  if (one[0] === 'credential') inside.counts[one[1]] = 0;
  else inside.levels[one[1]] = Math.min(inside.levels[one[1]]!, one[2] - 1);
}
