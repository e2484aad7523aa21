import type { ExitCode } from './exit-codes.js';
import type { Output } from './output.js';
import type { Surroundings } from './surroundings.js';

/** What every command is given. */
export interface Cli {
  readonly output: Output;
  readonly around: Surroundings;
  /** Says how the command ended. */
  readonly finish: (code: ExitCode) => void;
}

/** Options of every command. */
export interface CommonOptions {
  readonly store?: string;
  readonly json?: boolean;
}
