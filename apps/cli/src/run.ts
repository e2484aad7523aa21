import { CommanderError } from 'commander';
import { refuse, type Problem } from '#lib/model';
import { EXIT, type ExitCode } from './exit-codes.js';
import { Output } from './output.js';
import { makeProgram } from './program.js';
import type { Surroundings } from './surroundings.js';
import { usageProblem } from './usage.js';

/**
 * Runs one command line to its end.
 * @param args what stands after the program's name
 * @returns the exit code; everything to be said has been said
 */
export async function run(args: readonly string[], around: Surroundings): Promise<ExitCode> {
  const output = new Output(around, args.includes('--json'));
  let code: ExitCode = EXIT.answered;
  const program = makeProgram({ output, around, finish: (exit) => (code = exit) });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return commanderEnd(error, output, args);
    const unavailable = storeProblem(error);
    output.refuse(refuse(unavailable ?? bug(error, around)));
    return unavailable ? EXIT.store : EXIT.bug;
  }
}

/** Commander ends help and mistakes alike by throwing; `commander.help` is told after help that nobody asked for: a command is missing. */
function commanderEnd(error: CommanderError, output: Output, args: readonly string[]): ExitCode {
  if (error.exitCode === 0) return EXIT.answered;
  if (error.code === 'commander.help' && !output.json) return EXIT.usage;
  output.refuse(refuse(usageProblem(error, args)));
  return EXIT.usage;
}

/** By name, so that no store's code is loaded for `--help`. */
function storeProblem(error: unknown): Problem | undefined {
  const named = error instanceof Error && error.name === 'StoreUnavailable' && 'problem' in error;
  return named ? (error.problem as Problem) : undefined;
}

function bug(error: unknown, around: Surroundings): Problem {
  const told = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const trace = error instanceof Error && around.env['STACKWAY_DEBUG'] ? `\n${error.stack}` : '';
  return {
    code: 'bug',
    message: `Stackway made a mistake: ${told}${trace}`,
    found: told,
    expected: 'an answer',
    next: 'Please report it with the command you ran; STACKWAY_DEBUG=1 adds where it happened.',
  };
}
