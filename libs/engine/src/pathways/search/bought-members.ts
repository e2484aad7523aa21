import { isComplete } from '../../snapshot/stack-rule.js';
import type { Instance } from '../instance.js';
import { startState } from '../replay.js';
import type { ReachOfBranch } from './reach-of-branch.js';
import type { Decided } from './tariff.js';

/** How the bundles that are bought for certain can be made up. */
export interface MadeUp {
  /** Offers without which one of them cannot, ascending, those already taken among them. */
  readonly demanded: readonly number[];
  /** Whether the bundle of a stack may cover one of its members: what another bundle cannot do without it may not. */
  readonly covers: (stack: number, credential: number) => boolean;
}

/**
 * What buying bundles for certain demands: the set of a bundle is made up of members that can be had, each in one bundle only.
 *
 * @param reach all that can be had in the branch
 * @returns `impossible` when one of them cannot be made up
 */
export function boughtMembers(
  instance: Instance,
  { bought, out, funded }: Decided,
  reach: ReachOfBranch,
): MadeUp | 'impossible' {
  const { stacks, offers } = instance;
  const start = startState(instance).counts;
  const alone = new Set(funded.flatMap((one) => ('offer' in one && one.used ? [one.offer] : [])));
  const open = [...offers.keys()].filter((offer) => !out.has(offer));
  const awarded = new Set(stacks.flatMap(({ awards }, t) => (reach.completes(t) ? awards : [])));
  const offersOf = new Map<number, number[]>();
  for (const offer of open) {
    const { credential, renewal } = offers[offer]!;
    if (!renewal && !alone.has(offer)) offersOf.set(credential, [...(offersOf.get(credential) ?? []), offer]);
  }
  const isFree = (credential: number): boolean => start[credential] === 1 || awarded.has(credential);
  const reserved = new Map<number, number>();
  const covers = (stack: number, credential: number): boolean =>
    reach.counts(credential) &&
    (isFree(credential) || offersOf.has(credential)) &&
    (reserved.get(credential) ?? stack) === stack;
  for (let before = -1; before < reserved.size;) {
    before = reserved.size;
    for (const stack of bought) {
      const rule = stacks[stack]!;
      if (!isComplete(rule, (one) => covers(stack, one))) return 'impossible';
      for (const { credential } of rule.members) {
        if (!covers(stack, credential) || reserved.has(credential)) continue;
        if (!isComplete(rule, (one) => one !== credential && covers(stack, one))) reserved.set(credential, stack);
      }
    }
  }
  const demanded = [...reserved.keys()].flatMap((credential) => {
    const own = offersOf.get(credential) ?? [];
    return own.length !== 1 || isFree(credential) ? [] : own;
  });
  return { demanded: demanded.sort((a, b) => a - b), covers };
}
