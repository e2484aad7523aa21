import type { Instance } from '../instance.js';
import { close, takeBack, targetReached, type Changes, type State } from '../replay.js';

/** What is still open of the goals: a level 1 each, or with coverage its weight by the largest; a credential or a stack 1. */
export class OpenGoals {
  /** Per skill the levels asked for, with their weights. */
  private readonly levels = new Map<number, (readonly [level: number, weight: number])[]>();
  /** Groups of credentials of which one is asked for, by each of them. */
  private readonly groups = new Map<number, (readonly number[])[]>();
  /** Stacks asked for, by each of their members. */
  private readonly stacks = new Map<number, number[]>();
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
    for (const stack of new Set(stacks)) {
      for (const { credential } of instance.stacks[stack]!.members) {
        this.stacks.set(credential, [...(this.stacks.get(credential) ?? []), stack]);
      }
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
    if (credentials.some((one) => this.members.has(one))) return this.closedByStudying(state, chain);
    const reached = new Map<number, number>();
    for (const credential of credentials) {
      for (const [skill, level] of this.instance.gives[credential]!) {
        if (this.levels.has(skill) && level > (reached.get(skill) ?? state.levels[skill]!)) reached.set(skill, level);
      }
    }
    let closed = 0;
    for (const [skill, to] of reached) closed += this.between(skill, state.levels[skill]!, to);
    const groups = new Set(credentials.flatMap((one) => this.groups.get(one) ?? []));
    for (const group of groups) if (group.every((one) => state.counts[one] === 0)) closed++;
    return closed;
  }

  /** The same where stacks may be completed: the chain is taken, and then taken back. */
  private closedByStudying(state: State, chain: readonly number[]): number {
    const changes: Changes = { raised: [], counted: [] };
    close(this.instance, { ...state, changes }, chain);
    const before = new Map<number, number>();
    for (const [skill, level] of changes.raised) if (!before.has(skill)) before.set(skill, level);
    let closed = 0;
    for (const [skill, level] of before) closed += this.between(skill, level, state.levels[skill]!);
    const stacks = new Set(changes.counted.flatMap((one) => this.stacks.get(one) ?? []));
    const complete = [...stacks].filter((stack) => this.isComplete(state, stack));
    takeBack(state, changes);
    for (const stack of complete) if (!this.isComplete(state, stack)) closed++;
    const groups = new Set(changes.counted.flatMap((one) => this.groups.get(one) ?? []));
    for (const group of groups) if (group.every((one) => state.counts[one] === 0)) closed++;
    return closed;
  }

  /** The weight of a skill's levels above one and up to another. */
  private between(skill: number, from: number, to: number): number {
    let weight = 0;
    for (const [level, own] of this.levels.get(skill) ?? []) if (from < level && level <= to) weight += own;
    return weight;
  }

  private isComplete(state: State, stack: number): boolean {
    return targetReached(this.instance, state, { kind: 'stack', stack });
  }
}
