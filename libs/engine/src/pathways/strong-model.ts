import type { Alternative, Instance } from './instance.js';
import { Milp, type Term } from './milp.js';
import { startState, type State, type Target } from './replay.js';
import { PriceColumns } from './price-columns.js';

/** Above this many subsets a k-of-n rule is written as one weaker row. */
const MOST_SUBSETS = 64;

/**
 * The strong model: one 0/1 column x per offer and z per stack whose completion matters, y for skill-levels that are wanted but
 * not certain. Rows: first support of every landmark and wanted skill-level, prerequisites, stacks by subsets, goals, limits.
 *
 * First support: the credential that first brings a skill to a level cannot itself have needed it there, so only the others
 * support it. That is what keeps a badge from standing on its own shoulders; circles across skills are cut off later
 * ({@link addCut}), when a selection shows one.
 */
export class StrongModel {
  readonly milp = new Milp();
  /** Column of each offer. */
  readonly x: readonly number[];
  readonly prices: PriceColumns;
  private readonly z = new Map<number, number>();
  private readonly y = new Map<string, number>();
  private readonly counted = new Map<number, number>();
  private readonly start: State;
  private readonly offersOf = new Map<number, number[]>();
  private readonly givers = new Map<number, { credential: number; level: number }[]>();
  private readonly awarding = new Map<number, number[]>();
  private readonly landmarks = new Set<string>();

