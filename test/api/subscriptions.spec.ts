import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pathway } from '#lib/engine';
import type { PathwayRunner, PathwayTask, PlanControl } from '#lib/usecases';
import { connect, converse } from './talking.js';
import { Serving } from './serving.js';

const PROGRESS = `subscription ($learner: ID, $role: ID!) { pathwayProgress(learner: $learner, role: $role) {
  __typename ... on Pathway { status cost { amount currency } steps { credential { id } } } ... on Problem { code } } }`;

/** Holds solves until it is told what to do with them. */
class HeldRunner implements PathwayRunner {
  signal: AbortSignal | undefined;
  settle: { resolve: (answer: Pathway) => void; reject: (error: unknown) => void } | undefined;
  private begun: () => void = () => {};
  readonly began = new Promise<void>((resolve) => (this.begun = resolve));

  plan(_task: PathwayTask, control: PlanControl = {}): Promise<Pathway> {
    this.signal = control.signal;
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      control.signal?.addEventListener('abort', () => reject(control.signal!.reason as Error));
      this.begun();
    });
  }
  async close(): Promise<void> {}
}

describe('pathwayProgress', () => {
  let serving: Serving;
  beforeAll(async () => {
    serving = await Serving.start();
  });
  afterAll(() => serving.stop());

  it('tells progress, then the answer that the query gives, then ends', async () => {
    const ana = await serving.account(['learner'], { learner: 'ana' });
    const { values, errors } = await converse(serving.url, PROGRESS, ana, {}, { learner: 'ana', role: 'tech' });
    expect(errors).toEqual([]);
    const events = values.map((value) => value['pathwayProgress'] as { __typename: string });
    expect(events[0]).toEqual({ __typename: 'SolveProgress' });
    const answer = { status: 'optimal', cost: { amount: 180, currency: 'EUR' }, steps: [{ credential: { id: 'pv' } }] };
    expect(events.at(-1)).toEqual({ __typename: 'Pathway', ...answer });
    expect(events.slice(0, -1).every((event) => event.__typename === 'SolveProgress')).toBe(true);
    const query = PROGRESS.replace('subscription', 'query').replaceAll('pathwayProgress', 'pathway');
    const asked = await serving.ask(query, { learner: 'ana', role: 'tech' }, ana);
    expect(asked.data?.['pathway']).toEqual(events.at(-1));
  });

  it('tells how good the best plan so far is and what none can beat, in the unit of the answer', async () => {
    const ana = await serving.account(['learner'], { learner: 'ana' });
    const query = `subscription ($role: ID!) { pathwayProgress(role: $role) { __typename
      ... on SolveProgress { rounds bound best } ... on Pathway { cost { amount } } } }`;
    const { values, errors } = await converse(serving.url, query, ana, {}, { role: 'tech' });
    expect(errors).toEqual([]);
    const told = values.map((value) => value['pathwayProgress'] as { bound?: number | null; best?: number | null });
    expect(told.at(-1)).toMatchObject({ __typename: 'Pathway', cost: { amount: 180 } });
    const bounds = told.flatMap(({ bound }) => bound ?? []);
    expect(bounds.length).toBeGreaterThan(0);
    for (const bound of bounds) expect(bound).toBeLessThanOrEqual(180);
    for (const best of told.flatMap((one) => one.best ?? [])) expect(best).toBeGreaterThanOrEqual(180);
  });

  it('takes the token from the connection’s parameters too, for browsers', async () => {
    const params = await serving.account(['learner'], { learner: 'ana' });
    const { values } = await converse(serving.url, PROGRESS, {}, params, { role: 'tech' });
    expect(values.at(-1)).toMatchObject({ pathwayProgress: { __typename: 'Pathway' } });
  });

  it('is refused to nobody and to strangers', async () => {
    const variables = { learner: 'ana', role: 'tech' };
    const nobody = await converse(serving.url, PROGRESS, {}, {}, variables);
    expect(nobody.errors[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    const bo = await serving.account(['learner'], { learner: 'bo' });
    const stranger = await converse(serving.url, PROGRESS, bo, {}, variables);
    expect([stranger.errors[0]?.extensions?.['code'], stranger.values]).toEqual(['FORBIDDEN', []]);
  });

  it('keeps arguments in their bounds', async () => {
    const query = 'subscription { pathwayProgress(profile: [], role: "tech", budget: -1) { __typename } }';
    const { errors } = await converse(serving.url, query);
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problem: { found: '-1' } });
  });

  it.each(['{ health { status } }', 'mutation { undoImport(id: "first") { __typename } }'])(
    'is no way round HTTP: %s',
    async (query) => {
      const { errors, values } = await converse(serving.url, query, await serving.account(['admin']));
      expect([errors[0]?.extensions?.['code'], values]).toEqual(['SUBSCRIPTIONS_ONLY', []]);
    },
  );

  it('is not open to other sites, other names, other paths or bad tokens', async () => {
    const refused = async (url: string, headers: Record<string, string>): Promise<unknown> =>
      converse(url, PROGRESS, headers, {}, { role: 'tech' }).then(
        () => 'answered',
        () => 'refused',
      );
    expect(await refused(serving.url, { origin: 'http://evil.example' })).toBe('refused');
    expect(await refused(serving.url, { host: 'evil.example' })).toBe('refused');
    expect(await refused(`${serving.url}/else`, {})).toBe('refused');
    expect(await refused(serving.url, { authorization: 'Bearer nonsense' })).toBe('refused');
  });
});

describe('a solve', () => {
  it('is cancelled when nobody listens any more', async () => {
    const runner = new HeldRunner();
    const serving = await Serving.start(undefined, { runner });
    const client = connect(serving.url, await serving.account(['admin']));
    const leave = client.subscribe(
      { query: PROGRESS, variables: { learner: 'ana', role: 'tech' } },
      { next: () => undefined, error: () => undefined, complete: () => undefined },
    );
    await runner.began;
    const aborted = new Promise((resolve) => runner.signal!.addEventListener('abort', resolve));
    leave();
    await aborted;
    await client.dispose();
    await serving.stop();
    expect(serving.logged).toEqual([]);
  });

  it('that fails is told by an id only, and logged whole with it', async () => {
    const runner = new HeldRunner();
    const serving = await Serving.start(undefined, { runner });
    const talk = converse(
      serving.url,
      PROGRESS,
      await serving.account(['admin']),
      {},
      { learner: 'ana', role: 'tech' },
    );
    await runner.began;
    runner.settle!.reject(new Error('secret inside'));
    const { errors } = await talk;
    expect(errors[0]?.extensions).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      requestId: expect.any(String) as unknown,
    });
    expect(JSON.stringify(errors)).not.toContain('secret');
    expect(serving.logged).toEqual([new Error('secret inside')]);
    await serving.stop();
  });
});
