import { isComplete } from '../../snapshot/stack-rule.js';
import type { Links } from '../../snapshot/snapshot.js';
import { Heap } from '../search/heap.js';
import { LearnerPlans, type Goals } from './learner-plan.js';
import { ruleOf } from './stack-of.js';
import type { Standing } from './standing.js';

/**
 * The myopic choice in a whole catalogue: again and again the badge that closes most of what is open for what it and the cheapest
 * known ways to its needs weigh from nothing, never looking back; at last the members of wanted stacks, cheapest first.
 * @param certifiedBy skill → credentials that certify it
 * @returns steps as in {@link LearnerPlans}; undefined when it does not get there
 */
export function myopicSteps(standing: Standing, goals: Goals, certifiedBy: Links): Set<number> | undefined {
  return new Myopic(standing, goals, certifiedBy).run();
}

class Myopic {
  private readonly plans: LearnerPlans;
  private readonly taken = new Set<number>();
  private readonly counts = new Set<number>();
  private readonly have = new Map<number, number>();
  private readonly wanted: ReadonlyMap<number, number>;

  constructor(
    private readonly standing: Standing,
    private readonly goals: Goals,
    private readonly certifiedBy: Links,
  ) {
    this.plans = new LearnerPlans(standing, goals);
    this.wanted = new Map(goals.levels);
    for (const [skill] of goals.levels) this.have.set(skill, standing.held[skill]!);
  }

  run(): Set<number> | undefined {
    const candidates = [...this.candidates()].sort((a, b) => a - b);
    const heap = new Heap();
    const order = (i: number): number => -this.closes(candidates[i]!) / this.weight(candidates[i]!);
    candidates.forEach((_, i) => heap.push(order(i), i));
    while (heap.size > 0 && this.isOpen()) {
      const before = heap.least();
      const i = heap.pop();
      const now = order(i);
      if (now >= 0) continue;
      if (now > before) heap.push(now, i);
      else if (!this.take(-1 - candidates[i]!)) return undefined;
    }
    return !this.isOpen() && this.completeStacks() ? this.taken : undefined;
  }

  private candidates(): Set<number> {
    const { starts, target, level } = this.certifiedBy;
    const found = new Set<number>();
    const add = (credential: number): void => {
      if (!this.standing.holds.has(credential) && this.standing.costOf(-1 - credential) < Infinity)
        found.add(credential);
    };
    for (const [skill] of this.goals.levels) {
      for (let k = starts[skill]!; k < starts[skill + 1]!; k++) {
        if (level[k]! > this.standing.held[skill]!) add(target[k]!);
      }
    }
    for (const group of this.goals.anyOf) for (const credential of group) add(credential);
    return found;
  }

  private weight(credential: number): number {
    return this.standing.costOf(-1 - credential) + 1e-9;
  }

  private isOpen(): boolean {
    return (
      this.goals.levels.some(([skill, level]) => this.have.get(skill)! < level) ||
      this.goals.anyOf.some((group) => !group.some((one) => this.counts.has(one)))
    );
  }

  private closes(credential: number): number {
    const { start, item } = this.standing.index.columns.gives;
    let closed = 0;
    for (let k = start[credential]!; k < start[credential + 1]!; k++) {
      const skill = (item[k]! / 6) | 0;
      const top = Math.min(item[k]! % 6, this.wanted.get(skill) ?? 0);
      closed += Math.max(0, top - (this.have.get(skill) ?? top));
    }
    for (const group of this.goals.anyOf) {
      if (group.includes(credential) && !group.some((one) => this.counts.has(one))) closed++;
    }
    return closed;
  }

  private take(fact: number): boolean {
    const ways = this.plans.waysTo([fact]);
    if (!ways) return false;
    const { credentials, stacks, awards } = this.standing.index.columns;
    for (const step of ways.steps) {
      this.taken.add(step);
      this.gain(step < credentials ? step : this.standing.has.renewals[step - credentials - stacks]!.credential);
    }
    for (const stack of ways.stacks) this.gain(awards[stack]!);
    return true;
  }

  private gain(credential: number): void {
    const { start, item } = this.standing.index.columns.gives;
    this.counts.add(credential);
    for (let k = start[credential]!; k < start[credential + 1]!; k++) {
      const skill = (item[k]! / 6) | 0;
      if (this.have.has(skill)) this.have.set(skill, Math.max(this.have.get(skill)!, item[k]! % 6));
    }
  }

  private completeStacks(): boolean {
    const { columns } = this.standing.index;
    const has = (credential: number): boolean => this.counts.has(credential) || this.standing.holds.has(credential);
    for (const stack of this.goals.stacks) {
      const rule = ruleOf(columns, stack);
      const cost = (credential: number): number => this.standing.costOf(-1 - credential);
      const members = rule.members.map((one) => one.credential).filter((one) => cost(one) < Infinity);
      members.sort((a, b) => cost(a) - cost(b) || a - b);
      for (const member of members) {
        if (isComplete(rule, has)) break;
        if (!has(member) && !this.take(-1 - member)) return false;
      }
      if (!isComplete(rule, has)) return false;
    }
    return true;
  }
}
