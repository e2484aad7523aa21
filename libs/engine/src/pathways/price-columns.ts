import type { Grant, Instance, Purchase } from './instance.js';
import type { Milp, Term } from './milp.js';
import type { State } from './replay.js';

/** A purchase as columns: `buys` terms sum to 1 when it is made. */
interface Buy {
  readonly stack: number | null;
  readonly offer: number | null;
  readonly buys: readonly Term[];
  readonly price: number;
  readonly grants: readonly Grant[];
  /** The best fund without a binding cap. */
  readonly sure: Grant | null;
  /** Columns that choose a capped fund in place of the sure one. */
  readonly choices: { readonly fund: number; readonly saving: number; readonly column: number }[];
}

interface BundleColumns {
  readonly stack: number;
  readonly column: number;
  /** Per member: `covered` pays the offer out of the bundle, `counted` only makes up the set. */
  readonly members: readonly {
    readonly credential: number;
    readonly offer: number | null;
    readonly covered: number | null;
    readonly counted: number | null;
  }[];
}

/**
 * What is paid, as columns over the x of a model: bundles for sets of members that satisfy the rule and are not larger than needed,
 * one fund a purchase, caps shared by all purchases. `paid` is the sum of what the learner pays, in minor units.
 */
export class PriceColumns {
  readonly paid: Term[] = [];
  private readonly buys: Buy[] = [];
  private readonly bundles: BundleColumns[] = [];
  private readonly capped: ReadonlySet<number>;

  constructor(
    private readonly instance: Instance,
    private readonly milp: Milp,
    private readonly x: readonly number[],
    private readonly awards: (credential: number) => number[],
    private readonly start: State,
  ) {
    this.capped = cappedFunds(instance);
    instance.stacks.forEach((_, stack) => this.addBundle(stack));
    this.onceBundled();
    instance.offers.forEach((_, offer) => this.addSingle(offer));
    this.capRows();
  }

  /** The purchases of a solution: who pays what, by which fund. Grants are dealt out in the order of purchases up to each cap. */
  purchases(values: Float64Array, selection: readonly number[]): Purchase[] {
    const on = (column: number | null): boolean => column !== null && values[column]! > 0.5;
    const left = this.instance.funds.map((fund) => fund.cap ?? Infinity);
    const chosen = new Set(selection);
    const bundled = new Set<number>();
    const made: Purchase[] = [];
    const make = (buy: Buy, offers: number[], counted: number[]): void => {
      const choice = buy.choices.find((one) => on(one.column));
      const [fund, saving] = choice ? [choice.fund, choice.saving] : (buy.sure ?? [null, 0]);
      const grant = fund === null ? 0 : Math.min(saving, left[fund]!);
      if (fund !== null) left[fund]! -= grant;
      made.push({ offers, stack: buy.stack, counted, fund: grant > 0 ? fund : null, grant, paid: buy.price - grant });
    };
    for (const buy of this.buys) {
      const bundle = buy.stack === null ? undefined : this.bundles.find((one) => one.stack === buy.stack);
      if (bundle) {
        if (!on(bundle.column)) continue;
        const covered = bundle.members.filter((member) => on(member.covered));
        for (const member of covered) bundled.add(member.offer!);
        if (covered.length === 0) continue;
        const counted = bundle.members.filter((member) => on(member.counted));
        make(
          buy,
          covered.map((member) => member.offer!),
          counted.map((member) => member.credential),
        );
      } else if (chosen.has(buy.offer!) && !bundled.has(buy.offer!)) make(buy, [buy.offer!], []);
    }
    return made;
  }

  /** Credentials that a solution counts towards a bundle without paying for them, with the columns that say so. */
  counted(values: Float64Array): { readonly credential: number; readonly column: number }[] {
    return this.bundles.flatMap((bundle) =>
      bundle.members.flatMap(({ credential, counted }) =>
        counted !== null && values[counted]! > 0.5 ? [{ credential, column: counted }] : [],
      ),
    );
  }

