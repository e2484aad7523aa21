import { isComplete } from '../../snapshot/stack-rule.js';
import type { Alternative, Instance } from '../instance.js';
import type { State } from '../replay.js';
import { Heap } from '../search/heap.js';
import { everySo, type Look } from '../look.js';

const LOOK_EVERY = 50;

/** What brings a credential most cheaply: an offer, or these members of a stack that awards it. */
type Source = { readonly offer: number } | { readonly members: readonly number[] };

/**
 * What it takes at least to bring about each fact from a state on: the weight of an offer and of the cheapest way to each of its needs,
 * shared ones counted again. Dijkstra over the needs; as more is held, only what gets cheaper is looked at again.
 */
export class CheapestWays {
  /** Per credential, then per skill and level 1 to 5; 0 where held. */
  private readonly cost: Float64Array;
  private readonly source: (Source | undefined)[];
  /** Per skill-level the credential that gives it. */
  private readonly giver: Int32Array;
  /** Per group of needs: its credential, the cost of its cheapest alternative and that fact; groups by the facts in them. */
  private readonly groupOf: number[] = [];
  private readonly groupCost: Float64Array;
  private readonly groupFact: Int32Array;
  private readonly groups: readonly (readonly number[])[];
  private readonly wantedBy: number[][];
  /** Per credential: groups without any way yet, and the cost of the others. */
  private readonly shut: Int32Array;
  private readonly needs: Float64Array;
  private readonly offersOf: number[][];
  private readonly stacksOf = new Map<number, number[]>();
  private readonly heap = new Heap();
  private readonly look: Look;

  constructor(
    private readonly instance: Instance,
    private readonly weight: Float64Array,
    state: State,
    look?: Look,
  ) {
    this.look = everySo(look, LOOK_EVERY);
    const { credentials, skills, needs, offers, stacks } = instance;
    const facts = credentials.length + 5 * skills.length;
    this.cost = new Float64Array(facts).fill(Infinity);
    this.source = credentials.map(() => undefined);
    this.giver = new Int32Array(5 * skills.length).fill(-1);
    this.wantedBy = Array.from({ length: facts }, () => []);
    this.groups = needs.map((list, credential) =>
      list.map((group) => {
        const number = this.groupOf.push(credential) - 1;
        for (const one of group) this.wantedBy[this.factOf(one)]!.push(number);
        return number;
      }),
    );
    this.groupCost = new Float64Array(this.groupOf.length).fill(Infinity);
    this.groupFact = new Int32Array(this.groupOf.length).fill(-1);
    this.shut = Int32Array.from(this.groups, (list) => list.length);
    this.needs = new Float64Array(credentials.length);
    this.offersOf = credentials.map(() => []);
    offers.forEach(({ credential }, offer) => this.offersOf[credential]!.push(offer));
    stacks.forEach((stack, t) => {
      if (stack.awards === null) return;
      for (const { credential } of stack.members) {
        this.stacksOf.set(credential, [...(this.stacksOf.get(credential) ?? []), t]);
      }
    });
    offers.forEach(({ credential, renewal }, offer) => {
      if (renewal || this.shut[credential] === 0) this.offered(credential, weight[offer]!, { offer });
    });
    this.hold(state);
  }

  /** Looks again at what gets cheaper, now that all that a state has counts as held. */
  hold({ counts, levels }: State): void {
    counts.forEach((held, credential) => {
      if (held === 1) this.offered(credential, 0, undefined);
    });
    levels.forEach((held, skill) => this.given(skill, held, 0, -1));
    this.spread();
  }

  /** What an offer takes with its cheapest way there; infinite where there is none. */
  costOf(offer: number): number {
    const { credential, renewal } = this.instance.offers[offer]!;
    if (renewal) return this.weight[offer]!;
    return this.shut[credential]! > 0 ? Infinity : this.weight[offer]! + this.needs[credential]!;
  }

