import { beforeAll, describe, expect, it } from '@jest/globals';
import { bestPlan, highsSolver, planPathway, snapshotOf, type Instance, type MilpSolver, type Plan } from '#lib/engine';
import type { Fact } from '#lib/model';
import { asked, catalogueFacts, ON, pairs, SHAPES } from '../bench/catalogues/instances.js';
import { reachable } from './founded.js';
import { randomInstance } from './generate.js';
import { loadHighs } from './highs.js';
import { KINDS } from './kinds.js';
import { Chance } from './random.js';
import {
  reversed,
  withLevel,
  withOffersInOrder,
  withoutLimits,
  withoutOffers,
  withPrice,
  withTwin,
  withWanted,
  withWeights,
  withWiderLimits,
} from './variants.js';

/** Seeded small problems of each of these kinds; and questions to catalogues of each shape. */
const SEEDED = ['everything', 'circles', 'stacks-nested', 'coverage', 'budget', 'funds-and-bundles'] as const;
const OF_A_KIND = 12;
const OF_A_SHAPE = 2;

interface Solved {
  readonly name: string;
  readonly instance: Instance;
  readonly plan: Plan;
}

let solver: MilpSolver;
let solved: Solved[];

/** The plan, or undefined when there is none; anything but an optimum or its absence fails. */
function best(instance: Instance): Plan | undefined {
  const { outcome } = bestPlan(instance, solver);
  if (outcome.status !== 'optimal' && outcome.status !== 'infeasible') throw new Error(`status ${outcome.status}`);
  return outcome.plan;
}

const value = (instance: Instance): number => best(instance)?.value ?? Infinity;

beforeAll(async () => {
  solver = highsSolver(await loadHighs());
  solved = [...problems()].flatMap((one) => {
    const plan = best(one.instance);
    return plan && plan.order.length > 0 ? [{ ...one, plan }] : [];
  });
}, 120_000);

function* problems(): Generator<Omit<Solved, 'plan'>> {
  for (const kind of SEEDED) {
    for (let seed = 0, left = OF_A_KIND; left > 0; seed++) {
      const instance = randomInstance(seed, KINDS[kind]);
      if (!reachable(instance)) continue;
      left--;
      yield { name: `${kind} ${seed}`, instance };
    }
  }
  for (const shape of SHAPES) {
    const stream = pairs(1, asked(catalogueFacts(shape, 1, 120)));
    for (let left = OF_A_SHAPE; left > 0; left--) {
      const { name, instance } = stream.next().value;
      yield { name: `${shape} ${name}`, instance };
    }
  }
}

/** Holds a claim against every problem, and names those where it fails. */
function everywhere(claim: (one: Solved) => boolean): void {
  expect(solved.length).toBeGreaterThan(50);
  expect(solved.filter((one) => !claim(one)).map(({ name }) => name)).toEqual([]);
}

const others = ({ instance, plan }: Solved) =>
  instance.offers.flatMap((_, offer) => (plan.order.includes(offer) ? [] : [offer]));
/** Offers paid one by one without a grant, so that their price is what the plan pays for them. */
const paidAlone = ({ plan }: Solved) =>
  plan.purchases.flatMap(({ stack, fund, offers }) => (stack === null && fund === null ? offers : []));