  private addBundle(stack: number): void {
    const rule = this.instance.stacks[stack]!;
    if (!rule.bundle || rule.members.length === 0) return;
    const column = this.milp.column(0);
    const members = rule.members.map((member) => {
      const offer = this.instance.offers.findIndex((one) => one.credential === member.credential && !one.renewal);
      const covered = offer < 0 ? null : this.milp.column(0);
      const held = this.start.counts[member.credential] === 1;
      const awarded = held ? [] : this.awards(member.credential);
      const counted = held || awarded.length > 0 ? this.milp.column(0) : null;
      if (covered !== null)
        this.milp.row(
          [
            [this.x[offer]!, 1],
            [covered, -1],
          ],
          0,
        );
      if (counted !== null && !held) {
        this.milp.row([...awarded.map((one): Term => [one, 1]), [counted, -1]], 0);
      }
      if (covered !== null && counted !== null)
        this.milp.row(
          [
            [covered, 1],
            [counted, 1],
          ],
          -Infinity,
          1,
        );
      return { credential: member.credential, offer: offer < 0 ? null : offer, covered, counted };
    });
    this.bundles.push({ stack, column, members });
    this.bundleRows(stack, column, members);
    const buys: Term[] = [[column, 1]];
    this.addBuy(stack, null, buys, rule.bundle.price, rule.bundle.grants);
  }

  /** Keeps the set of a bundle to exactly what its rule needs. */
  private bundleRows(stack: number, b: number, members: BundleColumns['members']): void {
    const rule = this.instance.stacks[stack]!;
    const inSet = (i: number, weight = 1): Term[] =>
      [members[i]!.covered, members[i]!.counted].flatMap((column): Term[] =>
        column === null ? [] : [[column, weight]],
      );
    const all = rule.members.map((_, i) => i);
    const equal = (indices: readonly number[], number: number): void =>
      this.milp.row([...indices.flatMap((i) => inSet(i)), [b, -number]], 0, 0);
    for (const i of all) this.milp.row([...inSet(i), [b, -1]], -Infinity, 0);
    const groups = new Map<number, number[]>();
    for (const i of all) {
      const group = rule.members[i]!.group;
      if (group !== null) groups.set(group, [...(groups.get(group) ?? []), i]);
    }
    if (rule.minCredits !== null) return this.minimalRows(stack, b, inSet, groups);
    if (rule.atLeast === null) {
      for (const group of groups.values()) equal(group, 1);
      for (const i of all) if (rule.members[i]!.group === null) equal([i], 1);
      return;
    }
    for (const group of groups.values()) this.milp.row([...group.flatMap((i) => inSet(i)), [b, -1]], 0);
    equal(all, Math.max(rule.atLeast, groups.size));
    if (rule.atLeast < groups.size) for (const group of groups.values()) equal(group, 1);
  }

  /**
   * Credits (with or without number and groups): enough in total, and every member in the set is needed, for one reason at least:
   * without it the credits, the number, or its group would fall short.
   */
  private minimalRows(
    stack: number,
    b: number,
    inSet: (i: number, weight?: number) => Term[],
    groups: ReadonlyMap<number, readonly number[]>,
  ): void {
    const rule = this.instance.stacks[stack]!;
    const all = rule.members.map((_, i) => i);
    const credits = all.flatMap((i) => inSet(i, rule.members[i]!.credits));
    const number = all.flatMap((i) => inSet(i));
    const total = rule.members.reduce((sum, member) => sum + member.credits, 0);
    this.milp.row([...credits, [b, -rule.minCredits!]], 0);
    this.milp.row([...number, [b, -(rule.atLeast ?? 0)]], 0);
    for (const group of groups.values()) this.milp.row([...group.flatMap((i) => inSet(i)), [b, -1]], 0);
    for (const i of all) {
      const reasons: Term[] = [];
      if (rule.minCredits! > 0) {
        const byCredits = this.milp.column(0);
        reasons.push([byCredits, 1]);
        this.milp.row(
          [...credits, ...inSet(i, -rule.members[i]!.credits), [byCredits, total]],
          -Infinity,
          rule.minCredits! - 1 + total,
        );
      }
      if (rule.atLeast !== null) {
        const byNumber = this.milp.column(0);
        reasons.push([byNumber, 1]);
        this.milp.row([...number, [byNumber, all.length]], -Infinity, rule.atLeast + all.length);
      }
      const group = rule.members[i]!.group;
      if (group !== null) {
        const byGroup = this.milp.column(0);
        reasons.push([byGroup, 1]);
        const mates = groups.get(group)!;
        this.milp.row([...mates.flatMap((k) => inSet(k)), [byGroup, mates.length]], -Infinity, 1 + mates.length);
      }
      this.milp.row([...reasons, ...inSet(i, -1)], 0);
    }
  }

