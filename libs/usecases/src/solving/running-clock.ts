/**
 * A clock that runs out: once `isStopped`, every reading is later than any deadline, also than one that is set after it. Whatever
 * keeps a time limit thereby ends when it is told to.
 * @param clock monotonic, in milliseconds
 */
export function runningClock(clock: () => number, isStopped: () => boolean): () => number {
  let beyond = 0;
  return () => {
    if (isStopped()) beyond += BEYOND_ANY_LIMIT_MS;
    return clock() + beyond;
  };
}

/** More than any time limit: a hundred days. */
export const BEYOND_ANY_LIMIT_MS = 100 * 86_400_000;
