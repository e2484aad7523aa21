import type { Instance, StackRule } from '../instance.js';
import { Milp, type MilpSolver, type Term } from '../milp.js';
import { isComplete } from '../../snapshot/stack-rule.js';
import type { MadeUp } from './bought-members.js';
import { CountedColumns } from './counted-columns.js';
import type { Counting } from './counting.js';
import { minimalSets, needsListing } from './minimal-sets.js';
import { dearestLimit } from './dearest-limit.js';
import type { Purchased } from './fund-choices.js';
import { coverageParts, stillWanted } from './still-wanted.js';
import type { Decided, Mixed } from './tariff.js';
import { givenUp } from './task.js';
import type { View } from './view.js';
import type { ZoneCut } from './zone-cut.js';

/** Prices as the solver gives them, in units of the objective. */
export interface RawPrices {
  readonly cuts: readonly number[];
  /** Per offer that can be in a bundle or use a capped fund. */
  readonly worth: ReadonlyMap<number, number>;
  readonly limits: { readonly price: number; readonly minutes: number };
  readonly funds: readonly number[];
  readonly bundles: readonly number[];
  readonly coverage: number;
  /** Per counted rule. */
  readonly counts: readonly number[];
  /** Per action: how much of it the fractional plan takes. */
  readonly share: Float64Array;
  /** Per stack: how much of its bundle it buys. */
  readonly bought: readonly number[];
  readonly mixed: readonly Mixed[];
}

/**
 * The best prices on cuts where what is paid depends on limits, capped funds, bundles or coverage: prices on cuts, on the limits, the
 * caps and the coverage, and a share of what is paid for each offer, with the largest sum such that no action is an exit of cuts
 * that cost more than it is worth.
 */
export class GeneralProgramme {
  private readonly milp = new Milp();
  private readonly worth = new Map<number, number>();
  private readonly limitPrice: number | null;
  private readonly limitMinutes: number | null;
  private readonly funds: readonly (number | null)[];
  private readonly bundles: readonly (number | null)[];
  private readonly coverage: number | null;
  private readonly counted: CountedColumns;
  private readonly cuts: readonly number[];
  private readonly actionRow: Int32Array;
  private readonly bundleRows: (readonly [from: number, to: number])[] = [];
  private readonly payments = new Set<number>();
  /** Rows of what purchases with several funds may use of each. */
  private readonly funded = new Map<Purchased, Map<number, number[]>>();

  /** @param dearest no price of a cut, worth or bundle is above this: where no plan is left they would grow without end */
  constructor(
    private readonly instance: Instance,
    private readonly view: View,
    private readonly decided: Decided,
    cuts: readonly ZoneCut[],
    private readonly dearest: number,
    covers: MadeUp['covers'],
    counting: readonly (Counting | undefined)[],
  ) {
    const { limits, objective, goals } = instance;
    const limitMost = dearestLimit(instance);
    const priced = (gain: number): number => this.milp.column(-gain, limitMost, false);
    const isTaken = new Set(decided.taken);
    const takenMinutes = decided.taken.reduce((sum, offer) => sum + instance.offers[offer]!.minutes, 0);
    this.cuts = cuts.map(() => this.milp.column(-1, dearest, false));
    this.limitPrice = limits.price === null ? null : priced(-limits.price);
    this.limitMinutes = limits.minutes === null ? null : priced(takenMinutes - limits.minutes);
    this.funds = instance.funds.map((fund) => (fund.cap === null ? null : priced(-fund.cap)));
    this.bundles = instance.stacks.map((stack, t) => this.bundleColumn(stack, t));
    this.coverage = goals.coverage === null ? null : priced(stillWanted(instance, decided));
    this.counted = new CountedColumns(this.milp, counting, dearest);
    this.worthColumns(isTaken);
    this.actionRow = this.actionRows(cuts, isTaken);
    instance.stacks.forEach((stack, t) => {
      const from = this.milp.rows.length;
      if (this.bundles[t] != null) this.bundleRow({ stack: t }, stack, this.bundles[t], (one) => covers(t, one));
      this.bundleRows.push([from, this.milp.rows.length]);
    });
    for (const fund of this.funds) {
      if (fund !== null) this.milp.row(this.atRate([[fund, 1]], -1), -Infinity, objective.price);
    }
  }

