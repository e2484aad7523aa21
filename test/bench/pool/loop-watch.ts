import { existsSync, readFileSync } from 'node:fs';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/** What an event loop went through, in ms: how late timers came (p50, p99, worst), and its longest stretch of own work. */
export interface Watched {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** CPU time of this thread between two ticks, at most: what delays are made of when nothing else has the processor. */
  readonly work: number;
  /** Share of the time in which the loop was busy, 0 to 1. */
  readonly utilization: number;
}

const EVERY_MS = 5;

/** Watches this thread's event loop from now on. */
export class LoopWatch {
  private readonly delays = monitorEventLoopDelay({ resolution: EVERY_MS });
  private readonly begun = performance.eventLoopUtilization();
  private readonly ticking: NodeJS.Timeout;
  private work = 0;

  constructor() {
    this.delays.enable();
    let last = cpu();
    this.ticking = setInterval(() => {
      const now = cpu();
      [this.work, last] = [Math.max(this.work, now - last), now];
    }, EVERY_MS);
  }

  end(): Watched {
    clearInterval(this.ticking);
    this.delays.disable();
    const late = (ns: number): number => Math.max(0, ns / 1e6 - EVERY_MS);
    return {
      p50: late(this.delays.percentile(50)),
      p99: late(this.delays.percentile(99)),
      max: late(this.delays.max),
      work: this.work,
      utilization: performance.eventLoopUtilization(this.begun).utilization,
    };
  }
}

const STATS = `/proc/self/task/${process.pid}/schedstat`;
const counts = existsSync(STATS);

/** ms that the main thread has had a processor; where the system does not say, NaN. */
function cpu(): number {
  return counts ? Number(readFileSync(STATS, 'utf8').split(' ')[0]) / 1e6 : NaN;
}
