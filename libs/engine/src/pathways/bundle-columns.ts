import type { Instance, StackRule } from './instance.js';
import type { Milp, Term } from './milp.js';
import type { StackColumns } from './stack-columns.js';
import type { Support } from './support.js';

/** One member of a bundle's set: `covered` pays the offer out of the bundle, `counted` only makes up the set. */
export interface MemberColumns {
  readonly credential: number;
  readonly offer: number | null;
  readonly covered: number | null;
  readonly counted: number | null;
}

/** A bundle that may be bought: column b, and per member the columns of the set it buys. */
export interface Bundle {
  readonly stack: number;
  readonly column: number;
  readonly members: readonly MemberColumns[];
}

/** Columns of the bundles on sale: each buys a set of members that satisfies its stack's rule and has no member too many. */
export class BundleColumns {
  readonly bundles: readonly Bundle[];
  private readonly coveredBy = new Map<number, number[]>();

  constructor(
    private readonly instance: Instance,
    private readonly milp: Milp,
    private readonly x: readonly number[],
    private readonly support: Support,
    private readonly stacks: StackColumns,
  ) {
    this.bundles = instance.stacks.flatMap((rule, stack) =>
      rule.bundle && rule.members.length > 0 ? [this.bundle(rule, stack)] : [],
    );
    for (const { members } of this.bundles) {
      for (const { offer, covered } of members) {
        if (offer === null || covered === null) continue;
        const known = this.coveredBy.get(offer);
        if (known) known.push(covered);
        else this.coveredBy.set(offer, [covered]);
      }
    }
    this.onceBundled();
  }

  /** Credentials that a solution counts towards a bundle without paying for them, with the columns that say so. */
  counted(values: Float64Array): { readonly credential: number; readonly column: number }[] {
    return this.bundles.flatMap((bundle) =>
      bundle.members.flatMap(({ credential, counted }) =>
        counted !== null && values[counted]! > 0.5 ? [{ credential, column: counted }] : [],
      ),
    );
  }

  /** Columns that pay an offer out of a bundle. */
  covering(offer: number): readonly number[] {
    return this.coveredBy.get(offer) ?? [];
  }

  private bundle(rule: StackRule, stack: number): Bundle {
    const column = this.milp.column(0);
    const members = rule.members.map((member) => this.member(member.credential));
    this.bundleRows(rule, column, members);
    return { stack, column, members };
  }

  private member(credential: number): MemberColumns {
    const offer = this.support.purchaseOf(credential);
    const covered = offer === null ? null : this.milp.column(0);
    const held = this.support.start.counts[credential] === 1;
    const awarded = held ? [] : this.stacks.awards(credential);
    const counted = held || awarded.length > 0 ? this.milp.column(0) : null;
    if (covered !== null) this.atMost(covered, [this.x[offer!]!]);
    if (counted !== null && !held) this.atMost(counted, awarded);
    if (covered !== null && counted !== null) this.once([covered, counted]);
    return { credential, offer, covered, counted };
  }

  private atMost(column: number, support: readonly number[]): void {
    this.milp.row([...support.map((one): Term => [one, 1]), [column, -1]], 0);
  }

  private once(columns: readonly number[]): void {
    this.milp.row(
      columns.map((column): Term => [column, 1]),
      -Infinity,
      1,
    );
  }

  /** Keeps the set of a bundle to exactly what its rule needs. */
  private bundleRows(rule: StackRule, b: number, members: readonly MemberColumns[]): void {
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
    if (rule.minCredits !== null) return this.minimalRows(rule, b, inSet, groups);
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
    rule: StackRule,
    b: number,
    inSet: (i: number, weight?: number) => Term[],
    groups: ReadonlyMap<number, readonly number[]>,
  ): void {
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
    for (const { members } of this.bundles) {
      for (const { credential, covered, counted } of members) {
        const columns = [covered, counted].filter((column) => column !== null);
        uses.set(credential, [...(uses.get(credential) ?? []), ...columns]);
      }
    }
    for (const columns of uses.values()) if (columns.length > 1) this.once(columns);
  }
}
