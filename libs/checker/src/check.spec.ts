import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { checkCertificate } from './index.js';

/*
 * The example of docs/certificate.md. Goal: solar at 2. install (300.00, 600 min) gives solar 2 and needs safety, which
 * safety (100.00, 120 min) brings; wiring (80.00) is a spare. Stack pro = safety + install, bundle 350.00; grant of at most 50.00 on it.
 */
function example() {
  return {
    version: 2,
    kind: 'solver',
    instance: {
      version: 1,
      currency: 'EUR',
      skills: ['solar'],
      credentials: ['safety', 'install', 'wiring', 'pro'],
      gives: [[], [[0, 2]], [[0, 1]], []] as number[][][],
      needs: [[], [[['credential', 0]]], [], []] as unknown[],
      start: { levels: [0], credentials: [] as number[] },
      offers: [
        { credential: 0, renewal: false, price: 10000, minutes: 120, grants: [] },
        { credential: 1, renewal: false, price: 30000, minutes: 600, grants: [] },
        { credential: 2, renewal: false, price: 8000, minutes: 60, grants: [] },
      ],
      stacks: [
        {
          id: 'pro-stack',
          members: [0, 1].map((credential) => ({ credential, group: null as number | null, credits: 0 })),
          atLeast: null as number | null,
          minCredits: null,
          awards: 3,
          bundle: { price: 35000, grants: [[0, 5000]] },
        },
      ],
      funds: [{ id: 'region', cap: 5000 }],
      goals: { levels: [[0, 2]], anyOf: [[3]], stacks: [0], coverage: null as object | null },
      limits: { price: 30000 as number | null, minutes: 1000 as number | null },
      objective: { price: 1, minutes: 0, then: 'minutes' },
      hash: '',
    },
    plan: {
      order: [0, 1],
      purchases: [
        {
          offers: [0, 1],
          stack: 0 as number | null,
          counted: [] as number[],
          fund: 0 as number | null,
          grant: 5000,
          paid: 30000,
        },
      ],
      cost: 30000,
      minutes: 720,
      value: 30000,
    },
    bound: 30000,
    rows: [] as unknown[],
    seal: '',
  };
}
type Example = ReturnType<typeof example>;

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

function sealed(change: (certificate: Example) => void): string {
  const certificate = example();
  change(certificate);
  const problem: Partial<Example['instance']> = { ...certificate.instance };
  delete problem.hash;
  certificate.instance.hash = digest(problem);
  const { version, kind, plan, bound, rows } = certificate;
  certificate.seal = digest({ version, kind, instance: certificate.instance.hash, plan, bound, rows });
  return JSON.stringify(certificate);
}
const row = (change: (certificate: Example) => void) => {
  const answer = checkCertificate(sealed(change));
  return answer.status === 'rejected' ? `${answer.row} (${answer.code})` : answer.status;
};
const single = (offer: number, paid: number) => ({
  offers: [offer],
  stack: null,
  counted: [],
  fund: null,
  grant: 0,
  paid,
});

describe('a certificate', () => {
  it('is confirmed when the plan is right and the optimum is the word of a solver', () => {
    const answer = checkCertificate(sealed(() => {}));
    expect(answer).toMatchObject({ status: 'confirmed', statement: expect.stringContaining("solver's word alone") });
  });

  it('is confirmed with its gap when the bound is lower', () => {
    const answer = checkCertificate(sealed((c) => (c.bound = 29000)));
    expect(answer).toMatchObject({ status: 'confirmed', statement: expect.stringContaining('less than 29000') });
  });

  it('is proved when nothing has to be paid: no plan can have less', () => {
    const free = sealed((c) => {
      c.instance.start.levels = [2];
      Object.assign(c.instance.goals, { anyOf: [], stacks: [] });
      Object.assign(c.plan, { order: [], purchases: [], cost: 0, minutes: 0, value: 0 });
      c.bound = 0;
    });
    expect(checkCertificate(free)).toMatchObject({ status: 'proved' });
  });

  it('of the documentation is confirmed, and proved with the prices that stand there', () => {
    const page = readFileSync(path.join(import.meta.dirname, '../../../../docs/certificate.md'), 'utf8');
    const [example = '', prices = ''] = [...page.matchAll(/```json\n([^]*?)```/g)].map(([, text]) => text);
    expect(JSON.parse(example)).toEqual(JSON.parse(sealed(() => {})));
    expect(checkCertificate(example)).toMatchObject({ status: 'confirmed' });
    const whole = { ...(JSON.parse(example) as object), ...(JSON.parse(prices) as object) };
    expect(checkCertificate(JSON.stringify(whole))).toMatchObject({ status: 'proved' });
  });

  it('may stand in any layout, with or without a byte order mark', () => {
    const spaced = JSON.stringify(JSON.parse(sealed(() => {})), null, 2);
    expect(checkCertificate(`\uFEFF${spaced}\n`)).toMatchObject({ status: 'confirmed' });
  });
});

