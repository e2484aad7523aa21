import type { Instance } from '../instance.js';
import type { MilpSolver } from '../milp.js';
import { boughtMembers, type MadeUp } from './bought-members.js';
import { wholePricesOf } from './cover-programme.js';
import { clausesAreWhole } from './clauses.js';
import { countedRules, type CountedRule } from './counted-rules.js';
import { countingIn, missing, type Counting } from './counting.js';
import { withChoices } from './fund-choices.js';
import { dearestLimit } from './dearest-limit.js';
import { GeneralProgramme, type RawPrices } from './general-programme.js';
import { coverageParts, stillWanted } from './still-wanted.js';
import { PricedPayments } from './payments-priced.js';
import { reachOfBranch, type ReachOfBranch } from './reach-of-branch.js';
import type { Decided, Parts, Programme, RelaxedPlan, Tariff } from './tariff.js';
import { givenUp, reachAction, stackAction, type Task } from './task.js';
import type { View } from './view.js';
import { wantedOffers } from './wanted-offers.js';
import type { ZoneCut } from './zone-cut.js';

/**
 * The tariff of a problem with limits, capped funds, bundles or coverage.
 * @param value of the best plan known: prices beyond a few times that are of no use
 * @param fine that many parts are one unit of the objective
 */
export class GeneralTariff implements Tariff {
  private readonly made = new WeakMap<Decided, MadeUp | 'impossible'>();
  private readonly reached = new WeakMap<Decided, ReachOfBranch>();
  private readonly counted = new WeakMap<Decided, readonly (Counting | undefined)[]>();
  private readonly wanted: ReadonlySet<number>;
  private readonly rules: readonly CountedRule[];
  /** Whether tasks say all that stacks ask for. */
  private readonly isTold: boolean;

  constructor(
    private readonly instance: Instance,
    private readonly value: number,
    private readonly fine: number,
    private readonly solver: MilpSolver,
  ) {
    this.wanted = wantedOffers(instance);
    this.rules = countedRules(instance);
    this.isTold = instance.stacks.every(clausesAreWhole);
  }

  readonly first = (decided: Decided): Parts => {
    const { funds, stacks } = this.instance;
    const free = {
      limits: { price: 0, minutes: 0 },
      funds: funds.map(() => 0),
      bundles: stacks.map(() => 0),
      coverage: 0,
      counts: this.rules.map(() => 0),
    };
    const pays = new PricedPayments(this.left(decided), this.fine, 0, free.funds);
    const worth = new Map<number, number>();
    this.fit(pays, worth, free.bundles, decided, undefined);
    return { ...free, worth };
  };

  readonly costs = (view: View, decided: Decided, parts: Parts | undefined): Float64Array => {
    const isTaken = new Set(decided.taken);
    const charge = this.charge(decided, parts!);
    const counting = this.counting(decided);
    const ofEntry = (entry: number): number => {
      const one = view.task.table.entries[entry]!;
      if (one[0] === 'skill') return parts!.coverage * coverageParts(this.instance).weights[entry]!;
      return counting.reduce((sum, rule, i) => sum + parts!.counts[i]! * (rule?.open.get(one[1]) ?? 0), 0);
    };
    return Float64Array.from(view.task.action, (id) => {
      if (id >= 0) return isTaken.has(id) ? 0 : charge(id);
      const entry = givenUp(id);
      return entry < 0 ? 0 : ofEntry(entry);
    });
  };

  readonly base = (decided: Decided, parts: Parts | undefined): number => {
    const { limits, funds, goals } = this.instance;
    const { limits: prices, funds: caps, bundles, coverage, counts } = parts!;
    const charge = this.charge(decided, parts!);
    let base = decided.taken.reduce((sum, offer) => sum + charge(offer), 0);
    this.counting(decided).forEach((one, i) => (base += one ? counts[i]! * missing(one) : 0));
    base -= prices.price * (limits.price ?? 0) + prices.minutes * (limits.minutes ?? 0);
    caps.forEach((price, f) => (base -= price * (funds[f]!.cap ?? 0)));
    for (const price of bundles) base -= price;
    if (goals.coverage) base += coverage * stillWanted(this.instance, decided);
    return base;
  };

  readonly programme = (view: View, decided: Decided): Programme => ({
    best: (cuts) => this.best(view, decided, cuts),
    trial: () => undefined,
    close: () => undefined,
  });

  readonly demanded = (decided: Decided): readonly number[] | 'impossible' => {
    const made = this.madeUp(decided);
    return made === 'impossible' ? made : made.demanded;
  };

