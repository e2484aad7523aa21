import type { Command } from 'commander';
import type { Cli, CommonOptions } from '../cli.js';
import { conclude, withStore } from '../session.js';

export function defineImports(program: Command, cli: Cli): void {
  program
    .command('imports')
    .description('what was imported, newest first')
    .action(async (_: unknown, self: Command) => {
      const options: CommonOptions = self.optsWithGlobals();
      const [{ listImports }, { tellImports }] = await Promise.all([
        import('#lib/usecases'),
        import('../render/imports.js'),
      ]);
      cli.finish(
        await withStore(cli, options, 'read', async (deps) => conclude(cli, await listImports(deps), tellImports)),
      );
    });
}