  constructor(private readonly instance: Instance) {
    this.start = startState(instance);
    this.x = instance.offers.map(() => this.milp.column(0));
    this.index();
    this.prices = new PriceColumns(instance, this.milp, this.x, (credential) => this.awards(credential), this.start);
    this.findLandmarks();
    this.goalRows();
    this.prerequisiteRows();
    this.limitRows();
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
      const column = this.y.get(atom(skill, level));
      return column !== undefined && values[column]! > 0.5 ? [{ kind: 'level', skill, level }] : [];
    });
  }

  /** Every plan that reaches the target takes one of these offers. */
  addCut(target: Target, exits: readonly number[]): void {
    const sum = exits.map((offer): Term => [this.x[offer]!, 1]);
    const claim = this.claimOf(target);
    this.milp.row(claim === undefined ? sum : [...sum, [claim, -1]], claim === undefined ? 1 : 0);
  }

  private claimOf(target: Target): number | undefined {
    if (target.kind === 'counted') return target.column;
    if (target.kind === 'offer') return this.x[target.offer];
    return target.kind === 'level' ? this.y.get(atom(target.skill, target.level)) : undefined;
  }

  private index(): void {
    this.instance.offers.forEach((offer, i) => push(this.offersOf, offer.credential, i));
    this.instance.stacks.forEach((stack, i) => {
      if (stack.awards !== null && this.start.counts[stack.awards] === 0) push(this.awarding, stack.awards, i);
    });
    this.instance.gives.forEach((gives, credential) => {
      if (!this.offersOf.has(credential) && !this.awarding.has(credential)) return;
      for (const [skill, level] of gives) {
        const list = this.givers.get(skill) ?? [];
        list.push({ credential, level });
        this.givers.set(skill, list);
      }
    });
  }

  /** Columns of stacks that award a credential. */
  private awards(credential: number): number[] {
    return (this.awarding.get(credential) ?? []).map((stack) => this.completion(stack));
  }

  /** Column z of a stack, with the rows that keep it at 0 until the rule is satisfied. */
  private completion(stack: number): number {
    const known = this.z.get(stack);
    if (known !== undefined) return known;
    const column = this.milp.column(0);
    this.z.set(stack, column);
    this.stackRows(stack, column);
    return column;
  }

  private stackRows(stack: number, z: number): void {
    const rule = this.instance.stacks[stack]!;
    if (rule.members.length === 0) this.milp.fix(z, 0);
    const groups = new Map<number, number[]>();
    for (const member of rule.members) if (member.group !== null) push(groups, member.group, member.credential);
    for (const group of groups.values()) this.enough(z, group);
    if (rule.atLeast === null && rule.minCredits === null) {
      for (const member of rule.members) if (member.group === null) this.enough(z, [member.credential]);
    }
    const open = rule.members.filter((member) => this.start.counts[member.credential] === 0);
    if (rule.atLeast !== null) {
      const missing = rule.atLeast - (rule.members.length - open.length);
      this.atLeastRows(
        z,
        open.map((member) => member.credential),
        missing,
      );
    }
    if (rule.minCredits !== null) {
      const heldCredits = rule.members.reduce(
        (sum, member) => sum + (this.start.counts[member.credential] === 1 ? member.credits : 0),
        0,
      );
      const missing = rule.minCredits - heldCredits;
      if (missing > 0) {
        const sum = open.map((member): Term => [this.count(member.credential), member.credits]);
        this.milp.row([...sum, [z, -missing]], 0);
      }
    }
  }

  /** z ≤ Σ support of the credentials; nothing to write when one is held. */
  private enough(z: number, credentials: readonly number[]): void {
    if (credentials.some((credential) => this.start.counts[credential] === 1)) return;
    const sum = credentials.flatMap((credential) => this.support(credential));
    this.milp.row([...sum.map((column): Term => [column, 1]), [z, -1]], 0);
  }

  /** k of n: every subset of n − k + 1 members holds one that counts. */
  private atLeastRows(z: number, open: readonly number[], missing: number): void {
    if (missing <= 0) return;
    if (missing > open.length) return this.milp.fix(z, 0);
    const size = open.length - missing + 1;
    if (binomial(open.length, size) <= MOST_SUBSETS) {
      for (const subset of subsets(open, size)) this.enough(z, subset);
      return;
    }
    const sum = open.map((credential): Term => [this.count(credential), 1]);
    this.milp.row([...sum, [z, -missing]], 0);
  }

  /** All columns that make a credential count. */
  private support(credential: number): number[] {
    const own = (this.offersOf.get(credential) ?? []).map((offer) => this.x[offer]!);
    return [...own, ...this.awards(credential)];
  }

  /** One 0/1 column that is at most "the credential counts", for sums in which it must not count twice. */
  private count(credential: number): number {
    const support = this.support(credential);
    if (support.length === 1) return support[0]!;
    const known = this.counted.get(credential);
    if (known !== undefined) return known;
    const column = this.milp.column(0);
    this.counted.set(credential, column);
    this.milp.row([...support.map((one): Term => [one, 1]), [column, -1]], 0);
    return column;
  }

  /** Columns that can be the first to bring a skill to a level. */
  private firstSupport(skill: number, level: number): number[] {
    const columns: number[] = [];
    for (const giver of this.givers.get(skill) ?? []) {
      if (giver.level < level) continue;
      for (const offer of this.offersOf.get(giver.credential) ?? []) {
        if (!this.standsOn(offer, skill, level)) columns.push(this.x[offer]!);
      }
      columns.push(...this.awards(giver.credential));
    }
    return columns;
  }

  /** Whether an offer itself needs the skill at the level (or above), whatever else is chosen. */
  private standsOn(offer: number, skill: number, level: number): boolean {
    const { credential, renewal } = this.instance.offers[offer]!;
    return (
      !renewal &&
      this.instance.needs[credential]!.some((group) =>
        group.every((one) => one[0] === 'skill' && one[1] === skill && one[2] >= level),
      )
    );
  }

  /**
   * Skill-levels and credentials that every plan reaches: the levels up to each goal, and whatever all first supporters of a
   * landmark need.
   */
  private findLandmarks(): void {
    const queue: Alternative[] = [];
    const add = (one: Alternative): void => {
      const names =
        one[0] === 'credential'
          ? [one]
          : Array.from({ length: one[2] - this.start.levels[one[1]]! }, (_, i): Alternative => [
              'skill',
              one[1],
              this.start.levels[one[1]]! + i + 1,
            ]);
      for (const name of names) {
        const key = name[0] === 'credential' ? `credential ${name[1]}` : atom(name[1], name[2]);
        if (this.landmarks.has(key) || (name[0] === 'credential' && this.start.counts[name[1]] === 1)) continue;
        this.landmarks.add(key);
        queue.push(name);
      }
    };
    for (const [skill, level] of this.instance.goals.coverage ? [] : this.instance.goals.levels) {
      add(['skill', skill, level]);
    }
    for (const group of this.instance.goals.anyOf) if (group.length === 1) add(['credential', group[0]!]);
    for (let next = queue.pop(); next; next = queue.pop()) {
      const support = next[0] === 'credential' ? this.support(next[1]) : this.firstSupport(next[1], next[2]);
      this.milp.row(
        support.map((column): Term => [column, 1]),
        1,
      );
      for (const needed of this.sharedNeeds(support)) add(needed);
    }
  }

  /** What all of these columns need beyond doubt. Stacks need nothing by themselves here. */
  private sharedNeeds(columns: readonly number[]): Alternative[] {
    let shared: Map<string, Alternative> | undefined;
    for (const column of columns) {
      const offer = this.instance.offers[column];
      if (!offer || offer.renewal) return [];
      const own = new Map<string, Alternative>();
      for (const group of this.instance.needs[offer.credential]!) {
        const [one] = group;
        if (group.length !== 1 || !one || this.satisfiedAtStart(group)) continue;
        if (one[0] === 'credential') own.set(`credential ${one[1]}`, one);
        else for (let l = 1; l <= one[2]; l++) own.set(atom(one[1], l), ['skill', one[1], l]);
      }
      const before: Map<string, Alternative> = shared ?? own;
      shared = new Map([...before].filter(([key]) => own.has(key)));
    }
    return [...(shared?.values() ?? [])].filter((one) => !this.satisfiedAtStart([one]));
  }

  private satisfiedAtStart(group: readonly Alternative[]): boolean {
    return group.some((one) =>
      one[0] === 'credential' ? this.start.counts[one[1]] === 1 : this.start.levels[one[1]]! >= one[2],
    );
  }

  /** Column y of a skill-level that is wanted but no landmark; undefined when it is certain. */
  private wanted(skill: number, level: number): number | undefined {
    if (this.start.levels[skill]! >= level || this.landmarks.has(atom(skill, level))) return undefined;
    const key = atom(skill, level);
    const known = this.y.get(key);
    if (known !== undefined) return known;
    const column = this.milp.column(0);
    this.y.set(key, column);
    const support = this.firstSupport(skill, level).map((one): Term => [one, 1]);
    this.milp.row([...support, [column, -1]], 0);
    const below = this.wanted(skill, level - 1);
    if (below !== undefined)
      this.milp.row(
        [
          [below, 1],
          [column, -1],
        ],
        0,
      );
    return column;
  }

  private goalRows(): void {
    const { anyOf, stacks, coverage } = this.instance.goals;
    for (const group of anyOf) {
      if (group.length === 1 || group.some((credential) => this.start.counts[credential] === 1)) continue;
      this.milp.row(
        group.flatMap((credential) => this.support(credential)).map((column): Term => [column, 1]),
        1,
      );
    }
    for (const stack of stacks) this.milp.fix(this.completion(stack), 1);
    if (coverage) {
      const open = this.coverageTerms();
      const all = coverage.weights.reduce((sum, [, , weight]) => sum + weight, 0);
      const certain = all - open.reduce((sum, [, weight]) => sum + weight, 0);
      if (coverage.atLeast > certain) this.milp.row(open, coverage.atLeast - certain);
    }
  }

  /** Σ weight × y over the skill-levels that are neither held nor certain. */
  coverageTerms(): Term[] {
    return (this.instance.goals.coverage?.weights ?? []).flatMap(([skill, level, weight]): Term[] => {
      const column = this.wanted(skill, level);
      return column === undefined ? [] : [[column, weight]];
    });
  }

  private prerequisiteRows(): void {
    this.instance.offers.forEach((offer, i) => {
      if (offer.renewal) return;
      for (const group of this.instance.needs[offer.credential]!) {
        if (this.satisfiedAtStart(group)) continue;
        const sum: Term[] = [];
        let certain = false;
        for (const one of group) {
          if (one[0] === 'credential') sum.push(...this.support(one[1]).map((column): Term => [column, 1]));
          else {
            const column = this.wanted(one[1], one[2]);
            if (column === undefined) certain = true;
            else sum.push([column, 1]);
          }
        }
        if (!certain) this.milp.row([...sum, [this.x[i]!, -1]], 0);
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

const atom = (skill: number, level: number): string => `${skill}:${level}`;

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function binomial(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) value = (value * (n - Math.min(k, n - k) + i)) / i;
  return Math.round(value);
}

function* subsets<T>(items: readonly T[], size: number, from = 0): Generator<T[], void> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let i = from; i <= items.length - size; i++) {
    for (const rest of subsets(items, size - 1, i + 1)) yield [items[i]!, ...rest];
  }
}
