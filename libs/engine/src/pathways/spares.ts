import type { Instance, Plan, Purchase } from './instance.js';
import { close, goalsReached, isUnpaid, startState } from './replay.js';

export interface OfferRow {
  readonly terms: readonly (readonly [offer: number, coefficient: number])[];
  readonly most: number;
}

/** Offers of which no further one can be left out without losing a goal; those that come first go first. */
export function neededOffers(instance: Instance, offers: readonly number[]): readonly number[] {
  let kept = offers;
  for (const out of offers) {
    const fewer = kept.filter((one) => one !== out);
    const state = startState(instance);
    close(instance, state, fewer);
    if (goalsReached(instance, state)) kept = fewer;
  }
  return kept;
}

/** The plan without the purchases and the offers that nothing needs: free ones cost no solver anything. */
export function withoutSpares(instance: Instance, plan: Plan, rows: readonly OfferRow[]): Plan {
  const last = ({ offers }: Purchase): number => Math.max(...offers);
  let { order, purchases } = plan;
  const tryWith = (fewer: readonly Purchase[]): void => {
    const studied = enough(instance, order, fewer, rows);
    if (studied) [order, purchases] = [studied, fewer];
  };
  for (const out of [...purchases].sort((a, b) => last(b) - last(a))) {
    tryWith(purchases.filter((one) => one !== out));
  }
  for (const out of [...order].sort((a, b) => b - a)) {
    const bundle = purchases.find((one) => one.offers.length > 1 && one.offers.includes(out));
    if (!bundle) continue;
    const counted = [...bundle.counted, instance.offers[out]!.credential].sort((a, b) => a - b);
    const offers = bundle.offers.filter((offer) => offer !== out);
    tryWith(purchases.map((one) => (one === bundle ? { ...bundle, offers, counted } : one)));
  }
  return planOf(instance, order, purchases);
}

/** The offers of some of a plan's purchases in an order of study; undefined where they are not enough. */
function enough(
  instance: Instance,
  order: readonly number[],
  purchases: readonly Purchase[],
  rows: readonly OfferRow[],
): readonly number[] | undefined {
  const bought = new Set(purchases.flatMap((one) => one.offers));
  const rest = order.filter((offer) => bought.has(offer));
  const state = startState(instance);
  const studied = close(instance, state, rest);
  const counted = purchases.flatMap((one) => one.counted).every((credential) => isUnpaid(instance, state, credential));
  if (studied.length < rest.length || !counted || !goalsReached(instance, state)) return undefined;
  return rows.some((row) => !keeps(row, studied)) ? undefined : studied;
}

/** A plan with its sums. */
export function planOf(instance: Instance, order: readonly number[], purchases: readonly Purchase[]): Plan {
  const price = purchases.reduce((sum, one) => sum + one.paid, 0);
  const minutes = order.reduce((sum, offer) => sum + instance.offers[offer]!.minutes, 0);
  const { objective } = instance;
  return { order, purchases, price, minutes, value: price * objective.price + minutes * objective.minutes };
}

/** Whether offers taken together keep to a row. */
export function keeps({ terms, most }: OfferRow, offers: readonly number[]): boolean {
  return (
    terms.reduce((sum, [offer, coefficient]) => sum + (offers.includes(offer) ? coefficient : 0), 0) <= most + 1e-6
  );
}
