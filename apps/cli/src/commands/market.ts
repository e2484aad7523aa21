import type { Command } from 'commander';
import { refuse } from '#lib/model';
import type { Cli, CommonOptions } from '../cli.js';
import { EXIT } from '../exit-codes.js';
import { OptionReader } from '../question.js';
import { conclude, withStore } from '../session.js';
import { MIN_SAME } from './gap.js';

/** Options as commander gives them. */
interface UnmetTexts {
  readonly on?: string;
  readonly months?: string;
  readonly region?: string;
  readonly sector?: string;
  readonly role?: string;
  readonly maxPrice?: string;
  readonly currency?: string;
  readonly minTrust?: string;
  readonly minSame?: string;
  readonly limit?: string;
}

export function defineMarket(program: Command, cli: Cli): void {
  const market = program.command('market').description('what the labour market asks for and what is offered');
  market
    .command('unmet')
    .description('skills asked for that published credentials do not certify well enough')
    .option('--on <date>', 'the last day of the months looked at (today)')
    .option('--months <n>', 'how many months back (12)')
    .option('--region <region>', 'only postings of this region, and credentials offered in it')
    .option('--sector <sector>', 'only postings of this sector')
    .option('--role <role>', 'only what asks for this role (id, code or title)')
    .option('--max-price <amount>', 'dearer credentials do not count as supply (no limit)')
    .option('--currency <code>', 'of prices (the most frequent one)')
    .option('--min-trust <0..1>', 'credentials of less trusted issuers do not count as supply (no limit)')
    .option(...MIN_SAME)
    .option('--limit <n>', 'at most so many skills (20)')
    .action(async (_: unknown, self: Command) => {
      const options: CommonOptions & UnmetTexts = self.optsWithGlobals();
      const reader = new OptionReader();
      const input = {
        on: reader.day('--on', options.on),
        months: reader.whole('--months', options.months, 1, 120),
        region: reader.text('--region', options.region),
        sector: reader.text('--sector', options.sector),
        role: reader.text('--role', options.role),
        maxPrice: reader.money('--max-price', options.maxPrice),
        currency: reader.currency('--currency', options.currency),
        minTrust: reader.number('--min-trust', options.minTrust, 0, 1),
        minSame: reader.number('--min-same', options.minSame, 0.5, 1),
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
