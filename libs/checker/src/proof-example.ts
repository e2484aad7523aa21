import { createHash } from 'node:crypto';
import { checkCertificate } from './index.js';

/* For the specs beside it: one certificate with prices, worked by hand, and what becomes of it when something is changed and sealed anew. */

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

export const offer = (credential: number, price: number, grants: number[][] = []) => ({
  credential,
  renewal: false,
  price,
  minutes: 60,
  grants,
});
export const single = (one: number, paid: number) => ({
  offers: [one],
  stack: null,
  counted: [],
  fund: null,
  grant: 0,
  paid,
});
export const member = (credential: number) => ({ credential, group: null as number | null, credits: 0 });
export const stack = (id: string, members: number[], price: number | null, grants: number[][] = []) => ({
  id,
  members: members.map(member),
  atLeast: null as number | null,
  minCredits: null as number | null,
  awards: null as number | null,
  bundle: price === null ? null : { price, grants },
});

/**
 * x (100) and y (200) are wanted, z is a spare; x and y together cost 250, of which the fund takes 50: 200 is least.
 * Row 1 is left by x alone, row 2 by y alone; x counts for 50, y for 150.
 */
function example() {
  return {
    version: 2,
    kind: 'prices',
    instance: {
      version: 1,
      currency: 'EUR',
      skills: ['s'],
      credentials: ['x', 'y', 'z'],
      gives: [[], [[0, 2]], [[0, 1]]] as number[][][],
      needs: [[], [], []] as unknown[],
      start: { levels: [0], credentials: [] as number[] },
      offers: [offer(0, 100), offer(1, 200), offer(2, 300)],
      stacks: [stack('pair', [0, 1], 250, [[0, 50]])],
      funds: [{ id: 'f', cap: 50 as number | null }],
      goals: { levels: [[0, 2]], anyOf: [[0]], stacks: [] as number[], coverage: null as object | null },
      limits: { price: 1000 as number | null, minutes: 1000 as number | null },
      objective: { price: 1, minutes: 0, then: 'minutes' },
      hash: '',
    },
    plan: {
      order: [0, 1],
      purchases: [{ offers: [0, 1], stack: 0, counted: [], fund: 0, grant: 50, paid: 200 } as unknown],
      cost: 200,
      minutes: 120,
      value: 200,
    },
    bound: 200,
    rows: [
      { levels: [] as number[][], credentials: [0] },
      { levels: [[0, 2]], credentials: [1] },
    ],
    scale: 1,
    prices: leaf() as unknown as ReturnType<typeof leaf> | undefined,
    tree: undefined as unknown,
    seal: '',
  };
}
export const leaf = () => ({
  cuts: [
    [0, 50],
    [1, 150],
  ],
  worth: [
    [0, 50],
    [1, 150],
  ],
  limits: { price: 0, minutes: 0 },
  funds: [] as number[][],
  bundles: [] as number[][],
});
export type Example = ReturnType<typeof example>;

export function sealed(change: (certificate: Example) => void): string {
  const certificate = example();
  change(certificate);
  const problem: Partial<Example['instance']> = { ...certificate.instance };
  delete problem.hash;
  certificate.instance.hash = digest(problem);
  const { version, kind, plan, bound, rows, scale, prices, tree } = certificate;
  const hash = certificate.instance.hash;
  certificate.seal = digest({ version, kind, instance: hash, plan, bound, rows, scale, prices, tree });
  return JSON.stringify(certificate);
}
export const verdict = (change: (certificate: Example) => void): string => {
  const answer = checkCertificate(sealed(change));
  return answer.status === 'rejected' ? `${answer.row} (${answer.code})` : answer.status;
};
export const costs = (c: Example, value: number) => {
  Object.assign(c.plan, { cost: value, value });
  c.bound = value;
};
