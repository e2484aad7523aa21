import { Worker } from 'node:worker_threads';
import { openSnapshot, type SharedSnapshot, type Snapshot } from '#lib/engine';
import type { Problem } from '#lib/model';
import { StoreUnavailable } from '#lib/store';
import type { StoreChoice } from '../settings.js';
import { rememberShared } from '../solving/shared-of.js';

export type Loaded =
  | { readonly kind: 'loaded'; readonly shared: SharedSnapshot }
  | { readonly kind: 'unavailable'; readonly problem: Problem }
  | { readonly kind: 'failed'; readonly error: unknown };

/**
 * Reads and compiles the catalogue of a store in a thread of its own, into memory that all threads share: the caller's event loop
 * stays free, and what compiling leaves behind goes with the thread.
 * @throws StoreUnavailable
 */
export async function loadInThread(choice: StoreChoice): Promise<Snapshot> {
  const loaded = await new Promise<Loaded>((resolve, reject) => {
    const thread = new Worker(new URL('./load-thread.js', import.meta.url), { workerData: choice });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the thread that reads the store ended by itself (${code})`)));
  });
  if (loaded.kind === 'unavailable') throw new StoreUnavailable(loaded.problem);
  if (loaded.kind === 'failed') throw loaded.error;
  const snapshot = openSnapshot(loaded.shared);
  rememberShared(snapshot, loaded.shared);
  return snapshot;
}
