import type { Command } from 'commander';
import type { Cli, CommonOptions } from '../cli.js';
import { EXIT } from '../exit-codes.js';
import { probesFor } from '../probes.js';
import { conclude, settingsOf } from '../session.js';

export function defineDoctor(program: Command, cli: Cli): void {
  program
    .command('doctor')
    .description('what is installed, reachable and missing')
    .action(async (_: unknown, self: Command) => {
      const options: CommonOptions = self.optsWithGlobals();
      const settings = await settingsOf(cli, options.store === undefined ? {} : { store: options.store });
      if (!settings) return cli.finish(EXIT.usage);
      const { doctor } = await import('#lib/usecases');
      const answer = await doctor({ probes: probesFor(settings, cli.around) });
      cli.finish(
        conclude(
          cli,
          answer,
          ({ checks }, paint) =>
            checks
              .map((check) => {
                const mark = check.ok ? paint.green('✓') : paint.yellow('–');
                const more = check.ok ? '' : `\n  ${paint.dim(`for ${check.needed}: ${check.next}`)}`;
                return `${mark} ${paint.bold(check.name)}  ${check.found}${more}`;
              })
              .join('\n'),
          ({ status }) => status !== 'ok',
        ),
      );
    });
}
