import { Worker } from 'node:worker_threads';
import type { SharedSnapshot, Snapshot } from '#lib/engine';
import type { SkillHit } from '#lib/names';
import type { Elsewhere } from '../name-search.js';
import { sharedOf } from '../solving/shared-of.js';
import { KEPT, type FoundId, type FromNames, type ToNames } from './messages.js';

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Searches names in a thread of its own, over snapshots in shared memory: making an index of a large framework takes a second, and
 * some searches tens of milliseconds, in which nobody else would be answered.
 */
export class NamesElsewhere {
  private thread: Worker | undefined;
  private knows: string[] = [];
  private ids = 0;
  private readonly waiting = new Map<number, Waiting>();
  private closed = false;

  /** How to search the names of a snapshot there; its indexes are begun at once. */
  of(snapshot: Snapshot): Elsewhere {
    const shared = sharedOf(snapshot);
    shared.then((one) => this.know(one)).catch(() => undefined); // told by the first search
    const { version } = snapshot;
    return {
      find: async (kind, text, limit, how = 'search') => {
        this.know(await shared);
        return this.ask<readonly FoundId[]>({ kind: 'find', id: ++this.ids, version, of: kind, text, limit, how });
      },
      skillsIn: async (text) => {
        this.know(await shared);
        return this.ask<readonly SkillHit[]>({ kind: 'read', id: ++this.ids, version, text });
      },
    };
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.thread?.terminate();
  }

  private know(shared: SharedSnapshot): void {
    if (this.knows.includes(shared.version) || this.closed) return;
    this.knows.push(shared.version);
    if (this.knows.length > KEPT) this.knows.shift();
    this.send({ kind: 'snapshot', shared });
  }

  private ask<T>(asked: Exclude<ToNames, { readonly kind: 'snapshot' }>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new Error('names are no longer searched: the program is ending'));
      this.waiting.set(asked.id, { resolve, reject });
      this.send(asked);
    });
  }

  private send(message: ToNames): void {
    this.thread ??= this.started();
    this.thread.postMessage(message);
  }

  private started(): Worker {
    const thread = new Worker(new URL('./names-thread.js', import.meta.url));
    thread.unref();
    thread.on('message', ({ id, answer }: FromNames) => {
      this.waiting.get(id)?.resolve(answer as never);
      this.waiting.delete(id);
    });
    thread.on('error', (error) => this.lost(error));
    thread.on('exit', () => this.lost(new Error('the thread that searches names has ended')));
    return thread;
  }

  /** Whoever waits is told; the next search starts another thread. */
  private lost(error: Error): void {
    this.thread = undefined;
    this.knows = [];
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
