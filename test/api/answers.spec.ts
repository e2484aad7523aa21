import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import MiniSearch from 'minisearch';
import { StoreUnavailable } from '#lib/store';
import { checkCertificate } from '#lib/usecases';
import type { Fact } from '#lib/model';
import { Serving, write } from './serving.js';

const BADGE = { type: 'credential', issuer: 'school', cost: 100, currency: 'EUR', hours: 1 } as const;

let serving: Serving;
let admin: Readonly<Record<string, string>>;
beforeAll(async () => {
  serving = await Serving.start();
  admin = await serving.account(['admin']);
});
afterAll(() => serving.stop());

const asked = async (query: string, variables: object = {}): Promise<Record<string, unknown>> => {
  const reply = await serving.ask(query, variables, admin);
  expect(reply.errors).toEqual([]);
  return reply.data!;
};

describe('the catalogue', () => {
  it('is searched as connections whose pages join without a gap', async () => {
    const query =
      'query ($after: String) { credentials(first: 2, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }';
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const { credentials } = (await asked(query, { after })) as never as {
        credentials: {
          edges: { node: { id: string } }[];
          pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
        };
      };
      expect(credentials.pageInfo.hasPreviousPage).toBe(seen.length > 0);
      seen.push(...credentials.edges.map((edge) => edge.node.id));
      more = credentials.pageInfo.hasNextPage;
      after = credentials.pageInfo.endCursor;
    }
    expect(seen).toEqual(['secret', 'pv', 'cert', 'volt']); // by name: Not…, Solar…, Technician…, Working…
  });

  it('finds by name, other name, code and beginning of a word, best first', async () => {
    const found = await asked(
      '{ skills(text: "sizing of PV") { nodes { id } } roles(text: "7411") { nodes { id } } credentials(text: "volt") { nodes { id } edges { score } } }',
    );
    expect(found['skills']).toEqual({ nodes: [{ id: 'sizing' }] });
    expect(found['roles']).toEqual({ nodes: [{ id: 'tech' }] });
    expect(found['credentials']).toMatchObject({ nodes: [{ id: 'volt' }] });
  });

  it('opens a credential with its facts and the line each came from', async () => {
    const { credential, stack } =
      await asked(`{ credential(id: "pv") { ... on Credential { name issuer offeredBy { id trust } cost { amount currency }
      hours status certifies { level skill { id } provenance { import file line } } prerequisites { anyOf { credential { id } } }
      stacks { id } provenance { file line } } } stack(id: "duo") { ... on Stack { awards { id } members { credential { id } group } } } }`);
    expect(stack).toEqual({
      awards: { id: 'cert' },
      members: ['pv', 'volt'].map((id) => ({ credential: { id }, group: null })),
    });
    expect(credential).toEqual({
      name: 'Solar PV Design',
      issuer: 'Riverside School',
      offeredBy: { id: 'school', trust: 0.9 },
      cost: { amount: 180, currency: 'EUR' },
      hours: 30,
      status: 'published',
      certifies: [
        { level: 3, skill: { id: 'sizing' }, provenance: [{ import: 'first', file: 'facts.csv', line: 13 }] },
      ],
      prerequisites: [{ anyOf: [{ credential: { id: 'volt' } }] }],
      stacks: [{ id: 'duo' }],
      provenance: [{ file: 'facts.csv', line: 10 }],
    });
  });

  it('is never indexed for searching in the thread that answers, whatever is asked first', async () => {
    const skills = Array.from(
      { length: 1000 },
      (_, i) => ({ type: 'skill', id: `s${i}`, name: `Skill ${i}` }) as const,
    );
    const big = await Serving.start([
      ...skills,
      ...skills.map(({ id, name }) => ({ type: 'role', id, title: name }) as const),
      ...skills.map(({ id, name }) => ({ ...BADGE, id: `badge-${id}`, name })),
      { type: 'learner', id: 'ana' },
    ]);
    const pieces = jest.spyOn(MiniSearch.prototype, 'addAll');
    try {
      const { data, errors } = await big.ask('{ skills(text: "skill 7") { nodes { id } } }');
      expect([errors, data?.['skills']]).toMatchObject([
        [],
        { nodes: expect.arrayContaining([{ id: 's7' }]) as unknown },
      ]);
      const near = await big.ask('{ unmetDemand(role: "Skil 7") { __typename ... on NotFound { nearest { id } } } }');
      expect(near.data?.['unmetDemand']).toMatchObject({ nearest: expect.arrayContaining([{ id: 's7' }]) as unknown });
      await big.ask(
        'mutation { saveProfile(input: { learner: "ana", credentials: [{ credential: "none", issuedOn: "2026-01-01" }] }) { __typename } }',
        {},
        await big.account(['admin']),
      );
      expect(pieces).not.toHaveBeenCalled();
    } finally {
      pieces.mockRestore();
      await big.stop();
    }
  });

  it('offers the nearest when an id is unknown', async () => {
    const { role } = await asked(
      '{ role(id: "solar tec") { ... on NotFound { code found nearest { id name } next } } }',
    );
    expect(role).toEqual({
      code: 'unknown-role',
      found: 'solar tec',
      nearest: [{ id: 'tech', name: 'Solar technician' }],
      next: 'Did you mean Solar technician?',
    });
  });

  it('refuses a cursor that no page gave, and pages out of bounds', async () => {
    for (const args of ['after: "nonsense"', 'first: 0', 'first: 101', `text: "${'x'.repeat(201)}"`]) {
      const reply = await serving.ask(`{ skills(${args}) { nodes { id } } }`);
      expect(reply.errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    }
  });
});

