import { isComplete } from '../snapshot/stack-rule.js';
import type { Instance, Plan } from './instance.js';

/** An instance with some of its offers only. */
export interface Part {
  readonly instance: Instance;
  /** Number in the whole, per offer of the part. */
  readonly offers: readonly number[];
}

/**
 * The instance with these offers only. Bundles that can then not be bought, as too few members are left, are sold no more.
 * @param offers ascending
 */
export function partOf(instance: Instance, offers: readonly number[]): Part {
  const kept = offers.map((offer) => instance.offers[offer]!);
  const counts = new Set(instance.start.credentials);
  for (const { awards } of instance.stacks) if (awards !== null) counts.add(awards);
  const bought = new Set(kept.flatMap(({ credential, renewal }) => (renewal ? [] : [credential])));
  const stacks = instance.stacks.map((stack) => {
    if (!stack.bundle) return stack;
    const sellable =
      stack.members.some(({ credential }) => bought.has(credential)) &&
      isComplete(stack, (credential) => bought.has(credential) || counts.has(credential));
    return sellable ? stack : { ...stack, bundle: null };
  });
  return { instance: { ...instance, offers: kept, stacks }, offers };
}

/** A plan of the part in the numbers of the whole. */
export function planOfWhole({ offers }: Part, plan: Plan): Plan {
  const whole = (offer: number): number => offers[offer]!;
  return {
    ...plan,
    order: plan.order.map(whole),
    purchases: plan.purchases.map((one) => ({ ...one, offers: one.offers.map(whole) })),
  };
}
