import path from 'node:path';
import type { Command } from 'commander';
import { refuse } from '#lib/model';
import type { Cli, CommonOptions } from '../cli.js';
import { EXIT } from '../exit-codes.js';
import { progressBar } from '../progress.js';
import { OptionReader } from '../question.js';
import { conclude, withStore } from '../session.js';

interface ImportOptions extends CommonOptions {
  readonly format?: string;
  readonly mapping?: string;
  readonly encoding?: string;
  readonly framework?: string;
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  readonly rejected?: string;
  readonly samples?: string;
  readonly missing?: string;
  readonly replaces?: string;
}

export function defineImport(program: Command, cli: Cli): void {
  program
    .command('import')
    .description('read files or folders into the store, all or nothing')
    .argument('<paths...>', 'files or folders; together they are one import')
    .option('--format <name>', 'the format of the files (recognised by their headings)')
    .option('--mapping <file>', 'a file that says which heading means what ("stackway mapping" proposes one)')
    .option('--encoding <name>', 'the encoding of the files, where they do not tell (windows-1250, shift_jis…)')
    .option('--framework <name>', 'the framework that skills without one belong to')
    .option('--dry-run', 'say what would be added, changed and removed, and write nothing')
    .option('--rejected <folder>', 'write the rejected rows there, as tables to correct and import again')
    .option('--strict', 'write nothing when a single row is rejected, and exit with 1')
    .option('--samples <n>', 'show at most so many of each kind of change (20)')
    .option(
      '--missing <choice>',
      'what earlier files of the same source said and these do not: keep, retire or remove (keep)',
    )
    .option('--replaces <import>', 'the import whose place this one takes (those with the same tables)')
    .action(async (paths: readonly string[], _: unknown, self: Command) => {
      const options: ImportOptions = self.optsWithGlobals();
      const [{ importFiles }, { tellImport }] = await Promise.all([
        import('#lib/usecases'),
        import('../render/import.js'),
      ]);
      const { format, mapping, encoding, framework, dryRun, strict, missing, replaces, rejected } = options;
      const reader = new OptionReader();
      const samples = reader.whole('--samples', options.samples, 0, 1000);
      if (reader.problems.length > 0) {
        cli.output.refuse(refuse(...reader.problems));
        return cli.finish(EXIT.usage);
      }
      const bar = await progressBar(cli, 'Reading');
      const work = withStore(cli, options, dryRun ? 'try' : 'create', async (deps) => {
        const answer = await importFiles(deps, {
          paths,
          format,
          mapping,
          encoding,
          framework,
          dryRun,
          strict,
          ...(rejected === undefined ? {} : { rejected: path.resolve(cli.around.cwd(), rejected) }),
          missing,
          replaces,
          samples,
          onProgress: (at) => bar.update(at.done, at.total, at.file),
        });
        bar.stop();
        return conclude(cli, answer, tellImport, (said) => strict === true && said.counts.rejected > 0);
      });
      cli.finish(await work.finally(() => bar.stop()));
    });
}
