import { isComplete } from '../../snapshot/stack-rule.js';
import type { Standing } from './standing.js';
import { bundleSavings } from './bundle-savings.js';
import { ruleOf } from './stack-of.js';

/** Credentials studied and renewals (credentials + stacks + number) in an order that can be followed, and what they weigh at most. */
export interface LearnerPlan {
  readonly steps: readonly number[];
  readonly weight: number;
}

export interface Goals {
  readonly levels: readonly (readonly [skill: number, level: number])[];
  /** Groups of credentials, of each of which one has to count. */
  readonly anyOf: readonly (readonly number[])[];
  readonly stacks: readonly number[];
}

/** Plans of one learner in the whole catalogue: followed step by step, freed of what they can do without. */
export class LearnerPlans {
  constructor(
    private readonly standing: Standing,
    private readonly goals: Goals,
  ) {}

  /** The plan that the known ways to these facts (levelFacts, −1 − credentials) and these steps make up, or undefined when it falls short. */
  from(steps: Iterable<number>, facts: Iterable<number>): LearnerPlan | undefined {
    const ways = this.waysTo(facts);
    return ways && this.lightened([...new Set([...steps, ...ways.steps])]);
  }

  /** What the cheapest known ways to these facts take and complete; undefined when there is none to one of them. */
  waysTo(facts: Iterable<number>): { readonly steps: Set<number>; readonly stacks: Set<number> } | undefined {
    const [steps, stacks, done] = [new Set<number>(), new Set<number>(), new Set<number>()];
    const open = [...facts];
    for (let fact = open.pop(); fact !== undefined; fact = open.pop()) {
      if (done.has(fact) || this.standing.holdsNow(fact)) continue;
      done.add(fact);
      const by = this.standing.byOf(fact);
      if (by < 0) return undefined;
      this.needsOf(by, open);
      if (this.isStack(by)) stacks.add(by - this.standing.index.columns.credentials);
      else steps.add(by);
    }
    return { steps, stacks };
  }

  private isStack(code: number): boolean {
    const { credentials, stacks } = this.standing.index.columns;
    return code >= credentials && code < credentials + stacks;
  }

  private needsOf(code: number, into: number[]): void {
    const { columns } = this.standing.index;
    if (this.isStack(code)) {
      const { members } = columns;
      const stack = code - columns.credentials;
      for (let k = members.start[stack]!; k < members.start[stack + 1]!; k++) {
        if (this.standing.costOf(-1 - members.item[k]!) < Infinity) into.push(-1 - members.item[k]!);
      }
    } else if (code < columns.credentials) {
      const { needs, alternatives } = columns;
      for (let g = needs[code]!; g < needs[code + 1]!; g++) {
        let best = alternatives.item[alternatives.start[g]!]!;
        for (let k = alternatives.start[g]! + 1; k < alternatives.start[g + 1]!; k++) {
          if (this.standing.costOf(alternatives.item[k]!) < this.standing.costOf(best)) best = alternatives.item[k]!;
        }
        into.push(best);
      }
    }
  }

  weightOf(step: number): number {
    const { index } = this.standing;
    const { credentials, stacks } = index.columns;
    if (step < credentials) return index.weights.full[step]!;
    return this.standing.renewalWeight(step - credentials - stacks);
  }

  /** Without the steps that it is lighter without, heaviest first. */
  private lightened(steps: readonly number[]): LearnerPlan | undefined {
    const order = this.followed(steps);
    if (!order) return undefined;
    let best = this.weighed(order);
    const heaviest = [...order].sort((a, b) => this.weightOf(b) - this.weightOf(a) || a - b);
    for (const out of heaviest) {
      if (!best.steps.includes(out)) continue;
      const without = this.followed(best.steps.filter((step) => step !== out));
      const found = without && this.weighed(without);
      if (found && found.weight <= best.weight) best = found;
    }
    return best;
  }

  private weighed(steps: readonly number[]): LearnerPlan {
    const alone = steps.reduce((sum, step) => sum + this.weightOf(step), 0);
    return { steps, weight: alone - bundleSavings(this.standing, steps) };
  }

  /** Those of the steps that can be taken, in an order in which they can; undefined when they do not reach the goals. */
  private followed(steps: readonly number[]): number[] | undefined {
    const { index } = this.standing;
    const { columns } = index;
    const levels = new Map<number, number>();
    const counts = new Set<number>();
    const holds = (fact: number): boolean =>
      this.standing.holdsNow(fact) ||
      (fact < 0 ? counts.has(-1 - fact) : (levels.get((fact / 6) | 0) ?? 0) >= fact % 6);
    const gain = (credential: number): void => {
      if (counts.has(credential)) return;
      counts.add(credential);
      const { start, item } = columns.gives;
      for (let k = start[credential]!; k < start[credential + 1]!; k++) {
        const skill = (item[k]! / 6) | 0;
        levels.set(skill, Math.max(levels.get(skill) ?? 0, item[k]! % 6));
      }
      const { memberOf } = index.links;
      for (let k = memberOf.start[credential]!; k < memberOf.start[credential + 1]!; k++) {
        const stack = memberOf.item[k]!;
        if (this.standing.awards(stack) && isComplete(ruleOf(columns, stack), (c) => holds(-1 - c))) {
          gain(columns.awards[stack]!);
        }
      }
    };
    const order: number[] = [];
    let waiting = [...steps];
    for (let moved = true; moved;) {
      moved = false;
      waiting = waiting.filter((step) => {
        if (step < columns.credentials && !this.canStart(step, holds)) return true;
        order.push(step);
        gain(
          step < columns.credentials
            ? step
            : this.standing.has.renewals[step - columns.credentials - columns.stacks]!.credential,
        );
        moved = true;
        return false;
      });
    }
    const { levels: wanted, anyOf, stacks } = this.goals;
    const reached =
      wanted.every(([skill, level]) => holds(skill * 6 + level)) &&
      anyOf.every((group) => group.some((c) => holds(-1 - c))) &&
      stacks.every((stack) => isComplete(ruleOf(columns, stack), (c) => holds(-1 - c)));
    return reached ? order : undefined;
  }

  private canStart(credential: number, holds: (fact: number) => boolean): boolean {
    const { needs, alternatives } = this.standing.index.columns;
    for (let g = needs[credential]!; g < needs[credential + 1]!; g++) {
      let one = false;
      for (let k = alternatives.start[g]!; k < alternatives.start[g + 1]! && !one; k++) {
        one = holds(alternatives.item[k]!);
      }
      if (!one) return false;
    }
    return true;
  }
}
