import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Highs } from 'highs';
import { checkCertificate } from '#lib/checker';
import { certificateOf, type Instance } from '#lib/engine';
import { bruteForce } from './brute-force.js';
import { reachable } from './founded.js';
import { randomInstance } from './generate.js';
import { loadHighs } from './highs.js';
import { dearerPlans } from './proved.js';
import { Chance } from './random.js';
import { randomProof } from './random-proofs.js';

/** STACKWAY_ORACLE_RANDOM_PROOFS widens the search for a proof of something false. */
const SEEDS = Number(process.env['STACKWAY_ORACLE_RANDOM_PROOFS'] ?? 500);

/** A problem of at most six offers; in every second one with stacks an award is wanted, or needed for what is wanted. */
function problem(seed: number, chance: Chance): Instance {
  const without = chance.happens(0.6) ? { bundles: false, funds: false } : {};
  const options = { credentials: [3, 6], skills: [1, 3], stacks: [0, 2] } as const;
  const instance = randomInstance(seed, { ...options, ...without });
  return instance.stacks.length > 0 && chance.happens(0.5) ? wantingAward(instance, chance) : instance;
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

describe('proofs made by lot, with every rule of the format', () => {
  let highs: Highs;
  beforeAll(async () => {
    highs = await loadHighs();
  });

  it('are never believed of a plan that is not the best, and nearly always of the best', () => {
    const chance = new Chance(8);
    const count = { best: 0, believed: 0, dearer: 0, thens: 0, ruledOut: 0, skillSplits: 0 };
    const refused = new Map<string, number>();
    for (let seed = 0; seed < SEEDS; seed++) {
      const instance = problem(seed, chance);
      const best = instance.offers.length <= 6 && reachable(instance) ? bruteForce(instance) : 'infeasible';
      if (best === 'infeasible' || best.value === 0) continue;
      const dearer = chance.some(dearerPlans({ instance, best }), 2);
      for (const plan of [best.plan, ...dearer]) {
        const proof = randomProof(instance, plan.value, chance, highs);
        const text = JSON.stringify(certificateOf(instance, plan, proof));
        const answer = checkCertificate(text);
        if (plan.value > best.value && answer.status === 'proved') throw new Error(`seed ${seed}: proved: ${text}`);
        const code = answer.status === 'rejected' ? answer.code : answer.status;
        refused.set(code, (refused.get(code) ?? 0) + 1);
        count.thens += proof.thens;
        count.ruledOut += proof.ruledOut;
        count.skillSplits += proof.skillSplits;
        if (plan.value > best.value) count.dearer++;
        else {
          count.best++;
          if (answer.status === 'proved') count.believed++;
        }
      }
    }
    // What is rejected is rejected for what is missing to its sum, so nothing else stood in the way of a false one.
    expect([...refused.keys()].sort()).toEqual(['bound', 'proved']);
    expect(count.believed).toBeGreaterThan(0.85 * count.best);
    expect(count.dearer).toBeGreaterThan(SEEDS / 8);
    expect(count.ruledOut).toBeGreaterThan(count.dearer);
    expect(count.thens).toBeGreaterThan(SEEDS / 2);
    expect(count.skillSplits).toBeGreaterThan(SEEDS / 10);
  });
});
