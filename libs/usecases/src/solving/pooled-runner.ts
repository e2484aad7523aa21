import type { Pathway, PathwayOptions, SharedSnapshot } from '#lib/engine';
import { refuse, type Problem, type Refusal } from '#lib/model';
import type { Catalogue } from '../catalogue.js';
import { JsonText } from '../json-text.js';
import type { PathwayRunner, PathwayTask, PlanControl } from '../runner.js';
import type { FromWorker } from './messages.js';
import { busy, cancelled, overran, stopping } from './refusals.js';
import { sharedOf } from './shared-of.js';
import { SolveWorker } from './solve-worker.js';

/** How many may wait. */
const WAITING = 64;
/** A solve keeps its time limit itself; one that is still busy so long after it is ended. */
const GRACE_MS = 10_000;
/** A worker that was told to stop has so long to see it; then its thread is ended and another one takes its place. */
const TO_STOP_MS = 10;
const NO_LIMIT_MS = 86_400_000;

interface Job {
  readonly id: number;
  readonly task: PathwayTask;
  readonly control: PlanControl;
  readonly shared: SharedSnapshot;
  readonly settle: (answer: Pathway | Refusal) => void;
  readonly fail: (error: unknown) => void;
  /** Ends it when it overruns; set when a worker begins. */
  guard?: NodeJS.Timeout;
}

/** A worker of the pool, and what it does: nothing, a question, one that nobody waits for any more (`stopping`), or it is ended. */
interface Member {
  readonly worker: SolveWorker;
  state: 'idle' | 'solving' | 'stopping' | 'ending';
  job?: Job;
  isWarm: boolean;
}

/** How busy a pool is. */
export interface PoolLoad {
  readonly workers: number;
  readonly solving: number;
  /** Told to stop, and not free yet. */
  readonly stopping: number;
  readonly waiting: number;
  /** Small questions solved to warm workers up, over all of them. */
  readonly warmedUp: number;
  /** Workers that still solve such questions. */
  readonly warming: number;
  /** Workers ended because they did not stop in time. */
  readonly replaced: number;
}

/**
 * Solves in worker threads over one snapshot in shared memory, so that the caller's event loop stays free. There is one worker more
 * than solve at once: it is warm when another has to be ended. What is under way when the runner is closed ends as a refusal
 * `stopping`.
 */
export class PooledRunner implements PathwayRunner {
  private readonly members: Member[] = [];
  private readonly queue: Job[] = [];
  private newest: SharedSnapshot | undefined;
  private ids = 0;
  private closed = false;
  private warmedUp = 0;
  private replaced = 0;

  /** @param threads how many solve at once; 64 more may wait */
  constructor(private readonly threads: number) {}

  /** Starts the workers, if they are not there yet, and has them solve some small questions of the catalogue in the background. */
  async prepare(catalogue: Catalogue): Promise<void> {
    const shared = await sharedOf(catalogue.snapshot);
    if (this.closed) return;
    this.newest = shared;
    this.fill();
  }

  async plan(task: PathwayTask, control: PlanControl = {}): Promise<Pathway | Refusal> {
    if (this.closed) return refuse(stopping());
    const shared = await sharedOf(task.catalogue.snapshot);
    if (this.closed) return refuse(stopping());
    if (control.signal?.aborted) return refuse(cancelled());
    if (this.queue.length >= WAITING) return refuse(busy(WAITING));
    return this.queued(task, control, shared);
  }

