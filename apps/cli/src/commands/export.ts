import type { Command } from 'commander';
import type { Cli, CommonOptions } from '../cli.js';
import { table } from '../render/table.js';
import { conclude, withStore } from '../session.js';

export function defineExport(program: Command, cli: Cli): void {
  program
    .command('export')
    .description("write everything into a folder of CSV files, in Stackway's own format")
    .argument('<folder>', 'made when it is not there; with --cypher a file that is not there yet')
    .option('--cypher', 'write one file of Cypher statements for an empty Neo4j instead')
    .action(async (folder: string, _: unknown, self: Command) => {
      const options: CommonOptions & { readonly cypher?: boolean } = self.optsWithGlobals();
      const { exportCypher, exportFolder } = await import('#lib/usecases');
      cli.finish(
        await withStore(cli, options, 'read', async (deps) =>
          conclude(
            cli,
            await (options.cypher ? exportCypher(deps, { file: folder }) : exportFolder(deps, { folder })),
            (answer, paint) => {
              const rows = answer.files.map(({ file, rows }) => [file, String(rows)]);
              const what = options.cypher ? 'statements' : 'rows';
              return `Written to ${answer.folder}\n\n${table(['file', what], rows, { right: [1] }, paint)}`;
            },
          ),
        ),
      );
    });
}
