import { performance } from 'node:perf_hooks';
import type { MessagePort } from 'node:worker_threads';
import { planPathway, type Pathway, type Snapshot } from '#lib/engine';
import type { Refusal } from '#lib/model';
import { Assembly } from './in-pieces.js';
import type { FromWorker, ToWorker, WorkerTask } from './pooled-runner.js';
import { loadSolver } from './solver.js';

/** Snapshots by version: the newest, and the one before it for questions still under way. */
const kept = new Map<string, Snapshot>();
const KEPT = 2;

/** The worker's side of `PooledRunner`: one solve. */
export default async function solve(task: WorkerTask & { readonly port: MessagePort }): Promise<Pathway | Refusal> {
  const { port, version, person, options } = task;
  try {
    const snapshot = kept.get(version) ?? (await receive(port, version));
    const solver = await loadSolver();
    const solving = {
      solver,
      clock: () => performance.now(),
      onProgress: (progress: (FromWorker & { kind: 'progress' })['progress']) =>
        say(port, { kind: 'progress', progress }),
    };
    return planPathway(snapshot, person, snapshot.roles.index.get(task.role)!, options, solving);
  } finally {
    port.close();
  }
}

async function receive(port: MessagePort, version: string): Promise<Snapshot> {
  const assembly = new Assembly();
  const complete = new Promise<void>((resolve) => {
    port.on('message', (sent: ToWorker) => {
      if (sent.kind === 'piece') assembly.add(sent.piece);
      else resolve();
    });
  });
  say(port, { kind: 'need-snapshot' });
  await complete;
  const snapshot = assembly.value as Snapshot;
  kept.set(version, snapshot);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return snapshot;
}

function say(port: MessagePort, message: FromWorker): void {
  port.postMessage(message);
}
