import type { Grant, Instance, Offer, StackRule } from '#lib/engine';
import { reach } from './founded.js';
import { Chance } from './random.js';

type Alternative = Instance['needs'][number][number][number];

type StackKind = 'all' | 'atLeast' | 'groups' | 'minCredits' | 'mixed';

/** How problems are drawn; what is left out is drawn as the general problem has it. Shares are from 0 to 1, lists are picked from evenly. */
export interface GenerateOptions {
  /** Least and most credentials; about one in six of them is not offered, and one in eight can be renewed. */
  readonly credentials?: readonly [number, number];
  readonly skills?: readonly [number, number];
  readonly stacks?: readonly [number, number];
  /** Numbers of prerequisites of a credential, alternatives in each, and how many of them name a credential. */
  readonly needs?: readonly number[];
  readonly alternatives?: readonly number[];
  readonly onCredential?: number;
  /** Numbers of skills that a credential certifies. */
  readonly gives?: readonly number[];
  readonly kinds?: readonly StackKind[];
  /** How many members a stack has. */
  readonly members?: readonly [number, number];
  readonly awards?: number;
  /** Every stack but the first has the award of an earlier one as a member, where one has an award. */
  readonly nested?: boolean;
  readonly bundles?: boolean;
  readonly funds?: boolean | readonly number[];
  /** Share of funds with a cap. */
  readonly capped?: number;
  readonly renewals?: number;
  /** Shares of problems with a limit of price and of minutes. */
  readonly limits?: boolean | { readonly price: number; readonly minutes: number };
  readonly coverage?: number;
  /** Numbers of groups of which one credential is wanted, and sizes of the groups. */
  readonly anyOf?: readonly number[];
  readonly anyOfSize?: readonly [number, number];
  /** Share of problems that want a stack completed. */
  readonly wantedStack?: number;
  /** Every skill is wanted, not some of them. */
  readonly allSkills?: boolean;
  readonly objectives?: readonly Instance['objective'][];
}

export const COST: Instance['objective'] = { price: 1, minutes: 0, then: 'minutes' };
export const HOURS: Instance['objective'] = { price: 0, minutes: 1, then: 'price' };
export const MIX: Instance['objective'] = { price: 3, minutes: 2, then: 'minutes' };

/**
 * A seeded problem with everything that the rules know: prerequisites (credentials, skills at levels, groups of both, rings),
 * levels, stacks of every kind and inside each other, bundles over unequal prices, capped funds, renewals, coverage, limits.
 * Its goals are not always reachable: see `reachable` in founded.ts.
 */
export function randomInstance(seed: number, options: GenerateOptions = {}): Instance {
  const chance = new Chance(seed);
  const count = chance.between(...(options.credentials ?? [4, 9]));
  const skillCount = chance.between(...(options.skills ?? [2, 4]));
  const stackCount = chance.between(...(options.stacks ?? [0, 3]));
  const all = Array.from({ length: count }, (_, index) => index);
  const funds = options.funds === false ? [] : randomFunds(chance, options);
  const gives = all.map(() => {
    const skills = chance.some(range(skillCount), chance.pick(options.gives ?? [0, 1, 1, 2]));
    return skills.map((skill) => [skill, chance.between(1, 3)] as const);
  });
  const needs = all.map((self) =>
    range(chance.pick(options.needs ?? [0, 0, 0, 1, 1, 2])).map(() =>
      randomGroup(chance, self, count, skillCount, options),
    ),
  );
  const held = chance.some(all, chance.pick([0, 0, 0, 1, 2]));
  const stacks: ReturnType<typeof randomStack>[] = [];
  for (const index of range(stackCount)) {
    const inside = options.nested ? stacks.flatMap(({ rule }) => rule.awards ?? []) : [];
    stacks.push(randomStack(chance, index, all, funds.length, options, inside.slice(-1)));
  }
  const offers = all.flatMap((credential) =>
    held.includes(credential) ? [] : randomOffers(chance, credential, funds.length, options.renewals ?? 1 / 8),
  );
  const draft: Instance = {
    version: 1,
    currency: 'EUR',
    skills: range(skillCount).map((index) => `skill-${index}`),
    credentials: all.map((index) => `credential-${index}`),
    gives,
    needs,
    start: { levels: range(skillCount).map(() => chance.pick([0, 0, 0, 0, 0, 1, 2])), credentials: held },
    offers,
    stacks: stacks.map((stack) => priced(chance, stack, offers)),
    funds,
    goals: randomGoals(chance, count, skillCount, stackCount, options),
    limits: { price: null, minutes: null },
    objective: chance.pick(options.objectives ?? [COST, HOURS, MIX]),
  };
  const before = reach(draft, []);
  const start = { levels: before.levels, credentials: [...before.free].sort((x, y) => x - y) };
  const open = offers.filter((offer) => !before.free.has(offer.credential));
  const sum = (of: 'price' | 'minutes') => open.reduce((total, offer) => total + offer[of], 0);
  const limited = typeof options.limits === 'object' ? options.limits : { price: 0.25, minutes: 0.25 };
  const limit = (of: 'price' | 'minutes') =>
    options.limits !== false && chance.happens(limited[of]) ? Math.floor((sum(of) * chance.between(2, 9)) / 12) : null;
  return { ...draft, start, offers: open, limits: { price: limit('price'), minutes: limit('minutes') } };
}

