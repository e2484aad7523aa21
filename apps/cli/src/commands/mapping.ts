import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import type { Cli, CommonOptions } from '../cli.js';
import { conclude } from '../session.js';

interface MappingOptions extends CommonOptions {
  readonly like?: string;
  readonly encoding?: string;
  readonly out?: string;
}

export function defineMapping(program: Command, cli: Cli): void {
  program
    .command('mapping')
    .description('propose what the columns of a file mean, for "import --mapping"')
    .argument('<file>', 'a file whose headings nobody knows')
    .option('--like <table>', 'a table that it is like (courses/courses, stackway/learner_skills…)')
    .option('--encoding <name>', 'the encoding of the file, where it does not tell')
    .option('--out <file>', 'write the mapping there, to be corrected')
    .action(async (file: string, _: unknown, self: Command) => {
      const { like, encoding, out }: MappingOptions = self.optsWithGlobals();
      const [{ proposeMapping }, { tellMapping }] = await Promise.all([
        import('#lib/usecases'),
        import('../render/mapping.js'),
      ]);
      const proposed = await proposeMapping({ file, like, encoding });
      if (proposed.status === 'ok' && out !== undefined) {
        await writeFile(path.resolve(cli.around.cwd(), out), `${JSON.stringify(proposed.mapping, null, 2)}\n`);
      }
      cli.finish(conclude(cli, proposed, (answer, paint, width) => tellMapping(answer, out, paint, width)));
    });
}
