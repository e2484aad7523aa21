import type { MilpSolver } from './milp.js';

/** How long work may take. */
export interface TimeLimit {
  readonly timeLimitMs?: number;
  /** A monotonic clock in milliseconds. */
  readonly clock?: () => number;
}

/** What options say of time, and nothing else. */
export function limitOf({ clock, timeLimitMs }: TimeLimit): TimeLimit {
  return { ...(clock && { clock }), ...(timeLimitMs !== undefined && { timeLimitMs }) };
}

/** Says when a part of the time limit, from now, is over; undefined where there is no limit or no clock. */
export function stopper({ clock, timeLimitMs }: TimeLimit, part: number): (() => boolean) | undefined {
  if (!clock || timeLimitMs === undefined) return undefined;
  const until = clock() + part * timeLimitMs;
  return () => clock() >= until;
}

/** The same options with what is left of the time since `started` (by their clock, where they have one). */
export function withTimeLeft<T extends TimeLimit>(options: T, started: number): T {
  const { clock, timeLimitMs } = options;
  if (timeLimitMs === undefined || !clock) return options;
  return { ...options, timeLimitMs: Math.max(0, timeLimitMs - (clock() - started)) };
}

/**
 * The same solver, whose programmes get no more than what is left of the time limit from now on; when nothing is left they are not begun:
 * then there is no answer.
 */
export function solverWithin(solver: MilpSolver, { clock, timeLimitMs }: TimeLimit): MilpSolver {
  if (!clock || timeLimitMs === undefined) return solver;
  const until = clock() + timeLimitMs;
  const left = (): number => until - clock();
  return {
    solve: (model, options) => {
      const timeLimitMs = Math.min(left(), options.timeLimitMs ?? Infinity);
      return timeLimitMs > 0 ? solver.solve(model, { timeLimitMs }) : { status: 'time-limit' };
    },
    relax: (model) => {
      const timeLimitMs = left();
      return timeLimitMs > 0 ? solver.relax(model, { timeLimitMs }) : undefined;
    },
    open: (model) => {
      const opened = solver.open(model);
      const relax: typeof opened.relax = () => {
        const timeLimitMs = left();
        return timeLimitMs > 0 ? opened.relax({ timeLimitMs }) : undefined;
      };
      return { ...opened, relax };
    },
  };
}
