import type { Instance, Plan, Purchase } from '#lib/engine';
import { goalsReached, reach } from './founded.js';
import { cheapestPurchases } from './cheapest-purchases.js';

export interface Optimum {
  /** The objective's least value. */
  readonly value: number;
  /** Price and minutes of the plan found; other plans of the same value may have others. */
  readonly price: number;
  readonly minutes: number;
  /** The least of what `objective.then` names, among plans of the least value. */
  readonly second: number;
  readonly plan: Plan;
}

/**
 * The best plan by trying every subset of offers (a badge is taken or renewed, not both) and every way to pay for it: for instances of up to 12 offers.
 * Obviously right rather than fast; shares nothing with the engine.
 */
export function bruteForce(instance: Instance): Optimum | 'infeasible' {
  const count = instance.offers.length;
  if (count > 14) throw new Error(`${count} offers are too many to try all subsets`);
  let best: Optimum | 'infeasible' = 'infeasible';
  for (let subset = 0; subset < 2 ** count; subset++) {
    const offers = instance.offers.map((_, offer) => offer).filter((offer) => (subset >> offer) & 1);
    if (new Set(offers.map((offer) => instance.offers[offer]!.credential)).size < offers.length) continue;
    const found = planOf(instance, offers);
    if (found === null) continue;
    if (best === 'infeasible' || found.value < best.value) best = found;
    else if (found.value === best.value && found.second < best.second) best = found;
  }
  return best;
}

/** The cheapest way to study exactly these offers, or null when they are no plan within the limits. */
function planOf(instance: Instance, offers: readonly number[]): Optimum | null {
  const reached = reach(instance, offers);
  if (reached.order.length < offers.length || !goalsReached(instance, reached)) return null;
  const minutes = offers.reduce((sum, offer) => sum + instance.offers[offer]!.minutes, 0);
  if (instance.limits.minutes !== null && minutes > instance.limits.minutes) return null;
  const purchases: readonly Purchase[] = cheapestPurchases(instance, offers, reached.free);
  const price = purchases.reduce((sum, purchase) => sum + purchase.paid, 0);
  if (instance.limits.price !== null && price > instance.limits.price) return null;
  const value = instance.objective.price * price + instance.objective.minutes * minutes;
  const second = instance.objective.then === 'price' ? price : minutes;
  return { value, price, minutes, second, plan: { order: reached.order, purchases, price, minutes, value } };
}
