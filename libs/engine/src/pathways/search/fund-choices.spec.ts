import { beforeAll, describe, expect, it } from '@jest/globals';
import loader, { type Highs } from 'highs';
import { checkCertificate } from '#lib/checker';
import { bestPlan } from '../best-plan.js';
import { certificateOf } from '../certificate.js';
import { highsSolver } from '../highs.js';
import type { CertificateTree, Instance } from '../instance.js';
import type { MilpSolver } from '../milp.js';
import { exampleInstance } from './example.js';
import { withChoices } from './fund-choices.js';

let solver: MilpSolver;
beforeAll(async () => {
  solver = highsSolver(await (loader as unknown as () => Promise<Highs>)());
});

/**
 * Three badges, all wanted, 10 each. The first fund gives 6 for each badge, 9 in all; the second gives 4, 5 in all. One fund a badge:
 * 6 + 3 from the first for two of them, 4 from the second for the third: 17 are left. A plan that mixed funds would use all 14: 16.
 */
function threeBadges(): Instance {
  const instance = exampleInstance({
    badges: [{ price: 10 }, { price: 10 }, { price: 10 }],
    goals: { anyOf: [[0], [1], [2]] },
  });
  const grants = [
    [0, 6],
    [1, 4],
  ] as const;
  return {
    ...instance,
    funds: [
      { id: 'first', cap: 9 },
      { id: 'second', cap: 5 },
    ],
    offers: instance.offers.map((offer) => ({ ...offer, grants })),
  };
}

function splitsByFund(node: CertificateTree): number {
  if ('prices' in node) return node.then ? splitsByFund(node.then) : 0;
  const below = Object.values(node).filter(
    (one): one is CertificateTree => typeof one === 'object' && !Array.isArray(one),
  );
  return ('buys' in node ? 1 : 0) + below.reduce((sum, one) => sum + splitsByFund(one), 0);
}

describe('a split by what a purchase is paid from', () => {
  it('leaves a purchase that uses a fund its grants of that fund, else all others', () => {
    const instance = threeBadges();
    const left = (used: boolean) =>
      withChoices(instance, [{ offer: 1, fund: 0, used }]).offers.map((one) => one.grants);
    const both = instance.offers[0]!.grants;
    expect(left(true)).toEqual([both, [[0, 6]], both]);
    expect(left(false)).toEqual([both, [[1, 4]], both]);
  });

  it('proves what no split by offers could: everything is taken, but from which fund is open', () => {
    const instance = threeBadges();
    const { outcome, proof } = bestPlan(instance, solver);
    expect(outcome.plan?.price).toBe(17);
    expect(splitsByFund(proof!.root)).toBeGreaterThan(0);
    expect(checkCertificate(JSON.stringify(certificateOf(instance, outcome.plan!, proof))).status).toBe('proved');
  });
});
