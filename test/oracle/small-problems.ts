import type { Instance } from '#lib/engine';
import { randomInstance, type GenerateOptions } from './generate.js';
import type { Chance } from './random.js';

/**
 * A problem of few offers. In every second it is what stacks count that decides. Of the others, in every second one with stacks an award is wanted, or needed for what is wanted. In one of three a bundle
 * is cheap and nobody asks for its set but the bundle.
 */
export function smallProblem(seed: number, chance: Chance): Instance {
  if (chance.happens(0.5)) return counting(seed, chance);
  if (chance.happens(1 / 3)) return withBargain(randomInstance(seed, BARGAINS), chance);
  const without = chance.happens(0.6) ? { bundles: false, funds: false } : {};
  const options = { credentials: [3, 6], skills: [1, 3], stacks: [0, 2] } as const;
  const instance = randomInstance(seed, { ...options, ...without });
  return instance.stacks.length > 0 && chance.happens(0.5) ? wantingAward(instance, chance) : instance;
}

const BARGAINS = { credentials: [4, 6], skills: [1, 3], stacks: [1, 2], bundles: true, limits: false } as const;

/** One member of a bundle is made a filler: of no use but to make up the bundle, and with a prerequisite that may be dear. */
function withBargain(instance: Instance, chance: Chance): Instance {
  const { stacks, credentials, offers, needs, gives, start } = instance;
  const at = chance.between(0, stacks.length - 1);
  const { members, bundle } = stacks[at]!;
  const isOffered = (one: number) => offers.some(({ credential, renewal }) => credential === one && !renewal);
  const fillers = members.map(({ credential }) => credential).filter(isOffered);
  const others = [...credentials.keys()].filter((one) => isOffered(one) && !fillers.includes(one));
  if (fillers.length === 0) return instance;
  const filler = chance.pick(fillers);
  const before = others.length > 0 && chance.happens(0.6) ? [[['credential', chance.pick(others)] as const]] : [];
  const isUseful = (one: Instance['needs'][number][number][number]) => one[0] === 'skill' || one[1] !== filler;
  const dear = (one: number) => before.flat().some(([, credential]) => credential === one);
  const price = chance.between(0, 9);
  const rule = chance.happens(0.5) ? { atLeast: null, minCredits: null } : {};
  const wanted = fillers.filter((one) => one !== filler).map((one) => [one]);
  const goals = { levels: [], anyOf: wanted, stacks: [], coverage: null };
  return {
    ...instance,
    gives: gives.map((given, one) => (one === filler || (dear(one) && chance.happens(0.7)) ? [] : given)),
    needs: needs
      .map((groups) => groups.map((group) => group.filter(isUseful)).filter((group) => group.length > 0))
      .with(filler, before),
    offers: offers.map((offer) =>
      dear(offer.credential) ? { ...offer, price: chance.between(0, 20), grants: [] } : offer,
    ),
    stacks: stacks
      .map((stack) => ({ ...stack, awards: chance.happens(0.7) ? null : stack.awards }))
      .with(at, { ...stacks[at]!, ...rule, bundle: bundle ? { ...bundle, price } : { price, grants: [] } })
      .map((stack) => ({ ...stack, bundle: stack.bundle && { ...stack.bundle, grants: [] } })),
    start: chance.happens(0.8) ? start : { ...start, credentials: [] },
    goals: wanted.length > 0 && chance.happens(0.8) ? goals : instance.goals,
  };
}

function wantingAward(instance: Instance, chance: Chance): Instance {
  const at = chance.between(0, instance.stacks.length - 1);
  const { members } = instance.stacks[at]!;
  const isFree = (one: number) =>
    !instance.start.credentials.includes(one) && !members.some(({ credential }) => credential === one);
  const free = instance.credentials.map((_, credential) => credential).filter(isFree);
  if (free.length === 0) return instance;
  const [award, other] = [chance.pick(free), chance.pick(free)];
  const goals = { ...instance.goals, levels: [], anyOf: [[other]], stacks: [], coverage: null };
  return {
    ...instance,
    stacks: instance.stacks.with(at, { ...instance.stacks[at]!, awards: award }),
    offers: instance.offers.filter(({ credential }) => credential !== award || chance.happens(0.4)),
    needs: other === award ? instance.needs : instance.needs.with(other, [[['credential', award]]]),
    goals,
  };
}

type Offer = Instance['offers'][number];
type Members = Instance['stacks'][number]['members'];
const RULES = ['members', 'credits', 'both', 'drawn'] as const;
const CREDITS = [0, 500, 700, 1000, 1000, 1500, 2000, 3000, 4500];

/** Stacks that want members or credits in number, award members of each other or of their own, and more than one offer of a member. */
function counting(seed: number, chance: Chance): Instance {
  const sold = { bundles: chance.happens(0.3), funds: chance.happens(0.2), limits: chance.happens(0.3) };
  const size = { credentials: [4, 6], skills: [1, 2], stacks: [1, 3], members: [2, 5] } as const;
  const options = { ...size, ...sold, needs: [0, 0, 0, 1], renewals: 0.25, coverage: 0.1, wantedStack: 0.7 };
  const instance = randomInstance(seed, options satisfies GenerateOptions);
  const everyMember = instance.stacks.flatMap((stack) => stack.members);
  const stacks = instance.stacks.map((stack) => {
    const members = stack.members.map((one) => ({
      ...one,
      credits: chance.pick(CREDITS),
      group: chance.happens(0.7) ? null : one.group,
    }));
    const from = chance.pick([stack.members, everyMember, everyMember]);
    const awards = chance.happens(0.6) ? chance.pick(from).credential : stack.awards;
    return { ...stack, ...ruleOf(stack, members, chance), members, awards };
  });
  const offers = instance.offers.flatMap((offer) => {
    const isMember = everyMember.some(({ credential }) => credential === offer.credential);
    return isMember && chance.happens(0.15) ? [offer, twinOf(offer, chance)] : [offer];
  });
  const goals = chance.happens(0.75)
    ? {
        levels: [],
        anyOf: chance.happens(0.3) ? [[chance.pick(stacks).awards ?? 0]] : [],
        stacks: chance.some([...stacks.keys()], chance.pick([1, 1, 1, 2])),
        coverage: null,
      }
    : instance.goals;
  return { ...instance, stacks, offers, goals };
}

/** Another offer of the same credential, at other terms. */
function twinOf(offer: Offer, chance: Chance): Offer {
  const price = chance.between(0, 40);
  const grants = offer.grants.map(([fund, most]) => [fund, Math.min(most, price)] as const);
  return { ...offer, price, minutes: 10 * chance.between(0, 6), grants };
}

function ruleOf(stack: Instance['stacks'][number], members: Members, chance: Chance) {
  const rule = chance.pick(RULES);
  const all = members.reduce((sum, one) => sum + one.credits, 0);
  const atLeast = chance.between(1, members.length);
  const minCredits = chance.pick([100 * chance.between(1, Math.max(1, all / 100)), Math.ceil(all * 0.6)]);
  if (rule === 'members') return { atLeast, minCredits: null };
  if (rule === 'credits') return { atLeast: null, minCredits };
  return rule === 'both' ? { atLeast, minCredits } : { atLeast: stack.atLeast, minCredits: stack.minCredits };
}
