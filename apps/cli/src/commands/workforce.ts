import type { Command } from 'commander';
import { refuse } from '#lib/model';
import type { Cli, CommonOptions } from '../cli.js';
import { EXIT } from '../exit-codes.js';
import { OptionReader } from '../question.js';
import { conclude, withStore } from '../session.js';

/** Options as commander gives them. */
interface MapTexts {
  readonly on?: string;
  readonly organization?: string;
  readonly team?: string;
  readonly within?: string;
  readonly sharedOnly?: boolean;
}

/** Who can read the store's files owns what is in them: everybody is counted, whether they share their skills or not. */
export function defineWorkforce(program: Command, cli: Cli): void {
  const workforce = program.command('workforce').description('what the people of an organization can do');
  workforce
    .command('map')
    .description("team by skill: who holds what the team's roles need, single points of failure, what expires")
    .option('--organization <id>', 'only this organization (all)')
    .option('--team <id>', 'only this team (all)')
    .option('--on <date>', 'the day asked about (today)')
    .option('--within <days>', 'how many days ahead to tell levels that end (365)')
    .option('--shared-only', 'of each person only what that person shares, as employers are shown')
    .action(async (_: unknown, self: Command) => {
      const options: CommonOptions & MapTexts = self.optsWithGlobals();
      const reader = new OptionReader();
      const input = {
        on: reader.day('--on', options.on),
        organization: reader.text('--organization', options.organization),
        team: reader.text('--team', options.team),
        within: reader.whole('--within', options.within, 0, 3660),
        includeUnshared: options.sharedOnly !== true,
      };
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