  solve(solver: MilpSolver): RawPrices | undefined {
    const answer = solver.relax(this.milp);
    if (!answer) return undefined;
    const at = (column: number | null): number => (column === null ? 0 : Math.max(0, answer.values[column]!));
    return {
      cuts: this.cuts.map(at),
      worth: new Map([...this.worth].map(([offer, column]) => [offer, at(column)])),
      limits: { price: at(this.limitPrice), minutes: at(this.limitMinutes) },
      funds: this.funds.map(at),
      bundles: this.bundles.map((column) => (column === null ? 0 : answer.values[column]!)),
      coverage: at(this.coverage),
      counts: this.counted.prices(answer.values),
      share: Float64Array.from(this.actionRow, (row) => (row < 0 ? 0 : Math.abs(answer.rowPrices[row]!))),
      bought: this.bundleRows.map(([from, to]) => {
        let share = 0;
        for (let row = from; row < to; row++) if (this.payments.has(row)) share += Math.abs(answer.rowPrices[row]!);
        return share;
      }),
      mixed: this.mixed(answer.rowPrices),
    };
  }

  /** What the fractional plan pays for with funds; a plan uses one for each purchase, and buys by itself or in a bundle. */
  private mixed(rowPrices: Float64Array): Mixed[] {
    const shareOf = (rows: readonly number[]): number => rows.reduce((sum, row) => sum + Math.abs(rowPrices[row]!), 0);
    return [...this.funded].map(([purchase, rows]) => {
      const shares = [...rows].map(([fund, own]) => ({ fund, share: shareOf(own) }));
      const most = shares.reduce((a, b) => (b.share > a.share ? b : a));
      const others = shares.reduce((sum, one) => sum + one.share, 0) - most.share;
      return { ...purchase, fund: most.fund, others, part: this.isCoverable(purchase) ? most.share : 0 };
    });
  }

  /** Whether a bundle that is bought may cover an offer that is not yet paid by itself for certain. */
  private isCoverable(purchase: Purchased): boolean {
    if (!('offer' in purchase)) return false;
    const { bought, funded } = this.decided;
    const { credential } = this.instance.offers[purchase.offer]!;
    const isMember = (stack: number): boolean =>
      this.instance.stacks[stack]!.members.some((one) => one.credential === credential);
    const isAlone = funded.some((one) => one.used && 'offer' in one && one.offer === purchase.offer);
    return bought.some(isMember) && !isAlone;
  }

  /** The price of buying a bundle: at least 0 where it may be bought once, any where it is, none where it is not. */
  private bundleColumn(stack: StackRule, t: number): number | null {
    if (!stack.bundle || this.decided.unbought.includes(t)) return null;
    const column = this.milp.column(1, this.dearest, false);
    if (this.decided.bought.includes(t)) this.milp.lower[column] = -this.dearest;
    return column;
  }

  /** Offers whose share of what is paid is open: those that an open bundle can pay, and those with a capped fund. */
  private worthColumns(isTaken: ReadonlySet<number>): void {
    const { instance, view } = this;
    const bundled = new Set<number>();
    instance.stacks.forEach((stack, t) => {
      if (this.bundles[t] != null) for (const { credential } of stack.members) bundled.add(credential);
    });
    const add = (id: number): void => {
      const { credential, renewal, price, grants } = instance.offers[id]!;
      const capped = grants.some(([fund]) => instance.funds[fund]!.cap !== null);
      if ((renewal || !bundled.has(credential)) && !capped) return;
      const column = this.milp.column(isTaken.has(id) ? -1 : 0, this.dearest, false);
      this.worth.set(id, column);
      this.payment({ offer: id }, [[column, 1]], price, grants);
    };
    for (const id of view.task.action) if (id >= 0 && !isTaken.has(id)) add(id);
    for (const id of isTaken) add(id);
    if (this.limitPrice === null) return;
    for (const id of isTaken) if (!this.worth.has(id)) this.milp.cost[this.limitPrice]! -= leastPrice(instance, id);
  }

