import type { CertificatePrices, CertificateRow, Instance, StackRule } from '#lib/engine';
import { goalsReached, reach, satisfies, startable, type Reached } from './founded.js';

/*
 * The rules of docs/certificate.md for proofs, written a second time in the plainest way and without a line of the checker or the
 * engine: sweep over everything again and again until nothing changes. For small problems.
 */

type Offer = Instance['offers'][number];
type Level = readonly [skill: number, level: number];

/** Where a branch of a proof looks: `out` holds the offers ruled out, by splits and by prices. */
export interface Branch {
  readonly taken: ReadonlySet<number>;
  readonly out: ReadonlySet<number>;
  readonly bought: ReadonlySet<number>;
  readonly unbought: ReadonlySet<number>;
  readonly reached: readonly Level[];
  readonly missed: readonly Level[];
  /** Offers paid by themselves. */
  readonly alone: ReadonlySet<number>;
  /** Grants that are not used: `offer 3 1` or `bundle 0 1`, the last the fund. */
  readonly ungranted: ReadonlySet<string>;
  /** What is split by its funds: `offer 3`, `bundle 0`. */
  readonly splits: ReadonlySet<string>;
}

export const WHOLE: Branch = {
  taken: new Set(),
  out: new Set(),
  bought: new Set(),
  unbought: new Set(),
  reached: [],
  missed: [],
  alone: new Set(),
  ungranted: new Set(),
  splits: new Set(),
};

export const all = (list: readonly unknown[]): number[] => list.map((_, at) => at);

/** Does holding a credential bring something of a zone about? */
export function enters(instance: Instance, row: CertificateRow, credential: number): boolean {
  if (row.credentials.includes(credential)) return true;
  return instance.gives[credential]!.some(([s, l]) => row.levels.some(([skill, level]) => skill === s && level <= l));
}

/** What is reached without entering the zone, and the offers that lead from there into it; null when stacks or the start enter it. */
export function aroundZone(
  instance: Instance,
  row: CertificateRow,
  out: ReadonlySet<number>,
): { readonly inside: Reached; readonly exits: readonly number[] } | null {
  const { offers } = instance;
  const open = all(offers).filter((offer) => !out.has(offer));
  const inside = reach(
    instance,
    open.filter((offer) => !enters(instance, row, offers[offer]!.credential)),
  );
  if (row.credentials.some((credential) => inside.held.has(credential))) return null;
  if (row.levels.some(([skill, level]) => inside.levels[skill]! >= level)) return null;
  const exits = open.filter(
    (offer) =>
      enters(instance, row, offers[offer]!.credential) && startable(instance, offer, inside.held, inside.levels),
  );
  return { inside, exits };
}

/** Is something that every plan of the branch brings about missing? */
export function lacks(instance: Instance, branch: Branch, inside: Reached, entry?: number): boolean {
  const missing = ([skill, level]: readonly number[]) => inside.levels[skill!]! < level!;
  if (entry !== undefined) return missing(instance.goals.coverage!.weights[entry]!);
  const stacks = instance.goals.stacks.every((stack) => satisfies(instance.stacks[stack]!, inside.held));
  const taken = [...branch.taken].every((offer) => startable(instance, offer, inside.held, inside.levels));
  return !goalsReached(instance, inside) || !stacks || !taken || branch.reached.some(missing);
}

/** The branch once offers are taken: nobody takes a credential twice. */
export function taking(instance: Instance, branch: Branch, more: readonly number[]): Branch {
  const { offers } = instance;
  const isTwin = (at: number) =>
    more.some((one) => one !== at && offers[one]!.credential === offers[at]!.credential) && !more.includes(at);
  return {
    ...branch,
    taken: new Set([...branch.taken, ...more]),
    out: new Set([...branch.out, ...all(offers).filter(isTwin)]),
  };
}

/** The members of each stack that its bundle may cover in a branch that buys bundles; null when one that it buys cannot be made up. */
function available(instance: Instance, { bought, out, alone }: Branch): readonly (readonly number[])[] | null {
  const { offers, stacks } = instance;
  const open = all(offers).filter((at) => !out.has(at));
  const { held, free } = reach(instance, open);
  const canBePaid = (one: number) =>
    open.some((at) => offers[at]!.credential === one && !offers[at]!.renewal && !alone.has(at));
  let members = stacks.map((stack) =>
    stack.members
      .map(({ credential }) => credential)
      .filter((one) => held.has(one) && (free.has(one) || canBePaid(one))),
  );
  for (let before = ''; before !== JSON.stringify(members);) {
    before = JSON.stringify(members);
    for (const at of bought) {
      const own = members[at]!;
      if (!satisfies(stacks[at]!, new Set(own))) return null;
      const needed = own.filter((one) => !satisfies(stacks[at]!, new Set(own.filter((each) => each !== one))));
      members = members.map((list, other) => (other === at ? list : list.filter((one) => !needed.includes(one))));
    }
  }
  return members;
}

/** Whether the bundle of a stack may cover a credential. */
export function covers(instance: Instance, branch: Branch): (stack: number, credential: number) => boolean {
  const members = branch.bought.size === 0 ? null : available(instance, branch);
  return (stack, credential) => !members || members[stack]!.includes(credential);
}

