import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { openSnapshot, planPathway, type Snapshot } from '#lib/engine';
import { loadSolver } from '../solver.js';
import { FLAGS, KEPT, type Ask, type FromWorker, type ToWorker } from './messages.js';
import { Stopped, stoppableClock } from './stoppable-clock.js';
import { warmUp } from './warm-up.js';

/** A worker's side of `PooledRunner`: one question after the other, over snapshots in shared memory. */
const flags = workerData as Int32Array;
const kept = new Map<string, Snapshot>();
const now = (): number => performance.now();

parentPort!.on('message', (message: ToWorker) => {
  if (message.kind === 'snapshot') keep(message.shared.version, openSnapshot(message.shared));
  else if (message.kind === 'warm-up') void warm();
  else void solve(message);
});

function keep(version: string, snapshot: Snapshot): void {
  kept.delete(version);
  kept.set(version, snapshot);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
}

async function solve(ask: Ask): Promise<void> {
  const { id, person, role, options } = ask;
  const isStopped = (): boolean => Atomics.load(flags, FLAGS.stopped) >= id;
  try {
    const solver = await loadSolver();
    if (isStopped()) throw new Stopped();
    Atomics.store(flags, FLAGS.begun, id);
    const snapshot = kept.get(ask.version)!;
    const clock = stoppableClock(now, isStopped);
    const answer = planPathway(snapshot, person, snapshot.roles.index.get(role)!, options, {
      solver,
      clock,
      onProgress: (progress) => say({ kind: 'progress', id, progress }),
    });
    say(answered(id, answer));
  } catch (error) {
    say(error instanceof Stopped ? { kind: 'stopped', id } : { kind: 'failed', id, error });
  }
}

function answered(id: number, answer: ReturnType<typeof planPathway>): FromWorker {
  if (answer.status === 'refused' || answer.proof.certificate === undefined) return { kind: 'answer', id, answer };
  const { certificate, ...proof } = answer.proof;
  return { kind: 'answer', id, answer: { ...answer, proof }, certificate: JSON.stringify(certificate) };
}

async function warm(): Promise<void> {
  const wanted = Atomics.load(flags, FLAGS.wanted);
  const isWanted = (): boolean => Atomics.load(flags, FLAGS.wanted) !== wanted;
  const snapshot = [...kept.values()].at(-1)!;
  const solver = await loadSolver();
  const steps = warmUp(snapshot, solver, stoppableClock(now, isWanted));
  let solves = 0;
  try {
    while (!steps.next().done) solves++;
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    say({ kind: 'warm', solves });
  }
}

function say(message: FromWorker): void {
  parentPort!.postMessage(message);
}
