import type { Instance, Purchase } from './instance.js';
import type { MilpSolver } from './milp.js';
import { partOf } from './part.js';
import { StrongModel } from './strong-model.js';

/** Every offer bought by itself, with the largest grant that the caps still allow, in the order of study. */
export function singlePurchases(instance: Instance, order: readonly number[]): Purchase[] {
  const left = instance.funds.map((fund) => fund.cap ?? Infinity);
  return order.map((offer) => {
    const { price, grants } = instance.offers[offer]!;
    let fund: number | null = null;
    let grant = 0;
    for (const [one, saving] of grants) {
      const given = Math.min(saving, left[one]!);
      if (given > grant) [fund, grant] = [one, given];
    }
    if (fund !== null) left[fund]! -= grant;
    return { offers: [offer], stack: null, counted: [], fund, grant, paid: price - grant };
  });
}

/**
 * The cheapest way to pay for exactly these offers: which bundles, which fund for what.
 * @returns undefined when the solver fails
 */
export function cheapestPurchases(
  instance: Instance,
  offers: readonly number[],
  solver: MilpSolver,
): Purchase[] | undefined {
  const plain = instance.stacks.every((stack) => !stack.bundle) && instance.funds.every((fund) => fund.cap === null);
  if (plain) return singlePurchases(instance, offers);
  const part = partOf(
    { ...instance, limits: { price: null, minutes: null }, goals: NO_GOALS },
    [...offers].sort((a, b) => a - b),
  );
  const model = new StrongModel(part.instance);
  for (const column of model.x) model.milp.fix(column, 1);
  for (const [column, coefficient] of model.objective({ price: 1, minutes: 0 }))
    model.milp.cost[column]! += coefficient;
  const answer = solver.solve(model.milp, {});
  if (answer.status !== 'optimal' || !answer.values) return undefined;
  const purchases = model.prices.purchases(answer.values, [...part.offers.keys()]);
  return purchases.map((one) => ({ ...one, offers: one.offers.map((offer) => part.offers[offer]!) }));
}

const NO_GOALS: Instance['goals'] = { levels: [], anyOf: [], stacks: [], coverage: null };
