import { isComplete } from '../../snapshot/stack-rule.js';
import type { Instance, StackRule } from '../instance.js';
import { minimalSets, needsListing } from './minimal-sets.js';

type Sold = Pick<Instance['offers'][number], 'price' | 'grants'>;

/** What purchases count for at prices of the limit on what is paid and of the caps of funds, in whole parts. */
export class PricedPayments {
  /** What one minor unit paid counts for. */
  readonly rate: number;
  private readonly offerOf: readonly number[];

  constructor(
    private readonly instance: Instance,
    fine: number,
    limit: number,
    private readonly funds: readonly number[],
  ) {
    this.rate = fine * instance.objective.price + limit;
    const offerOf = instance.credentials.map(() => -1);
    instance.offers.forEach(({ credential, renewal }, offer) => {
      if (!renewal) offerOf[credential] = offer;
    });
    this.offerOf = offerOf;
  }

  /** The least that a purchase can count for, whichever fund is used. */
  least({ price, grants }: Sold): number {
    let most = 0;
    for (const [fund, saving] of grants) {
      const cap = this.instance.funds[fund]!.cap === null ? 0 : this.funds[fund]!;
      most = Math.max(most, (this.rate - cap) * saving);
    }
    return this.rate * price - most;
  }

  /** The offers of a stack's members that a bundle can pay. */
  memberOffers({ members }: StackRule): number[] {
    return members.map(({ credential }) => this.offerOf[credential]!).filter((offer) => offer >= 0);
  }

  /**
   * Lowers what members are worth, the dearest of the set that is worth most, until no set the bundle may cover is worth more than it costs.
   * @param once the price of buying it
   * @param covers whether it may cover a credential
   * @returns that price, raised where lowering alone is not enough
   */
  fitBundle(
    stack: StackRule,
    worth: Map<number, number>,
    once: number,
    covers: (credential: number) => boolean,
  ): number {
    const cost = this.least(stack.bundle!) + once;
    for (;;) {
      const over = this.mostCovered(stack, worth, covers) - cost;
      if (over <= 0) return once;
      let dearest = -1;
      for (const offer of this.heaviest(stack, worth, covers)) {
        if (dearest < 0 || worth.get(offer)! > worth.get(dearest)!) dearest = offer;
      }
      const most = dearest < 0 ? 0 : worth.get(dearest)!;
      if (most <= 0) return once + over;
      worth.set(dearest, Math.max(0, most - over));
    }
  }

  /** Offers among which lowering the dearest lowers the most that a bundle can cover. */
  private heaviest(
    stack: StackRule,
    worth: ReadonlyMap<number, number>,
    covers: (credential: number) => boolean,
  ): number[] {
    const offers = stack.members.map(({ credential }) => (covers(credential) ? this.offerOf[credential]! : -1));
    const known = (set: readonly number[]): number[] => set.map((i) => offers[i]!).filter((offer) => worth.has(offer));
    if (!needsListing(stack, covers)) return known(offers.map((_, i) => i));
    const sum = (set: readonly number[]): number => set.reduce((all, offer) => all + worth.get(offer)!, 0);
    return minimalSets(stack, covers)
      .map(known)
      .reduce((most, set) => (sum(set) > sum(most) ? set : most), []);
  }

  /**
   * The most that a set covered by a bundle can be worth: where credits count, the best of its minimal sets; the n dearest of an
   * n-of-many (whatever their groups: at least the truth); else the dearest of each group and every member without one.
   */
  private mostCovered(
    stack: StackRule,
    worth: ReadonlyMap<number, number>,
    covers: (credential: number) => boolean,
  ): number {
    if (!isComplete(stack, covers)) return 0;
    const members = stack.members.map(({ credential, group }) => ({
      group,
      worth: covers(credential) ? (worth.get(this.offerOf[credential]!) ?? 0) : 0,
    }));
    const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
    const groups = [...new Set(members.flatMap((member) => member.group ?? []))];
    if (needsListing(stack, covers)) {
      return Math.max(0, ...minimalSets(stack, covers).map((set) => sum(set.map((i) => members[i]!.worth))));
    }
    if (stack.atLeast !== null) {
      const dearest = members.map((member) => member.worth).sort((a, b) => b - a);
      return sum(dearest.slice(0, Math.max(stack.atLeast, groups.length)));
    }
    const dearestOf = (group: number): number =>
      Math.max(...members.filter((member) => member.group === group).map((member) => member.worth));
    return (
      sum(members.filter((member) => member.group === null).map((member) => member.worth)) + sum(groups.map(dearestOf))
    );
  }
}
