import type { Command } from 'commander';
import { refuse } from '#lib/model';
import type { Cli, CommonOptions } from '../cli.js';
import { EXIT } from '../exit-codes.js';
import { table } from '../render/table.js';
import { conclude, settingsSource, withStore } from '../session.js';
import { openChoice } from '../stores.js';

export function defineCopy(program: Command, cli: Cli): void {
  program
    .command('copy')
    .description('copy everything into another store and verify the counts')
    .option('--to <place>', 'the store to fill: a folder, or a bolt:// or neo4j:// address')
    .action(async (_: unknown, self: Command) => {
      const options: CommonOptions & { readonly to?: string } = self.optsWithGlobals();
      const { copyStore, storeChoice } = await import('#lib/usecases');
      const choice = options.to ? storeChoice(options.to, settingsSource(cli)) : missingTarget();
      if ('code' in choice) {
        cli.output.refuse(refuse(choice));
        return cli.finish(EXIT.usage);
      }
      const work = withStore(cli, options, 'read', async (deps) => {
        const to = await openChoice(choice, 'create');
        try {
          return conclude(cli, await copyStore(deps, { to }), (answer, paint) => {
            const rows = answer.counts.map(({ type, facts }) => [type, String(facts)]);
            const done =
              answer.status === 'unchanged' ? 'The target held the same facts already' : 'Copied and verified';
            const counts = table(['facts', 'number'], rows, { right: [1] }, paint);
            return `${paint.green(done)}: ${answer.facts} facts, ${answer.from} → ${answer.to}\n\n${counts}`;
          });
        } finally {
          await to.close();
        }
      });
      cli.finish(await work);
    });
}

function missingTarget(): { code: string; message: string; found: string; expected: string; next: string } {
  return {
    code: 'missing-target',
    message: '--to is missing.',
    found: '',
    expected: 'a folder, or a bolt:// or neo4j:// address',
    next: 'Give --to STORE, for example --to neo4j://127.0.0.1:7687',
  };
}
