import { checkCertificate } from '#lib/checker';
import {
  bestPlan,
  certificateOf,
  cheapestPurchases,
  greedyOrder,
  highsSolver,
  solveInstance,
  type BestPlan,
  type Instance,
  type MilpSolver,
} from '#lib/engine';
import type { Highs } from 'highs';
import { gapOf } from '../catalogues/instances.js';
import { naiveOptimum } from '../../oracle/naive.js';

/** Time limits in milliseconds; what runs into one counts as that long at least. 0: not measured. */
export interface Caps {
  readonly own: number;
  readonly highs: number;
  readonly naive: number;
}

/** CPU time of this process, all its threads, and time on the clock, both in milliseconds. */
export interface Took {
  readonly cpu: number;
  readonly wall: number;
}

export interface Measured {
  readonly offers: number;
  readonly gap: number;
  readonly steps: number;
  readonly value: number | null;
  readonly own: Took;
  readonly status: string;
  readonly kind: 'prices' | 'tree' | 'solver' | 'none';
  /** What the checker says of the certificate; null where there is none. */
  readonly checked: string | null;
  readonly certificateBytes: number;
  /** HiGHS on the strong model; `capped` when it had not finished. */
  readonly highs?: Took & { readonly capped: boolean };
  /** The naive model without bundles and funds, and ourselves on the same instance. */
  readonly naive?: Took & { readonly capped: boolean; readonly own: number };
  /** (greedy − best) ÷ best; null when greedy finds nothing or the best is free. */
  readonly greedy: number | null;
  /** Everything that is wrong: a failed check, optima that differ. */
  readonly wrong: readonly string[];
}

export const clock = () => performance.now();

export function timed<T>(work: () => T): [T, Took] {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  const result = work();
  const took = process.cpuUsage(cpu);
  return [result, { cpu: (took.user + took.system) / 1000, wall: performance.now() - wall }];
}

/** One instance through everything: ourselves, the checker, HiGHS alone, the naive model, the greedy choice. */
export function measure(instance: Instance, highs: Highs, caps: Caps): Measured {
  const solver = highsSolver(highs);
  const wrong: string[] = [];
  const [best, own] = timed(() => bestPlan(instance, solver, { timeLimitMs: caps.own, clock }));
  const { plan, status } = best.outcome;
  const optimum = status === 'optimal' && plan ? plan.value : null;
  const other = caps.highs > 0 ? alone(instance, solver, caps.highs, optimum, wrong) : undefined;
  const naive = caps.naive > 0 ? besideNaive(instance, highs, caps, wrong) : undefined;
  return {
    ...ownPart(instance, best, own, wrong),
    ...(other && { highs: other }),
    ...(naive && { naive }),
    greedy: optimum ? greedyExcess(instance, solver, optimum) : null,
  };
}

/** What was found of an instance in some time, with its certificate checked: all but what it is compared with. */
export function ownPart(instance: Instance, best: BestPlan, own: Took, wrong: string[] = []): Omit<Measured, 'greedy'> {
  const { plan, status } = best.outcome;
  const size = { offers: instance.offers.length, gap: gapOf(instance), steps: plan?.order.length ?? 0 };
  return { ...size, value: plan?.value ?? null, own, status, ...certified(instance, best, wrong), wrong };
}

/** The certificate of what was found, checked. */
function certified(
  instance: Instance,
  { outcome: { plan, status }, proof }: BestPlan,
  wrong: string[],
): Pick<Measured, 'kind' | 'checked' | 'certificateBytes'> {
  if (!plan || !(proof || status === 'optimal')) {
    return { kind: status === 'optimal' ? 'solver' : 'none', checked: null, certificateBytes: 0 };
  }
  const certificate = certificateOf(instance, plan, proof);
  const text = JSON.stringify(certificate);
  const answer = checkCertificate(text);
  if (answer.status !== (proof ? 'proved' : 'confirmed'))
    wrong.push(`the checker says ${answer.status}: ${'statement' in answer ? answer.statement : ''}`);
  return { kind: certificate.kind, checked: answer.status, certificateBytes: text.length };
}

function alone(
  instance: Instance,
  solver: MilpSolver,
  cap: number,
  optimum: number | null,
  wrong: string[],
): Measured['highs'] {
  const [{ status, plan }, took] = timed(() => solveInstance(instance, solver, { timeLimitMs: cap, clock }));
  const done = status === 'optimal' || status === 'infeasible';
  if (done && optimum !== null && plan?.value !== optimum)
    wrong.push(`HiGHS alone finds ${plan?.value ?? status}, we find ${optimum}`);
  if (optimum !== null && plan && plan.value < optimum)
    wrong.push(`HiGHS has a plan of ${plan.value} below ${optimum}`);
  return done
    ? { ...took, capped: false }
    : { cpu: Math.max(cap, took.cpu), wall: Math.max(cap, took.wall), capped: true };
}

function besideNaive(instance: Instance, highs: Highs, caps: Caps, wrong: string[]): Measured['naive'] {
  const plain: Instance = {
    ...instance,
    funds: [],
    offers: instance.offers.map((offer) => ({ ...offer, grants: [] })),
    stacks: instance.stacks.map((stack) => ({ ...stack, bundle: null })),
  };
  const [{ outcome }, own] = timed(() => bestPlan(plain, highsSolver(highs), { timeLimitMs: caps.own, clock }));
  const [{ value }, took] = timed(() => naiveOptimum(plain, highs, { timeLimitMs: caps.naive, clock }));
  if (typeof value === 'number' && outcome.status === 'optimal' && outcome.plan?.value !== value)
    wrong.push(`the naive model finds ${value}, we find ${outcome.plan?.value}`);
  const capped = value === 'unfinished';
  const atLeast = (one: number) => (capped ? Math.max(caps.naive, one) : one);
  return { cpu: atLeast(took.cpu), wall: atLeast(took.wall), capped, own: own.cpu };
}

function greedyExcess(instance: Instance, solver: MilpSolver, best: number): number | null {
  const order = greedyOrder(instance);
  const purchases = order && cheapestPurchases(instance, order, solver);
  if (!order || !purchases) return null;
  const { price, minutes } = instance.objective;
  const paid = purchases.reduce((sum, one) => sum + one.paid, 0);
  const studied = order.reduce((sum, offer) => sum + instance.offers[offer]!.minutes, 0);
  return (price * paid + minutes * studied - best) / best;
}
