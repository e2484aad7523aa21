import { certificateOf, provePlan, type Certificate, type Instance, type MilpSolver, type Plan } from '#lib/engine';
import { bruteForce, type Optimum } from './brute-force.js';
import { certify, reseal } from './certify.js';
import { checkCertificate } from '#lib/checker';
import { reachable, startable } from './founded.js';
import { randomInstance } from './generate.js';
import type { Chance } from './random.js';

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
  return plans.filter((dear) => dear.value > plan.value && isRight(instance, dear));
}

/**
 * The best plans there would be if one offer of the best, or one of its bundles, were ruled out, if a stack could not be completed or asked
 * for more: what a rule too strong would prove. Of all these, those of a few changes drawn by lot that are dearer and right.
 */
export function runnersUp(instance: Instance, best: Plan, chance: Chance, changes: number): Plan[] {
  const { offers, stacks } = instance;
  const kept = [...offers.keys()];
  const withStack = (at: number, change: Partial<Instance['stacks'][number]>) => () =>
    bestOf({ ...instance, stacks: stacks.with(at, { ...stacks[at]!, ...change }) }, kept);
  const all = [
    ...best.order.map((gone) => () => bestOf(instance, kept.toSpliced(gone, 1))),
    ...best.purchases.flatMap(({ stack }) => stack ?? []).map((at) => withStack(at, { bundle: null })),
    ...stacks.flatMap(({ atLeast, minCredits }, at) => [
      withStack(at, { members: [], bundle: null }),
      ...(atLeast === null ? [] : [withStack(at, { atLeast: atLeast + 1 })]),
      ...(minCredits === null ? [] : [withStack(at, { minCredits: minCredits + 500 })]),
    ]),
  ];
  const plans = chance.some(all, changes).map((plan) => plan());
  return plans.flatMap((plan) => (plan && plan.value > best.value && isRight(instance, plan) ? plan : []));
}

/** The best plan that takes some offers only. */
function bestOf(instance: Instance, offers: readonly number[]): Plan | undefined {
  const best = bruteForce({ ...instance, offers: offers.map((at) => instance.offers[at]!) });
  if (best === 'infeasible') return undefined;
  const named = (list: readonly number[]) => list.map((at) => offers[at]!);
  const { plan } = best;
  const purchases = plan.purchases.map((one) => ({ ...one, offers: named(one.offers) }));
  return { ...plan, order: named(plan.order), purchases };
}

const isRight = (instance: Instance, plan: Plan) =>
  checkCertificate(JSON.stringify(certify(instance, plan))).status === 'confirmed';

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