describe('the row that fails is named', () => {
  const cases: [string, (certificate: Example) => void][] = [
    ['order 1 (prerequisite)', (c) => (c.plan.order = [1, 0])],
    ['order 3 (taken-twice)', (c) => (c.plan.order = [0, 1, 0])],
    ['order 3 (not-paid)', (c) => (c.plan.order = [0, 1, 2])],
    ['goal level solar 2 (goal)', (c) => (c.plan.order = [0])],
    ['goal credential wiring (goal)', (c) => (c.instance.goals.anyOf = [[3], [2]])],
    [
      'goal stack pro-stack (goal)',
      (c) =>
        Object.assign(c.instance, { goals: { ...c.instance.goals, levels: [], anyOf: [] } }) && (c.plan.order = [0]),
    ],
    [
      'goal coverage (goal)',
      (c) =>
        (c.instance.goals.coverage = {
          atLeast: 7,
          weights: [
            [0, 2, 6],
            [0, 3, 5],
          ],
        }),
    ],
    ['purchase 1 (paid)', (c) => (c.plan.purchases[0]!.paid = 29999)],
    ['purchase 1 (fund)', (c) => Object.assign(c.plan.purchases[0]!, { grant: 5001, paid: 29999 })],
    ['purchase 1 (fund)', (c) => (c.plan.purchases[0]!.fund = null)],
    ['purchase 1 (paid-twice)', (c) => (c.plan.purchases[0]!.offers = [0, 1, 1])],
    ['purchase 1 (paid-twice)', (c) => (c.plan.purchases[0]!.offers = [0, 1, 2])],
    ['purchase 1 (not-sold)', (c) => (c.plan.purchases[0]!.offers = [])],
    ['purchase 1 (not-sold)', (c) => Object.assign(c.instance.stacks[0]!, { bundle: null })],
    ['purchase 1 (not-single)', (c) => (c.plan.purchases[0]!.stack = null)],
    ['purchase 1 (too-few-members)', (c) => (c.plan.purchases[0]!.offers = [0])],
    ['purchase 1 (not-held)', (c) => Object.assign(c.plan.purchases[0]!, { offers: [0], counted: [1] })],
    ['purchase 1 (not-a-member)', (c) => (c.plan.purchases[0]!.counted = [3])],
    ['purchase 1 (too-many-members)', (c) => (c.instance.stacks[0]!.atLeast = 1)],
    ['purchase 1 (renewal)', (c) => (c.instance.offers[0]!.renewal = true)],
    [
      'purchase 2 (bundle-twice)',
      (c) => {
        c.plan.order = [0, 1, 2];
        c.plan.purchases.push({ ...c.plan.purchases[0]!, offers: [2] });
      },
    ],
    [
      'purchase 2 (bundled-twice)',
      (c) => {
        c.plan.order = [0, 1, 2];
        const members = [0, 2].map((credential) => ({ credential, group: null, credits: 0 }));
        c.instance.stacks.push({ ...c.instance.stacks[0]!, id: 'second', members, awards: 0 });
        c.plan.purchases.push({ ...c.plan.purchases[0]!, stack: 1, offers: [2], counted: [0] });
      },
    ],
    ['order 1 (not-paid)', (c) => (c.plan.purchases = [single(1, 30000)])],
    ['fund region (fund-cap)', (c) => (c.instance.funds[0]!.cap = 4999)],
    ['plan cost (sum)', (c) => (c.plan.cost = 29999)],
    ['plan minutes (sum)', (c) => (c.plan.minutes = 719)],
    ['plan value (sum)', (c) => (c.plan.value = 29999)],
    ['limit price (limit)', (c) => (c.instance.limits.price = 29999)],
    ['limit minutes (limit)', (c) => (c.instance.limits.minutes = 719)],
    ['bound (bound)', (c) => (c.bound = 30001)],
    ['stack pro-stack (malformed)', (c) => c.instance.stacks[0]!.members.push(c.instance.stacks[0]!.members[0]!)],
    ['plan.order[1] (malformed)', (c) => (c.plan.order[1] = 3)],
    ['plan.cost (malformed)', (c) => Object.assign(c.plan, { cost: '30000' })],
    ['bound (malformed)', (c) => (c.bound = 0.5)],
    ['bound (malformed)', (c) => (c.bound = -1)],
    ['bound (unsafe-number)', (c) => (c.bound = 2 ** 53)],
    ['instance.offers[0].price (unsafe-number)', (c) => (c.instance.offers[0]!.price = 1e300)],
    ['plan.note (unknown-key)', (c) => Object.assign(c.plan, { note: 1 })],
    ['plan.value (malformed)', (c) => Reflect.deleteProperty(c.plan, 'value')],
    ['plan (malformed)', (c) => Reflect.deleteProperty(c, 'plan')],
    ['rows[0] (malformed)', (c) => c.rows.push({ levels: [], credentials: [] })],
    ['version (malformed)', (c) => (c.version = 0)],
    ['kind (malformed)', (c) => (c.kind = 'guess' as never)],
  ];
  it.each(cases)('%s', (expected, change) => expect(row(change)).toBe(expected));

  it('sees a change of the problem by its hash and any other by the seal', () => {
    const whole = sealed(() => {});
    const changed = (from: string, to: string) => checkCertificate(whole.replace(from, to));
    expect(changed('"price":8000', '"price":8001')).toMatchObject({ status: 'rejected', row: 'hash' });
    expect(changed('"bound":30000', '"bound":29999')).toMatchObject({ status: 'rejected', row: 'seal' });
    expect(changed('"kind":"solver"', '"kind":"none"')).toMatchObject({ status: 'rejected', row: 'seal' });
  });

  it('says the limit of exact numbers', () => {
    const answer = checkCertificate(sealed((c) => (c.bound = 2 ** 53)));
    expect(answer).toMatchObject({ reason: expect.stringContaining('9007199254740991') });
  });
});

