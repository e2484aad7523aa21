import type { Instance } from '../instance.js';
import { close, copyState, requiredTargets, targetReached, type State } from '../replay.js';

/** What is still open of the goals: a level 1 each, or with coverage its weight by the largest; a credential or a stack 1. */
export class OpenGoals {
  /** Per skill the levels asked for, with their weights. */
  private readonly levels = new Map<number, (readonly [level: number, weight: number])[]>();
  /** Groups of credentials of which one is asked for, by each of them. */
  private readonly groups = new Map<number, (readonly number[])[]>();
  /** Credentials that may complete a stack. */
  private readonly members: ReadonlySet<number>;

  constructor(private readonly instance: Instance) {
    const { coverage, levels, anyOf, stacks } = instance.goals;
    const add = (skill: number, level: number, weight: number): void => {
      this.levels.set(skill, [...(this.levels.get(skill) ?? []), [level, weight]]);
    };
    const largest = Math.max(1, ...(coverage?.weights ?? []).map(([, , weight]) => weight));
    for (const [skill, level, weight] of coverage?.weights ?? []) add(skill, level, weight / largest);
    for (const [skill, level] of coverage ? [] : levels) for (let l = 1; l <= level; l++) add(skill, l, 1);
    for (const group of anyOf) {
      for (const one of group) this.groups.set(one, [...(this.groups.get(one) ?? []), group]);
    }
    const matter = instance.stacks.filter((stack, t) => stack.awards !== null || stacks.includes(t));
    this.members = new Set(matter.flatMap((stack) => stack.members.map(({ credential }) => credential)));
  }

  /** Offers whose credential can close something itself. */
  closers(): number[] {
    const { offers, gives } = this.instance;
    return [...offers.keys()].filter((offer) => {
      const { credential } = offers[offer]!;
      if (this.groups.has(credential) || this.members.has(credential)) return true;
      return gives[credential]!.some(([skill]) => this.levels.has(skill));
    });
  }

  /** How much of what a state leaves open a chain of offers closes that can be studied in this order. */
  closedBy(state: State, chain: readonly number[]): number {
    const credentials = chain.map((offer) => this.instance.offers[offer]!.credential);
    if (credentials.some((one) => this.members.has(one))) {
      const after = copyState(state);
      close(this.instance, after, chain);
      return this.open(state) - this.open(after);
    }
    const reached = new Map<number, number>();
    for (const credential of credentials) {
      for (const [skill, level] of this.instance.gives[credential]!) {
        if (this.levels.has(skill) && level > (reached.get(skill) ?? state.levels[skill]!)) reached.set(skill, level);
      }
    }
    let closed = 0;
    for (const [skill, to] of reached) {
      for (const [level, weight] of this.levels.get(skill)!) {
        if (state.levels[skill]! < level && level <= to) closed += weight;
      }
    }
    const groups = new Set(credentials.flatMap((one) => this.groups.get(one) ?? []));
    for (const group of groups) if (group.every((one) => state.counts[one] === 0)) closed++;
    return closed;
  }

  private open(state: State): number {
    let open = 0;
    for (const [skill, list] of this.levels) {
      for (const [level, weight] of list) if (state.levels[skill]! < level) open += weight;
    }
    const others = requiredTargets(this.instance).filter(({ kind }) => kind !== 'level');
    return open + others.filter((target) => !targetReached(this.instance, state, target)).length;
  }
}