  readonly others = (offer: number): readonly number[] => {
    const { offers } = this.instance;
    const { credential } = offers[offer]!;
    return [...offers.keys()].filter((one) => one !== offer && offers[one]!.credential === credential);
  };

  readonly undecided = (task: Task, decided: Decided): number | undefined => {
    if (this.rules.length === 0) return undefined;
    const { instance, rules } = this;
    const { complete, incomplete } = decided;
    const isOpen = (stack: number): boolean =>
      !complete.includes(stack) && !incomplete.includes(stack) && task.action.includes(stackAction(stack));
    return rules.find(({ stack }) => isOpen(stack) && !instance.goals.stacks.includes(stack))?.stack;
  };

  readonly unreached = ({ table, fact, goals }: Task, decided: Decided): Int32Array | undefined => {
    if (this.isTold) return undefined;
    const { coverage, stacks } = this.instance.goals;
    const reach = this.reach(decided);
    const isLost = (one: number): boolean => table.meaning[one]!.length > 0 && !table.meaning[one]!.some(reach.holds);
    const isMissing =
      goals.some((goal) => isLost(fact[goal]!)) ||
      [...stacks, ...decided.complete].some((stack) => !reach.completes(stack)) ||
      reach.covered < (coverage?.atLeast ?? 0);
    return isMissing ? Int32Array.from(table.meaning.keys()).filter(isLost) : undefined;
  };

  readonly reaches = (offer: number, entry: number): boolean => {
    const { gives, offers, goals } = this.instance;
    const [skill, level] = goals.coverage!.weights[entry]!;
    return gives[offers[offer]!.credential]!.some(([s, l]) => s === skill && l >= level);
  };

  readonly free = (view: View, { taken }: Decided): Uint8Array => {
    const isTaken = new Set(taken);
    return Uint8Array.from(view.task.action, (id) => {
      if (id < 0) return givenUp(id) < 0 ? 1 : 0;
      const { price, minutes } = this.instance.offers[id]!;
      return isTaken.has(id) || (price === 0 && minutes === 0) ? 1 : 0;
    });
  };

  /**
   * A member of a bundle may be taken for the bundle alone, and one of a stack for an award that the bundle counts. A credential that a counted
   * rule asks for may be brought about for that, which the clauses of the stack need not tell.
   */
  readonly excused = (task: Task, decided: Decided): Uint8Array => {
    const { taken, unbought } = decided;
    const counted = this.reachingCounted(task, decided);
    const isTaken = new Set(taken);
    const { stacks, offers } = this.instance;
    const bundled = new Set<number>();
    const open = stacks.map((stack, t) => stack.bundle !== null && !unbought.includes(t));
    for (let before = -1; before < bundled.size;) {
      before = bundled.size;
      stacks.forEach(({ awards, members }, t) => {
        if (open[t] || (awards !== null && bundled.has(awards))) for (const one of members) bundled.add(one.credential);
      });
    }
    const isExcused = (id: number): boolean =>
      isTaken.has(id) || this.wanted.has(id) || task.table.unasked.has(id) || bundled.has(offers[id]!.credential);
    return Uint8Array.from(task.action, (id) => ((id >= 0 ? isExcused(id) : counted.has(id)) ? 1 : 0));
  };

  private best(view: View, decided: Decided, cuts: readonly ZoneCut[]): RelaxedPlan | undefined {
    const dearest = dearestPrice(this.value);
    const { covers } = this.coverable(decided);
    const left = this.left(decided);
    const counting = this.counting(decided);
    const raw = new GeneralProgramme(left, view, decided, cuts, dearest, covers, counting).solve(this.solver);
    if (!raw) return undefined;
    const parts = this.whole(raw, decided);
    const wished = raw.cuts.map((price) => Math.floor(price * this.fine));
    const prices = wholePricesOf(this.costs(view, decided, parts), cuts, wished);
    return { ...prices, parts, share: raw.share, bought: raw.bought, mixed: raw.mixed };
  }

  private reachingCounted({ table, action }: Task, { complete, incomplete }: Decided): ReadonlySet<number> {
    const isOpen = (stack: number): boolean =>
      !incomplete.includes(stack) &&
      (complete.includes(stack) || this.instance.goals.stacks.includes(stack) || action.includes(stackAction(stack)));
    const stacks = [...table.counted.keys()].filter(isOpen);
    return new Set(stacks.flatMap((stack) => table.counted.get(stack)!.entries).map(reachAction));
  }

  /** How the bundles of a branch can be made up; the same branch is asked about more than once. */
  private madeUp(decided: Decided): MadeUp | 'impossible' {
    if (decided.bought.length === 0) return NO_BUNDLE;
    const known = this.made.get(decided) ?? boughtMembers(this.instance, decided, this.reach(decided));
    this.made.set(decided, known);
    return known;
  }

