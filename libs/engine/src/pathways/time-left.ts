import type { SolveOptions } from './solve.js';

/** Says when a part of the time limit, from now, is over; undefined where there is no limit or no clock. */
export function stopper({ clock, timeLimitMs }: SolveOptions, part: number): (() => boolean) | undefined {
  if (!clock || timeLimitMs === undefined) return undefined;
  const until = clock() + part * timeLimitMs;
  return () => clock() >= until;
}

/** The same options with what is left of the time since `started` (by their clock, where they have one). */
export function withTimeLeft(options: SolveOptions, started: number): SolveOptions {
  const { clock, timeLimitMs } = options;
  if (timeLimitMs === undefined || !clock) return options;
  return { ...options, timeLimitMs: Math.max(0, timeLimitMs - (clock() - started)) };
}
