import type { Instance } from '#lib/engine';
import { reach } from './founded.js';
import { reachedIn, type Branch, type Count } from './proof-rules.js';

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

/** What a row is of: every plan, those that reach an entry of coverage, or those that hold a credential. */
export interface Of {
  readonly entry?: number | undefined;
  readonly credential?: number | undefined;
}

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
  const shares = weights.map(([skill, level, weight]): [Thing, number] => [levelOf(skill, level), weight]);
  return { least: atLeast, shares };
}

function stackAsk({ stacks }: Instance, [stack, what]: Count) {
  const { members, atLeast, minCredits } = stacks[stack]!;
  const counted = members.map(({ credits }) => (what === 'number' ? 1 : credits));
  let part = Math.max(1, ...counted);
  while (counted.some((one) => one % part !== 0)) part--;
  const least = Math.ceil(((what === 'number' ? atLeast : minCredits) ?? 0) / part);
  return {
    least,
    shares: members.map(({ credential }, at): [Thing, number] => [`credential ${credential}`, counted[at]! / part]),
  };
}
