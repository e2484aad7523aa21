import { certificateOf, provePlan, type Certificate, type Instance, type MilpSolver, type Plan } from '#lib/engine';
import { bruteForce, type Optimum } from './brute-force.js';
import { certify, reseal } from './certify.js';
import { checkCertificate } from '#lib/checker';
import { reachable, startable } from './founded.js';
import { randomInstance } from './generate.js';

export interface Sample {
  readonly seed: number;
  readonly instance: Instance;
  readonly best: Optimum;
  readonly certificate: Certificate;
}

/** Seeded problems with a plan, the best one by brute force, and the engine's certificate of it. */
export function* proofSamples(count: number, solver: MilpSolver): Generator<Sample> {
  for (let seed = 0; count > 0; seed++) {
    const instance = randomInstance(seed);
    const best = reachable(instance) ? bruteForce(instance) : 'infeasible';
    if (best === 'infeasible') continue;
    count--;
    const proof = provePlan(instance, best.plan, solver, { nodes: 60 });
    yield { seed, instance, best, certificate: certificateOf(instance, best.plan, proof) };
  }
}

/** Plans that are right but dearer than the best: a step nobody needs, a grant not used to the full, no bundle or fund at all. */
export function dearerPlans({ instance, best }: Pick<Sample, 'instance' | 'best'>): Plan[] {
  const { plan } = best;
  const wasteful = plan.purchases.flatMap((one, at) =>
    one.grant > 0 ? [plan.purchases.with(at, { ...one, grant: one.grant - 1, paid: one.paid + 1 })] : [],
  );
  const apart = plan.order.map((offer) => alone(instance, offer));
  const plans = [...wasteful, apart].map((purchases) => priced(instance, plan.order, purchases));
  for (const [extra, { credential }] of instance.offers.entries()) {
    const taken = plan.order.some((offer) => instance.offers[offer]!.credential === credential);
    if (taken || !startable(instance, extra, new Set(instance.start.credentials), instance.start.levels)) continue;
    plans.push(priced(instance, [...plan.order, extra], [...plan.purchases, alone(instance, extra)]));
  }
  return plans.filter(
    (dear) =>
      dear.value > plan.value && checkCertificate(JSON.stringify(certify(instance, dear))).status === 'confirmed',
  );
}

/** The proof of one plan laid under another, the bound and the seal to match. */
export function passedOff(certificate: Certificate, plan: Plan): Certificate {
  const { order, purchases, price, minutes, value } = plan;
  return reseal({ ...certificate, plan: { order, purchases, cost: price, minutes, value }, bound: value });
}

function alone(instance: Instance, offer: number): Plan['purchases'][number] {
  return { offers: [offer], stack: null, counted: [], fund: null, grant: 0, paid: instance.offers[offer]!.price };
}

function priced(instance: Instance, order: Plan['order'], purchases: Plan['purchases']): Plan {
  const price = purchases.reduce((sum, one) => sum + one.paid, 0);
  const minutes = order.reduce((sum, offer) => sum + instance.offers[offer]!.minutes, 0);
  const value = instance.objective.price * price + instance.objective.minutes * minutes;
  return { order, purchases, price, minutes, value };
}
