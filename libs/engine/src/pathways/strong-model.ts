import type { Instance } from './instance.js';
import { factName, landmarksOf } from './landmarks.js';
import { Milp, type Term } from './milp.js';
import { PriceColumns } from './price-columns.js';
import type { Target } from './replay.js';
import { StackColumns } from './stack-columns.js';
import { Support, type Supporters } from './support.js';
import type { Look } from './look.js';

/**
 * The strong model: one 0/1 column x per offer and z per stack whose completion matters, y for skill-levels that are wanted but
 * not certain. Rows: first support of every landmark and wanted skill-level, prerequisites, stacks by subsets, goals, limits.
 *
 * First support keeps a badge from standing on its own shoulders; circles across skills are cut off later ({@link addCut}), when a
 * selection shows one.
 */
export class StrongModel {
  readonly milp = new Milp();
  /** Column of each offer: the offers come first, in their order. */
  readonly x: readonly number[];
  readonly prices: PriceColumns;
  private readonly support: Support;
  private readonly stacks: StackColumns;
  private readonly landmarks: ReadonlyMap<string, Supporters>;
  private readonly y = new Map<string, number>();

  constructor(
    private readonly instance: Instance,
    look?: Look,
  ) {
    this.milp.look = look;
    this.x = instance.offers.map(() => this.milp.column(0));
    this.support = new Support(instance);
    this.stacks = new StackColumns(instance, this.milp, this.x, this.support);
    this.prices = new PriceColumns(instance, this.milp, this.x, this.support, this.stacks);
    this.landmarks = landmarksOf(instance, this.support, look);
    for (const supporters of this.landmarks.values()) this.milp.row(this.sum(supporters), 1);
    this.onceRows();
    this.goalRows();
    this.prerequisiteRows();
    this.limitRows();
    this.milp.look = undefined;
  }

  /** The objective as terms over columns: a × paid + b × minutes. */
  objective(weights: { readonly price: number; readonly minutes: number }): Term[] {
    const minutes = this.instance.offers.map((offer, i): Term => [this.x[i]!, offer.minutes * weights.minutes]);
    const paid = this.prices.paid.map(([column, coefficient]): Term => [column, coefficient * weights.price]);
    return [...minutes, ...paid].filter(([, coefficient]) => coefficient !== 0);
  }

  /** Offers that a solution takes. */
  selection(values: Float64Array): number[] {
    return this.x.flatMap((column, offer) => (values[column]! > 0.5 ? [offer] : []));
  }

  /** Wanted skill-levels that a solution claims, for goals with coverage. */
  claimed(values: Float64Array): Target[] {
    return (this.instance.goals.coverage?.weights ?? []).flatMap(([skill, level]): Target[] => {
      const column = this.y.get(factName(['skill', skill, level]));
      return column !== undefined && values[column]! > 0.5 ? [{ kind: 'level', skill, level }] : [];
    });
  }

  /** Every plan that reaches the target takes one of these offers. */
  addCut(target: Target, exits: readonly number[]): void {
    const sum = exits.map((offer): Term => [this.x[offer]!, 1]);
    const claim = this.claimOf(target);
    this.milp.row(claim === undefined ? sum : [...sum, [claim, -1]], claim === undefined ? 1 : 0);
  }

  /** Σ weight × y over the skill-levels that are neither held nor certain. */
  coverageTerms(): Term[] {
    return (this.instance.goals.coverage?.weights ?? []).flatMap(([skill, level, weight]): Term[] => {
      const column = this.wanted(skill, level);
      return column === undefined ? [] : [[column, weight]];
    });
  }

  private sum(supporters: Supporters): Term[] {
    return this.stacks.columns(supporters).map((column): Term => [column, 1]);
  }

  private claimOf(target: Target): number | undefined {
    if (target.kind === 'counted') return target.column;
    if (target.kind === 'offer') return this.x[target.offer];
    return target.kind === 'level' ? this.y.get(factName(['skill', target.skill, target.level])) : undefined;
  }

  /** Column y of a skill-level that is wanted but no landmark; undefined when it is held or certain. */
  private wanted(skill: number, level: number): number | undefined {
    const name = factName(['skill', skill, level]);
    if (this.support.start.levels[skill]! >= level || this.landmarks.has(name)) return undefined;
    const known = this.y.get(name);
    if (known !== undefined) return known;
    const column = this.milp.column(0);
    this.y.set(name, column);
    this.milp.row([...this.sum(this.support.firstOf(skill, level)), [column, -1]], 0);
    const below = this.wanted(skill, level - 1);
    if (below !== undefined) {
      this.milp.row(
        [
          [below, 1],
          [column, -1],
        ],
        0,
      );
    }
    return column;
  }

  /** Nobody renews a badge and takes it again: not even to have it paid by a bundle. */
  private onceRows(): void {
    this.instance.offers.forEach(({ credential, renewal }, offer) => {
      const taken = renewal ? this.support.purchaseOf(credential) : null;
      if (taken === null) return;
      this.milp.row(
        [
          [this.x[taken]!, 1],
          [this.x[offer]!, 1],
        ],
        -Infinity,
        1,
      );
    });
  }

  private goalRows(): void {
    const { anyOf, stacks, coverage } = this.instance.goals;
    for (const group of anyOf) {
      if (group.length === 1 || group.some((credential) => this.support.start.counts[credential] === 1)) continue;
      this.milp.row(
        group.flatMap((credential) => this.sum(this.support.ofCredential(credential))),
        1,
      );
    }
    for (const stack of stacks) this.milp.fix(this.stacks.completion(stack), 1);
    if (coverage) {
      const open = this.coverageTerms();
      const all = coverage.weights.reduce((sum, [, , weight]) => sum + weight, 0);
      const certain = all - open.reduce((sum, [, weight]) => sum + weight, 0);
      if (coverage.atLeast > certain) this.milp.row(open, coverage.atLeast - certain);
    }
  }

  /** x ≤ Σ support of each group of needs, where nothing of the group is held or certain. */
  private prerequisiteRows(): void {
    this.x.forEach((column, offer) => {
      for (const group of this.support.openNeeds(offer)) {
        const sums = group.map((one): Term[] | undefined => {
          if (one[0] === 'credential') return this.sum(this.support.ofCredential(one[1]));
          const wanted = this.wanted(one[1], one[2]);
          return wanted === undefined ? undefined : [[wanted, 1]];
        });
        if (sums.some((sum) => sum === undefined)) continue;
        this.milp.row([...sums.flatMap((sum) => sum ?? []), [column, -1]], 0);
      }
    });
  }

  private limitRows(): void {
    const { price, minutes } = this.instance.limits;
    if (price !== null) this.milp.row(this.prices.paid, -Infinity, price);
    if (minutes !== null) {
      this.milp.row(
        this.instance.offers.map((offer, i): Term => [this.x[i]!, offer.minutes]),
        -Infinity,
        minutes,
      );
    }
  }
}