describe('what is no JSON is refused', () => {
  const code = (text: string) => {
    const answer = checkCertificate(text);
    return answer.status === 'refused' ? answer.problems.map((problem) => problem.code) : answer.status;
  };
  it('with a code for each reason', () => {
    expect(code('')).toEqual(['not-json']);
    expect(code('skill,level\n')).toEqual(['not-json']);
    expect(code(sealed(() => {}).slice(0, -1))).toEqual(['cut-short']);
    expect(code('{"version": 1, "ins')).toEqual(['cut-short']);
    expect(code('['.repeat(100_000))).toEqual(['not-json']);
  });
  it.each(['null', '[]', '5', '"text"', '{}', '{"a":1}', '{"status":"ok"}'])(
    'but other JSON is rejected: %s',
    (text) => {
      expect(checkCertificate(text)).toMatchObject({
        status: 'rejected',
        row: 'certificate',
        code: 'not-a-certificate',
      });
    },
  );

  it('but another version is rejected, with what to do', () => {
    for (const version of [1, 3]) {
      const other = checkCertificate(sealed((c) => (c.version = version)));
      expect(other).toMatchObject({ status: 'rejected', row: 'version', code: 'other-version' });
      expect(other).toHaveProperty('next', expect.stringContaining('stackway pathway'));
    }
  });
});
