import type { Command } from 'commander';
import { refuse } from '#lib/model';
import type { Cli, CommonOptions } from '../cli.js';
import { EXIT } from '../exit-codes.js';
import { OptionReader } from '../question.js';
import { conclude, withStore } from '../session.js';

export function defineNames(program: Command, cli: Cli): void {
  program
    .command('names')
    .description('names of skills in files for which no skill is known, with what they may mean')
    .option('--limit <n>', 'at most so many (20)')
    .action(async (_: unknown, self: Command) => {
      const options: CommonOptions & { readonly limit?: string } = self.optsWithGlobals();
      const reader = new OptionReader();
      const limit = reader.whole('--limit', options.limit, 1, 10_000) ?? 20;
      if (reader.problems.length > 0) {
        cli.output.refuse(refuse(...reader.problems));
        return cli.finish(EXIT.usage);
      }
      const [{ unmatchedNames }, { tellNames }] = await Promise.all([
        import('#lib/usecases'),
        import('../render/names.js'),
      ]);
      cli.finish(
        await withStore(cli, options, 'read', async (deps) =>
          conclude(cli, await unmatchedNames(deps, { limit }), tellNames),
        ),
      );
    });
}

export function defineDecide(program: Command, cli: Cli): void {
  program
    .command('decide')
    .description('say which skill a name in files means; without a skill: that it means none')
    .argument('<name>', 'the name, as "stackway names" lists it')
    .argument('[skill]', 'a skill by id or exact name')
    .action(async (name: string, means: string | undefined, _: unknown, self: Command) => {
      const options: CommonOptions = self.optsWithGlobals();
      const [{ decideName }, { tellDecision }] = await Promise.all([
        import('#lib/usecases'),
        import('../render/names.js'),
      ]);
      cli.finish(
        await withStore(cli, options, 'write', async (deps) =>
          conclude(cli, await decideName(deps, { name, means }), tellDecision),
        ),
      );
    });
}
