import { describe, expect, it } from '@jest/globals';
import { goalPrices } from './goal-prices.js';
import type { CertificatePrices, CertificateTree, Instance, PlainProof, Plan } from './instance.js';
import { costsMost } from './told-prices.js';

const offer = (credential: number, price: number) => ({ credential, renewal: false, price, minutes: 60, grants: [] });
const key: Instance = {
  version: 1,
  currency: 'EUR',
  skills: ['a', 'b'],
  credentials: ['gives-a', 'gives-b', 'key', 'licence', 'other-licence'],
  gives: [[[0, 3]], [[1, 2]], [], [], []],
  needs: [[[['credential', 2]]], [], [], [], []],
  start: { levels: [1, 0], credentials: [] },
  offers: [offer(0, 300), offer(1, 100), offer(2, 50), offer(3, 70), offer(4, 80)],
  stacks: [],
  funds: [],
  goals: {
    levels: [
      [0, 3],
      [1, 2],
    ],
    anyOf: [[3, 4]],
    stacks: [],
    coverage: null,
  },
  limits: { price: null, minutes: null },
  objective: { price: 1, minutes: 0, then: 'minutes' },
};
const plan: Plan = { order: [2, 0, 1, 3], purchases: [], price: 520, minutes: 240, value: 520 };
const rows: PlainProof['rows'] = [
  { levels: [[0, 2]], credentials: [] },
  { levels: [[0, 3]], credentials: [] },
  { levels: [], credentials: [2] },
  { levels: [[1, 1]], credentials: [3, 4] },
  { levels: [], credentials: [3, 4] },
  {
    levels: [
      [0, 3],
      [1, 2],
    ],
    credentials: [],
  },
];
const leaf = (cuts: [number, number][] | [number, number, number][]): CertificateTree => ({
  prices: { cuts, worth: [], limits: { price: 0, minutes: 0 }, funds: [], bundles: [] },
});
const proof = (root: CertificateTree, scale = 10): PlainProof => ({ rows, scale, root });
const level = (skill: number, to: number, amount: number) => ({
  goal: expect.objectContaining({ skill, level: to }) as unknown,
  amount,
});
const licence = (amount: number) => ({ goal: expect.objectContaining({ credential: 3 }) as unknown, amount });

describe('what a proof charges for each goal', () => {
  it('is not told where a limit has a price: what is scarce then is the limit', () => {
    const { prices } = leaf([[0, 1000]]) as { prices: CertificatePrices };
    const limited = { prices: { ...prices, limits: { price: 0, minutes: 3 } } };
    expect(goalPrices({ ...key, limits: { price: null, minutes: 240 } }, plan, proof(limited))).toEqual([]);
    expect(goalPrices(key, plan, proof({ prices }))).not.toEqual([]);
  });

  it('is the sum of the prices of the rows that lie before it, largest first', () => {
    const root = leaf([
      [0, 1000],
      [1, 2000],
      [4, 700],
    ]);
    expect(goalPrices(key, plan, proof(root))).toEqual([level(0, 3, 300), licence(70)]);
  });

  it('counts for a goal what has to be had before it, though the zone names no goal', () => {
    expect(goalPrices(key, plan, proof(leaf([[2, 500]])))).toEqual([level(0, 3, 50)]);
  });

  it('goes to the goal that a zone names, not to others that lie in it', () => {
    expect(goalPrices(key, plan, proof(leaf([[3, 400]])))).toEqual([licence(40)]);
  });

  it('is split evenly between goals that a zone names alike', () => {
    expect(goalPrices(key, plan, proof(leaf([[5, 101]]), 1))).toEqual([level(0, 3, 51), level(1, 2, 50)]);
  });

  it('never adds up to more than the plan is worth', () => {
    const found = goalPrices(
      key,
      plan,
      proof(
        leaf([
          [1, 9000],
          [4, 1400],
        ]),
      ),
    );
    expect(found).toEqual([level(0, 3, 450), licence(70)]);
  });

  it('is told of the first prices, which hold for every plan, and below a split of the branch the plan is in', () => {
    const first = leaf([[1, 3000]]);
    expect(goalPrices(key, plan, proof({ ...first, then: leaf([[4, 700]]) }))).toEqual([level(0, 3, 300)]);
    const split: CertificateTree = { offer: 4, taken: leaf([[1, 3000]]), banned: leaf([[4, 700]]) };
    expect(goalPrices(key, plan, proof(split))).toEqual([licence(70)]);
  });

  it('with coverage speaks of the levels that the plan reaches', () => {
    const weights: [number, number, number][] = [
      [0, 2, 1],
      [0, 3, 1],
      [1, 2, 1],
    ];
    const goals = { ...key.goals, coverage: { atLeast: 2, weights } };
    const root = leaf([
      [0, 1000, 0],
      [1, 900, 1],
      [3, 800, 2],
    ]);
    const part: Plan = { ...plan, order: [2, 0, 3], value: 420 };
    expect(goalPrices({ ...key, goals }, part, proof(root))).toEqual([level(0, 2, 100), level(0, 3, 90)]);
  });
});

describe('the goal that costs most, in a sentence', () => {
  const price = (name: string, to: number, amount: number, unit: string) => ({
    skill: { id: name, name, kind: null },
    level: to,
    amount,
    unit,
  });

  it('is named with its share of the whole', () => {
    const told = [price('Kubernetes', 3, 180, 'EUR'), price('Python', 2, 20.5, 'EUR')];
    expect(costsMost(told, 'EUR 640')).toBe(
      'Kubernetes 3 is what costs most: at least EUR 180 of the EUR 640, by the prices of the proof.',
    );
    expect(costsMost([price('Kubernetes', 3, 20 / 3, 'hours'), told[1]!], '12 hours')).toContain(
      '6.67 hours of the 12 hours',
    );
  });

  it('is not named where it is the only one', () => {
    expect(costsMost([price('Kubernetes', 3, 180, 'EUR')], 'EUR 640')).toBe('');
    expect(costsMost([], 'EUR 640')).toBe('');
  });
});
