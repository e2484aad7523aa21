import { FoundedPlans } from '../search/founded-plans.js';
import type { View } from '../search/view.js';
import { withNew, type Bounding } from './bounding.js';
import { bundleFilling } from './bundle-savings.js';
import type { LearnerPlan, LearnerPlans } from './learner-plan.js';
import type { OpenPart } from './open-part.js';

/** At most so many ways take part in the search for a good plan. */
const CROWD = 1500;

/** Keeps the lightest plan found. */
export class PlanHunt {
  best: LearnerPlan | undefined;

  constructor(
    private readonly part: OpenPart,
    private readonly plans: LearnerPlans,
  ) {}

  /** The plan that takes the cheapest known way to each goal. */
  straight(): void {
    this.keep(
      this.plans.from(
        [],
        this.part.goals.map((goal) => this.cheapest(this.part.meaning[goal]!)),
      ),
    );
  }

  private cheapest(alternatives: readonly number[]): number {
    const { standing } = this.part;
    return alternatives.reduce((a, b) => (standing.costOf(b) < standing.costOf(a) ? b : a));
  }

  private keep(plan: LearnerPlan | undefined): void {
    if (plan && (!this.best || plan.weight < this.best.weight)) this.best = plan;
  }

  /** Looks for a lighter plan among the ways that prices leave cheapest. */
  near(bounding: Bounding): void {
    const { part } = this;
    const room = this.best!.weight - bounding.bound;
    if (room <= 0) return;
    const slack = withNew(part, bounding.slack);
    const kept = [...slack.keys()].filter((way) => part.alive[way] && slack[way]! <= room);
    kept.sort((a, b) => slack[a]! - slack[b]! || a - b);
    const crowd = new Set(kept.slice(0, CROWD));
    for (const step of this.best!.steps) {
      const way = part.wayWith(step);
      if (way >= 0) crowd.add(way);
    }
    const border = new Set<number>();
    for (const way of crowd) for (const need of part.needs[way]!) if (!part.opened[need]) border.add(need);
    const edges = [...border].sort((a, b) => a - b);
    const view = part.view((way) => crowd.has(way), edges);
    const { code, least, codes } = part;
    const weight = (way: number): number => {
      if (way >= code.length) return this.part.standing.costOf(this.cheapest(part.meaning[edges[way - code.length]!]!));
      return code[way]! < codes.complete || codes.isRenewal(code[way]!) ? this.plans.weightOf(code[way]!) : least[way]!;
    };
    const full = Float64Array.from(view.task.action, weight);
    const left = Float64Array.from(view.task.action, (way, a) => (way < code.length ? slack[way]! : full[a]!));
    const found = new FoundedPlans(view, full).best(left, undefined, { starts: 2, rounds: 2 });
    if (found) this.followUp(view, found.actions, edges);
  }

  /** Makes a plan for the learner of what was found: as it is, and with the bundles filled that it buys. */
  private followUp(view: View, actions: readonly number[], edges: readonly number[]): void {
    const { part } = this;
    const { codes } = part;
    const steps: number[] = [];
    const facts: number[] = [];
    const bought: number[] = [];
    for (const a of actions) {
      const way = view.task.action[a]!;
      const code = part.code[way];
      if (code === undefined) facts.push(this.cheapest(part.meaning[edges[way - part.code.length]!]!));
      else if (codes.isRenewal(code)) steps.push(code);
      else if (codes.isPurchase(code)) bought.push(code - codes.buy);
      else if (codes.studied(code) >= 0) steps.push(codes.studied(code));
    }
    this.keep(this.plans.from(steps, facts));
    if (bought.length === 0) return;
    const fillings = bought.flatMap((stack) => bundleFilling(this.part.standing, stack, steps));
    this.keep(this.plans.from(steps, [...facts, ...fillings.map((credential) => -1 - credential)]));
  }
}
