import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CatalogueCache,
  InlineRunner,
  loadInThread,
  PooledRunner,
  type Catalogue,
  type PathwayTask,
} from '#lib/usecases';
import type { Fact } from '#lib/model';
import { catalogueFacts, ON } from '../bench/catalogues/instances.js';
import { FACTS } from './facts.js';
import { Serving } from './serving.js';

jest.setTimeout(60_000);

const DENSE = catalogueFacts('dense', 1, 600);
const NOBODY = { skills: [], credentials: [] };

async function catalogueOf(facts: readonly Fact[]): Promise<Catalogue> {
  const store = {
    version: async () => 1,
    facts: async function* () {
      yield facts.filter(({ type }) => !type.startsWith('learner'));
    },
  };
  return new CatalogueCache(store).current();
}

/** Questions that take long enough to be found at work: with alternatives and a front, for those who hold nothing. */
function hard(catalogue: Catalogue): PathwayTask {
  const { requires, roles } = catalogue.snapshot;
  const size = (role: number): number => requires.starts[role + 1]! - requires.starts[role]!;
  const [largest] = [...roles.facts.keys()].sort((a, b) => size(b) - size(a));
  const options = { on: ON, timeLimitMs: 60_000, alternatives: 10, front: 20 };
  return { catalogue, person: NOBODY, role: roles.facts[largest!]!.id, options };
}
const easy = (catalogue: Catalogue): PathwayTask => ({ catalogue, person: NOBODY, role: 'tech', options: { on: ON } });

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5);
}

describe('a pool of solvers', () => {
  const runners: PooledRunner[] = [];
  const pool = (): PooledRunner => {
    const runner = new PooledRunner(1);
    runners.push(runner);
    return runner;
  };
  afterEach(async () => {
    for (const runner of runners.splice(0)) await runner.close();
  });
  const codes = (answer: object): unknown =>
    'problems' in answer ? (answer.problems as { code: string }[]).map(({ code }) => code) : 'answered';

  it('answers the next question after one that was cancelled at work, as if nothing had been', async () => {
    const [runner, dense, small] = [pool(), await catalogueOf(DENSE), await catalogueOf(FACTS)];
    for (let time = 0; time < 3; time++) {
      const cancel = new AbortController();
      const cancelled = runner.plan(hard(dense), { signal: cancel.signal });
      await until(() => runner.load().solving === 1);
      await pause(30 * time);
      cancel.abort();
      expect(await cancelled).toMatchObject({
        status: 'refused',
        problems: [{ code: 'cancelled', next: expect.stringMatching(/^Ask again/) }],
      });
      const inline = await new InlineRunner(() => performance.now()).plan(easy(small));
      expect(JSON.stringify(await runner.plan(easy(small)))).toBe(JSON.stringify(inline));
    }
    await until(() => runner.load().stopping === 0);
    expect(runner.load()).toMatchObject({ solving: 0, waiting: 0 });
  });

  it('never begins what is cancelled before it begins, and ends no worker for it', async () => {
    const [runner, dense, small] = [pool(), await catalogueOf(DENSE), await catalogueOf(FACTS)];
    const gone = AbortSignal.abort();
    const soon = new AbortController();
    const first = runner.plan(hard(dense), { signal: soon.signal });
    const waiting = runner.plan(hard(dense), { signal: soon.signal });
    soon.abort();
    const never = runner.plan(hard(dense), { signal: gone });
    for (const answer of [first, waiting, never]) expect(codes(await answer)).toEqual(['cancelled']);
    expect(codes(await runner.plan(easy(small)))).toBe('answered');
    expect(runner.load()).toMatchObject({ solving: 0, stopping: 0, waiting: 0, replaced: 0 });
  });

  it('lets 64 wait and says to the next that it is busy', async () => {
    const [runner, small] = [pool(), await catalogueOf(FACTS)];
    const answers = await Promise.all(Array.from({ length: 67 }, () => runner.plan(easy(small))));
    const told = answers.map(codes);
    expect(told.filter((code) => code === 'answered')).toHaveLength(65);
    expect(told.slice(65)).toEqual([['busy'], ['busy']]);
    expect(answers.at(-1)).toMatchObject({ problems: [{ next: 'Try again in a moment.' }] });
  });

  it('solves small questions of a catalogue in each worker before anybody asks, and gives way to a real one', async () => {
    const [runner, dense] = [pool(), await catalogueOf(DENSE)];
    await runner.prepare(dense);
    await until(() => runner.load().warmedUp >= 2);
    expect(runner.load()).toMatchObject({ workers: 2, solving: 0 });
    const other = pool();
    await other.prepare(dense);
    expect(codes(await other.plan(easy(await catalogueOf(FACTS))))).toBe('answered');
  });
});

describe('a client that goes away', () => {
  it('ends its question, and the next client is answered', async () => {
    const runner = new PooledRunner(1);
    const serving = await Serving.start(DENSE, { runner });
    const { role } = hard(await catalogueOf(DENSE));
    const query = `{ pathway(profile: [], role: "${role}", alternatives: 5, front: 9) { __typename } }`;
    const leave = new AbortController();
    const left = fetch(`${serving.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
      signal: leave.signal,
    }).catch(() => 'left');
    await until(() => runner.load().solving === 1);
    leave.abort();
    expect(await left).toBe('left');
    await until(() => runner.load().solving === 0);
    const { data } = await serving.ask(`{ pathway(profile: [], role: "${role}", timeLimit: 1) { __typename } }`);
    expect(data).toEqual({ pathway: { __typename: 'Pathway' } });
    const metrics = await (await fetch(`${serving.url}/metrics`)).text();
    expect(metrics).toMatch(/^stackway_solves_cancelled_total 1$/m);
    expect(metrics).toMatch(/^stackway_solves_failed_total 0$/m);
    await serving.stop();
    expect(serving.logged).toEqual([]);
  });
});

describe('reading the catalogue in a thread of its own', () => {
  it('fails as reading here fails', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'stackway-nowhere-'));
    await rm(folder, { recursive: true });
    await expect(loadInThread({ kind: 'embedded', folder, isDefault: false })).rejects.toMatchObject({
      name: 'StoreUnavailable',
      problem: { code: 'store-missing' },
    });
  });
});
