import type { Alternative, Instance } from './instance.js';
import { alternativeHolds, startState, type State } from './replay.js';

/** Who can bring something about: offers that are taken, stacks that award it. */
export interface Supporters {
  readonly offers: readonly number[];
  readonly stacks: readonly number[];
}

/** Who supports what in an instance: an index over offers and awards, without any choice made. */
export class Support {
  readonly start: State;
  private readonly offersOf = new Map<number, number[]>();
  private readonly givers = new Map<number, { credential: number; level: number }[]>();
  private readonly awarding = new Map<number, number[]>();

  constructor(private readonly instance: Instance) {
    this.start = startState(instance);
    instance.offers.forEach((offer, i) => push(this.offersOf, offer.credential, i));
    instance.stacks.forEach((stack, i) => {
      if (stack.awards !== null && this.start.counts[stack.awards] === 0) push(this.awarding, stack.awards, i);
    });
    instance.gives.forEach((gives, credential) => {
      if (!this.offersOf.has(credential) && !this.awarding.has(credential)) return;
      for (const [skill, level] of gives) push(this.givers, skill, { credential, level });
    });
  }

  /** What makes a credential count. */
  ofCredential(credential: number): Supporters {
    return { offers: this.offersOf.get(credential) ?? [], stacks: this.awarding.get(credential) ?? [] };
  }

  /** The offer of a credential that is no renewal. */
  purchaseOf(credential: number): number | null {
    return this.offersOf.get(credential)?.find((offer) => !this.instance.offers[offer]!.renewal) ?? null;
  }

  /**
   * What can be the first to bring a skill to a level: a credential that needs the skill at that level itself cannot, whatever
   * else is chosen (first support).
   */
  firstOf(skill: number, level: number): Supporters {
    const found = (this.givers.get(skill) ?? [])
      .filter((giver) => giver.level >= level)
      .map((giver) => this.ofCredential(giver.credential));
    return {
      offers: found.flatMap((one) => one.offers).filter((offer) => !this.standsOn(offer, skill, level)),
      stacks: found.flatMap((one) => one.stacks),
    };
  }

  ofAlternative(one: Alternative): Supporters {
    return one[0] === 'credential' ? this.ofCredential(one[1]) : this.firstOf(one[1], one[2]);
  }

  heldAtStart(one: Alternative): boolean {
    return alternativeHolds(this.start, one);
  }

  /** Groups of needs that do not hold at the start. */
  openNeeds(offer: number): readonly (readonly Alternative[])[] {
    const { credential, renewal } = this.instance.offers[offer]!;
    if (renewal) return [];
    return this.instance.needs[credential]!.filter((group) => !group.some((one) => this.heldAtStart(one)));
  }

  private standsOn(offer: number, skill: number, level: number): boolean {
    return this.openNeeds(offer).some((group) =>
      group.every((one) => one[0] === 'skill' && one[1] === skill && one[2] >= level),
    );
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
