import type { Instance, StackRule } from '#lib/engine';
import { reach, satisfies } from './founded.js';
import { all, completable, type Branch } from './proof-rules.js';

/* What sums must be above, and the offers that prices rule out by it: docs/certificate.md written a second time, as in proof-rules.ts. */

/** The largest multiple of what all values are multiples of, below a value. */
export function multipleBelow({ offers, stacks, funds, objective }: Instance, value: number): number {
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  const sold = [...offers, ...stacks.flatMap(({ bundle }) => bundle ?? [])];
  const money = [
    ...sold.flatMap(({ price, grants }) => [price, ...grants.map(([, saving]) => saving)]),
    ...funds.map(({ cap }) => cap ?? 0),
  ];
  const amounts = [
    ...money.map((one) => one * objective.price),
    ...offers.map(({ minutes }) => minutes * objective.minutes),
  ];
  const unit = amounts.reduce(gcd, 0) || 1;
  return (Math.ceil(value / unit) - 1) * unit;
}

/** The offers that prices rule out: no better plan takes them, or there is no better plan. */
export function ruledOut(instance: Instance, slack: readonly number[], room: number, branch: Branch): number[] {
  const heads = headsOf(instance, slack, branch);
  const tail = tailsOf(instance, slack, branch, heads);
  return all(instance.offers).filter((offer) => {
    if (branch.out.has(offer) || branch.taken.has(offer)) return false;
    return heads.ofOffer[offer]! + slack[offer]! + tail(instance.offers[offer]!.credential) > room;
  });
}

/** Per offer what comes before it; of stacks what their completion costs. */
function headsOf(instance: Instance, slack: readonly number[], branch: Branch) {
  const { offers, credentials, gives, needs } = instance;
  const start = reach(instance, []);
  const cost = credentials.map((_, c) => (start.held.has(c) ? 0 : Infinity));
  const ofLevel = (skill: number, level: number): number => {
    if (start.levels[skill]! >= level) return 0;
    const bringing = all(credentials).filter((c) => gives[c]!.some(([s, l]) => s === skill && l >= level));
    return Math.min(Infinity, ...bringing.map((c) => cost[c]!));
  };
  const head = (offer: number): number => {
    const { credential, renewal } = offers[offer]!;
    if (renewal) return 0;
    const ofGroup = (group: Instance['needs'][number][number]) =>
      Math.min(Infinity, ...group.map((one) => (one[0] === 'credential' ? cost[one[1]]! : ofLevel(one[1], one[2]))));
    return Math.max(0, ...needs[credential]!.map(ofGroup));
  };
  for (let before = ''; before !== cost.join();) {
    before = cost.join();
    for (const [at, { credential }] of offers.entries())
      if (!branch.out.has(at)) cost[credential] = Math.min(cost[credential]!, head(at) + slack[at]!);
    for (const stack of completable(instance, branch).stacks)
      if (stack.awards !== null) cost[stack.awards] = Math.min(cost[stack.awards]!, costOfStack(stack, cost));
  }
  return {
    ofOffer: all(offers).map(head),
    ofStack: completable(instance, branch).stacks.map((stack) => costOfStack(stack, cost)),
  };
}

/** Members taken by their cost, the cheapest first, until the rule is satisfied: the cost of the last. */
function costOfStack(rule: StackRule, cost: readonly number[]): number {
  const rising = rule.members.map(({ credential }) => credential).sort((a, b) => cost[a]! - cost[b]!);
  const taken = new Set<number>();
  for (const member of rising) {
    taken.add(member);
    if (satisfies(rule, taken)) return cost[member]!;
  }
  return Infinity;
}

function tailsOf(
  instance: Instance,
  slack: readonly number[],
  branch: Branch,
  heads: ReturnType<typeof headsOf>,
): (credential: number) => number {
  const { offers, credentials, stacks, gives, needs, goals } = instance;
  const start = reach(instance, []);
  const wanted = goals.coverage
    ? goals.coverage.weights.filter(([s, l]) => !branch.missed.some(([skill, level]) => skill === s && level <= l))
    : goals.levels;
  const gains = (credential: number, [skill, level]: readonly number[]) =>
    start.levels[skill!]! < level! && gives[credential]!.some(([s, l]) => s === skill && l >= level!);
  const isStart = (one: number) => start.held.has(one);
  const holdsAtStart = (one: Instance['needs'][number][number][number]) =>
    one[0] === 'credential' ? isStart(one[1]) : start.levels[one[1]]! >= one[2];
  const isWanted = (credential: number) => {
    const isHeld = start.held.has(credential);
    const isPaid = (at: number) => goals.stacks.includes(at) || (stacks[at]!.bundle && !branch.unbought.has(at));
    const inStack = stacks.some(
      (stack, at) => isPaid(at) && stack.members.some((one) => one.credential === credential),
    );
    return (
      (!isHeld && (inStack || goals.anyOf.some((any) => any.includes(credential) && !any.some(isStart)))) ||
      [...wanted, ...branch.reached].some((w) => gains(credential, w))
    );
  };
  const tail = credentials.map((_, c) => (isWanted(c) ? 0 : Infinity));
  const helps = (credential: number, offer: number) =>
    needs[offers[offer]!.credential]!.filter((group) => !group.some(holdsAtStart))
      .flat()
      .some((one) => (one[0] === 'credential' ? one[1] === credential : gains(credential, [one[1], one[2]])));
  for (let before = ''; before !== tail.join();) {
    before = tail.join();
    for (const c of all(credentials)) {
      for (const [at, { renewal, credential }] of offers.entries())
        if (!branch.out.has(at) && !renewal && heads.ofOffer[at]! < Infinity && helps(c, at))
          tail[c] = Math.min(tail[c]!, slack[at]! + tail[credential]!);
      for (const [at, { members, awards }] of stacks.entries())
        if (
          awards !== null &&
          heads.ofStack[at]! < Infinity &&
          !start.held.has(c) &&
          members.some((member) => member.credential === c)
        )
          tail[c] = Math.min(tail[c]!, tail[awards]!);
    }
  }
  return (credential) => tail[credential]!;
}
