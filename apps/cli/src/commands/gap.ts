import type { Command } from 'commander';
import type { Cli, CommonOptions } from '../cli.js';
import { EXIT } from '../exit-codes.js';
import { gapQuestion, type GapOptions } from '../question.js';
import { conclude, withStore } from '../session.js';

/** Options that say whose question it is and about which role. */
export function aboutOptions(command: Command): Command {
  return command
    .option('--learner <id>', 'a learner of the store')
    .option('--profile <file>', 'a CSV file with rows skill,level (skill by id or exact name) in place of a learner')
    .option('--role <role>', "the role's id, code or title")
    .option('--on <date>', 'the day asked about (today)')
    .option('--ageing', 'let levels fade with the age of their evidence');
}

/** How sure a SAME_AS between two frameworks must be. */
export const MIN_SAME = [
  '--min-same <0.5..1>',
  'how sure it must be that skills and roles of two frameworks are the same to count as one (0.8)',
] as const;

export function defineGap(program: Command, cli: Cli): void {
  const command = program.command('gap').description('what stands between a person and a role');
  aboutOptions(command)
    .option(...MIN_SAME)
    .action(async (_: unknown, self: Command) => {
      const options: GapOptions & CommonOptions = self.optsWithGlobals();
      const question = gapQuestion(options);
      if ('status' in question) {
        cli.output.refuse(question);
        return cli.finish(EXIT.usage);
      }
      const [{ findGap }, { tellGap }] = await Promise.all([import('#lib/usecases'), import('../render/gap.js')]);
      cli.finish(
        await withStore(cli, options, 'read', async (deps) => conclude(cli, await findGap(deps, question), tellGap)),
      );
    });
}
