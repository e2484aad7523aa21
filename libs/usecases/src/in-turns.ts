import { setImmediate as breathe } from 'node:timers/promises';

/** Runs work that comes in steps, a few milliseconds each; between two of them whatever else waits has its turn. */
export async function inTurns<T>(work: Iterator<unknown, T>): Promise<T> {
  let step = work.next();
  for (; !step.done; step = work.next()) await breathe();
  return step.value;
}

/** The same work in one go. */
export function atOnce<T>(work: Iterator<unknown, T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}