  /** The offers to take for an offer, in order, itself last. */
  to(offer: number): number[] {
    const order: number[] = [];
    const seen = new Set<number>();
    const visit = (one: number): void => {
      if (seen.has(one)) return;
      seen.add(one);
      const { credential, renewal } = this.instance.offers[one]!;
      if (!renewal) for (const group of this.groups[credential]!) reach(this.groupFact[group]!);
      order.push(one);
    };
    const reach = (fact: number): void => {
      const source = this.bringer(fact);
      if (source === undefined) return;
      if ('offer' in source) visit(source.offer);
      else for (const member of source.members) reach(member);
    };
    visit(offer);
    return order;
  }

  private bringer(fact: number): Source | undefined {
    const { length } = this.instance.credentials;
    if (fact < length) return this.source[fact];
    const giver = this.giver[fact - length]!;
    return giver < 0 ? undefined : this.source[giver];
  }

  private factOf(one: Alternative): number {
    return one[0] === 'credential' ? one[1] : this.instance.credentials.length + 5 * one[1] + one[2] - 1;
  }

  private offered(credential: number, cost: number, source: Source | undefined): void {
    const held = source === undefined && this.source[credential] !== undefined;
    if (cost >= this.cost[credential]! && !held) return;
    this.source[credential] = source;
    if (cost >= this.cost[credential]!) return;
    this.cost[credential] = cost;
    this.heap.push(cost, credential);
  }

  private given(skill: number, level: number, cost: number, giver: number): void {
    const { length } = this.instance.credentials;
    for (let l = level; l >= 1; l--) {
      const at = 5 * skill + l - 1;
      if (giver < 0) this.giver[at] = -1;
      if (cost >= this.cost[length + at]!) {
        if (giver < 0) continue;
        return;
      }
      this.cost[length + at] = cost;
      this.giver[at] = giver;
      this.heap.push(cost, length + at);
    }
  }

  private spread(): void {
    const { heap, instance } = this;
    while (heap.size > 0) {
      const cost = heap.least();
      const fact = heap.pop();
      this.look();
      if (cost > this.cost[fact]!) continue;
      for (const group of this.wantedBy[fact]!) this.opened(group, fact, cost);
      if (fact >= instance.credentials.length) continue;
      for (const [skill, level] of instance.gives[fact]!) this.given(skill, level, cost, fact);
      for (const stack of this.stacksOf.get(fact) ?? []) {
        const members = this.completion(stack);
        if (!members) continue;
        const sum = members.reduce((all, one) => all + this.cost[one]!, 0);
        this.offered(instance.stacks[stack]!.awards!, sum, { members });
      }
    }
  }

  private opened(group: number, fact: number, cost: number): void {
    const before = this.groupCost[group]!;
    if (cost >= before) return;
    this.groupCost[group] = cost;
    this.groupFact[group] = fact;
    const credential = this.groupOf[group]!;
    if (before === Infinity) this.shut[credential]!--;
    this.needs[credential]! += before === Infinity ? cost : cost - before;
    if (this.shut[credential]! > 0) return;
    for (const offer of this.offersOf[credential]!) {
      if (!this.instance.offers[offer]!.renewal) this.offered(credential, this.costOf(offer), { offer });
    }
  }

  /** The cheapest members first, as many as it takes, then without those it can do without. */
  private completion(stack: number): readonly number[] | undefined {
    const rule = this.instance.stacks[stack]!;
    const known = rule.members.map(({ credential }) => credential).filter((one) => this.cost[one]! < Infinity);
    const cheapest = [...new Set(known)].sort((a, b) => this.cost[a]! - this.cost[b]! || a - b);
    const set = new Set(cheapest);
    const complete = (): boolean => isComplete(rule, (one) => set.has(one));
    if (!complete()) return undefined;
    for (const one of cheapest.reverse()) {
      set.delete(one);
      if (!complete()) set.add(one);
    }
    return [...set].sort((a, b) => a - b);
  }
}
