import type { CommanderError } from 'commander';
import type { Problem } from '#lib/model';

const EXPECTED: Readonly<Record<string, string>> = {
  'commander.unknownOption': 'an option of this command',
  'commander.unknownCommand': 'a command of stackway',
  'commander.optionMissingArgument': 'a value after the option',
  'commander.missingArgument': 'every argument of the command',
  'commander.excessArguments': 'no more arguments than the command has',
};

/** A mistake in the command line as a problem, with what was probably meant. */
export function usageProblem(error: CommanderError, args: readonly string[]): Problem {
  if (error.code === 'commander.help') return missingCommand(args);
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const meant = /Did you mean (?:one of )?(.+?)\?\)?$/.exec(rest.join(' '))?.[1];
  const command = args.find((arg) => !arg.startsWith('-'));
  const known = error.code !== 'commander.unknownCommand' && command !== undefined;
  const help = known ? ` ${command}` : '';
  const found = /'([^' ]*)/.exec(first)?.[1] ?? args.join(' ');
  return {
    code: kebab(error.code),
    message: `${first.charAt(0).toUpperCase()}${first.slice(1).replace(/\.$/, '')}.`,
    found,
    expected: meant ?? EXPECTED[error.code] ?? 'a command line as the help shows it',
    ...(found.startsWith('-') && { where: { column: found } }),
    next: `${meant ? `Did you mean ${meant}? ` : ''}See: stackway${help} --help`,
  };
}

function missingCommand(args: readonly string[]): Problem {
  const above = args.find((arg) => !arg.startsWith('-'));
  return {
    code: 'missing-command',
    message: `No command is given${above === undefined ? '' : ` after ${above}`}.`,
    found: args.join(' '),
    expected: `a command of ${above ?? 'stackway'}`,
    next: `See: stackway${above === undefined ? '' : ` ${above}`} --help`,
  };
}

function kebab(code: string): string {
  return code.replace(/^commander\./, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
