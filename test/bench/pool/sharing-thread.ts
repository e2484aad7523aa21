import { performance } from 'node:perf_hooks';
import { parentPort } from 'node:worker_threads';
import v8 from 'node:v8';
import vm from 'node:vm';
import { highsSolver, openSnapshot, planPathway, type Person, type SharedSnapshot, type Snapshot } from '#lib/engine';
import { loadHighs } from '../../oracle/highs.js';

/** A question put to a thread, with a snapshot to be copied or one that is shared. */
export interface Put {
  readonly plain?: Snapshot;
  readonly shared?: SharedSnapshot;
  readonly person: Person;
  readonly role: number;
}

/** MB of the thread's heap before, with the snapshot opened, and after the first question; ms of that question, and of the next. */
export interface Held {
  readonly before: number;
  readonly opened: number;
  readonly asked: number;
  readonly first: number;
  readonly second: number;
}

const solver = highsSolver(await loadHighs());
v8.setFlagsFromString('--expose-gc');
const collect = vm.runInNewContext('gc') as () => void;
const heap = (): number => {
  collect();
  return v8.getHeapStatistics().used_heap_size / 2 ** 20;
};
const before = heap();

parentPort!.on('message', ({ plain, shared, person, role }: Put) => {
  const snapshot = plain ?? openSnapshot(shared!);
  const opened = heap();
  const times = [0, 0].map(() => {
    const start = performance.now();
    planPathway(
      snapshot,
      person,
      role,
      { on: '2026-11-22', timeLimitMs: 2000 },
      { solver, clock: () => performance.now() },
    );
    return performance.now() - start;
  });
  const held: Held = { before, opened, asked: heap(), first: times[0]!, second: times[1]! };
  parentPort!.postMessage(held);
  void snapshot;
});
parentPort!.postMessage('ready');
