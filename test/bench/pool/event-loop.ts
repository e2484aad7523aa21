import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '#lib/store';
import { catalogueFacts } from '../catalogues/instances.js';
import { Draws } from '../catalogues/draws.js';
import { median, ms, table } from '../table.js';
import { commit } from './commit.js';
import type { Watched } from './loop-watch.js';

const GAP = `query ($role: ID!) { gap(profile: [], role: $role) { __typename ... on Gap { readiness skills { need have skill { id name } } } } }`;
const PATHWAY = `query ($role: ID!) { pathway(profile: [], role: $role, timeLimit: 1, certificate: true) { __typename
  ... on Pathway { status cost { amount } steps { credential { id name } because } proof { statement certificate } } } }`;
const SEARCH = `query ($text: String!) { skills(text: $text, first: 20) { nodes { id name } } roles(text: $text, first: 20) { nodes { id title } } }`;

/** Delays of the server's event loop: while it starts, while clients ask, and while a new version is published meanwhile. */
export async function benchEventLoop(
  folder: string | undefined,
  clients: number,
  seconds: number,
  credentials = 20_000,
): Promise<boolean> {
  const temporary = mkdtempSync(path.join(os.tmpdir(), 'stackway-event-loop-'));
  const store = await openStore(folder ?? temporary);
  if (folder === undefined) await commit(store, catalogueFacts('sample', 1, credentials), 'bench');
  const roles = await idsOf(store);
  const server = fork(new URL('./loop-server.js', import.meta.url));
  const rows: string[][] = [];
  const keep = (
    what: string,
    { watched, rss }: { watched: Watched; rss: number },
    answers: readonly number[],
  ): void => {
    const { p50, p99, max, work, utilization } = watched;
    rows.push([
      what,
      String(answers.length),
      answers.length === 0 ? '–' : ms(median(answers)),
      ms(p50),
      ms(p99),
      ms(max),
      ms(work),
      utilization.toFixed(2),
      (rss / 2 ** 20).toFixed(0),
    ]);
  };
  server.send({ start: folder ?? temporary });
  const [{ url }] = (await once(server, 'message')) as [{ url: string }];
  await pause(6000);
  keep('starts, reads the catalogue, warms workers up', await told(server), []);
  for (const [what, publish] of [
    [`${clients} clients ask`, false],
    [`${clients} clients ask, a new version is published`, true],
  ] as const) {
    server.send({ watch: true });
    const until = performance.now() + 1000 * seconds;
    const asking = Promise.all(Array.from({ length: clients }, (_, i) => client(url, roles, i, until)));
    if (publish) {
      await pause(300 * seconds);
      await commit(
        store,
        [{ type: 'skill', id: `bench-${process.pid}`, name: `Published by a bench` }],
        `bench-${process.pid}`,
      );
    }
    const answers = (await asking).flat();
    keep(what, await told(server), answers);
  }
  if (folder !== undefined) await store.undo(`bench-${process.pid}`, '2026-11-22T00:00:00Z', 'bench');
  server.send({ end: true });
  await once(server, 'exit');
  await store.close();
  rmSync(temporary, { recursive: true, force: true });
  console.log(
    table(['the server', 'answers', 'ms median', 'late p50', 'p99', 'max', 'own work max', 'busy', 'MB'], rows),
  );
  console.log(
    '"late": how much later than due timers came, ms; "own work": CPU ms of the main thread between two ticks of 5 ms, the rest is waiting for a processor',
  );
  return true;
}

async function told(server: ChildProcess): Promise<{ watched: Watched; rss: number }> {
  server.send({ tell: true });
  const [answer] = (await once(server, 'message')) as [{ watched: Watched; rss: number }];
  return answer;
}

/** One client after another question: two gaps, two searches, a pathway. @returns ms of each answer */
async function client(url: string, roles: readonly string[], seed: number, until: number): Promise<number[]> {
  const draws = new Draws(seed + 1);
  const answers: number[] = [];
  const asks = [GAP, SEARCH, GAP, SEARCH, PATHWAY];
  for (let i = seed; performance.now() < until; i++) {
    const start = performance.now();
    const variables = {
      role: draws.pick(roles),
      text: draws.pick(['data', 'manage', 'python', 'welding', 'skill 1', 'care']),
    };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: asks[i % asks.length], variables }),
    });
    const { errors } = (await response.json()) as { errors?: { message: string }[] };
    if (errors) throw new Error(errors[0]!.message);
    answers.push(performance.now() - start);
  }
  return answers;
}

async function idsOf(store: Awaited<ReturnType<typeof openStore>>): Promise<string[]> {
  const ids: string[] = [];
  for await (const batch of store.facts(['role']))
    for (const fact of batch) if (fact.type === 'role') ids.push(fact.id);
  return ids;
}
