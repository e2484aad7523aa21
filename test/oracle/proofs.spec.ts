import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkCertificate } from '#lib/checker';
import { certificateOf, highsSolver, provePlan, type Certificate, type Instance, type MilpSolver } from '#lib/engine';
import { bruteForce, type Optimum } from './brute-force.js';
import { build } from './build.js';
import { reseal } from './certify.js';
import { loadHighs } from './highs.js';
import { mutate } from './mutants.js';
import { mutateProof } from './proof-mutants.js';
import { dearerPlans, passedOff, proofSamples, type Sample } from './proved.js';
import { Chance } from './random.js';
import { reversed, withLevel, withoutOffers, withWiderLimits } from './variants.js';

/** STACKWAY_ORACLE_PROOFS widens the comparison. */
const COUNT = Number(process.env['STACKWAY_ORACLE_PROOFS'] ?? 300);

let solver: MilpSolver;
let samples: readonly Sample[];
let proved: readonly Sample[];
beforeAll(async () => {
  solver = highsSolver(await loadHighs());
  samples = [...proofSamples(COUNT, solver)];
  proved = samples.filter(({ certificate }) => certificate.kind !== 'solver');
}, 600_000);

const judged = (certificate: Certificate) => checkCertificate(JSON.stringify(certificate));
const isProved = (certificate: Certificate) => judged(certificate).status === 'proved';

/** Throws when something is proved that brute force knows better. */
function mustBeTrue(certificate: Certificate, from: Sample): void {
  const best = bruteForce(certificate.instance);
  if (best === 'infeasible' || best.value !== certificate.plan.value)
    throw new Error(`seed ${from.seed}: proved: ${JSON.stringify(certificate)}`);
}

describe('proofs of the engine', () => {
  it('are all believed, each of the value that brute force found', () => {
    for (const { seed, best, certificate } of samples) {
      const status = certificate.kind === 'solver' ? 'confirmed' : 'proved';
      expect([seed, judged(certificate)]).toEqual([seed, expect.objectContaining({ status })]);
      expect([seed, certificate.bound]).toEqual([seed, best.value]);
    }
  });

  it('are found where nothing is offered and nothing is wanted', () => {
    const instance = build({ badges: {} });
    const plan = { order: [], purchases: [], price: 0, minutes: 0, value: 0 };
    const none = provePlan(instance, plan, solver, { nodes: 1 });
    expect(certificateOf(instance, plan, none)).toMatchObject({ kind: 'prices', bound: 0 });
  });

  it('are found for a bundle by credits whose dearest member makes up no set', () => {
    // x and y (3 credits each, 10 and 20) are wanted and cost 19 together; z (1 credit, 1,000,000) is in no set that suffices.
    const badges = { x: { price: 10 }, y: { price: 20 }, z: { price: 1_000_000 } };
    const members = { x: { credits: 3 }, y: { credits: 3 }, z: { credits: 1 } };
    const stacks = { s: { members, minCredits: 6, bundle: 19 } };
    const instance = build({ badges, stacks, goals: { anyOf: [['x'], ['y'], ['z']] } });
    const { value, plan } = bruteForce(instance) as Optimum;
    expect(value).toBe(1_000_019);
    const found = provePlan(instance, plan, solver, { nodes: 9 });
    expect(judged(certificateOf(instance, plan, found))).toMatchObject({ status: 'proved' });
  });

  it('are found for nineteen in twenty problems, with coverage or without', () => {
    const share = (some: readonly Sample[]) => some.filter((each) => proved.includes(each)).length / some.length;
    expect(share(samples.filter(({ instance }) => !instance.goals.coverage))).toBeGreaterThan(0.95);
    expect(share(samples.filter(({ instance }) => instance.goals.coverage))).toBeGreaterThan(0.95);
    expect(proved.filter(({ certificate }) => certificate.kind === 'tree').length).toBeGreaterThan(2);
  });

  it('are the same to the byte when asked for twice', () => {
    for (const { instance, best, certificate } of proved.slice(0, 60)) {
      const again = provePlan(instance, best.plan, solver, { nodes: 60 });
      expect(JSON.stringify(certificateOf(instance, best.plan, again))).toBe(JSON.stringify(certificate));
    }
  });

  it('are never found for a value above the best', () => {
    for (const { seed, instance, best } of samples)
      for (const more of [1, 1 + (seed % 7)]) {
        const found = provePlan(instance, { ...best.plan, value: best.value + more }, solver, { nodes: 20 });
        expect([seed, more, found]).toEqual([seed, more, undefined]);
      }
  });
});

