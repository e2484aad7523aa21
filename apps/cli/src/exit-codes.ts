/** What a script can rely on. */
export const EXIT = {
  answered: 0,
  /** Answered, and the answer is no: not proved, infeasible, rows rejected under `--strict`. */
  no: 1,
  usage: 2,
  /** The store cannot be reached. */
  store: 3,
  bug: 70,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
