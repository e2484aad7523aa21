import { parentPort, workerData } from 'node:worker_threads';
import { shareSnapshot } from '#lib/engine';
import { openStore, StoreUnavailable, type Store } from '#lib/store';
import type { StoreChoice } from '../settings.js';
import { atOnce } from '../in-turns.js';
import { snapshotIn } from './snapshot-in.js';
import type { Loaded } from './load-in-thread.js';

/** The thread of `loadInThread`: reads the store it was told, says the snapshot, and ends. */
const choice = workerData as StoreChoice;

async function load(): Promise<Loaded> {
  let store: Store | undefined;
  try {
    store = await open(choice);
    return { kind: 'loaded', shared: atOnce(shareSnapshot(await snapshotIn(store))) };
  } catch (error) {
    return error instanceof StoreUnavailable
      ? { kind: 'unavailable', problem: error.problem }
      : { kind: 'failed', error };
  } finally {
    await store?.close();
  }
}

function open(from: StoreChoice): Promise<Store> {
  if (from.kind === 'embedded') return openStore(from.folder, { readOnly: true });
  const { uri, username, password, database } = from;
  return openStore(uri, { readOnly: true, username, password, ...(database === undefined ? {} : { database }) });
}

parentPort!.postMessage(await load());