  private reach(decided: Decided): ReachOfBranch {
    const known = this.reached.get(decided) ?? reachOfBranch(this.instance, decided);
    this.reached.set(decided, known);
    return known;
  }

  private counting(decided: Decided): readonly (Counting | undefined)[] {
    if (this.rules.length === 0) return [];
    const known = this.counted.get(decided) ?? countingIn(this.instance, this.rules, decided);
    this.counted.set(decided, known);
    return known;
  }

  private coverable(decided: Decided): MadeUp {
    const made = this.madeUp(decided);
    return made === 'impossible' ? NO_BUNDLE : made;
  }

  /** The instance without the grants that the choices of a branch rule out. */
  private left({ funded }: Decided): Instance {
    return withChoices(this.instance, funded);
  }

  /** What an offer is worth and its minutes cost. */
  private charge(decided: Decided, { worth, limits, funds }: Parts): (offer: number) => number {
    const left = this.left(decided);
    const pays = new PricedPayments(left, this.fine, limits.price, funds);
    const perMinute = this.fine * this.instance.objective.minutes + limits.minutes;
    return (offer) => {
      const one = left.offers[offer]!;
      return (worth.get(offer) ?? pays.least(one)) + perMinute * one.minutes;
    };
  }

  /** Rounds prices and mends what rounding broke, by lowering. */
  private whole(raw: RawPrices, decided: Decided): Parts {
    const whole = (price: number): number => Math.floor(price * this.fine);
    const limits = { price: whole(raw.limits.price), minutes: whole(raw.limits.minutes) };
    const rate = this.fine * this.instance.objective.price + limits.price;
    const funds = raw.funds.map((price) => Math.min(whole(price), rate));
    const left = this.left(decided);
    const pays = new PricedPayments(left, this.fine, limits.price, funds);
    const worth = new Map<number, number>();
    for (const [offer, price] of raw.worth) {
      const least = pays.least(left.offers[offer]!);
      // a share just below the whole price is the whole price
      const near = Math.floor(price * this.fine + 1e-3 * this.fine);
      worth.set(offer, Math.min(near, least));
    }
    const bundles = raw.bundles.map((price) => Math.ceil(price * this.fine));
    this.fit(pays, worth, bundles, decided, raw.worth);
    const counts = raw.counts.map(whole);
    return { worth, limits, funds, bundles, coverage: whole(raw.coverage), counts };
  }

  /**
   * Brings what the members of each open bundle are worth down to what it costs. Members that are no longer among the actions
   * (not in `known`) are worth nothing.
   */
  private fit(
    pays: PricedPayments,
    worth: Map<number, number>,
    bundles: number[],
    decided: Decided,
    known: ReadonlyMap<number, number> | undefined,
  ): void {
    const left = this.left(decided);
    const { covers } = this.coverable(decided);
    left.stacks.forEach((stack, t) => {
      if (!stack.bundle || decided.unbought.includes(t)) {
        bundles[t] = 0;
        return;
      }
      for (const offer of pays.memberOffers(stack)) {
        if (worth.has(offer)) continue;
        worth.set(offer, known && !known.has(offer) ? 0 : pays.least(left.offers[offer]!));
      }
      bundles[t] = pays.fitBundle(stack, worth, bundles[t]!, (one) => covers(t, one));
    });
  }
}

const NO_BUNDLE: MadeUp = { demanded: [], covers: () => true };

/** No product or sum of prices is larger than a few times this, in units of the objective. */
export function largestAmount(instance: Instance, value: number): number {
  const { offers, stacks, limits, funds, objective } = instance;
  const limit = dearestLimit(instance);
  const prices = [...offers, ...stacks.flatMap((stack) => stack.bundle ?? [])].map((one) => one.price);
  const money = Math.max(1, limits.price ?? 0, ...prices, ...funds.map((fund) => fund.cap ?? 0));
  const minutes = Math.max(1, limits.minutes ?? 0, ...offers.map((offer) => offer.minutes));
  const covered = coverageParts(instance).weights.reduce((sum, weight) => sum + weight, 0);
  const needed = countedRules(instance).flatMap(({ need, weight }) => [need, ...weight.values()]);
  return Math.max(
    (objective.price + limit) * money,
    (objective.minutes + limit) * minutes,
    limit * covered,
    dearestPrice(value) * (offers.length + stacks.length + 1 + needed.reduce((sum, one) => sum + one, 0)),
  );
}

/** No price of a cut, worth or bundle is above this: where no plan is left, prices would grow without end. */
function dearestPrice(value: number): number {
  return 4 * value + 1000;
}
