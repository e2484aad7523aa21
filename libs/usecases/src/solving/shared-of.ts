import { shareSnapshot, type SharedSnapshot, type Snapshot } from '#lib/engine';
import { inTurns } from '../in-turns.js';

const shared = new WeakMap<Snapshot, Promise<SharedSnapshot>>();

/** The memory that a snapshot was opened from; a snapshot of objects is laid out in shared memory first, once, in turns. */
export function sharedOf(snapshot: Snapshot): Promise<SharedSnapshot> {
  let known = shared.get(snapshot);
  if (!known) shared.set(snapshot, (known = inTurns(shareSnapshot(snapshot))));
  return known;
}

/** Remembers where a snapshot was opened from. */
export function rememberShared(snapshot: Snapshot, from: SharedSnapshot): void {
  shared.set(snapshot, Promise.resolve(from));
}
