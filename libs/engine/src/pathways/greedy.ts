import {
  alternativeHolds,
  canStart,
  close,
  copyState,
  goalsReached,
  requiredTargets,
  startState,
  take,
  targetReached,
  type State,
} from './replay.js';
import { isComplete } from '../snapshot/stack-rule.js';
import type { Instance } from './instance.js';

/**
 * The myopic choice, as a person with a list of badges makes it: again and again the badge that closes most of what is still open
 * for its price, together with the cheapest prerequisites it lacks; never looking back.
 * @returns offers in the order chosen, or undefined when it does not get there
 */
export function greedyOrder(instance: Instance): number[] | undefined {
  const state = startState(instance);
  const order: number[] = [];
  while (!goalsReached(instance, state)) {
    const chains = new ChainSearch(instance, state).run();
    const next = bestByRatio(instance, state, chains);
    if (!next) return undefined;
    const open = next.filter((offer) => !order.includes(offer));
    const taken = close(instance, state, open);
    if (taken.length === 0) return undefined;
    order.push(...taken);
  }
  return order;
}

/** What a person compares by: the objective's weights on the price after the best grant, and on minutes. */
function weightOf(instance: Instance, offer: number): number {
  const { price, minutes, grants } = instance.offers[offer]!;
  const saving = grants.reduce((most, [, one]) => Math.max(most, one), 0);
  return (price - saving) * instance.objective.price + minutes * instance.objective.minutes;
}

function openWeight(instance: Instance, state: State): number {
  const { coverage, levels } = instance.goals;
  let open = requiredTargets(instance).filter(
    (target) => target.kind !== 'level' && !targetReached(instance, state, target),
  ).length;
  if (coverage) {
    const largest = Math.max(1, ...coverage.weights.map(([, , weight]) => weight));
    for (const [skill, level, weight] of coverage.weights) if (state.levels[skill]! < level) open += weight / largest;
  } else for (const [skill, level] of levels) open += Math.max(0, level - state.levels[skill]!);
  return open;
}

/** The chain (prerequisites first, badge last) with the best ratio of what it closes to what it costs; ties by offer. */
function bestByRatio(instance: Instance, state: State, chains: Chains): readonly number[] | undefined {
  const before = openWeight(instance, state);
  let best: { ratio: number; chain: readonly number[] } | undefined;
  for (const [offer, chain] of chains.entries()) {
    if (!chain || state.counts[instance.offers[offer]!.credential] === 1) continue;
    const after = copyState(state);
    close(instance, after, chain);
    const closed = before - openWeight(instance, after);
    if (closed <= 0) continue;
    const ratio = closed / (chainWeight(instance, chain) + 1e-9);
    if (!best || ratio > best.ratio) best = { ratio, chain };
  }
  return best?.chain ?? wayOn(instance, state, chains);
}

/** Nothing single closes anything (a stack has to be completed first): the cheapest badge not yet taken. */
function wayOn(instance: Instance, state: State, chains: Chains): readonly number[] | undefined {
  const open = chains.flatMap((chain, offer) =>
    chain && state.counts[instance.offers[offer]!.credential] === 0 ? [chain] : [],
  );
  return cheapest(instance, open);
}

/** Per offer: the offers to take for it in order, itself last; undefined when it cannot be reached from here. */
type Chains = readonly (readonly number[] | undefined)[];

/**
 * Cheapest known chain per offer, by rounds: an offer is reached in the first round in which it can be started, and its chain joins,
 * for each need, the cheapest chain that earlier rounds found for it.
 */
class ChainSearch {
  private readonly chains: (readonly number[] | undefined)[];
  private readonly reached: State;
  private readonly toCredential = new Map<number, readonly number[]>();
  private readonly toLevel = new Map<string, readonly number[]>();

  constructor(
    private readonly instance: Instance,
    private readonly state: State,
  ) {
    this.chains = instance.offers.map(() => undefined);
    this.reached = copyState(state);
  }

  run(): Chains {
    for (;;) {
      const round = this.instance.offers.flatMap((_, offer) =>
        this.chains[offer] === undefined && canStart(this.instance, this.reached, offer) ? [offer] : [],
      );
      if (round.length === 0) return this.chains;
      const before = this.reached.counts.slice();
      for (const offer of round) this.chains[offer] = this.chainOf(offer);
      for (const offer of round) {
        this.offerChain(this.instance.offers[offer]!.credential, this.chains[offer]!);
        take(this.instance, this.reached, offer);
      }
      this.awardChains(before);
    }
  }

  private chainOf(offer: number): number[] {
    const { credential, renewal } = this.instance.offers[offer]!;
    const chain = new Set<number>();
    for (const group of renewal ? [] : this.instance.needs[credential]!) {
      if (group.some((one) => alternativeHolds(this.state, one))) continue;
      const known = group.flatMap((one) => {
        const found = one[0] === 'credential' ? this.toCredential.get(one[1]) : this.toLevel.get(`${one[1]}:${one[2]}`);
        return found ? [found] : [];
      });
      for (const one of cheapest(this.instance, known) ?? []) chain.add(one);
    }
    chain.delete(offer);
    return [...chain, offer];
  }

  private offerChain(credential: number, chain: readonly number[]): void {
    const better = (known: readonly number[] | undefined): boolean =>
      !known || chainWeight(this.instance, chain) < chainWeight(this.instance, known);
    if (better(this.toCredential.get(credential))) this.toCredential.set(credential, chain);
    for (const [skill, level] of this.instance.gives[credential]!) {
      for (let l = 1; l <= level; l++) {
        if (better(this.toLevel.get(`${skill}:${l}`))) this.toLevel.set(`${skill}:${l}`, chain);
      }
    }
  }

  /** Awards of stacks completed in this round: everything known that completes them. */
  private awardChains(before: Uint8Array): void {
    for (const stack of this.instance.stacks) {
      if (stack.awards === null || before[stack.awards] === 1 || this.reached.counts[stack.awards] === 0) continue;
      if (!isComplete(stack, (credential) => this.reached.counts[credential] === 1)) continue;
      const parts = stack.members.flatMap((member) => this.toCredential.get(member.credential) ?? []);
      this.offerChain(stack.awards, [...new Set(parts)]);
    }
  }
}

function chainWeight(instance: Instance, chain: readonly number[]): number {
  return chain.reduce((sum, offer) => sum + weightOf(instance, offer), 0);
}

function cheapest(instance: Instance, chains: readonly (readonly number[])[]): readonly number[] | undefined {
  return chains.reduce<readonly number[] | undefined>(
    (best, chain) => (best && chainWeight(instance, best) <= chainWeight(instance, chain) ? best : chain),
    undefined,
  );
}
