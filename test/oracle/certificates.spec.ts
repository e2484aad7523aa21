import { describe, expect, it } from '@jest/globals';
import { checkCertificate } from '#lib/checker';
import type { Certificate } from '#lib/engine';
import { bruteForce } from './brute-force.js';
import { certify, reseal } from './certify.js';
import { reachable } from './founded.js';
import { randomInstance } from './generate.js';
import { mutate } from './mutants.js';
import { Chance } from './random.js';

const accepted = (text: string) => ['proved', 'confirmed'].includes(checkCertificate(text).status);

/** Certificates of optimal plans of seeded problems, each with at least two steps. */
function* certificates(count: number): Generator<Certificate> {
  for (let seed = 0; count > 0; seed++) {
    const instance = randomInstance(seed, { credentials: [4, 7] });
    const best = reachable(instance) ? bruteForce(instance) : 'infeasible';
    if (best === 'infeasible' || best.value === 0 || best.plan.order.length < 2) continue;
    count--;
    yield certify(instance, best.plan);
  }
}

const samples = [...certificates(60)];

describe('the checker on certificates of seeded problems', () => {
  it('accepts every plan that brute force found', () => {
    for (const sample of samples)
      expect(checkCertificate(JSON.stringify(sample))).toMatchObject({ status: 'confirmed' });
    expect(samples.filter(({ plan }) => plan.purchases.some((each) => each.stack !== null)).length).toBeGreaterThan(5);
    expect(samples.filter(({ plan }) => plan.purchases.some((each) => each.fund !== null)).length).toBeGreaterThan(5);
  });

  it('accepts no certificate after any single change', () => {
    const chance = new Chance(1);
    let mutants = 0;
    for (const sample of samples) {
      const text = JSON.stringify(sample);
      for (let each = 0; each < 60; each++) {
        const mutant = JSON.stringify(mutate(sample, chance));
        if (mutant === text) continue;
        mutants++;
        if (accepted(mutant)) throw new Error(`accepted: ${mutant}\nmade from: ${text}`);
      }
    }
    expect(mutants).toBeGreaterThan(2000);
  });

  it('accepts no text that was cut short', () => {
    const text = JSON.stringify(samples[0]);
    for (let length = 0; length < text.length; length += 7)
      expect(checkCertificate(text.slice(0, length))).toMatchObject({ status: 'refused' });
  });

  /* A forger who takes both hashes anew can only get through with a certificate that is true of the problem it states. */
  it('accepts no forged certificate whose plan is better than the best there is', () => {
    const chance = new Chance(2);
    let forged = 0;
    let passed = 0;
    for (const sample of samples) {
      for (let each = 0; each < 60; each++) {
        const mutant = mutate(sample, chance) as Certificate;
        if (typeof mutant.instance !== 'object' || mutant.instance === null) continue;
        const text = JSON.stringify(reseal(mutant));
        forged++;
        if (!accepted(text)) continue;
        passed++;
        const { instance, plan, bound } = JSON.parse(text) as Certificate;
        const best = bruteForce(instance);
        if (best === 'infeasible' || plan.value < best.value || bound > plan.value)
          throw new Error(`accepted: ${text}\nmade from: ${JSON.stringify(sample)}`);
      }
    }
    expect(forged).toBeGreaterThan(2000);
    expect(passed).toBeGreaterThan(100);
  });

  it('accepts no plan that lacks a step, though it was sealed anew', () => {
    for (const sample of samples) {
      for (const gone of sample.plan.order) {
        const order = sample.plan.order.filter((offer) => offer !== gone);
        const purchases = sample.plan.purchases.filter((purchase) => !purchase.offers.includes(gone));
        const cost = purchases.reduce((sum, purchase) => sum + purchase.paid, 0);
        const minutes = order.reduce((sum, offer) => sum + sample.instance.offers[offer]!.minutes, 0);
        const { objective } = sample.instance;
        const value = objective.price * cost + objective.minutes * minutes;
        if (value >= sample.plan.value) continue;
        const forged = reseal({ ...sample, plan: { order, purchases, cost, minutes, value }, bound: value });
        expect(checkCertificate(JSON.stringify(forged))).toMatchObject({ status: 'rejected' });
      }
    }
  });
});
