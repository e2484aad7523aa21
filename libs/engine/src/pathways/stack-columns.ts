import type { Instance } from './instance.js';
import type { Milp, Term } from './milp.js';
import type { Support, Supporters } from './support.js';

/** Above this many subsets a k-of-n rule is written as one weaker row. */
const MOST_SUBSETS = 64;

/**
 * Columns z of stacks whose completion matters, each with the rows that keep it at 0 until the rule is satisfied: by subsets, because
 * n × z ≤ Σ x leaves a relaxation hundreds of times below the truth.
 */
export class StackColumns {
  private readonly z = new Map<number, number>();
  private readonly counted = new Map<number, number>();

  constructor(
    private readonly instance: Instance,
    private readonly milp: Milp,
    private readonly x: readonly number[],
    private readonly support: Support,
  ) {}

  /** All columns of some supporters. */
  columns({ offers, stacks }: Supporters): number[] {
    return [...offers.map((offer) => this.x[offer]!), ...stacks.map((stack) => this.completion(stack))];
  }

  /** Columns of stacks that award a credential. */
  awards(credential: number): number[] {
    return this.support.ofCredential(credential).stacks.map((stack) => this.completion(stack));
  }

  /** Column z of a stack. */
  completion(stack: number): number {
    const known = this.z.get(stack);
    if (known !== undefined) return known;
    const column = this.milp.column(0);
    this.z.set(stack, column);
    this.addRows(stack, column);
    return column;
  }

  private addRows(stack: number, z: number): void {
    const { members, atLeast, minCredits } = this.instance.stacks[stack]!;
    const held = (credential: number): boolean => this.support.start.counts[credential] === 1;
    const open = members.filter((member) => !held(member.credential));
    if (members.length === 0) this.milp.fix(z, 0);
    for (const group of new Set(members.map((member) => member.group))) {
      const own = members.filter((member) => member.group === group).map((member) => member.credential);
      if (group !== null) this.oneOf(z, own);
      else if (atLeast === null && minCredits === null) for (const member of own) this.oneOf(z, [member]);
    }
    if (atLeast !== null) {
      const missing = atLeast - (members.length - open.length);
      this.someOf(
        z,
        open.map((member) => member.credential),
        missing,
      );
    }
    if (minCredits !== null) {
      const credits = members.reduce((sum, member) => sum + (held(member.credential) ? member.credits : 0), 0);
      const missing = minCredits - credits;
      const sum = open.map((member): Term => [this.count(member.credential), member.credits]);
      if (missing > 0) this.milp.row([...sum, [z, -missing]], 0);
    }
  }

  /** z ≤ Σ support of the credentials; nothing to write when one is held. */
  private oneOf(z: number, credentials: readonly number[]): void {
    if (credentials.some((credential) => this.support.start.counts[credential] === 1)) return;
    const sum = credentials.flatMap((credential) => this.columns(this.support.ofCredential(credential)));
    this.milp.row([...sum.map((column): Term => [column, 1]), [z, -1]], 0);
  }

  /** k of n: every subset of n − k + 1 members holds one that counts. */
  private someOf(z: number, open: readonly number[], missing: number): void {
    if (missing <= 0) return;
    if (missing > open.length) return this.milp.fix(z, 0);
    const size = open.length - missing + 1;
    if (binomial(open.length, size) <= MOST_SUBSETS) {
      for (const subset of subsets(open, size)) this.oneOf(z, subset);
      return;
    }
    const sum = open.map((credential): Term => [this.count(credential), 1]);
    this.milp.row([...sum, [z, -missing]], 0);
  }

  /** One 0/1 column that is at most "the credential counts", for sums in which it must not count twice. */
  private count(credential: number): number {
    const support = this.columns(this.support.ofCredential(credential));
    if (support.length === 1) return support[0]!;
    const known = this.counted.get(credential);
    if (known !== undefined) return known;
    const column = this.milp.column(0);
    this.counted.set(credential, column);
    this.milp.row([...support.map((one): Term => [one, 1]), [column, -1]], 0);
    return column;
  }
}

function binomial(n: number, k: number): number {
  const size = Math.min(k, n - k);
  let value = 1;
  for (let i = 1; i <= size; i++) value = (value * (n - size + i)) / i;
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
