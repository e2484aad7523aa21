import type { Instance } from '../instance.js';

/** Offers of credentials that goals name, also where a goal is met without them: no rule asks what those are taken for. */
export function wantedOffers({ offers, stacks, goals }: Instance): ReadonlySet<number> {
  const named = new Set([
    ...goals.anyOf.flat(),
    ...goals.stacks.flatMap((stack) => stacks[stack]!.members.map(({ credential }) => credential)),
  ]);
  return new Set(offers.flatMap(({ credential }, offer) => (named.has(credential) ? offer : [])));
}
