import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { refuse, type Refusal } from '#lib/model';
import type { Cli } from '../cli.js';
import { wrap } from '../render/table.js';
import { conclude } from '../session.js';

export function defineCheck(program: Command, cli: Cli): void {
  program
    .command('check')
    .description('is the certificate of a pathway right? Needs no store')
    .argument('<certificate>', 'the file that `stackway pathway --certificate` wrote')
    .action(async (file: string) => {
      const { checkCertificate } = await import('#lib/usecases');
      const text = await textOf(file);
      const outcome = typeof text === 'string' ? checkCertificate({ text }) : text;
      cli.finish(
        conclude(
          cli,
          outcome,
          (answer, paint, width) => {
            if (answer.status !== 'rejected') {
              const colour = answer.status === 'proved' ? paint.green : paint.yellow;
              return `${colour(answer.status)}  ${wrap(answer.statement, width, '  ')}`;
            }
            const lines = [`  row     ${answer.row}`, `  reason  ${answer.reason}`];
            if (answer.next !== undefined) lines.push(`  next    ${answer.next}`);
            return [`${paint.red('rejected')}  This certificate does not hold.`, ...lines].join('\n');
          },
          (answer) => answer.status !== 'proved',
        ),
      );
    });
}

async function textOf(file: string): Promise<string | Refusal> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    return refuse({
      code: 'cannot-read',
      message: `${file} cannot be read.`,
      found: error instanceof Error ? error.message : String(error),
      expected: 'a certificate file',
      where: { file },
      next: 'Check the path; write a certificate with: stackway pathway … --certificate FILE',
    });
  }
}
