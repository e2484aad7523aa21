import type {
  CertificatePrices,
  CertificatePurchase,
  CertificateRow,
  CertificateTree,
  Instance,
  PlainProof,
  Plan,
} from './instance.js';
import {
  canStart,
  close,
  requiredTargets,
  startState,
  take,
  targetReached,
  type State,
  type Target,
} from './replay.js';

/** Something asked for by itself; indices of the instance. Of a group of credentials, the one that the plan brings. */
export type Goal =
  | { readonly kind: 'level'; readonly skill: number; readonly level: number }
  | { readonly kind: 'credential'; readonly credential: number }
  | { readonly kind: 'stack'; readonly stack: number };

/** What a proof charges for a goal, in whole units of the objective. */
export interface GoalPrice {
  readonly goal: Goal;
  readonly amount: number;
}

/**
 * What a proof charges for each goal, largest first, goals charged nothing left out: the prices of the first node, which hold for every
 * plan, each given to the goals that lie in its row's zone, or else to those that cannot be reached without entering it. They are
 * shares of what every plan pays at least, and add up to the plan's value at most; where caps and bundles have prices of their own, those come off in
 * proportion. With coverage, the levels are those that the plan reaches. Nothing where a limit has a price:
 * what is scarce then is the limit, and what a goal is charged says little of what it costs.
 */
export function goalPrices(instance: Instance, plan: Plan, proof: PlainProof): GoalPrice[] {
  const end = startState(instance);
  const taken = new Set(close(instance, end, plan.order));
  const prices = firstPrices(instance, proof.root, taken, plan, end);
  if (prices.limits.price > 0 || prices.limits.minutes > 0) return [];
  const goals = goalsOf(instance, end);
  const charged = goals.map(() => 0);
  for (const [row, price, entry, credential] of prices.cuts) {
    const served =
      credential !== undefined
        ? stacksOf(instance, goals, end, credential)
        : entry == null
          ? servedBy(instance, proof.rows[row]!, goals)
          : entryOf(instance, goals, entry);
    served.forEach((goal, i) => {
      charged[goal]! += Math.floor(price / served.length) + (i < price % served.length ? 1 : 0);
    });
  }
  const sum = charged.reduce((all, one) => all + one, 0);
  const least = Math.min(plan.value * proof.scale, Math.max(0, sum - takenBack(instance, prices)));
  const amount = (one: number): number => {
    const share = sum > least ? Number((BigInt(one) * BigInt(least)) / BigInt(sum)) : one;
    return Math.floor(share / proof.scale);
  };
  return goals
    .map((goal, i) => ({ goal, amount: amount(charged[i]!), at: i }))
    .filter((one) => one.amount > 0)
    .sort((a, b) => b.amount - a.amount || a.at - b.at)
    .map(({ goal, amount: one }) => ({ goal, amount: one }));
}

/** What the prices of caps and bundles take off the sum again. */
function takenBack({ funds }: Instance, prices: CertificatePrices): number {
  return (
    prices.funds.reduce((all, [fund, price]) => all + price * (funds[fund]!.cap ?? 0), 0) +
    prices.bundles.reduce((all, [, price]) => all + price, 0)
  );
}

/** The prices of the root; below splits that come before any prices, those of the branch that the plan is in. */
function firstPrices(
  instance: Instance,
  root: CertificateTree,
  taken: ReadonlySet<number>,
  plan: Plan,
  end: State,
): CertificatePrices {
  const completed = (stack: number): boolean => targetReached(instance, end, { kind: 'stack', stack });
  let node = root;
  while (!('prices' in node)) {
    if ('buys' in node) node = paidFrom(plan, node.buys) === node.fund ? node.used : node.unused;
    else if ('offer' in node) node = taken.has(node.offer) ? node.taken : node.banned;
    else if ('stack' in node) node = bought(plan, node.stack) ? node.bought : node.unbought;
    else if ('completes' in node) node = completed(node.completes) ? node.complete : node.incomplete;
    else node = end.levels[node.skill]! >= node.level ? node.reached : node.missed;
  }
  return node.prices;
}

