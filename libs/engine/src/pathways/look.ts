/** Called now and then by work that may take long; ends it, by throwing, when its time is over or nobody waits for it any more. */
export type Look = () => void;

/** Thrown by a {@link Look} when the time is over; caught where what is known so far is an answer. */
export class TimeOver extends Error {}

/** A look that throws {@link TimeOver} once it is time to stop. */
export function lookFor(stop: (() => boolean) | undefined): Look | undefined {
  return (
    stop &&
    (() => {
      if (stop()) throw new TimeOver();
    })
  );
}

/** Does what it can in the time there is. @returns undefined where the time was over first */
export function inTheTime<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof TimeOver) return undefined;
    throw error;
  }
}

/** A look for work in very small steps: it looks once in so many. */
export function everySo(look: Look | undefined, steps: number): Look {
  let step = 0;
  return () => {
    if (look && ++step % steps === 0) look();
  };
}
