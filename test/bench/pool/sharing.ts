import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { shareSnapshot, SnapshotBuilder, type Person, type SharedSnapshot, type Snapshot } from '#lib/engine';
import { CATALOGUE_TYPES } from '#lib/model';
import { openStore } from '#lib/store';
import { asked, catalogueFacts } from '../catalogues/instances.js';
import { ms, table } from '../table.js';
import type { Held, Put } from './sharing-thread.js';

const NOBODY: Person = { skills: [], credentials: [] };

/** What a snapshot costs each worker, shared and (the naive way) copied. @param folder a store; made catalogues where absent */
export async function benchSharing(folder: string | undefined): Promise<boolean> {
  const catalogues =
    folder === undefined
      ? [2_000, 20_000, 200_000].map((size) => ({
          name: `sparse ${size.toLocaleString('en')}`,
          make: async () => asked(catalogueFacts('sparse', 1, size)).snapshot,
        }))
      : [{ name: folder, make: () => stored(folder) }];
  for (const { name, make } of catalogues) await one(name, await make());
  return true;
}

async function one(name: string, snapshot: Snapshot): Promise<void> {
  const role = roleOf(snapshot);
  let longest = 0;
  const start = performance.now();
  const steps = shareSnapshot(snapshot);
  let step = steps.next();
  for (let from = start; !step.done;) {
    step = steps.next();
    const now = performance.now();
    [longest, from] = [Math.max(longest, now - from), now];
  }
  const laidOut = performance.now() - start;
  const shared = step.value;
  const sizes = { skills: snapshot.skills, roles: snapshot.roles, credentials: snapshot.credentials };
  console.log(
    `\n${name}: ${Object.entries(sizes)
      .map(([kind, { facts }]) => `${facts.length.toLocaleString('en')} ${kind}`)
      .join(', ')}`,
  );
  console.log(
    `laid out in ${ms(laidOut)} ms (longest step ${ms(longest)} ms): ${mb(bytesOf(shared))} MB, once, for all threads`,
  );
  const question = { person: NOBODY, role };
  const rows = [];
  for (const [way, put] of [
    ['shared', { shared, ...question }],
    ['copied (the naive way)', { plain: snapshot, ...question }],
  ] as [string, Put][]) {
    const { held, blocked } = await inThread(put);
    rows.push([
      way,
      ms(blocked),
      mb1(held.opened - held.before),
      mb1(held.asked - held.before),
      ms(held.first),
      ms(held.second),
    ]);
  }
  console.log(table(['', 'ms to send', 'MB a worker', 'MB after a question', 'ms first', 'ms second'], rows));
}

async function inThread(put: Put): Promise<{ held: Held; blocked: number }> {
  const thread = new Worker(new URL('./sharing-thread.js', import.meta.url));
  await once(thread, 'message');
  const start = performance.now();
  thread.postMessage(put);
  const blocked = performance.now() - start;
  const [held] = (await once(thread, 'message')) as [Held];
  await thread.terminate();
  return { held, blocked };
}

async function stored(folder: string): Promise<Snapshot> {
  const store = await openStore(folder, { readOnly: true });
  const builder = new SnapshotBuilder();
  for await (const batch of store.facts(CATALOGUE_TYPES)) builder.add(batch);
  await store.close();
  return builder.build();
}

/** A role of some size. */
function roleOf({ requires, roles }: Snapshot): number {
  const skills = (role: number): number => requires.starts[role + 1]! - requires.starts[role]!;
  return Math.max(
    0,
    [...roles.facts.keys()].findIndex((role) => skills(role) >= 10 && skills(role) <= 20),
  );
}

function bytesOf(value: SharedSnapshot | object): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  return Object.values(value).reduce(
    (sum: number, one: unknown) => sum + (typeof one === 'object' && one !== null ? bytesOf(one) : 0),
    0,
  );
}

const mb = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
const mb1 = (megabytes: number): string => megabytes.toFixed(1);
