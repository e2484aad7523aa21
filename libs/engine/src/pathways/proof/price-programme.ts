import type { Instance, StackRule } from '../instance.js';
import { Milp, type MilpSolver, type Term } from '../milp.js';
import { minimalSets, needsListing } from './minimal-sets.js';
import type { Branch, Cut } from './separate.js';

/**
 * Prices of the cuts such that no offer is in cuts of more than it is worth, with the largest sum: the dual programme.
 * All in the objective's unit (an objective of a × paid + b × minutes).
 */
export interface Prices {
  readonly cuts: readonly number[];
  /** What each offer's share of what is paid is worth, times a (and the price of the limit on it). */
  readonly worth: readonly number[];
  /** Price of one minor unit more of budget, and of one minute more. */
  readonly limits: { readonly price: number; readonly minutes: number };
  /** Per fund: price of one minor unit more of its cap, times a. */
  readonly funds: readonly number[];
  /** Per stack: price of buying its bundle once more. */
  readonly bundles: readonly number[];
  readonly bound: number;
  /** Per stack: how much of its bundle the other side buys, 0 to 1. */
  readonly bought: readonly number[];
  /** Per offer: how much of it the other side (the plans) takes, 0 to 1. */
  readonly taken: readonly number[];
}

/** How dear a limit can be made, times the larger weight of the objective: far above what any sensible plan would pay. */
const DEAREST_LIMIT = 1000;

/** No price is above these: where no plan is left, prices would grow without end. */
export function dearest({ objective }: Instance, value: number): { readonly row: number; readonly limit: number } {
  return { row: 4 * value + 1000, limit: DEAREST_LIMIT * Math.max(1, objective.price, objective.minutes) };
}

/** No offers, cuts or funds: solvers refuse a programme without columns. */
const NOTHING_TO_PRICE = { values: new Float64Array(0), rowPrices: new Float64Array(0), optimum: 0 };

/** Solves the dual programme of a branch over the cuts known. */
export function priceCuts(
  instance: Instance,
  value: number,
  branch: Branch,
  cuts: readonly Cut[],
  solver: MilpSolver,
): Prices | undefined {
  return new PriceProgramme(instance, value, branch, cuts).solve(solver);
}

class PriceProgramme {
  private readonly milp = new Milp();
  private readonly u: readonly number[];
  private readonly worth: readonly number[];
  private readonly limitPrice: number | null;
  private readonly limitMinutes: number | null;
  private readonly funds: readonly (number | null)[];
  private readonly bundles: readonly (number | null)[];
  private readonly bundleRows: (readonly [from: number, to: number])[] = [];
  private readonly offerRows = new Map<number, number>();
  private readonly payments = new Set<number>();
  private constant = 0;

  constructor(
    private readonly instance: Instance,
    value: number,
    private readonly branch: Branch,
    private readonly cuts: readonly Cut[],
  ) {
    const most = dearest(instance, value);
    const column = (gain: number): number => this.milp.column(-gain, most.row, false);
    const limit = (gain: number): number => this.milp.column(-gain, most.limit, false);
    const { limits, objective } = instance;
    const sure = new Set(branch.taken);
    this.u = cuts.map((cut) => column(1 - cut.exits.filter((offer) => sure.has(offer)).length));
    this.worth = instance.offers.map((_, offer) => column(sure.has(offer) ? 1 : 0));
    const sureMinutes = branch.taken.reduce((sum, offer) => sum + instance.offers[offer]!.minutes, 0);
    this.constant = objective.minutes * sureMinutes;
    this.limitPrice = limits.price === null ? null : limit(-limits.price);
    this.limitMinutes = limits.minutes === null ? null : limit(sureMinutes - limits.minutes);
    this.funds = instance.funds.map((fund) => (fund.cap === null ? null : limit(-fund.cap)));
    this.bundles = instance.stacks.map((stack, t) => this.bundleColumn(stack, t, most.row));
    this.offerConstraints(sure);
    instance.offers.forEach((offer, i) => this.payment([[this.worth[i]!, 1]], offer.price, offer.grants));
    instance.stacks.forEach((stack, t) => {
      const from = this.milp.rows.length;
      if (this.bundles[t] != null) this.bundle(stack, this.bundles[t]);
      this.bundleRows.push([from, this.milp.rows.length]);
    });
    for (const fund of this.funds)
      if (fund !== null) this.milp.row(this.scaled([[fund, 1]], -1), -Infinity, objective.price);
  }

  solve(solver: MilpSolver): Prices | undefined {
    const answer = this.milp.cost.length === 0 ? NOTHING_TO_PRICE : solver.relax(this.milp);
    if (!answer) return undefined;
    const at = (column: number | null): number => (column === null ? 0 : Math.max(0, answer.values[column]!));
    const sure = new Set(this.branch.taken);
    const cost = this.milp.cost.reduce((sum, c, i) => sum + c * answer.values[i]!, 0);
    return {
      cuts: this.u.map(at),
      worth: this.worth.map(at),
      limits: { price: at(this.limitPrice), minutes: at(this.limitMinutes) },
      funds: this.funds.map(at),
      bundles: this.bundles.map((column) => (column === null ? 0 : answer.values[column]!)),
      bound: this.constant - cost,
      bought: this.instance.stacks.map((_, t) => this.boughtShare(t, answer.rowPrices)),
      taken: this.instance.offers.map((_, offer) => {
        const row = this.offerRows.get(offer);
        return row === undefined ? (sure.has(offer) ? 1 : 0) : Math.abs(answer.rowPrices[row]!);
      }),
    };
  }

