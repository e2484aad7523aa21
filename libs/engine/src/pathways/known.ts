import type { Instance, Plan } from './instance.js';
import type { Outcome } from './solve.js';

/** A plan with its value for an instance; undefined where it is not within the limits. */
export function inLimits({ limits, objective, offers }: Instance, plan: Plan): Plan | undefined {
  const minutes = plan.order.reduce((sum, offer) => sum + offers[offer]!.minutes, 0);
  if (plan.price > (limits.price ?? Infinity) || minutes > (limits.minutes ?? Infinity)) return undefined;
  return { ...plan, minutes, value: plan.price * objective.price + minutes * objective.minutes };
}

/** What becomes known of a problem on the way to its best plan: what is left of the search when the time is over. */
export class Known {
  private plan: Plan | undefined;
  private bound = 0;

  constructor(private readonly instance: Instance) {}

  /** Keeps a plan within the limits that is the best so far. Its value is reckoned anew: it may come from a problem with another objective. */
  keep(plan: Plan | undefined): void {
    const valued = plan && inLimits(this.instance, plan);
    if (valued && !(this.plan && this.plan.value <= valued.value)) this.plan = valued;
  }

  get hasPlan(): boolean {
    return this.plan !== undefined;
  }

  /** Prices prove that no plan is worth less than this, or none is better than the best one known. */
  raise(bound: number): void {
    this.bound = Math.max(this.bound, bound);
  }

  /** An outcome that came to no end, with the better plan and the better bound. */
  beside(outcome: Outcome): Outcome {
    if (outcome.status === 'optimal' || outcome.status === 'infeasible') return outcome;
    const plan = this.plan && !(outcome.plan && outcome.plan.value <= this.plan.value) ? this.plan : outcome.plan;
    const told = outcome.bound ?? 0;
    const best = { ...outcome, bound: Math.min(Math.max(told, this.bound), plan?.value ?? Infinity) };
    const proved = { ...best, ...(this.bound > 0 && this.bound >= told && { boundProved: true }) };
    return plan ? { ...proved, status: 'feasible', plan } : proved;
  }
}