  load(): PoolLoad {
    const count = (state: Member['state']): number => this.members.filter((one) => one.state === state).length;
    return {
      workers: this.members.length,
      solving: count('solving'),
      stopping: count('stopping') + count('ending'),
      waiting: this.queue.length,
      warmedUp: this.warmedUp,
      warming: this.members.filter((one) => !one.isWarm).length,
      replaced: this.replaced,
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    const members = this.members.splice(0);
    const jobs = [...members.flatMap(({ job }) => job ?? []), ...this.queue.splice(0)];
    for (const job of jobs) {
      clearTimeout(job.guard);
      job.settle(refuse(stopping()));
    }
    await Promise.all(members.map(({ worker }) => worker.end()));
  }

  private async queued(task: PathwayTask, control: PlanControl, shared: SharedSnapshot): Promise<Pathway | Refusal> {
    let cancel = (): void => {};
    try {
      return await new Promise<Pathway | Refusal>((settle, fail) => {
        const job: Job = { id: ++this.ids, task, control, shared, settle, fail };
        cancel = () => this.give(job, cancelled());
        control.signal?.addEventListener('abort', cancel);
        this.queue.push(job);
        this.dispatch();
      });
    } finally {
      control.signal?.removeEventListener('abort', cancel);
    }
  }

  /** Gives questions that wait to workers that do not work. */
  private dispatch(): void {
    while (this.queue.length > 0 && this.members.filter((one) => one.state === 'solving').length < this.threads) {
      const idle = this.members.filter((one) => one.state === 'idle');
      const member = idle.find((one) => one.isWarm) ?? idle[0] ?? this.grown();
      if (!member) return;
      const job = this.queue.shift()!;
      const { snapshot } = job.task.catalogue;
      const { person, role, options } = job.task;
      this.newest = job.shared;
      member.state = 'solving';
      member.job = job;
      job.guard = setTimeout(() => this.give(job, overran()), allowed(options));
      member.worker.know(job.shared);
      member.worker.ask({
        kind: 'solve',
        id: job.id,
        version: snapshot.version,
        person,
        role,
        options: { ...options, timeLimitMs: Math.min(options.timeLimitMs ?? NO_LIMIT_MS, NO_LIMIT_MS) },
      });
    }
    if (this.members.length > 0) this.fill();
  }

  /** Ends a question before its answer is there. */
  private give(job: Job, problem: Problem): void {
    job.settle(refuse(problem));
    clearTimeout(job.guard);
    const waiting = this.queue.indexOf(job);
    if (waiting >= 0) this.queue.splice(waiting, 1);
    const member = this.members.find((one) => one.job === job);
    if (!member) return;
    member.worker.stop(job.id);
    if (!member.worker.hasBegun(job.id)) return this.freed(member);
    member.state = 'stopping';
    setTimeout(() => {
      if (member.job !== job || this.closed) return;
      this.replaced++;
      member.state = 'ending';
      void member.worker.end().then(() => this.replace(member));
    }, TO_STOP_MS).unref();
    this.dispatch();
  }

  private hear(member: Member, message: FromWorker): void {
    if (message.kind === 'warm') {
      this.warmedUp += message.solves;
      member.isWarm = true;
      return;
    }
    const { job } = member;
    if (!job || job.id !== message.id || member.state === 'ending') return;
    if (message.kind === 'progress') {
      if (member.state === 'solving') job.control.onProgress?.(message.progress);
      return;
    }
    if (message.kind === 'answer') job.settle(withCertificate(message.answer, message.certificate));
    else if (message.kind === 'failed') job.fail(message.error);
    clearTimeout(job.guard);
    member.isWarm = true;
    this.freed(member);
  }

  private freed(member: Member): void {
    member.state = 'idle';
    delete member.job;
    this.dispatch();
  }

  /** Another worker, unless there are enough. */
  private grown(): Member | undefined {
    if (this.closed || this.members.length > this.threads) return undefined;
    const worker: SolveWorker = new SolveWorker({
      said: (message) => this.hear(member, message),
      died: (error) => {
        clearTimeout(member.job?.guard);
        member.job?.fail(error);
        this.remove(member);
      },
    });
    const member: Member = { worker, state: 'idle', isWarm: false };
    this.members.push(member);
    return member;
  }

  /** All workers there may be, the new ones warming up. */
  private fill(): void {
    for (let member = this.grown(); member; member = this.grown()) {
      if (!this.newest) continue;
      member.worker.know(this.newest);
      member.worker.warmUp();
    }
  }

  private replace(member: Member): void {
    this.remove(member);
    if (!this.closed) this.fill();
  }

  private remove(member: Member): void {
    const at = this.members.indexOf(member);
    if (at < 0) return;
    this.members.splice(at, 1);
    this.dispatch();
  }
}

function withCertificate(answer: Pathway | Refusal, text: string | undefined): Pathway | Refusal {
  if (text === undefined || !('proof' in answer)) return answer;
  return { ...answer, proof: { ...answer.proof, certificate: new JsonText(text) } };
}

/** The best plan, its alternatives and its trade-offs each may take the time limit. */
function allowed({ timeLimitMs = 60_000, alternatives = 0, front = 0 }: PathwayOptions): number {
  return Math.min(2 ** 31 - 1, timeLimitMs * (2 + alternatives + front) + GRACE_MS);
}
