import type { Offer, Rule } from './format.js';
import { largest, smallest, type Facts } from './state.js';

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
  const wanted = (goals.coverage?.weights ?? goals.levels).map(([skill, level]) => facts.level(skill, level));
  const members = goals.stacks.flatMap((stack) => stacks[stack]!.members.map((one) => one.credential));
  for (const fact of [...wanted, ...members, ...goals.anyOf.flat()])
    if (!branch.missed.has(fact)) lower(use, fact, 0, 1);
  for (changed = true; changed;) {
    changed = false;
    for (const at of open.filter((one) => !offers[one]!.renewal).reverse())
      for (const fact of needs[offers[at]!.credential]!.flat())
        lower(use, fact, slack[at]! + tail(offers[at]!.credential), 1);
    for (const { awards, members } of stacks)
      if (awards !== null) for (const { credential } of members) lower(use, credential, tail(awards), 1);
  }
  return open.filter(
    (at) => !branch.taken.has(at) && head(offers[at]!) + slack[at]! + tail(offers[at]!.credential) > room,
  );
}

/** The least that is to be paid before a stack is complete. */
function completing({ members, atLeast, minCredits }: Rule, cost: readonly number[]): number {
  const each = members.map(({ credential }) => cost[credential]!);
  const ofGroup = (of: number) => smallest(each.filter((_, i) => members[i]!.group === of));
  const counted = atLeast === null || atLeast === 0 ? 0 : (each.toSorted((a, b) => a - b)[atLeast - 1] ?? Infinity);
  const isFree = atLeast !== null || minCredits !== null;
  return Math.max(
    counted,
    largest(members.map(({ group }, i) => (group !== null ? ofGroup(group) : isFree ? 0 : each[i]!))),
  );
}