  /** A credential is in the set of one bundle at most, whether it is paid there or only counted. */
  private onceBundled(): void {
    const uses = new Map<number, number[]>();
    for (const bundle of this.bundles) {
      for (const { credential, covered, counted } of bundle.members) {
        const columns = [covered, counted].filter((column) => column !== null);
        uses.set(credential, [...(uses.get(credential) ?? []), ...columns]);
      }
    }
    for (const columns of uses.values()) {
      if (columns.length > 1) {
        this.milp.row(
          columns.map((column): Term => [column, 1]),
          -Infinity,
          1,
        );
      }
    }
  }

  private addSingle(offer: number): void {
    const { price, grants } = this.instance.offers[offer]!;
    const bundled = this.bundles.flatMap((bundle) =>
      bundle.members.flatMap((member): Term[] =>
        member.offer === offer && member.covered !== null ? [[member.covered, -1]] : [],
      ),
    );
    this.addBuy(null, offer, [[this.x[offer]!, 1], ...bundled], price, grants);
  }

  private addBuy(
    stack: number | null,
    offer: number | null,
    buys: readonly Term[],
    price: number,
    grants: readonly Grant[],
  ): void {
    const sure = grants
      .filter(([fund]) => !this.capped.has(fund))
      .reduce<Grant | null>((best, grant) => (best && best[1] >= grant[1] ? best : grant), null);
    const floor = sure?.[1] ?? 0;
    const choices = grants
      .filter(([fund, saving]) => this.capped.has(fund) && saving > floor)
      .map(([fund, saving]) => ({ fund, saving, column: this.milp.column(0) }));
    for (const [column, coefficient] of buys) this.paid.push([column, coefficient * (price - floor)]);
    for (const choice of choices) this.paid.push([choice.column, floor]);
    if (choices.length > 0) {
      this.milp.row([...buys, ...choices.map((choice): Term => [choice.column, -1])], 0);
    }
    this.buys.push({ stack, offer, buys, price, grants, sure, choices });
  }

  /** Per capped fund: what it gives is at most its saving on each chosen purchase and its cap in total. */
  private capRows(): void {
    const given = new Map<number, Term[]>();
    for (const buy of this.buys) {
      for (const choice of buy.choices) {
        const grant = this.milp.column(0, choice.saving, false);
        this.milp.row(
          [
            [choice.column, choice.saving],
            [grant, -1],
          ],
          0,
        );
        this.paid.push([grant, -1]);
        given.set(choice.fund, [...(given.get(choice.fund) ?? []), [grant, 1]]);
      }
    }
    for (const [fund, grants] of given) this.milp.row(grants, -Infinity, this.instance.funds[fund]!.cap!);
  }
}

/** Funds whose cap could bind: all that they could ever give is more than the cap. */
function cappedFunds(instance: Instance): Set<number> {
  const most = instance.funds.map(() => 0);
  for (const offer of instance.offers) for (const [fund, saving] of offer.grants) most[fund]! += saving;
  for (const stack of instance.stacks) for (const [fund, saving] of stack.bundle?.grants ?? []) most[fund]! += saving;
  return new Set(
    most.flatMap((sum, fund) => (instance.funds[fund]!.cap !== null && sum > instance.funds[fund]!.cap ? [fund] : [])),
  );
}
