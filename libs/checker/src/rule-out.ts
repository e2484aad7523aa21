import type { Offer, Rule } from './format.js';
import { largest, satisfied, smallest, type Facts } from './state.js';

type Decided = Readonly<Record<'taken' | 'bought' | 'unbought' | 'reached' | 'missed', ReadonlySet<number>>>;
/** Offers ruled out, those left, and what rows ask as long as it is these. */
export interface Left {
  readonly out: ReadonlySet<number>;
  readonly open: readonly number[];
  readonly known: Map<number, { readonly has: Uint8Array; readonly exits: readonly number[] }>;
}
/** Where a branch looks. */
export interface Branch extends Decided, Left {
  readonly name: string;
  readonly splits: readonly string[];
  /** Whether the bundle of a stack may cover a credential. */
  readonly covers: (stack: number, credential: number) => boolean;
  /** Purchases of which it is decided whether they use a fund. */
  readonly funded: readonly {
    readonly what: 'offer' | 'bundle';
    readonly at: number;
    readonly fund: number;
    readonly used: boolean;
  }[];
}

/** Offers that no better plan takes: with what is to be paid before and after them, there is no room for them. */
export function ruledOut(
  facts: Facts,
  start: Uint8Array,
  slack: readonly number[],
  room: number,
  branch: Branch,
): number[] {
  const { offers, stacks, goals } = facts.instance;
  const { given, needs } = facts;
  // Sums above 2^53 may be rounded here: they are above the room all the same.
  const [cost, use] = [Array.from(start, (one) => (one === 1 ? 0 : Infinity)), Array.from(start, () => Infinity)];
  let changed = true;
  const lower = (values: number[], fact: number, price: number, step: number) => {
    for (let each = fact; start[each] === 0 && price < values[each]!; each += each < given.length ? Infinity : step) {
      values[each] = price;
      changed = true;
    }
  };
  const { open } = branch;
  const bring = (credential: number, price: number) =>
    [credential, ...given[credential]!].forEach((fact) => lower(cost, fact, price, -1));
  const head = ({ credential, renewal }: Offer) =>
    renewal ? 0 : largest(needs[credential]!.map((group) => smallest(group.map((fact) => cost[fact]!))));
  const tail = (credential: number) => smallest([credential, ...given[credential]!].map((fact) => use[fact]!));
  while (changed) {
    changed = false;
    for (const at of open) bring(offers[at]!.credential, head(offers[at]!) + slack[at]!);
    for (const stack of stacks) if (stack.awards !== null) bring(stack.awards, completing(stack, cost));
  }
  const asked = (groups: readonly (readonly number[])[]) =>
    groups.filter((group) => !group.some((fact) => start[fact] === 1)).flat();
  const wanted = (goals.coverage?.weights ?? goals.levels).map(([skill, level]) => facts.level(skill, level));
  const isPaid = (at: number) => goals.stacks.includes(at) || (stacks[at]!.bundle !== null && !branch.unbought.has(at));
  const members = stacks.flatMap((stack, at) => (isPaid(at) ? stack.members.map((one) => one.credential) : []));
  for (const fact of [...wanted, ...branch.reached, ...members, ...asked(goals.anyOf)])
    if (!branch.missed.has(fact)) lower(use, fact, 0, 1);
  for (changed = true; changed;) {
    changed = false;
    for (const at of open.filter((one) => !offers[one]!.renewal && head(offers[one]!) < Infinity).reverse())
      for (const fact of asked(needs[offers[at]!.credential]!))
        lower(use, fact, slack[at]! + tail(offers[at]!.credential), 1);
    for (const stack of stacks.filter((one) => one.awards !== null && completing(one, cost) < Infinity))
      for (const { credential } of stack.members) lower(use, credential, tail(stack.awards!), 1);
  }
  return open.filter(
    (at) => !branch.taken.has(at) && head(offers[at]!) + slack[at]! + tail(offers[at]!.credential) > room,
  );
}

/** What is to be paid before a stack is complete: the cost at which its rule is first satisfied by the members that cost no more. */
function completing(rule: Rule, cost: readonly number[]): number {
  const rising = rule.members.map(({ credential }) => cost[credential]!).sort((a, b) => a - b);
  return rising.find((most) => most < Infinity && satisfied(rule, (one) => cost[one]! <= most)) ?? Infinity;
}
