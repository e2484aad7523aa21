import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Highs } from 'highs';
import { checkCertificate } from '#lib/checker';
import { certificateOf } from '#lib/engine';
import { bruteForce } from './brute-force.js';
import { reachable } from './founded.js';
import { loadHighs } from './highs.js';
import { dearerPlans, runnersUp } from './proved.js';
import { Chance } from './random.js';
import { randomProof } from './random-proofs.js';
import { smallProblem } from './small-problems.js';

/** STACKWAY_ORACLE_RANDOM_PROOFS widens the search for a proof of something false. */
const SEEDS = Number(process.env['STACKWAY_ORACLE_RANDOM_PROOFS'] ?? 300);

describe('proofs made by lot, with every rule of the format', () => {
  let highs: Highs;
  beforeAll(async () => {
    highs = await loadHighs();
  });

  it('are never believed of a plan that is not the best, and nearly always of the best', () => {
    const chance = new Chance(8);
    const count = { best: 0, believed: 0, dearer: 0 };
    const used = new Map<string, number>();
    let forged = 0;
    for (let seed = 0; seed < SEEDS; seed++) {
      const instance = smallProblem(seed, chance);
      const best = instance.offers.length <= 6 && reachable(instance) ? bruteForce(instance) : 'infeasible';
      if (best === 'infeasible' || best.value === 0) continue;
      const dearer = [
        ...runnersUp(instance, best.plan, chance, 3).slice(0, 2),
        ...chance.some(dearerPlans({ instance, best }), 1),
      ];
      for (const plan of [best.plan, ...dearer]) {
        const proof = randomProof(instance, plan.value, chance, highs);
        const text = JSON.stringify(certificateOf(instance, plan, proof));
        const answer = checkCertificate(text);
        if (plan.value > best.value && answer.status === 'proved') throw new Error(`seed ${seed}: proved: ${text}`);
        // Judged as by the rules written here, to the cent: nothing else stands in the way of a false one.
        const found = answer.status === 'rejected' ? answer.code : answer.status;
        const expected = proof.fault?.code ?? 'proved';
        const isForged = expected === 'row' || expected === 'count';
        if (isForged) forged++;
        const isSum =
          answer.status !== 'rejected' || found !== 'bound' || answer.reason.includes(` ${proof.fault?.sum}, `);
        if (found !== expected || !isSum)
          throw new Error(`seed ${seed}: ${found}, not ${expected} (${proof.fault?.sum}): ${text}`);
        for (const [what, times] of Object.entries(proof.used)) used.set(what, (used.get(what) ?? 0) + times);
        if (plan.value > best.value) count.dearer++;
        else if (!isForged) {
          count.best++;
          if (answer.status === 'proved') count.believed++;
        }
      }
    }
    expect(count.believed).toBeGreaterThan(0.8 * count.best);
    expect(count.dearer).toBeGreaterThan(SEEDS / 8);
    expect(used.get('ruledOut')).toBeGreaterThan(count.dearer);
    expect(used.get('thens')).toBeGreaterThan(SEEDS / 2);
    expect(used.get('skillSplits')).toBeGreaterThan(SEEDS / 10);
    expect(used.get('fundSplits')).toBeGreaterThan(SEEDS / 20);
    expect(used.get('demands')).toBeGreaterThan(SEEDS / 4);
    expect(used.get('impossible')).toBeGreaterThan(SEEDS / 4);
    expect(forged).toBeGreaterThan(SEEDS / 30);
    expect(used.get('stackSplits')).toBeGreaterThan(SEEDS / 10);
    expect(used.get('counts')).toBeGreaterThan(SEEDS / 2);
    expect(used.get('held')).toBeGreaterThan(SEEDS / 4);
  });
});
