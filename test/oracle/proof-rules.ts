import type { CertificatePrices, CertificateRow, Instance } from '#lib/engine';
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
  /** Stacks that every plan of the branch completes, and those that none does. */
  readonly complete: ReadonlySet<number>;
  readonly incomplete: ReadonlySet<number>;
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
  complete: new Set(),
  incomplete: new Set(),
  alone: new Set(),
  ungranted: new Set(),
  splits: new Set(),
};

/** A stack by number, and what of its members is counted. */
export type Count = readonly [stack: number, what: 'number' | 'credits'];

/** What a row is of: every plan, those that reach an entry of coverage, or those that hold a credential. */
export interface Of {
  readonly entry?: number | undefined;
  readonly credential?: number | undefined;
}

export const all = (list: readonly unknown[]): number[] => list.map((_, at) => at);

/** Does holding a credential bring something of a zone about? */
function enters(instance: Instance, row: CertificateRow, credential: number): boolean {
  if (row.credentials.includes(credential)) return true;
  return instance.gives[credential]!.some(([s, l]) => row.levels.some(([skill, level]) => skill === s && level <= l));
}

/** The offers that are not ruled out. */
const openIn = (instance: Instance, { out }: Branch): number[] =>
  all(instance.offers).filter((offer) => !out.has(offer));

/** The problem in which stacks left incomplete cannot be completed: they have no members. Those complete at the start stay complete. */
export function completable(instance: Instance, { incomplete }: Branch): Instance {
  const { complete } = reach(instance, []);
  const isLeft = (at: number) => incomplete.has(at) && !complete.has(at);
  return {
    ...instance,
    stacks: instance.stacks.map((stack, at) => (isLeft(at) ? { ...stack, members: [] } : stack)),
  };
}

/** All that can be held in a branch. */
export const reachedIn = (instance: Instance, branch: Branch): Reached =>
  reach(completable(instance, branch), openIn(instance, branch));

/** What is reached without entering the zone, and the offers that lead from there into it; null when stacks or the start enter it. */
export function aroundZone(
  instance: Instance,
  row: CertificateRow,
  branch: Branch,
): { readonly inside: Reached; readonly exits: readonly number[] } | null {
  const { offers } = instance;
  const open = openIn(instance, branch);
  const inside = reach(
    completable(instance, branch),
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
export function lacks(instance: Instance, branch: Branch, inside: Reached, { entry, credential }: Of = {}): boolean {
  const missing = ([skill, level]: readonly number[]) => inside.levels[skill!]! < level!;
  if (credential !== undefined) return !inside.held.has(credential);
  if (entry !== undefined) return missing(instance.goals.coverage!.weights[entry]!);
  const isIncomplete = [...branch.complete].some((stack) => !inside.complete.has(stack));
  const taken = [...branch.taken].every((offer) => startable(instance, offer, inside.held, inside.levels));
  return !goalsReached(instance, inside) || isIncomplete || !taken || branch.reached.some(missing);
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
function available(instance: Instance, branch: Branch): readonly (readonly number[])[] | null {
  const { offers, stacks } = instance;
  const { bought, alone } = branch;
  const open = openIn(instance, branch);
  const { held, free } = reachedIn(instance, branch);
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
  const { free } = reachedIn(instance, branch);
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
export const rates = ({ objective }: Instance, scale: number, { limits }: CertificatePrices) => ({
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
