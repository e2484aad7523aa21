import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Highs } from 'highs';
import { checkCertificate } from '#lib/checker';
import { certificateOf, highsSolver, type Certificate } from '#lib/engine';
import { bruteForce } from './brute-force.js';
import { certify, reseal } from './certify.js';
import { reachable } from './founded.js';
import { randomInstance } from './generate.js';
import { loadHighs } from './highs.js';
import { mutate } from './mutants.js';
import { mutatePlan } from './plan-mutants.js';
import { mutateProof } from './proof-mutants.js';
import { dearerPlans, passedOff, proofSamples } from './proved.js';
import { Chance } from './random.js';
import { randomProof } from './random-proofs.js';
import { smallProblem } from './small-problems.js';

/** STACKWAY_ORACLE_MUTANTS widens the test. */
const MUTANTS = Number(process.env['STACKWAY_ORACLE_MUTANTS'] ?? 10_000);

/** Certificates with the engine's proofs, with proofs made by lot (every kind of node), and without any. */
function* certificates(highs: Highs): Generator<Certificate> {
  for (const { certificate } of proofSamples(40, highsSolver(highs))) yield certificate;
  const chance = new Chance(11);
  for (let seed = 0, left = 60; left > 0; seed++) {
    const instance = chance.happens(0.6)
      ? smallProblem(seed, chance)
      : randomInstance(seed, { credentials: [3, 6], skills: [1, 3], stacks: [0, 2] });
    const best = instance.offers.length <= 6 && reachable(instance) ? bruteForce(instance) : 'infeasible';
    if (best === 'infeasible' || best.value === 0) continue;
    left--;
    yield certificateOf(instance, best.plan, randomProof(instance, best.value, chance, highs));
    if (left % 6 === 0) yield certify(instance, best.plan);
  }
}

const asWritten = (certificate: Certificate) => JSON.parse(JSON.stringify(certificate)) as Certificate;
const verdict = (certificate: unknown) => checkCertificate(JSON.stringify(certificate)).status;

/** What was believed must be true: no plan is better than one that is proved, and none worse than the best is right below its bound. */
function mustBeTrue(
  certificate: Certificate,
  from: Certificate,
  known: Map<string, ReturnType<typeof bruteForce>>,
): void {
  const { plan, bound, instance } = certificate;
  const best = known.get(instance.hash) ?? bruteForce(instance);
  known.set(instance.hash, best);
  const status = verdict(certificate);
  const isTrue =
    best !== 'infeasible' && plan.value >= best.value && (status !== 'proved' || plan.value === best.value);
  if (!isTrue || bound > plan.value)
    throw new Error(`${status}: ${JSON.stringify(certificate)}\nmade from: ${JSON.stringify(from)}`);
}

describe('mutants of certificates', () => {
  let samples: Certificate[];
  beforeAll(async () => {
    samples = [...certificates(await loadHighs())].map(asWritten).filter((each) => verdict(each) !== 'rejected');
  }, 120_000);

  const KINDS = [
    (certificate: Certificate, chance: Chance) => mutate(certificate, chance) as Certificate,
    mutateProof,
    mutatePlan,
  ];

  it('are all rejected as they are, and believed when sealed anew only where they are true', () => {
    const chance = new Chance(12);
    const known = new Map<string, ReturnType<typeof bruteForce>>();
    const count = { mutants: 0, sealed: 0, rejected: 0, believed: 0 };
    while (count.mutants < MUTANTS) {
      const from = chance.pick(samples);
      const mutant = asWritten(chance.pick(KINDS)(from, chance));
      if (isDeepStrictEqual(mutant, from)) continue;
      count.mutants++;
      const status = verdict(mutant);
      if (status !== 'rejected')
        throw new Error(`${status}: ${JSON.stringify(mutant)}\nmade from: ${JSON.stringify(from)}`);
      if (typeof mutant.instance !== 'object' || mutant.instance === null) continue;
      const forged = reseal(mutant);
      count.sealed++;
      if (verdict(forged) === 'rejected') count.rejected++;
      else {
        count.believed++;
        mustBeTrue(forged, from, known);
      }
    }
    expect(count.sealed).toBeGreaterThan(0.9 * MUTANTS);
    expect(count.rejected).toBeGreaterThan(count.believed);
    expect(count.believed).toBeGreaterThan(MUTANTS / 20);
  });

  it('of a proof never prove a dearer plan', () => {
    const chance = new Chance(13);
    let forged = 0;
    for (const sample of samples) {
      const { instance } = sample;
      const best = bruteForce(instance);
      if (best === 'infeasible') throw new Error('a sample without a plan');
      for (const dearer of chance.some(dearerPlans({ instance, best }), 2))
        for (let each = 0; each < 8; each++) {
          const mutant = passedOff(mutateProof(sample, chance), dearer);
          forged++;
          if (verdict(mutant) === 'proved') throw new Error(`proved: ${JSON.stringify(mutant)}`);
        }
    }
    expect(forged).toBeGreaterThan(500);
  });
});