/** The branch with the offers that every plan of it takes because bundles are bought whole; null when one cannot be made up. */
export function whole(instance: Instance, branch: Branch): Branch | null {
  if (branch.bought.size === 0) return branch;
  const { offers, stacks } = instance;
  const members = available(instance, branch);
  if (!members) return null;
  const { free } = reach(
    instance,
    all(offers).filter((at) => !branch.out.has(at)),
  );
  const more = [...branch.bought].flatMap((at) =>
    members[at]!.flatMap((one) => {
      const isNeeded = !satisfies(stacks[at]!, new Set(members[at]!.filter((each) => each !== one)));
      const own = all(offers).filter(
        (each) =>
          offers[each]!.credential === one &&
          !offers[each]!.renewal &&
          !branch.out.has(each) &&
          !branch.alone.has(each),
      );
      return isNeeded && !free.has(one) && own.length === 1 && !branch.taken.has(own[0]!) ? own : [];
    }),
  );
  return more.length === 0 ? branch : whole(instance, taking(instance, branch, [...new Set(more)]));
}

/** The problem with those grants only that a branch leaves. */
export function grantedIn(instance: Instance, { ungranted }: Branch): Instance {
  const left = <T extends Pick<Offer, 'grants'>>(sold: T, name: string): T => ({
    ...sold,
    grants: sold.grants.filter(([fund]) => !ungranted.has(`${name} ${fund}`)),
  });
  return {
    ...instance,
    offers: instance.offers.map((offer, at) => left(offer, `offer ${at}`)),
    stacks: instance.stacks.map((stack, at) => ({
      ...stack,
      bundle: stack.bundle && left(stack.bundle, `bundle ${at}`),
    })),
  };
}

/** What a unit of money and a minute count for. */
const rates = ({ objective }: Instance, scale: number, { limits }: CertificatePrices) => ({
  money: scale * objective.price + limits.price,
  minute: scale * objective.minutes + limits.minutes,
});

/** The least that a purchase can count for. */
export function leastOf(instance: Instance, scale: number, prices: CertificatePrices) {
  const { money } = rates(instance, scale, prices);
  const cap = new Map(prices.funds);
  return ({ price, grants }: Pick<Offer, 'price' | 'grants'>): number =>
    Math.min(money * price, ...grants.map(([fund, saving]) => money * price - (money - (cap.get(fund) ?? 0)) * saving));
}

/** What an offer counts for. */
export function worthOf(instance: Instance, scale: number, prices: CertificatePrices): number[] {
  const listed = new Map(prices.worth);
  const least = leastOf(instance, scale, prices);
  return instance.offers.map((offer, at) => listed.get(at) ?? least(offer));
}

/** The sum of the prices in a branch and what offers are worth beyond their rows; they are taken to be right. */
export function addedUp(
  instance: Instance,
  scale: number,
  rows: readonly CertificateRow[],
  prices: CertificatePrices,
  branch: Branch,
): { readonly sum: number; readonly slack: readonly number[] } {
  const { offers, limits, funds, goals } = instance;
  const { minute } = rates(instance, scale, prices);
  const slack = worthOf(grantedIn(instance, branch), scale, prices).map(
    (worth, at) => worth + minute * offers[at]!.minutes,
  );
  const perEntry = (goals.coverage?.weights ?? []).map(() => 0);
  let sum = 0;
  for (const [row, price, entry] of prices.cuts) {
    if (entry === undefined) sum += price;
    else perEntry[entry]! += price;
    for (const exit of aroundZone(instance, rows[row]!, branch.out)!.exits) slack[exit]! -= price;
  }
  for (const offer of branch.taken) {
    sum += slack[offer]!;
    slack[offer] = 0;
  }
  sum -= prices.limits.price * (limits.price ?? 0) + prices.limits.minutes * (limits.minutes ?? 0);
  for (const [fund, price] of prices.funds) sum -= price * (funds[fund]!.cap ?? 0);
  for (const [, price] of prices.bundles) sum -= price;
  const weight = prices.coverage ?? 0;
  sum += weight * (goals.coverage?.atLeast ?? 0);
  const start = reach(instance, []).levels;
  for (const [at, [skill, level, share]] of (goals.coverage?.weights ?? []).entries()) {
    const gain = perEntry[at]! - weight * share;
    const isReached = start[skill]! >= level || branch.reached.some(([s, l]) => s === skill && l >= level);
    const isMissed = branch.missed.some(([s, l]) => s === skill && l <= level);
    if (isReached) sum += gain;
    else if (!isMissed) sum += Math.min(0, gain);
  }
  return { sum, slack };
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
  const { offers, credentials, stacks, gives, needs } = instance;
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
    for (const stack of stacks)
      if (stack.awards !== null) cost[stack.awards] = Math.min(cost[stack.awards]!, costOfStack(stack, cost));
  }
  return { ofOffer: all(offers).map(head), ofStack: stacks.map((stack) => costOfStack(stack, cost)) };
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
