import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  highsSolver,
  lazyIndex,
  solveInstance,
  Standing,
  survivorsOf,
  type Instance,
  type LazyColumns,
  type LazyOffers,
  type MilpSolver,
} from '#lib/engine';
import { Oracle } from '../bench/million-oracle.js';
import { reachable } from './founded.js';
import { randomInstance } from './generate.js';
import { loadHighs } from './highs.js';

/** STACKWAY_ORACLE_INSTANCES widens the comparison. */
const COUNT = Number(process.env['STACKWAY_ORACLE_INSTANCES'] ?? 600);

let solver: MilpSolver;
beforeAll(async () => {
  solver = highsSolver(await loadHighs());
});

/** A small instance as a catalogue in columns, its start taken as what the learner holds. */
function catalogueOf(instance: Instance): { columns: LazyColumns; offers: LazyOffers } {
  const lists = (all: readonly (readonly number[])[]) => {
    const start = new Int32Array(all.length + 1);
    all.forEach((list, i) => (start[i + 1] = start[i]! + list.length));
    return { start, item: Int32Array.from(all.flat()) };
  };
  const { stacks, credentials } = instance;
  const groups = instance.needs.map((own) =>
    own.map((group) => group.map((one) => (one[0] === 'skill' ? one[1] * 6 + one[2] : -1 - one[1]))),
  );
  const study = instance.credentials.map((_, c) => instance.offers.find((o) => o.credential === c && !o.renewal));
  const renewal = instance.credentials.map((_, c) => instance.offers.find((o) => o.credential === c && o.renewal));
  const most = (grants: readonly (readonly [number, number])[], uncapped: boolean): number =>
    Math.max(0, ...grants.map(([fund, saving]) => (uncapped && instance.funds[fund]!.cap !== null ? 0 : saving)));
  const column = (pick: (c: number) => number) => Float64Array.from(credentials, (_, c) => pick(c));
  return {
    columns: {
      skills: instance.skills.length,
      credentials: credentials.length,
      stacks: stacks.length,
      gives: lists(instance.gives.map((own) => own.map(([skill, level]) => skill * 6 + level))),
      needs: lists(groups.map((own) => own.map(() => 0))).start,
      alternatives: lists(groups.flat()),
      members: lists(stacks.map((stack) => stack.members.map((member) => member.credential))),
      memberGroup: Int32Array.from(stacks.flatMap((stack) => stack.members.map((member) => member.group ?? -1))),
      memberCredits: Int32Array.from(stacks.flatMap((stack) => stack.members.map((member) => member.credits))),
      atLeast: Int32Array.from(stacks, (stack) => stack.atLeast ?? -1),
      minCredits: Int32Array.from(stacks, (stack) => stack.minCredits ?? -1),
      awards: Int32Array.from(stacks, (stack) => stack.awards ?? -1),
    },
    offers: {
      study: Uint8Array.from(study, (one) => (one ? 1 : 0)),
      award: new Uint8Array(credentials.length).fill(1),
      usable: new Uint8Array(stacks.length).fill(1),
      price: column((c) => study[c]?.price ?? 0),
      minutes: column((c) => study[c]?.minutes ?? 0),
      grant: column((c) => most(study[c]?.grants ?? [], false)),
      certain: column((c) => most(study[c]?.grants ?? [], true)),
      renewalPrice: column((c) => renewal[c]?.price ?? -1),
      renewalMinutes: column((c) => renewal[c]?.minutes ?? 0),
      bundle: Float64Array.from(stacks, (stack) => stack.bundle?.price ?? -1),
      bundleGrant: Float64Array.from(stacks, (stack) => most(stack.bundle?.grants ?? [], false)),
      objective: instance.objective,
    },
  };
}

/** The offers that survive, or undefined when the goals hold at the start. */
function surviving(instance: Instance): { readonly status: string; readonly offers: Instance['offers'] } {
  const { columns, offers } = catalogueOf(instance);
  const renewed = instance.offers.filter((offer) => offer.renewal);
  const standing = new Standing(lazyIndex(columns, offers), {
    levels: instance.start.levels.flatMap((level, skill): [number, number][] => (level > 0 ? [[skill, level]] : [])),
    credentials: instance.start.credentials,
    renewals: renewed.map(({ credential, grants }) => ({
      credential,
      grant: Math.max(0, ...grants.map(([, saving]) => saving)),
    })),
  });
  const { levels, anyOf, stacks } = instance.goals;
  const found = survivorsOf(standing, { levels, anyOf, stacks }, { looks: 1e7, solver });
  return {
    status: found.status,
    offers: instance.offers.filter((offer) =>
      offer.renewal ? found.renewals.includes(renewed.indexOf(offer)) : found.study.includes(offer.credential),
    ),
  };
}

const told = (instance: Instance): string => {
  const { status, plan } = solveInstance(instance, solver);
  return `${status} ${plan?.value} ${instance.objective.then === 'minutes' ? plan?.minutes : plan?.price}`;
};

describe('what survives the sieve', () => {
  it(`holds the best plan of ${COUNT} seeded problems with stacks, bundles, funds, groups and renewals`, () => {
    const wrong: string[] = [];
    let ruledOut = 0;
    for (let seed = 0, left = COUNT; left > 0; seed++) {
      const random = randomInstance(seed);
      const { goals } = random;
      const instance = { ...random, limits: { price: null, minutes: null }, goals: { ...goals, coverage: null } };
      if (!reachable(instance)) continue;
      left--;
      const { status, offers } = surviving(instance);
      const full = told(instance);
      const small = told({ ...instance, offers });
      if (status === 'closed' && full !== small) wrong.push(`seed ${seed}: ${full}, of the survivors ${small}`);
      if (status !== 'closed') wrong.push(`seed ${seed}: ${status}`);
      ruledOut += instance.offers.length - offers.length;
    }
    expect(wrong).toEqual([]);
    expect(ruledOut).toBeGreaterThan(COUNT / 2);
  }, 300_000);

  it.each([
    [1000, 'sparse', 4],
    [400, 'dense', 3],
  ] as const)(
    'holds the best plan of catalogues of %i, %s',
    (size, shape, count) => {
      for (let seed = 1; seed <= count; seed++) {
        const { verdict, says, relevant, left } = new Oracle(seed, size, shape, solver).compare(seed, 60_000);
        expect([verdict, says]).toEqual(['same', says]);
        expect(left).toBeLessThan(relevant);
      }
    },
    300_000,
  );
});
