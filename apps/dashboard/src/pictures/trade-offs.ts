import type { TradeOffPlan } from '#lib/charts';
import type { Alternative, Pathway } from '../ask/pathway.js';

export interface Offered extends TradeOffPlan {
  readonly finish: string | null;
}

/** The plan of the page among the points of the front; a point at the same price and hours is this plan. */
export function tradeOffs(plan: Pathway, front: readonly Alternative[]): readonly Offered[] {
  const here: Offered = {
    id: 'plan this',
    cost: plan.cost.amount,
    hours: plan.hours,
    badges: plan.steps.map((step) => step.credential.name),
    current: true,
    finish: plan.finish,
  };
  const others = front
    .filter((one) => one.cost.amount !== here.cost || one.hours !== here.hours)
    .map((one) => ({
      id: `plan ${one.cost.amount} ${one.hours}`,
      cost: one.cost.amount,
      hours: one.hours,
      badges: one.steps.map((step) => step.name),
      current: false,
      finish: one.finish,
    }));
  return [here, ...others];
}