  /** The cuts an action is an exit of cost no more than it is worth. */
  private actionRows(cuts: readonly ZoneCut[], isTaken: ReadonlySet<number>): Int32Array {
    const { instance, view, milp } = this;
    const within: Term[][] = Array.from({ length: view.actions }, () => []);
    cuts.forEach(({ exits }, i) => {
      for (const a of exits) within[a]!.push([this.cuts[i]!, 1]);
    });
    const rows = new Int32Array(view.actions).fill(-1);
    view.task.action.forEach((id, a) => {
      if (isTaken.has(id)) return;
      const terms = within[a]!;
      if (terms.length === 0) return;
      let most = 0;
      if (id >= 0) {
        const { minutes } = instance.offers[id]!;
        const worth = this.worth.get(id);
        most = instance.objective.minutes * minutes;
        if (worth !== undefined) terms.push([worth, -1]);
        else {
          const price = leastPrice(instance, id);
          most += instance.objective.price * price;
          if (this.limitPrice !== null) terms.push([this.limitPrice, -price]);
        }
        if (this.limitMinutes !== null) terms.push([this.limitMinutes, -minutes]);
      } else if (givenUp(id) >= 0) {
        terms.push(...this.paidFor(givenUp(id)));
      } else return;
      rows[a] = milp.rows.length;
      milp.rows.push({ terms, lower: -Infinity, upper: most });
    });
    return rows;
  }

  /** What coverage or counted rules would pay for an entry: it is given up at that. */
  private paidFor(entry: number): Term[] {
    const one = this.view.task.table.entries[entry]!;
    const terms: Term[] =
      one[0] === 'skill'
        ? [[this.coverage!, coverageParts(this.instance).weights[entry]!]]
        : this.counted.paidFor(one[1]);
    return terms.map(([column, factor]) => [column, -factor]);
  }

  /** What a purchase is worth is at most what is paid for it, with any fund that may be used. */
  private payment(
    purchase: Purchased,
    terms: readonly Term[],
    price: number,
    grants: readonly (readonly [number, number])[],
  ): void {
    const a = this.instance.objective.price;
    this.payments.add(this.milp.rows.length);
    this.milp.row(this.atRate(terms, -price), -Infinity, a * price);
    for (const [fund, saving] of grants) {
      const capped = this.funds[fund] ?? null;
      this.payments.add(this.milp.rows.length);
      this.fundRow(purchase, fund);
      const relief: Term[] = capped === null ? [] : [[capped, -saving]];
      this.milp.row(this.atRate([...terms, ...relief], saving - price), -Infinity, a * (price - saving));
    }
  }

  private fundRow(purchase: Purchased, fund: number): void {
    const rows = this.funded.get(purchase) ?? new Map<number, number[]>();
    this.funded.set(purchase, rows);
    rows.set(fund, [...(rows.get(fund) ?? []), this.milp.rows.length]);
  }

  /** Adds `factor` times the price of the limit on what is paid. */
  private atRate(terms: readonly Term[], factor: number): Term[] {
    return this.limitPrice === null ? [...terms] : [...terms, [this.limitPrice, factor]];
  }

  /** Whatever set a bundle covers, it is worth at most the bundle's price. */
  private bundleRow(
    purchase: Purchased,
    stack: StackRule,
    once: number,
    covers: (credential: number) => boolean,
  ): void {
    if (!isComplete(stack, covers)) return;
    const { price, grants } = stack.bundle!;
    const offers = stack.members.map(({ group, credential }) => {
      return { group, worth: covers(credential) ? this.worthOf(credential) : undefined };
    });
    const columns = (list: readonly { readonly worth: number | undefined }[]): number[] =>
      list.flatMap(({ worth }) => worth ?? []);
    if (needsListing(stack, covers)) {
      for (const set of minimalSets(stack, covers)) {
        const covered = columns(set.map((i) => offers[i]!)).map((column): Term => [column, 1]);
        this.payment(purchase, [...covered, [once, -1]], price, grants);
      }
      return;
    }
    const groups = [...new Set(stack.members.flatMap((member) => member.group ?? []))];
    const terms: Term[] = [];
    if (stack.atLeast !== null) terms.push(...this.largest(columns(offers), Math.max(stack.atLeast, groups.length)));
    else {
      for (const column of columns(offers.filter(({ group }) => group === null))) terms.push([column, 1]);
      for (const own of groups) terms.push(...this.largest(columns(offers.filter(({ group }) => group === own)), 1));
    }
    this.payment(purchase, [...terms, [once, -1]], price, grants);
  }

  private worthOf(credential: number): number | undefined {
    for (const [offer, column] of this.worth) {
      const one = this.instance.offers[offer]!;
      if (one.credential === credential && !one.renewal) return column;
    }
    return undefined;
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

/** What an offer costs when no fund it uses has a cap. */
function leastPrice({ offers }: Instance, offer: number): number {
  const { price, grants } = offers[offer]!;
  return grants.reduce((least, [, saving]) => Math.min(least, price - saving), price);
}