describe('gap and pathway', () => {
  // Ana holds sizing 1 of 3 (weight 1) and, by her badge, safety 2 of 2 (weight 0.5): (1 × 1/3 + 0.5 × 1) ÷ 1.5 = 5/9.
  it('are answered for a learner with the field names of the command line', async () => {
    const { gap } =
      await asked(`{ gap(learner: "ana", role: "7411", on: "2026-06-01") { ... on Gap { status readiness on learner { id name }
      role { id title } skills { skill { id name kind } need have gap importance essential asOf from { kind credential { id } } provenance { line } }
      hardMisses { id } } } }`);
    expect(gap).toMatchObject({
      status: 'ok',
      on: '2026-06-01',
      learner: { id: 'ana', name: 'Ana' },
      role: { id: 'tech', title: 'Solar technician' },
      hardMisses: [],
      skills: [
        {
          ...{ skill: { id: 'sizing', name: 'PV sizing', kind: 'hard' }, need: 3, have: 1, gap: 2 },
          ...{ importance: 1, essential: true, asOf: '2026-01-05', provenance: [{ line: 6 }] },
        },
        {
          skill: { id: 'safety' },
          need: 2,
          have: 2,
          gap: 0,
          from: [{ kind: 'credential', credential: { id: 'volt' } }],
        },
      ],
    });
    expect((gap as { readiness: number }).readiness).toBeCloseTo(5 / 9, 12);
  });

  it('are answered for a profile to anybody, and money is amount and currency', async () => {
    const reply =
      await serving.ask(`{ pathway(profile: [{ skill: "PV sizing", level: 1 }], role: "tech", hoursPerWeek: 7, start: "2026-06-01") {
      ... on Pathway { status cost { amount currency } saved { funding { amount } bundles { amount } } hours weeks finish
        steps { credential { id name issuer } cost { amount currency } listPrice { amount } hours closes { skill { id } level } }
        proof { kind statement certificate } uncovered { reason } left { filter count } } } }`);
    expect(reply.errors).toEqual([]);
    // PV design needs the badge for voltage: 180 + 90.50, 42 hours, seven a week.
    expect(reply.data?.['pathway']).toMatchObject({
      status: 'optimal',
      cost: { amount: 270.5, currency: 'EUR' },
      saved: { funding: { amount: 0 }, bundles: { amount: 0 } },
      hours: 42,
      weeks: 6,
      finish: '2026-07-12',
      steps: [
        {
          credential: { id: 'volt', name: 'Working with Voltage', issuer: 'Riverside School' },
          cost: { amount: 90.5, currency: 'EUR' },
          closes: [{ skill: { id: 'safety' }, level: 2 }],
        },
        { credential: { id: 'pv' }, cost: { amount: 180 }, closes: [{ skill: { id: 'sizing' }, level: 3 }] },
      ],
      proof: { certificate: null },
      uncovered: [],
    });
  });

  it('keep to the calendar asked for, and say how it was laid', async () => {
    const { pathway } = (await asked(
      `{ pathway(profile: [], role: "tech", hoursPerWeek: 7, start: "2026-06-01", minimise: finish, parallel: 2, maxHours: 100) {
        ... on Pathway { status finish calendar { parallel noEarlierThan exact } objective { minimise unit value } } } }`,
    )) as { pathway: { finish: string; calendar: object } };
    expect(pathway).toMatchObject({
      status: 'optimal',
      calendar: { parallel: 2, noEarlierThan: pathway.finish, exact: true },
      objective: { minimise: 'finish', unit: 'days' },
    });
    expect(
      await asked(`{ pathway(profile: [], role: "tech", validOn: "2001-01-01") { ... on Refused { code } } }`),
    ).toMatchObject({ pathway: { code: 'out-of-range' } });
    const { errors } = await serving.ask('{ pathway(profile: [], role: "tech", parallel: 11) { __typename } }');
    expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('carry a proof that a stranger can check: its kind, its words and its certificate', async () => {
    const { pathway } = (await asked(
      '{ pathway(profile: [], role: "tech", certificate: true) { ... on Pathway { proof { kind statement certificate prices { skill { id } level amount unit } } } } }',
    )) as {
      pathway: {
        proof: { kind: string; statement: string; certificate: object; prices: { amount: number; unit: string }[] };
      };
    };
    const { kind, statement, certificate, prices } = pathway.proof;
    expect(['prices', 'tree']).toContain(kind);
    expect(statement).toContain('270.50');
    expect(checkCertificate({ text: JSON.stringify(certificate) })).toMatchObject({ status: 'proved' });
    expect(prices.length).toBeGreaterThan(0);
    expect(prices.every(({ amount, unit }) => amount > 0 && unit === 'EUR')).toBe(true);
    expect(prices.reduce((sum, { amount }) => sum + amount, 0)).toBeLessThanOrEqual(270.5);
  });

  it('are refused as data: unknown role, unknown skill, both ways of asking, nobody', async () => {
    const query = (args: string): string => `{ gap(${args}) { __typename ... on Problem { code } } }`;
    const code = async (args: string): Promise<unknown> => (await asked(query(args)))['gap'];
    expect(await code('role: "nix", profile: []')).toEqual({ __typename: 'NotFound', code: 'unknown-role' });
    expect(await code('role: "tech", profile: [{ skill: "nix", level: 1 }]')).toEqual({
      __typename: 'NotFound',
      code: 'unknown-skill',
    });
    expect(await code('role: "tech", learner: "nix"')).toEqual({ __typename: 'NotFound', code: 'unknown-learner' });
    expect(await code('role: "tech", learner: "ana", profile: []')).toEqual({
      __typename: 'Refused',
      code: 'learner-and-profile',
    });
    expect(await code('role: "tech"')).toEqual({ __typename: 'Refused', code: 'no-learner' });
  });

  it.each([
    ['budget: -5', '-5'],
    ['hoursPerWeek: 0', '0'],
    ['minTrust: 1.5', '1.5'],
    ['coverage: 2', '2'],
    ['mode: "by post"', 'by post'],
    ['alternatives: 11', '11'],
    ['timeLimit: 1000', '1000'],
  ])('are refused outside their bounds: %s', async (args, found) => {
    const reply = await serving.ask(`{ pathway(profile: [], role: "tech", ${args}) { __typename } }`);
    expect(reply.errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problem: { code: 'out-of-bounds', found },
      next: expect.stringMatching(/^Ask again with /),
    });
  });

  it('are refused with a day that is none', async () => {
    const reply = await serving.ask('query ($on: Day) { gap(profile: [], role: "tech", on: $on) { __typename } }', {
      on: '2026-02-30',
    });
    expect(reply.errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      next: 'Ask again with a day of the calendar, such as 2026-03-31.',
    });
  });
});

