import { divisor } from './divisor.js';
import type { Instance } from './instance.js';

/** Plans that use their grants to the full have values that are multiples of this, and no other plan is better than those. */
export function valueUnit(instance: Instance): number {
  const { price: a, minutes: b } = instance.objective;
  const paid = [...instance.offers, ...instance.stacks.flatMap((stack) => stack.bundle ?? [])];
  const amounts = [
    ...paid.map((one) => a * one.price),
    ...paid.flatMap((one) => one.grants.map(([, saving]) => a * saving)),
    ...instance.funds.map((fund) => a * (fund.cap ?? 0)),
    ...instance.offers.map((offer) => b * offer.minutes),
  ];
  return Math.max(1, amounts.reduce(divisor, 0));
}
