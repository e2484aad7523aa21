/** Thrown out of a solve whose answer nobody waits for any more. */
export class Stopped extends Error {}

/**
 * A clock that ends whoever reads it once `isStopped`: whatever keeps a time limit thereby stops when it is told to, without
 * finishing what it was about.
 * @param clock monotonic, in milliseconds
 */
export function stoppableClock(clock: () => number, isStopped: () => boolean): () => number {
  return () => {
    if (isStopped()) throw new Stopped();
    return clock();
  };
}
