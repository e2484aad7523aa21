import { completes } from './holding.js';
import { currencyOf, exchanged, halfUp } from './money.js';
import { all, one, type Question } from './question.js';
import type { Deed, World } from './world.js';

interface Buy {
  readonly price: number;
  /** What funds may cover it by. */
  readonly ids: readonly string[];
}

interface Fund {
  readonly cap: number;
  /** What it gives on a purchase, cap aside. */
  readonly gives: (buy: Buy) => number;
}

/** Whether `column=value` rows of a fund all hold for the learner. */
function eligible(question: Question, conditions: readonly string[] | undefined): boolean {
  const { learner } = question.person;
  return (conditions ?? []).every((condition) => {
    const [column, value] = condition.split('=') as [keyof NonNullable<typeof learner>, string];
    return learner?.[column] !== undefined && `${learner[column] as string | number}` === value;
  });
}

function fundsOf(question: Question): Fund[] {
  const to = currencyOf(question);
  return all(question, 'funding').flatMap((fund): Fund[] => {
    if (!eligible(question, fund.eligibility)) return [];
    const inOurs = (minor: number) => exchanged(question, minor, fund.currency!, to);
    const cap = fund.cap === undefined ? Infinity : inOurs(fund.cap);
    const amount = fund.amount === undefined ? 0 : inOurs(fund.amount);
    if (cap === undefined || amount === undefined) return [];
    const gives = ({ price, ids }: Buy) => {
      if (!ids.some((id) => fund.covers.includes(id))) return 0;
      const whole = fund.percent === undefined ? amount : halfUp(BigInt(price) * BigInt(fund.percent), 100n);
      return Math.min(whole, price);
    };
    return [{ cap, gives }];
  });
}

/** The least that these deeds can be had for: every choice of bundles and, for each, every choice of one fund a purchase. */
export function leastPaid(world: World, deeds: readonly Deed[], held: ReadonlySet<string>): number {
  const { question } = world;
  const funds = fundsOf(question);
  const single = ({ credential, price }: Deed): Buy => ({
    price,
    ids: [credential, one(question, 'credential', credential)!.issuer],
  });
  const bundlesFrom = (
    at: number,
    unpaid: readonly Deed[],
    used: ReadonlySet<string>,
    bought: readonly Buy[],
  ): number => {
    const stack = world.stacks[at];
    if (stack === undefined) return funded([...unpaid.map(single), ...bought], []);
    let least = bundlesFrom(at + 1, unpaid, used, bought);
    const fact = one(question, 'stack', stack)!;
    const price =
      fact.bundlePrice === undefined
        ? undefined
        : exchanged(question, fact.bundlePrice, fact.currency!, currencyOf(question));
    if (price === undefined) return least;
    const members = all(question, 'stackMember')
      .filter((row) => row.stack === stack)
      .map((row) => row.credential);
    const taken = unpaid.filter((deed) => !deed.renewal && members.includes(deed.credential));
    const own = new Set(deeds.map((deed) => deed.credential));
    const counting = members.filter((each) => held.has(each) && !own.has(each));
    for (const set of subsets([...taken.map((deed) => deed.credential), ...counting])) {
      const inside = new Set(set);
      if (set.some((each) => used.has(each)) || !set.some((each) => own.has(each))) continue;
      if (!completes(question, stack, (each) => inside.has(each))) continue;
      if (set.some((spare) => completes(question, stack, (each) => each !== spare && inside.has(each)))) continue;
      const rest = unpaid.filter((deed) => deed.renewal || !inside.has(deed.credential));
      const buy = { price, ids: [stack, fact.issuer] };
      least = Math.min(least, bundlesFrom(at + 1, rest, new Set([...used, ...set]), [...bought, buy]));
    }
    return least;
  };
  const funded = (buys: readonly Buy[], given: readonly number[]): number => {
    const [buy, ...rest] = buys;
    if (!buy) return 0;
    let least = buy.price + funded(rest, given);
    funds.forEach((fund, f) => {
      const grant = Math.min(fund.gives(buy), fund.cap - (given[f] ?? 0));
      if (grant <= 0) return;
      const now = funds.map((_, g) => (given[g] ?? 0) + (g === f ? grant : 0));
      least = Math.min(least, buy.price - grant + funded(rest, now));
    });
    return least;
  };
  return bundlesFrom(0, deeds, new Set(), []);
}

function subsets<T>(of: readonly T[]): T[][] {
  return of.reduce<T[][]>((sets, each) => [...sets, ...sets.map((set) => [...set, each])], [[]]);
}
