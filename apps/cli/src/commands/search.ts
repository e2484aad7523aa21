import type { Command } from 'commander';
import { refuse } from '#lib/model';
import type { Cli, CommonOptions } from '../cli.js';
import { EXIT } from '../exit-codes.js';
import { OptionReader } from '../question.js';
import { conclude, withStore } from '../session.js';

type Define = (program: Command, cli: Cli) => void;

function define(
  name: 'skills' | 'roles' | 'credentials',
  usecase: 'searchSkills' | 'searchRoles' | 'searchCredentials',
): Define {
  return (program, cli) => {
    program
      .command(name)
      .description(`${name} by id and name, best first`)
      .argument('<text...>', 'what to look for')
      .option('--limit <n>', 'at most so many (10)')
      .action(async (text: readonly string[], _: unknown, self: Command) => {
        const options: CommonOptions & { readonly limit?: string } = self.optsWithGlobals();
        const reader = new OptionReader();
        const limit = reader.whole('--limit', options.limit, 1, 1000) ?? 10;
        if (reader.problems.length > 0) {
          cli.output.refuse(refuse(...reader.problems));
          return cli.finish(EXIT.usage);
        }
        const [usecases, { tellHits }] = await Promise.all([import('#lib/usecases'), import('../render/hits.js')]);
        const input = { text: text.join(' '), limit };
        cli.finish(
          await withStore(cli, options, 'read', async (deps) =>
            conclude(cli, await usecases[usecase](deps, input), tellHits),
          ),
        );
      });
  };
}

export const defineSearch: readonly Define[] = [
  define('skills', 'searchSkills'),
  define('roles', 'searchRoles'),
  define('credentials', 'searchCredentials'),
];