describe('what must not change the value', () => {
  it('badges that the plan leaves out, gone', () => {
    everywhere((one) => value(withoutOffers(one.instance, new Set(others(one).slice(0, 3)))) === one.plan.value);
    everywhere((one) => value(withoutOffers(one.instance, new Set(others(one)))) === one.plan.value);
  });

  it('badges that the plan leaves out, dearer', () => {
    everywhere((one) => {
      const offer = others(one)[0];
      if (offer === undefined) return true;
      return value(withPrice(one.instance, offer, one.instance.offers[offer]!.price + 7)) === one.plan.value;
    });
  });

  it('a twin of a badge, chosen or not', () => {
    everywhere((one) => value(withTwin(one.instance, one.plan.order[0]!)) === one.plan.value);
    everywhere((one) => value(withTwin(one.instance, others(one)[0] ?? 0)) === one.plan.value);
  });

  it('another order of everything, with what decides among equals', () => {
    const chance = new Chance(5);
    const same = (a: Plan | undefined, { instance, plan }: Solved) =>
      a?.value === plan.value && a[instance.objective.then] === plan[instance.objective.then];
    everywhere((one) => same(best(reversed(one.instance)), one));
    everywhere((one) => {
      const order = chance.some(
        one.instance.offers.map((_, offer) => offer),
        one.instance.offers.length,
      );
      return same(best(withOffersInOrder(one.instance, order)), one);
    });
  });

  it('limits that the plan without them keeps anyway', () => {
    let kept = 0;
    everywhere(({ instance, plan }) => {
      const { price, minutes } = instance.limits;
      const free = best(withoutLimits(instance))!;
      if (free.price > (price ?? Infinity) || free.minutes > (minutes ?? Infinity)) return free.value <= plan.value;
      if (price !== null || minutes !== null) kept++;
      return free.value === plan.value;
    });
    expect(kept).toBeGreaterThan(2);
  });
});

describe('what changes the value by so much', () => {
  it('a lower price of a chosen badge that pays its own price: just that', () => {
    everywhere((one) => {
      const plain = one.instance.limits.price === null;
      const offer = paidAlone(one).find((each) => one.instance.offers[each]!.price > 0);
      if (offer === undefined || !plain) return true;
      const { price, grants } = one.instance.offers[offer]!;
      if (grants.length > 0) return true;
      const cheaper = withPrice(one.instance, offer, price - 1);
      return value(cheaper) === one.plan.value - one.instance.objective.price;
    });
  });

  it('weights three times as large: three times', () => {
    everywhere(({ instance, plan }) => value(withWeights(instance, 3)) === 3 * plan.value);
  });
});

describe('what is never worse, and what is never better', () => {
  it('is never worse with wider limits, with a level more held, with a cheaper badge', () => {
    everywhere(({ instance, plan }) => value(withWiderLimits(instance)) <= plan.value);
    everywhere(({ instance, plan }) => value(withLevel(instance, plan.value % instance.skills.length)) <= plan.value);
    everywhere(({ instance, plan }) => {
      const offer = plan.order[0]!;
      return value(withPrice(instance, offer, Math.floor(instance.offers[offer]!.price / 2))) <= plan.value;
    });
  });

  it('is never better without a chosen badge, or with one more wanted', () => {
    everywhere(({ instance, plan }) => value(withoutOffers(instance, new Set([plan.order[0]!]))) >= plan.value);
    everywhere(({ instance, plan }) => {
      const { credential } = instance.offers[plan.value % instance.offers.length]!;
      return value(withWanted(instance, credential)) >= plan.value;
    });
  });
});

describe('what determinism promises', () => {
  it('gives the same plan with the same proof for the same problem, to the byte', () => {
    const chance = new Chance(2);
    for (const { name, instance } of chance.some(solved, 25)) {
      const text = () => JSON.stringify(bestPlan(structuredClone(instance), solver));
      expect([name, text()]).toEqual([name, text()]);
    }
  });

  it.each(SHAPES)('gives the same answer in whatever order the facts of a catalogue (%s) came', (shape) => {
    const facts = catalogueFacts(shape, 4, 100);
    const chance = new Chance(9);
    const answer = (list: readonly Fact[]) => {
      const { people } = asked(list);
      const snapshot = snapshotOf(list);
      const person = people.find(({ learner }) => learner!.id === 'l-7')!;
      const role = snapshot.roles.index.get('r-3')!;
      return planPathway(snapshot, person, role, { on: ON, certificate: true, alternatives: 2 }, { solver });
    };
    const first = answer(facts);
    expect('steps' in first && first.steps.length).toBeGreaterThan(2);
    expect(answer(chance.some(facts, facts.length))).toEqual(first);
    expect(answer(facts.toReversed())).toEqual(first);
  });
});
