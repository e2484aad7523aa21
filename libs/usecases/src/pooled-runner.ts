import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { Pathway, PathwayOptions, Person, Snapshot, SolveProgress } from '#lib/engine';
import { refuse, type Refusal } from '#lib/model';
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
export interface ToWorker {
  readonly snapshot: Snapshot;
}

const WAITING = 64;
/** A solve keeps its time limit itself; a worker that is still busy so long after it is ended. */
const GRACE_MS = 30_000;

/**
 * Solves in worker threads, so that the caller's event loop stays free. A worker keeps the snapshot of a version:
 * it is sent once per version and worker, not once per solve.
 */
export class PooledRunner implements PathwayRunner {
  private readonly pool: Piscina<WorkerTask & { port: unknown }, Pathway | Refusal>;

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
    if (this.pool.queueSize >= WAITING) return refuse(busy());
    const { port1: here, port2: port } = new MessageChannel();
    const { snapshot } = task.catalogue;
    here.on('message', (message: FromWorker) => {
      if (message.kind === 'progress') control.onProgress?.(message.progress);
      else here.postMessage({ snapshot } satisfies ToWorker);
    });
    const { person, role, options } = task;
    const message = { version: snapshot.version, person, role, options, port };
    const overrun = new AbortController();
    const guard = setTimeout(() => overrun.abort(), allowed(options));
    const signal = control.signal ? AbortSignal.any([control.signal, overrun.signal]) : overrun.signal;
    try {
      return await this.pool.run(message, { transferList: [port], signal });
    } catch (error) {
      if (overrun.signal.aborted && !control.signal?.aborted) return refuse(overran());
      throw error;
    } finally {
      clearTimeout(guard);
      here.close();
    }
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
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

function overran(): Refusal['problems'][number] {
  return {
    code: 'solve-overran',
    message: 'The search did not end in its time and was stopped.',
    found: 'no answer',
    expected: 'an answer within the time limit',
    next: 'Ask with fewer alternatives or a smaller role, or report it with the question.',
  };
}
