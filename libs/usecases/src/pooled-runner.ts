import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { Pathway, PathwayOptions, Person, Snapshot, SolveProgress } from '#lib/engine';
import { refuse, type Refusal } from '#lib/model';
import { piecesOf, type Piece } from './in-pieces.js';
import { inTurns } from './in-turns.js';
import type { PathwayRunner, PathwayTask, PlanControl } from './runner.js';

/** What a worker is sent; it asks for the snapshot through the port when it does not have that version yet. */
export interface WorkerTask {
  readonly version: string;
  readonly person: Person;
  readonly role: string;
  readonly options: PathwayOptions;
}
export type FromWorker =
  { readonly kind: 'need-snapshot' } | { readonly kind: 'progress'; readonly progress: SolveProgress };
/** The snapshot, piece by piece. */
export type ToWorker = { readonly kind: 'piece'; readonly piece: Piece } | { readonly kind: 'end' };

const WAITING = 64;
/** A solve keeps its time limit itself; a worker that is still busy so long after it is ended. */
const GRACE_MS = 30_000;

/**
 * Solves in worker threads, so that the caller's event loop stays free. A worker keeps the snapshot of a version:
 * it is sent once per version and worker, not once per solve. What is under way when the runner is closed ends as a refusal `stopping`.
 */
export class PooledRunner implements PathwayRunner {
  private readonly pool: Piscina<WorkerTask & { port: unknown }, Pathway | Refusal>;
  private closed = false;

  /** @param threads how many solves run at once; 64 more may wait */
  constructor(threads: number) {
    this.pool = new Piscina({
      filename: new URL('./pathway-worker.js', import.meta.url).href,
      minThreads: 0,
      maxThreads: threads,
      maxQueue: WAITING,
      idleTimeout: 60_000,
    });
  }

  async plan(task: PathwayTask, control: PlanControl = {}): Promise<Pathway | Refusal> {
    if (this.closed) return refuse(stopping());
    if (this.pool.queueSize >= WAITING) return refuse(busy());
    const { port1: here, port2: port } = new MessageChannel();
    const { snapshot } = task.catalogue;
    const { person, role, options } = task;
    const message = { version: snapshot.version, person, role, options, port };
    const overrun = new AbortController();
    const guard = setTimeout(() => overrun.abort(), allowed(options));
    const over = new AbortController();
    here.on('message', (said: FromWorker) => {
      if (said.kind === 'progress') control.onProgress?.(said.progress);
      else void inTurns(send(snapshot, here, over.signal));
    });
    const signal = control.signal ? AbortSignal.any([control.signal, overrun.signal]) : overrun.signal;
    try {
      return await this.pool.run(message, { transferList: [port], signal });
    } catch (error) {
      if (this.closed && !control.signal?.aborted) return refuse(stopping());
      if (overrun.signal.aborted && !control.signal?.aborted) return refuse(overran());
      throw error;
    } finally {
      clearTimeout(guard);
      over.abort();
      here.close();
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.pool.destroy();
  }
}

/** Sends the snapshot, one piece a step, until it is sent or nobody waits for it any more. */
function* send(snapshot: Snapshot, to: MessagePort, over: AbortSignal): Generator<undefined, void> {
  for (const piece of piecesOf(snapshot)) {
    if (over.aborted) return;
    to.postMessage({ kind: 'piece', piece } satisfies ToWorker);
    yield;
  }
  to.postMessage({ kind: 'end' } satisfies ToWorker);
}

/** The best plan, its alternatives and its trade-offs each may take the time limit. */
function allowed({ timeLimitMs = 60_000, alternatives = 0, front = 0 }: PathwayOptions): number {
  return timeLimitMs * (2 + alternatives + front) + GRACE_MS;
}

function busy(): Refusal['problems'][number] {
  return {
    code: 'busy',
    message: 'Too many pathways are being worked out at the moment.',
    found: `${WAITING} waiting`,
    expected: `fewer than ${WAITING}`,
    next: 'Try again in a moment.',
  };
}

function stopping(): Refusal['problems'][number] {
  return {
    code: 'stopping',
    message: 'The search was stopped before it found an answer: the program is ending.',
    found: 'no answer',
    expected: 'a program that goes on running',
    next: 'Ask again when it has started anew.',
  };
}

function overran(): Refusal['problems'][number] {
  return {
    code: 'solve-overran',
    message: 'The search did not end in its time and was stopped.',
    found: 'no answer',
    expected: 'an answer within the time limit',
    next: 'Ask with fewer alternatives or a smaller role, or report it with the question.',
  };
}
