import type { Command } from 'commander';
import { refuse } from '#lib/model';
import type { Cli, CommonOptions } from '../cli.js';
import { EXIT } from '../exit-codes.js';
import { OptionReader } from '../question.js';
import { conclude, withStore } from '../session.js';

export function defineWorkforce(program: Command, cli: Cli): void {
  const workforce = program.command('workforce').description('what the people of an organization can do');
  workforce
    .command('map')
    .description("team by skill: who holds what the team's roles need, single points of failure, what expires")
    .option('--organization <id>', 'only this organization (all)')
    .option('--on <date>', 'the day asked about (today)')
    .action(async (_: unknown, self: Command) => {
      const options: CommonOptions & { on?: string; organization?: string } = self.optsWithGlobals();
      const reader = new OptionReader();
      const input = { on: reader.day('--on', options.on), organization: options.organization };
      if (reader.problems.length > 0) {
        cli.output.refuse(refuse(...reader.problems));
        return cli.finish(EXIT.usage);
      }
      const [{ capabilityMap }, { tellMap }] = await Promise.all([
        import('#lib/usecases'),
        import('../render/capability-map.js'),
      ]);
      cli.finish(
        await withStore(cli, options, 'read', async (deps) => conclude(cli, await capabilityMap(deps, input), tellMap)),
      );
    });
}
