import { isComplete } from '../../snapshot/stack-rule.js';
import type { Instance } from '../instance.js';

/**
 * What buying bundles for certain demands: the set of a bundle is made up of members that are taken or count without it.
 *
 * @param out offers that are ruled out
 * @returns offers without which one of the bundles cannot be made up, those already taken among them; `impossible` when one cannot be
 *   made up at all
 */
export function boughtMembers(
  { stacks, offers, start }: Instance,
  bought: readonly number[],
  out: ReadonlySet<number>,
): readonly number[] | 'impossible' {
  const counts = new Set(start.credentials);
  for (const { awards } of stacks) if (awards !== null) counts.add(awards);
  const offerOf = new Map<number, number>();
  offers.forEach(({ credential, renewal }, offer) => {
    if (!renewal && !out.has(offer)) offerOf.set(credential, offer);
  });
  const can = (credential: number): boolean => counts.has(credential) || offerOf.has(credential);
  const forced = new Set<number>();
  for (const stack of bought) {
    const rule = stacks[stack]!;
    if (!isComplete(rule, can)) return 'impossible';
    for (const { credential } of rule.members) {
      const offer = offerOf.get(credential);
      if (offer === undefined || counts.has(credential)) continue;
      if (!isComplete(rule, (one) => one !== credential && can(one))) forced.add(offer);
    }
  }
  return [...forced].sort((a, b) => a - b);
}