const range = (length: number) => Array.from({ length }, (_, index) => index);

function randomFunds(chance: Chance, options: GenerateOptions): Instance['funds'] {
  const numbers = typeof options.funds === 'object' ? options.funds : [0, 0, 1, 2];
  return range(chance.pick(numbers)).map((index) => ({
    id: `fund-${index}`,
    cap: chance.happens(options.capped ?? 0.6) ? chance.between(0, 60) : null,
  }));
}

function randomGroup(
  chance: Chance,
  self: number,
  count: number,
  skills: number,
  options: GenerateOptions,
): Alternative[] {
  return range(chance.pick(options.alternatives ?? [1, 1, 2, 3])).map((): Alternative => {
    const other = chance.between(0, count - 1);
    if (other !== self && chance.happens(options.onCredential ?? 0.5)) return ['credential', other];
    return ['skill', chance.between(0, skills - 1), chance.between(1, 3)];
  });
}

function randomOffers(chance: Chance, credential: number, funds: number, renewals: number): Offer[] {
  const offer = (renewal: boolean, most: number): Offer => ({
    credential,
    renewal,
    price: chance.happens(0.1) ? 0 : chance.between(1, most),
    minutes: chance.pick([0, 10, 10, 20, 30, 60, 90]),
    grants: [],
  });
  const offers: Offer[] = [];
  if (chance.happens(5 / 6)) offers.push(offer(false, chance.pick([5, 40])));
  if (chance.happens(renewals)) offers.push(offer(true, 20));
  return offers.map((one) => ({ ...one, grants: randomGrants(chance, one.price, funds) }));
}

function randomGrants(chance: Chance, price: number, funds: number): Grant[] {
  return range(funds)
    .filter(() => chance.happens(0.4))
    .map((fund): Grant => [fund, Math.round((price * chance.pick([10, 25, 50, 50, 75, 100])) / 100)]);
}

/** @param inside credentials that are members in any case */
function randomStack(
  chance: Chance,
  index: number,
  all: readonly number[],
  funds: number,
  options: GenerateOptions,
  inside: readonly number[],
) {
  const kind = chance.pick(options.kinds ?? (['all', 'atLeast', 'groups', 'minCredits', 'mixed'] as const));
  const grouped = kind === 'groups' || kind === 'mixed';
  const chosen = [...new Set([...inside, ...chance.some(all, chance.between(...(options.members ?? [2, 4])))])];
  const members = chosen.map((credential) => ({
    credential,
    group: grouped && chance.happens(0.8) ? chance.between(0, 1) : null,
    credits: kind === 'minCredits' || kind === 'mixed' ? 500 * chance.between(0, 6) : 0,
  }));
  const groups = [...new Set(members.flatMap(({ group }) => (group === null ? [] : [group])))];
  const total = members.reduce((sum, member) => sum + member.credits, 0);
  return {
    rule: {
      id: `stack-${index}`,
      members: members.map((one) => ({ ...one, group: one.group === null ? null : groups.indexOf(one.group) })),
      atLeast:
        kind === 'atLeast' || (kind === 'mixed' && chance.happens(0.5)) ? chance.between(1, chosen.length) : null,
      minCredits: kind === 'minCredits' || kind === 'mixed' ? Math.ceil((total * chance.between(3, 10)) / 10) : null,
      awards: chance.happens(options.awards ?? 0.6) ? chance.pick(all) : null,
      bundle: null,
    } satisfies StackRule,
    sold: options.bundles !== false && chance.happens(0.75),
    funds,
  };
}

/** A bundle price between a sixth and three quarters of what its members cost one by one. */
function priced(chance: Chance, draft: ReturnType<typeof randomStack>, offers: readonly Offer[]): StackRule {
  if (!draft.sold) return draft.rule;
  const inside = (offer: Offer) => draft.rule.members.some((member) => member.credential === offer.credential);
  const single = offers.filter((offer) => !offer.renewal && inside(offer)).reduce((sum, offer) => sum + offer.price, 0);
  const price = Math.floor((single * chance.between(2, 9)) / 12);
  return { ...draft.rule, bundle: { price, grants: randomGrants(chance, price, draft.funds) } };
}

function randomGoals(
  chance: Chance,
  count: number,
  skills: number,
  stacks: number,
  options: GenerateOptions,
): Instance['goals'] {
  const wanted = chance.some(range(skills), options.allSkills ? skills : chance.between(1, skills));
  const levels = wanted.map((skill) => [skill, chance.between(1, 3)] as const);
  const weights = levels.flatMap(([skill, most]) =>
    range(most).map((below) => [skill, below + 1, chance.between(1, 9)] as const),
  );
  const sum = weights.reduce((total, [, , weight]) => total + weight, 0);
  const partly = chance.happens(options.coverage ?? 0.25);
  const coverage = partly ? { atLeast: Math.ceil((sum * chance.between(3, 9)) / 10), weights } : null;
  const size = options.anyOfSize ?? ([1, 2] as const);
  return {
    levels,
    anyOf: range(chance.pick(options.anyOf ?? [0, 0, 1, 2])).map(() =>
      chance.some(range(count), chance.between(...size)),
    ),
    stacks: stacks > 0 && chance.happens(options.wantedStack ?? 0.5) ? [chance.between(0, stacks - 1)] : [],
    coverage,
  };
}
