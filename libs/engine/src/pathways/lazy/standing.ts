import { isComplete } from '../../snapshot/stack-rule.js';
import type { Reach } from '../reach.js';
import { levelFact } from './columns.js';
import type { LazyIndex } from './lazy-index.js';
import { ruleOf } from './stack-of.js';

/** What a learner has at the start. */
export interface Held {
  /** Skills with the level held, above 0; what held credentials give is counted in. */
  readonly levels: Iterable<readonly [skill: number, level: number]>;
  /** Credentials that count, awards of stacks completed already included. */
  readonly credentials: Iterable<number>;
  /** Credentials that ended and can be renewed, and the most that a fund takes off. */
  readonly renewals: readonly { readonly credential: number; readonly grant: number }[];
}

/**
 * Where a learner stands: what is held, what can be reached, and what that costs at most. What can be had from nothing is known from
 * the index; the rest follows from what the learner has, step by step, so the time it takes grows with the difference only.
 */
export class Standing implements Reach {
  readonly level: Uint8Array;
  readonly counts: Uint8Array;
  readonly held: Uint8Array;
  readonly holds: ReadonlySet<number>;
  /** Costs beside those of the index, per levelFact and per −1 − credential, with what brings them. */
  private readonly costs = new Map<number, number>();
  private readonly bys = new Map<number, number>();
  private readonly waiting: number[] = [];

  constructor(
    readonly index: LazyIndex,
    readonly has: Held,
  ) {
    this.level = index.reach.level.slice();
    this.counts = index.reach.counts.slice();
    this.held = new Uint8Array(index.columns.skills);
    this.holds = new Set(has.credentials);
    for (const [skill, level] of has.levels) this.held[skill] = level;
    for (const [skill] of has.levels) this.raise(skill, this.held[skill]!);
    for (const credential of this.holds) this.count(credential);
    has.renewals.forEach((one, i) => {
      const { credentials, stacks } = index.columns;
      const by = credentials + stacks + i;
      const cost = this.renewalWeight(i);
      if (cost < this.costOf(-1 - one.credential)) this.gain(one.credential, cost, by);
    });
    this.drain();
  }

  /** Weight of the cheapest way known to a levelFact or to −1 − credential; 0 when it is held. */
  costOf(fact: number): number {
    if (this.holdsNow(fact)) return 0;
    const { closure } = this.index;
    const from = fact >= 0 ? closure.level[fact]! : closure.credential[-1 - fact]!;
    return Math.min(from, this.costs.get(fact) ?? Infinity);
  }

  /** What brings it that way: a credential, credentials + stack, or credentials + stacks + renewal. */
  byOf(fact: number): number {
    const { closure } = this.index;
    const from = fact >= 0 ? closure.level[fact]! : closure.credential[-1 - fact]!;
    if ((this.costs.get(fact) ?? Infinity) < from) return this.bys.get(fact)!;
    return fact >= 0 ? closure.levelBy[fact]! : closure.credentialBy[-1 - fact]!;
  }

  /** What a renewal weighs, less what a fund takes off. */
  renewalWeight(number: number, grant = 0): number {
    const { offers, weights } = this.index;
    const { credential } = this.has.renewals[number]!;
    return weights.of(offers.renewalPrice[credential]! - grant, offers.renewalMinutes[credential]!);
  }

  holdsNow(fact: number): boolean {
    return fact < 0 ? this.holds.has(-1 - fact) : this.held[(fact / 6) | 0]! >= fact % 6;
  }

  /** Whether a levelFact or −1 − credential can be had. */
  reaches(fact: number): boolean {
    return fact < 0 ? this.counts[-1 - fact] === 1 : this.level[(fact / 6) | 0]! >= fact % 6;
  }

  /** Whether completing a stack awards something new. */
  awards(stack: number): boolean {
    const { columns, offers } = this.index;
    const award = columns.awards[stack]!;
    if (award < 0 || offers.usable[stack] === 0 || offers.award[award] === 0 || this.holds.has(award)) return false;
    const rule = ruleOf(columns, stack);
    return isComplete(rule, (c) => this.counts[c] === 1) && !isComplete(rule, (c) => this.holds.has(c));
  }

  private drain(): void {
    for (let c = this.waiting.pop(); c !== undefined; c = this.waiting.pop()) {
      if (this.counts[c] === 1 || this.index.offers.study[c] === 0) continue;
      const before = this.needsCost(c);
      if (before < Infinity) this.gain(c, this.index.weights.full[c]! + before, c);
    }
  }

  private needsCost(credential: number): number {
    const { needs, alternatives } = this.index.columns;
    let sum = 0;
    for (let g = needs[credential]!; g < needs[credential + 1]!; g++) {
      let least = Infinity;
      for (let k = alternatives.start[g]!; k < alternatives.start[g + 1]!; k++) {
        least = Math.min(least, this.costOf(alternatives.item[k]!));
      }
      sum += least;
    }
    return sum;
  }

  private gain(credential: number, cost: number, by: number): void {
    const { gives } = this.index.columns;
    if (cost < this.costOf(-1 - credential)) {
      this.costs.set(-1 - credential, cost);
      this.bys.set(-1 - credential, by);
    }
    for (let k = gives.start[credential]!; k < gives.start[credential + 1]!; k++) {
      const given = gives.item[k]!;
      const skill = (given / 6) | 0;
      for (let fact = given; fact > levelFact(skill, this.held[skill]!); fact--) {
        if (cost >= this.costOf(fact)) continue;
        this.costs.set(fact, cost);
        this.bys.set(fact, by);
      }
      this.raise(skill, given % 6);
    }
    this.count(credential);
  }

  private raise(skill: number, level: number): void {
    const before = this.level[skill]!;
    if (level <= before) return;
    this.level[skill] = level;
    const { skillNeeded, alternativeGroup, groupOwner } = this.index.links;
    const { alternatives } = this.index.columns;
    for (let n = skillNeeded.start[skill]!; n < skillNeeded.start[skill + 1]!; n++) {
      const asked = alternatives.item[skillNeeded.item[n]!]! % 6;
      if (asked > before && asked <= level) this.waiting.push(groupOwner[alternativeGroup[skillNeeded.item[n]!]!]!);
    }
  }

  private count(credential: number): void {
    if (this.counts[credential] === 1) return;
    this.counts[credential] = 1;
    const { credentialNeeded, alternativeGroup, groupOwner, memberOf } = this.index.links;
    for (let n = credentialNeeded.start[credential]!; n < credentialNeeded.start[credential + 1]!; n++) {
      this.waiting.push(groupOwner[alternativeGroup[credentialNeeded.item[n]!]!]!);
    }
    for (let n = memberOf.start[credential]!; n < memberOf.start[credential + 1]!; n++) {
      const stack = memberOf.item[n]!;
      if (this.awards(stack)) this.complete(stack);
    }
  }

  private complete(stack: number): void {
    const { columns } = this.index;
    if (this.counts[columns.awards[stack]!] === 1) return;
    let cost = 0;
    for (let k = columns.members.start[stack]!; k < columns.members.start[stack + 1]!; k++) {
      const member = columns.members.item[k]!;
      if (this.counts[member] === 1) cost += this.costOf(-1 - member);
    }
    this.gain(columns.awards[stack]!, cost, columns.credentials + stack);
  }
}
