import { isComplete } from '../snapshot/stack-rule.js';
import type { Instance, Purchase } from './instance.js';
import type { MilpSolver } from './milp.js';
import { partOf } from './part.js';
import { close, startState } from './replay.js';
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
    { ...withReachedAwards(instance, offers), limits: { price: null, minutes: null }, goals: NO_GOALS },
    [...offers].sort((a, b) => a - b),
  );
  const wished = wishedOf(part.instance);
  if (
    part.instance.stacks.every(({ bundle }) => !bundle) &&
    wished.every((sum, f) => sum <= (instance.funds[f]!.cap ?? Infinity))
  )
    return singlePurchases(instance, offers);
  const model = new StrongModel(part.instance);
  for (const column of model.x) model.milp.fix(column, 1);
  for (const [column, coefficient] of model.objective({ price: 1, minutes: 0 }))
    model.milp.cost[column]! += coefficient;
  const answer = solver.solve(model.milp, {});
  if (answer.status !== 'optimal' || !answer.values) return undefined;
  const purchases = model.prices.purchases(answer.values, [...part.offers.keys()]);
  return purchases.map((one) => ({ ...one, offers: one.offers.map((offer) => part.offers[offer]!) }));
}

/** The instance without the awards that these offers do not bring: no bundle counts them. */
function withReachedAwards(instance: Instance, offers: readonly number[]): Instance {
  const end = startState(instance);
  close(instance, end, offers);
  const stacks = instance.stacks.map((stack) =>
    isComplete(stack, (one) => end.counts[one] === 1) ? stack : { ...stack, awards: null },
  );
  return { ...instance, stacks };
}

/** Per fund: what is taken from it when each offer takes its largest grant. */
function wishedOf({ offers, funds }: Instance): number[] {
  const wished = funds.map(() => 0);
  for (const { grants } of offers) {
    let most: readonly [fund: number, saving: number] | undefined;
    for (const one of grants) if (!most || one[1] > most[1]) most = one;
    if (most) wished[most[0]]! += most[1];
  }
  return wished;
}

const NO_GOALS: Instance['goals'] = { levels: [], anyOf: [], stacks: [], coverage: null };