describe('a profile', () => {
  it('shows where each statement was read: dated, undated, and each day by itself', async () => {
    const statements: Fact[] = [
      { type: 'learner', id: 'cy', name: 'Cy' },
      { type: 'learnerSkill', learner: 'cy', skill: 'sizing', level: 1, at: '2025-01-05' },
      { type: 'learnerSkill', learner: 'cy', skill: 'sizing', level: 2, at: '2026-01-05' },
      { type: 'learnerSkill', learner: 'cy', skill: 'talk', level: 3 },
      { type: 'learnerCredential', learner: 'cy', credential: 'volt', issuedOn: '2024-02-01' },
      { type: 'learnerCredential', learner: 'cy', credential: 'volt', issuedOn: '2026-02-01' },
    ];
    await write(serving.store, statements, 'cy');
    const { learner } = await asked(
      `{ learner(id: "cy") { ... on Learner { skills { skill { id } at provenance { import file line } }
        credentials { issuedOn provenance { import file line } } } } }`,
    );
    const from = (line: number) => ({ provenance: [{ import: 'cy', file: 'facts.csv', line }] });
    expect(learner).toEqual({
      skills: [
        { skill: { id: 'sizing' }, at: '2025-01-05', ...from(3) },
        { skill: { id: 'sizing' }, at: '2026-01-05', ...from(4) },
        { skill: { id: 'talk' }, at: null, ...from(5) },
      ],
      credentials: [
        { issuedOn: '2024-02-01', ...from(6) },
        { issuedOn: '2026-02-01', ...from(7) },
      ],
    });
  });

  it('is saved by its owner, all or nothing, and read back', async () => {
    const bo = await serving.account(['learner'], { learner: 'bo' });
    const save = `mutation ($input: SaveProfile!) { saveProfile(input: $input) { __typename
      ... on Learner { name region skills { skill { id name } level } credentials { credential { id } issuedOn ended } } ... on Problem { code } } }`;
    const first = await serving.ask(
      save,
      {
        input: {
          region: 'North',
          skills: [{ skill: 'PV sizing', level: 2 }],
          credentials: [{ credential: 'volt', issuedOn: '2026-03-01' }],
        },
      },
      bo,
    );
    expect(first.data?.['saveProfile']).toEqual({
      __typename: 'Learner',
      name: 'Bo',
      region: 'North',
      skills: [{ skill: { id: 'sizing', name: 'PV sizing' }, level: 2 }],
      credentials: [{ credential: { id: 'volt' }, issuedOn: '2026-03-01', ended: false }],
    });
    const half = {
      skills: [
        { skill: 'safety', level: 1 },
        { skill: 'nix', level: 1 },
      ],
    };
    expect((await serving.ask(save, { input: half }, bo)).data?.['saveProfile']).toMatchObject({
      __typename: 'NotFound',
      code: 'unknown-skill',
    });
    const gone = { region: null, skills: [{ skill: 'sizing', level: 0 }] };
    const last = await serving.ask(save, { input: gone }, bo);
    expect(last.data?.['saveProfile']).toMatchObject({ region: null, skills: [] });
  });
});

describe('what goes wrong', () => {
  it('outside is told by its problem, inside by an id only; both are logged with it', async () => {
    const problem = { code: 'store-in-use', message: 'Another process writes.', next: 'Wait a moment.' };
    const failures = [new StoreUnavailable(problem), new Error('secret inside')];
    const store = new Proxy(serving.store, {
      get: (target, name) => {
        if (name === 'findLearners') return () => Promise.reject(failures.shift()!);
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const broken = await Serving.start([], { store: Object.assign(store, {}) });
    const ask = () => broken.ask('{ learners { nodes { id } } }', {}, admin);
    const [outside, inside] = [await ask(), await ask()];
    expect(outside.errors[0]).toMatchObject({
      message: 'Another process writes.',
      extensions: { code: 'STORE_UNAVAILABLE', problem: 'store-in-use', next: 'Wait a moment.' },
    });
    expect(inside.errors[0]?.extensions).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      requestId: inside.headers.get('x-request-id'),
    });
    expect(inside.text).not.toMatch(/secret|stack|\.js/);
    expect(broken.logged).toEqual([new StoreUnavailable(problem), new Error('secret inside')]);
    await broken.served.close();
  });
});
