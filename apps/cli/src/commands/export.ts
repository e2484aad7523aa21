import type { Command } from 'commander';
import type { Cli, CommonOptions } from '../cli.js';
import { table } from '../render/table.js';
import { conclude, withStore } from '../session.js';

export function defineExport(program: Command, cli: Cli): void {
  program
    .command('export')
    .description("write everything into a folder of CSV files, in Stackway's own format")
    .argument('<folder>', 'made when it is not there')
    .action(async (folder: string, _: unknown, self: Command) => {
      const options: CommonOptions = self.optsWithGlobals();
      const { exportFolder } = await import('#lib/usecases');
      cli.finish(
        await withStore(cli, options, 'read', async (deps) =>
          conclude(cli, await exportFolder(deps, { folder }), (answer, paint) => {
            const rows = answer.files.map(({ file, rows }) => [file, String(rows)]);
            return `Written to ${answer.folder}\n\n${table(['file', 'rows'], rows, { right: [1] }, paint)}`;
          }),
        ),
      );
    });
}