describe('the checker on forged proofs', () => {
  it('believes no proof of the best plan under a dearer one', () => {
    let forged = 0;
    for (const sample of proved)
      for (const dearer of dearerPlans(sample)) {
        forged++;
        expect([sample.seed, isProved(passedOff(sample.certificate, dearer))]).toEqual([sample.seed, false]);
      }
    expect(forged).toBeGreaterThan(COUNT / 2);
  });

  it('believes no change to a proof that makes a dearer plan the best', () => {
    const chance = new Chance(3);
    let forged = 0;
    for (const sample of proved)
      for (const dearer of dearerPlans(sample).slice(0, 2))
        for (let each = 0; each < 10; each++) {
          const mutant = passedOff(mutateProof(sample.certificate, chance), dearer);
          forged++;
          if (isProved(mutant)) throw new Error(`seed ${sample.seed}: proved: ${JSON.stringify(mutant)}`);
        }
    expect(forged).toBeGreaterThan(10 * COUNT);
  });

  it('rejects most changed proofs of the best plan; the rest still prove it', () => {
    const chance = new Chance(4);
    let [rejected, believed] = [0, 0];
    for (const sample of proved)
      for (let each = 0; each < 13; each++) {
        const mutant = reseal(mutateProof(sample.certificate, chance));
        if (isProved(mutant)) believed++;
        else rejected++;
        if (each === 0 && isProved(mutant)) mustBeTrue(mutant, sample);
      }
    expect(rejected + believed).toBeGreaterThan(10 * COUNT);
    expect(rejected).toBeGreaterThan(believed);
  });

  it('believes a proof for a changed problem only where it is true there', () => {
    let believed = 0;
    for (const sample of proved.filter((_, at) => at % 6 === 0))
      for (const instance of changed(sample)) {
        const forged = reseal({ ...sample.certificate, instance: { ...instance, hash: '' } });
        if (!isProved(forged)) continue;
        believed++;
        mustBeTrue(forged, sample);
      }
    expect(believed).toBeGreaterThan(COUNT / 10);
  });

  it('believes a certificate with anything changed, sealed anew, only where it is true', () => {
    const chance = new Chance(5);
    let believed = 0;
    for (const sample of proved)
      for (let each = 0; each < 5; each++) {
        const mutant = mutate(sample.certificate, chance) as Certificate;
        if (typeof mutant.instance !== 'object' || mutant.instance === null) continue;
        const forged = reseal(mutant);
        if (!isProved(forged)) continue;
        believed++;
        mustBeTrue(forged, sample);
      }
    expect(believed).toBeGreaterThan(COUNT / 10);
  });
});

/** The same problem with something in it that could make another plan the best. */
function changed({ seed, instance, best }: Sample): Instance[] {
  const spare = instance.offers.flatMap((_, offer) => (best.plan.order.includes(offer) ? [] : [offer]));
  const cheaper = (one: number, price: number): Instance => {
    const { grants } = instance.offers[one]!;
    const offer = { ...instance.offers[one]!, price, grants: grants.map(([f, s]) => [f, Math.min(s, price)] as const) };
    return { ...instance, offers: instance.offers.with(one, offer) };
  };
  const unneeding = { ...instance, needs: instance.needs.map((groups) => groups.slice(1)) };
  const bundled = instance.stacks.map((stack) => ({ ...stack, bundle: { price: seed % 4, grants: [] } }));
  return [
    ...spare.flatMap((offer) => [cheaper(offer, 0), cheaper(offer, Math.floor(instance.offers[offer]!.price / 2))]),
    ...spare.map((offer) => withoutOffers(instance, new Set([offer]))),
    { ...instance, goals: { ...instance.goals, levels: instance.goals.levels.slice(1) } },
    { ...instance, goals: { ...instance.goals, anyOf: [] } },
    { ...instance, stacks: bundled },
    { ...instance, funds: instance.funds.map((fund) => ({ ...fund, cap: null })) },
    unneeding,
    withWiderLimits(instance),
    withLevel(instance, seed % instance.skills.length),
    reversed(instance),
  ];
}
