import type { Command } from 'commander';
import { refuse } from '#lib/model';
import type { Cli, CommonOptions } from '../cli.js';
import { EXIT } from '../exit-codes.js';
import { OptionReader } from '../question.js';
import { conclude, withStore } from '../session.js';

export function defineMarket(program: Command, cli: Cli): void {
  const market = program.command('market').description('what the labour market asks for and what is offered');
  market
    .command('unmet')
    .description('skills asked for that published credentials do not certify well enough')
    .option('--on <date>', 'the last day of the twelve months looked at (today)')
    .option('--region <region>', 'only postings of this region')
    .option('--limit <n>', 'at most so many skills (20)')
    .action(async (_: unknown, self: Command) => {
      const options: CommonOptions & { on?: string; region?: string; limit?: string } = self.optsWithGlobals();
      const reader = new OptionReader();
      const input = {
        on: reader.day('--on', options.on),
        region: reader.text('--region', options.region),
        limit: reader.whole('--limit', options.limit, 1, 100_000),
      };
      if (reader.problems.length > 0) {
        cli.output.refuse(refuse(...reader.problems));
        return cli.finish(EXIT.usage);
      }
      const [{ unmetDemand }, { tellUnmet }] = await Promise.all([
        import('#lib/usecases'),
        import('../render/unmet.js'),
      ]);
      cli.finish(
        await withStore(cli, options, 'read', async (deps) => conclude(cli, await unmetDemand(deps, input), tellUnmet)),
      );
    });
}
