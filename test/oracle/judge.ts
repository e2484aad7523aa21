import { checkCertificate } from '#lib/checker';
import { bestPlan, certificateOf, highsSolver, solveInstance, type Instance, type Outcome } from '#lib/engine';
import type { Highs } from 'highs';
import { bestCover, isCover } from './bitmask.js';
import { bruteForce } from './brute-force.js';
import { naiveOptimum } from './naive.js';

export type Oracle = 'brute force' | 'bitmask' | 'HiGHS' | 'naive';

/** What all the oracles that know a problem say of our answer. */
export interface Judged {
  readonly oracles: readonly Oracle[];
  readonly feasible: boolean;
  /** Steps of the plan. */
  readonly steps: number;
  readonly kind: 'prices' | 'tree' | 'solver' | 'none';
  /** Everything that differs, in words; empty when nothing does. */
  readonly wrong: readonly string[];
}

/** The most offers whose subsets brute force tries. */
const MOST_OFFERS = 12;

interface Expected {
  readonly oracle: Oracle;
  readonly value: number | 'infeasible';
  /** Known to some oracles only. */
  readonly second?: number;
}

/** Our answer, HiGHS on the strong model, the naive model, the bitmask programme and brute force, each where it can be had. */
export function judge(instance: Instance, highs: Highs): Judged {
  const solver = highsSolver(highs);
  const { outcome, proof } = bestPlan(instance, solver);
  const expected = [...oraclesOf(instance, highs)];
  const wrong = expected.flatMap((one) => differences(instance, outcome, one));
  const { plan, status } = outcome;
  if (status !== 'optimal' && status !== 'infeasible') wrong.push(`without a time limit the answer is ${status}`);
  if (!plan) return { oracles: expected.map(({ oracle }) => oracle), feasible: false, steps: 0, kind: 'none', wrong };
  if (outcome.bound === undefined || outcome.bound > plan.value)
    wrong.push(`the bound ${outcome.bound} is above the value ${plan.value}`);
  const certificate = certificateOf(instance, plan, proof);
  const checked = checkCertificate(JSON.stringify(certificate));
  if (checked.status !== (proof ? 'proved' : 'confirmed'))
    wrong.push(`the checker says ${checked.status}${'statement' in checked ? `: ${checked.statement}` : ''}`);
  return {
    oracles: expected.map(({ oracle }) => oracle),
    feasible: true,
    steps: plan.order.length,
    kind: certificate.kind,
    wrong,
  };
}

function* oraclesOf(instance: Instance, highs: Highs): Generator<Expected> {
  if (instance.offers.length <= MOST_OFFERS) {
    const best = bruteForce(instance);
    if (best === 'infeasible') yield { oracle: 'brute force', value: best };
    else yield { oracle: 'brute force', value: best.value, second: best.second };
  }
  if (isCover(instance)) {
    const best = bestCover(instance);
    if (best === 'infeasible') yield { oracle: 'bitmask', value: best };
    else yield { oracle: 'bitmask', ...best };
  }
  const strong = solveInstance(instance, highsSolver(highs));
  yield { oracle: 'HiGHS', value: strong.plan?.value ?? 'infeasible' };
  if (instance.funds.length > 0 || instance.stacks.some(({ bundle }) => bundle)) return;
  const { value } = naiveOptimum(instance, highs);
  if (value !== 'unfinished') yield { oracle: 'naive', value };
}

function differences(instance: Instance, { plan }: Outcome, { oracle, value, second }: Expected): string[] {
  const own = plan?.value ?? 'infeasible';
  if (own !== value) return [`${oracle} says ${value}, we say ${own}`];
  if (second === undefined || !plan) return [];
  const then = instance.objective.then === 'price' ? plan.price : plan.minutes;
  return then === second ? [] : [`${oracle} says ${second} ${instance.objective.then} among ${value}, we say ${then}`];
}
