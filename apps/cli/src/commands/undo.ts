import type { Command } from 'commander';
import type { Cli, CommonOptions } from '../cli.js';
import { conclude, withStore } from '../session.js';

export function defineUndo(program: Command, cli: Cli): void {
  program
    .command('undo')
    .description('take back exactly what one import said')
    .argument('<import>', 'its id, as `stackway imports` lists it')
    .action(async (id: string, _: unknown, self: Command) => {
      const options: CommonOptions = self.optsWithGlobals();
      const [{ undoImport }, { tellUndone }] = await Promise.all([
        import('#lib/usecases'),
        import('../render/undo.js'),
      ]);
      cli.finish(
        await withStore(cli, options, 'write', async (deps) =>
          conclude(cli, await undoImport(deps, { id }), tellUndone),
        ),
      );
    });
}
