import type { CertificatePrices, CertificateRow, Instance } from '#lib/engine';
import { reach } from './founded.js';
import { aroundZone, grantedIn, rates, reachedIn, worthOf, type Branch, type Count, type Of } from './proof-rules.js';

/* What docs/certificate.md calls asked for in sum, written a second time. */

/** A level or a credential by name, such as `level 0 2` or `credential 3`. */
export type Thing = string;
const levelOf = (skill: number, level: number): Thing => `level ${skill} ${level}`;
export const thingOf = (instance: Instance, { entry, credential }: Pick<Of, 'entry' | 'credential'>): Thing | null => {
  if (credential !== undefined) return `credential ${credential}`;
  if (entry === undefined) return null;
  const [skill, level] = instance.goals.coverage!.weights[entry]!;
  return levelOf(skill, level);
};

/** How it stands with a level or a credential in a branch: had for certain, out of reach (or missed), or open. */
export function standing(instance: Instance, branch: Branch): (thing: Thing) => 'had' | 'out' | 'open' {
  const { offers, stacks, gives } = instance;
  const named = (held: Iterable<number>, levels: readonly number[]) => [
    ...[...held].map((one) => `credential ${one}`),
    ...levels.flatMap((most, skill) => [1, 2, 3, 4, 5].filter((one) => one <= most).map((one) => levelOf(skill, one))),
  ];
  const start = reach(instance, []);
  const possible = reachedIn(instance, branch);
  const awards = [...branch.complete].flatMap((at) => stacks[at]!.awards ?? []);
  const sure = [...[...branch.taken].map((at) => offers[at]!.credential), ...awards];
  const levels = instance.skills.map((_, skill) => {
    const brought = [...sure.flatMap((one) => gives[one]!), ...branch.reached].filter(([one]) => one === skill);
    return Math.max(0, ...brought.map(([, level]) => level));
  });
  const had = new Set([...named(start.held, start.levels), ...named(sure, levels)]);
  const can = new Set(named(possible.held, possible.levels));
  const missed = new Set(
    branch.missed.flatMap(([skill, level]) =>
      [1, 2, 3, 4, 5].filter((one) => one >= level).map((one) => levelOf(skill, one)),
    ),
  );
  return (thing) => (had.has(thing) ? 'had' : can.has(thing) && !missed.has(thing) ? 'open' : 'out');
}

/** What coverage, or a stack, asks for in sum beside what is had, and what everything else brings of it. */
export interface Ask {
  readonly rest: number;
  readonly brings: ReadonlyMap<Thing, number>;
}

export function askOf(instance: Instance, branch: Branch, count: Count | 'coverage'): Ask {
  const { least, shares } = count === 'coverage' ? coverageAsk(instance) : stackAsk(instance, count);
  const is = standing(instance, branch);
  const rest = Math.max(
    0,
    shares.reduce((sum, [thing, share]) => (is(thing) === 'had' ? sum - share : sum), least),
  );
  const others = shares.filter(([thing]) => is(thing) !== 'had');
  return { rest, brings: new Map(others.map(([thing, share]) => [thing, Math.min(rest, share)])) };
}

function coverageAsk({ goals }: Instance) {
  const { atLeast, weights } = goals.coverage ?? { atLeast: 0, weights: [] };
  return inParts(
    atLeast,
    weights.map(([skill, level, weight]) => [levelOf(skill, level), weight]),
  );
}

function stackAsk({ stacks }: Instance, [stack, what]: Count) {
  const { members, atLeast, minCredits } = stacks[stack]!;
  return inParts(
    (what === 'number' ? atLeast : minCredits) ?? 0,
    members.map(({ credential, credits }) => [`credential ${credential}`, what === 'number' ? 1 : credits]),
  );
}

/** Divided by what divides all that is brought, what is asked for rounded up. */
function inParts(least: number, brought: readonly (readonly [Thing, number])[]) {
  const weights = brought.map(([, weight]) => weight);
  let part = Math.max(1, ...weights);
  while (weights.some((one) => one % part !== 0)) part--;
  return {
    least: Math.ceil(least / part),
    shares: brought.map(([thing, weight]): [Thing, number] => [thing, weight / part]),
  };
}

/** The sum of the prices in a branch and what offers are worth beyond their rows; they are taken to be right. */
export function addedUp(
  instance: Instance,
  scale: number,
  rows: readonly CertificateRow[],
  prices: CertificatePrices,
  branch: Branch,
): { readonly sum: number; readonly slack: readonly number[] } {
  const { offers, limits, funds } = instance;
  const { minute } = rates(instance, scale, prices);
  const slack = worthOf(grantedIn(instance, branch), scale, prices).map(
    (worth, at) => worth + minute * offers[at]!.minutes,
  );
  const gains = new Map<Thing, number>();
  const gain = (thing: Thing, price: number) => gains.set(thing, (gains.get(thing) ?? 0) + price);
  let sum = 0;
  for (const [row, price, entry, credential] of prices.cuts) {
    const thing = thingOf(instance, { entry: entry ?? undefined, credential });
    if (thing === null) sum += price;
    else gain(thing, price);
    for (const exit of aroundZone(instance, rows[row]!, branch)!.exits) slack[exit]! -= price;
  }
  for (const offer of branch.taken) {
    sum += slack[offer]!;
    slack[offer] = 0;
  }
  sum -= prices.limits.price * (limits.price ?? 0) + prices.limits.minutes * (limits.minutes ?? 0);
  for (const [fund, price] of prices.funds) sum -= price * (funds[fund]!.cap ?? 0);
  for (const [, price] of prices.bundles) sum -= price;
  const asks = [
    { price: prices.coverage ?? 0, ...askOf(instance, branch, 'coverage') },
    ...(prices.counts ?? []).map(([stack, what, price]) => ({ price, ...askOf(instance, branch, [stack, what]) })),
  ];
  for (const { price, rest, brings } of asks) {
    sum += price * rest;
    for (const [thing, share] of brings) gain(thing, -price * share);
  }
  const is = standing(instance, branch);
  for (const [thing, each] of gains) {
    if (is(thing) === 'had') sum += each;
    else if (is(thing) === 'open') sum += Math.min(0, each);
  }
  return { sum, slack };
}
