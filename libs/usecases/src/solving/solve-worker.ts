import { Worker } from 'node:worker_threads';
import type { SharedSnapshot } from '#lib/engine';
import { FLAGS, KEPT, newFlags, type Ask, type FromWorker, type ToWorker } from './messages.js';

/** What a worker's owner is told: everything the worker says, and its end when nobody asked for it. */
export interface Heard {
  readonly said: (message: FromWorker) => void;
  readonly died: (error: Error) => void;
}

/** The pool's side of one worker thread. It is given one question at a time. */
export class SolveWorker {
  private readonly flags = newFlags();
  private readonly thread: Worker;
  private readonly knows: string[] = [];
  private ended = false;

  constructor(heard: Heard) {
    this.thread = new Worker(new URL('./solve-thread.js', import.meta.url), { workerData: this.flags });
    this.thread.unref();
    this.thread.on('message', heard.said);
    this.thread.on('error', (error) => this.ended || heard.died(error));
    this.thread.on('exit', (code) => this.ended || heard.died(new Error(`a worker ended by itself (${code})`)));
  }

  /** Gives it a snapshot, of which nothing is copied, unless it has it. */
  know(shared: SharedSnapshot): void {
    if (this.knows.includes(shared.version)) return;
    this.knows.push(shared.version);
    if (this.knows.length > KEPT) this.knows.shift();
    this.send({ kind: 'snapshot', shared });
  }

  warmUp(): void {
    this.send({ kind: 'warm-up' });
  }

  ask(question: Ask): void {
    Atomics.store(this.flags, FLAGS.wanted, question.id);
    this.send(question);
  }

  /** It sees this within a step of its search and ends the question with whatever it has; a solver's long call does not look. */
  stop(id: number): void {
    Atomics.store(this.flags, FLAGS.stopped, id);
  }

  /** Whether it works, or has worked, on a question; one that was stopped before is never begun. */
  hasBegun(id: number): boolean {
    return Atomics.load(this.flags, FLAGS.begun) >= id;
  }

  /** Ends the thread whatever it does. */
  async end(): Promise<void> {
    this.ended = true;
    await this.thread.terminate();
  }

  private send(message: ToWorker): void {
    this.thread.postMessage(message);
  }
}