function bought({ purchases }: Plan, stack: number): boolean {
  return purchases.some((one) => one.stack === stack);
}

/** The fund that a plan uses for a purchase, if any. */
function paidFrom({ purchases }: Plan, [what, at]: CertificatePurchase): number | null | undefined {
  return purchases.find(({ stack, offers }) => (what === 'bundle' ? stack === at : stack === null && offers[0] === at))
    ?.fund;
}

/** A goal with what has to hold for it. */
type Wanted = Goal & { readonly target: Target };

function goalsOf(instance: Instance, end: State): Wanted[] {
  const { coverage } = instance.goals;
  const covered = (coverage?.weights ?? []).filter(([skill, level]) => end.levels[skill]! >= level);
  const levels = covered.map(([skill, level]): Target => ({ kind: 'level', skill, level }));
  return [...levels, ...requiredTargets(instance)].flatMap((target): Wanted[] => {
    if (target.kind === 'level') return [{ ...target, target }];
    if (target.kind === 'stack') return [{ ...target, target }];
    if (target.kind !== 'anyOf') return [];
    const credential = target.credentials.find((one) => end.counts[one] === 1) ?? target.credentials[0]!;
    return [{ kind: 'credential', credential, target }];
  });
}

function entryOf(instance: Instance, goals: readonly Wanted[], entry: number): number[] {
  const [skill, level] = instance.goals.coverage!.weights[entry]!;
  return indices(goals, (goal) => goal.kind === 'level' && goal.skill === skill && goal.level === level);
}

/** The stacks that a credential is a member of: none where the plan does not hold it, as then its row costs the plan nothing. */
function stacksOf({ stacks }: Instance, goals: readonly Wanted[], end: State, credential: number): number[] {
  const isMember = (stack: number): boolean => stacks[stack]!.members.some((one) => one.credential === credential);
  return indices(goals, (goal) => goal.kind === 'stack' && isMember(goal.stack) && end.counts[credential] === 1);
}

/** The goals that a row's price is for: those its zone names, else those in it, else those beyond it. */
function servedBy(instance: Instance, row: CertificateRow, goals: readonly Wanted[]): number[] {
  const lowest = new Map(row.levels);
  const credentials = new Set(row.credentials);
  const isLevel = (goal: Wanted, holds: (from: number, level: number) => boolean): boolean =>
    goal.kind === 'level' && lowest.has(goal.skill) && holds(lowest.get(goal.skill)!, goal.level);
  const isGroup = ({ target }: Wanted): boolean =>
    target.kind === 'anyOf' && target.credentials.every((one) => credentials.has(one));
  const named = indices(goals, (goal) => isGroup(goal) || isLevel(goal, (from, level) => from === level));
  if (named.length > 0) return named;
  const inside = indices(goals, (goal) => isLevel(goal, (from, level) => from <= level));
  if (inside.length > 0) return inside;
  const outside = withoutEntering(instance, lowest, credentials);
  return indices(goals, ({ target }) => !targetReached(instance, outside, target));
}

/** All that can be reached without any offer that brings something of a zone. */
function withoutEntering(
  instance: Instance,
  lowest: ReadonlyMap<number, number>,
  credentials: ReadonlySet<number>,
): State {
  const enters = (credential: number): boolean =>
    credentials.has(credential) ||
    instance.gives[credential]!.some(([skill, level]) => level >= (lowest.get(skill) ?? Infinity));
  const state = startState(instance);
  let waiting = [...instance.offers.keys()].filter((offer) => !enters(instance.offers[offer]!.credential));
  for (let grown = true; grown;) {
    grown = false;
    waiting = waiting.filter((offer) => {
      if (!canStart(instance, state, offer)) return true;
      take(instance, state, offer);
      grown = true;
      return false;
    });
  }
  return state;
}

function indices<T>(list: readonly T[], holds: (one: T) => boolean): number[] {
  return list.flatMap((one, i) => (holds(one) ? [i] : []));
}
