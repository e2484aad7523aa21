import type { Uncovered } from '../answers.js';
import type { PersonLevels } from '../gaps/levels.js';
import { isComplete } from '../snapshot/stack-rule.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { Reach } from './reach.js';
import { uncoveredSkill, uncoveredThing } from './uncovered.js';

/** What a plan has to bring about: positions in the snapshot. */
export interface Goals {
  readonly levels: [number, number][];
  readonly anyOf: number[][];
  readonly stacks: number[];
}

export interface GoalsInput {
  /** Position of the role. */
  readonly role: number;
  readonly require: readonly string[];
  readonly levels: PersonLevels;
  readonly reach: Reach;
  /** What could be reached without any filter; looked at only where something is out of reach. */
  readonly free: Reach;
  readonly usable: (stack: number) => boolean;
  /** What is said of things that only a filter, or the calendar, keeps out of reach; of filters where absent. */
  readonly why: string | undefined;
}

/** The goals of a question: what it asks for as far as that can be reached, and what cannot be, with its reason. */
export function goalsOf(
  snapshot: Snapshot,
  input: GoalsInput,
): { readonly goals: Goals; readonly uncovered: readonly Uncovered[] } {
  return new Goal(snapshot, input).run();
}

class Goal {
  private readonly uncovered: Uncovered[] = [];
  private readonly anyOf: number[][] = [];
  private readonly stacks: number[] = [];

  constructor(
    private readonly snapshot: Snapshot,
    private readonly input: GoalsInput,
  ) {}

  run(): { readonly goals: Goals; readonly uncovered: readonly Uncovered[] } {
    const { role, require } = this.input;
    const levels = this.wantLevels();
    for (const group of this.snapshot.roleCredentials[role]!) this.wantOneOf(group);
    for (const id of require) this.wantRequired(id);
    return { goals: { levels, anyOf: this.anyOf, stacks: this.stacks }, uncovered: this.uncovered };
  }

  private wantLevels(): [number, number][] {
    const { role, levels, reach } = this.input;
    const { starts, skill, level } = this.snapshot.requires;
    const wanted: [number, number][] = [];
    for (let k = starts[role]!; k < starts[role + 1]!; k++) {
      const [s, need, have] = [skill[k]!, level[k]!, levels.skills.get(skill[k]!)?.level ?? 0];
      const reachable = Math.min(need, reach.level[s]!);
      if (reachable < need) {
        this.uncovered.push(
          uncoveredSkill(this.snapshot, s, need, Math.max(have, reachable), this.input.free.level[s]!, this.input.why),
        );
      }
      if (reachable > have) wanted.push([s, reachable]);
    }
    return wanted;
  }

  private wantOneOf(group: readonly number[]): void {
    const { levels, reach } = this.input;
    if (group.some((credential) => levels.holdings.valid.has(credential))) return;
    const reachable = group.filter((credential) => reach.counts[credential] === 1);
    if (reachable.length > 0) this.anyOf.push(reachable);
    else {
      const facts = group.map((credential) => this.snapshot.credentials.facts[credential]!);
      this.uncovered.push(
        uncoveredThing(
          facts,
          group.some((credential) => this.input.free.counts[credential] === 1),
          this.input.why,
        ),
      );
    }
  }

  private wantRequired(id: string): void {
    const { levels, reach, usable } = this.input;
    const credential = this.snapshot.credentials.index.get(id);
    if (credential !== undefined) return this.wantOneOf([credential]);
    const stack = this.snapshot.stacks.index.get(id)!;
    const rule = this.snapshot.stackOf[stack]!;
    const complete = (counts: (credential: number) => boolean): boolean => isComplete(rule, counts);
    if (complete((one) => levels.holdings.valid.has(one))) return;
    if (usable(stack) && complete((one) => reach.counts[one] === 1)) this.stacks.push(stack);
    else
      this.uncovered.push(
        uncoveredThing(
          [rule.fact],
          complete((one) => this.input.free.counts[one] === 1),
          this.input.why,
        ),
      );
  }
}