  /** The price of buying a bundle: at least 0 where it may be bought once, any where it is, none where it is not. */
  private bundleColumn(stack: StackRule, t: number, most: number): number | null {
    if (!stack.bundle || this.branch.unbought.has(t)) return null;
    const column = this.milp.column(1, most, false);
    if (this.branch.bought.has(t)) this.milp.lower[column] = -most;
    return column;
  }

  /** How often the plans buy a bundle, by the prices of its rows. */
  private boughtShare(t: number, rowPrices: Float64Array): number {
    const [from, to] = this.bundleRows[t]!;
    let share = 0;
    for (let row = from; row < to; row++) if (this.payments.has(row)) share += Math.abs(rowPrices[row]!);
    return share;
  }

  /** The cuts an offer is an exit of cost no more than it is worth; what is taken for certain may be in more. */
  private offerConstraints(sure: ReadonlySet<number>): void {
    const within = this.instance.offers.map((): Term[] => []);
    this.cuts.forEach((cut, i) => {
      for (const offer of cut.exits) within[offer]!.push([this.u[i]!, 1]);
    });
    this.instance.offers.forEach(({ minutes }, offer) => {
      if (sure.has(offer) || this.branch.banned.has(offer)) return;
      const terms: Term[] = [...within[offer]!, [this.worth[offer]!, -1]];
      if (this.limitMinutes !== null) terms.push([this.limitMinutes, -minutes]);
      this.offerRows.set(offer, this.milp.rows.length);
      this.milp.row(terms, -Infinity, this.instance.objective.minutes * minutes);
    });
  }

  /** What a purchase is worth is at most what is paid for it, with any fund that may be used. */
  private payment(terms: readonly Term[], price: number, grants: readonly (readonly [number, number])[]): void {
    const a = this.instance.objective.price;
    this.payments.add(this.milp.rows.length);
    this.milp.row(this.scaled(terms, -price), -Infinity, a * price);
    for (const [fund, saving] of grants) {
      const capped = this.funds[fund] ?? null;
      this.payments.add(this.milp.rows.length);
      const relief: Term[] = capped === null ? [] : [[capped, -saving]];
      this.milp.row(this.scaled([...terms, ...relief], saving - price), -Infinity, a * (price - saving));
    }
  }

  /** Adds `factor` times the price of the limit on what is paid. */
  private scaled(terms: readonly Term[], factor: number): Term[] {
    return this.limitPrice === null ? [...terms] : [...terms, [this.limitPrice, factor]];
  }

  /** Whatever set a bundle covers, it is worth at most the bundle's price. */
  private bundle(stack: StackRule, once: number): void {
    const offers = stack.members.map((member) => ({
      group: member.group,
      worth: this.instance.offers.flatMap((offer, i) =>
        offer.credential === member.credential && !offer.renewal ? [this.worth[i]!] : [],
      )[0],
    }));
    const all = offers.flatMap(({ worth }) => worth ?? []);
    const most = (columns: readonly number[], count: number): Term[] => this.largest(columns, count);
    let terms: Term[];
    if (needsListing(stack)) {
      for (const set of minimalSets(stack)) {
        const covered = set.flatMap((i): Term[] => (offers[i]!.worth === undefined ? [] : [[offers[i]!.worth, 1]]));
        this.payment([...covered, [once, -1]], stack.bundle!.price, stack.bundle!.grants);
      }
      return;
    }
    if (stack.atLeast !== null) {
      const groups = new Set(stack.members.flatMap((member) => member.group ?? []));
      terms = most(all, Math.max(stack.atLeast, groups.size));
    } else {
      const groups = new Map<number, number[]>();
      terms = [];
      for (const { group, worth } of offers) {
        if (worth === undefined) continue;
        if (group === null) terms.push([worth, 1]);
        else groups.set(group, [...(groups.get(group) ?? []), worth]);
      }
      for (const columns of groups.values()) terms.push(...most(columns, 1));
    }
    this.payment([...terms, [once, -1]], stack.bundle!.price, stack.bundle!.grants);
  }

  /** Terms at least as large as the sum of the `count` largest columns: count × t + Σ excess over t. */
  private largest(columns: readonly number[], count: number): Term[] {
    if (count >= columns.length) return columns.map((column): Term => [column, 1]);
    const threshold = this.milp.column(0, Infinity, false);
    const excess = columns.map((column): Term => {
      const over = this.milp.column(0, Infinity, false);
      this.milp.row(
        [
          [over, 1],
          [threshold, 1],
          [column, -1],
        ],
        0,
      );
      return [over, 1];
    });
    return [[threshold, count], ...excess];
  }
}
