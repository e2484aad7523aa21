import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Pathway } from '#lib/engine';
import { refuse, type Refusal } from '#lib/model';
import type { Cli, CommonOptions } from '../cli.js';
import { EXIT } from '../exit-codes.js';
import { pathwayQuestion, type PathwayOptions } from '../question.js';
import { conclude, withStore } from '../session.js';
import { aboutOptions } from './gap.js';

export function definePathway(program: Command, cli: Cli): void {
  const command = program
    .command('pathway')
    .description('the best set of credentials that closes the gap, in order, with its proof');
  aboutOptions(command)
    .option('--budget <amount>', 'at most so much, after funding and bundles')
    .option('--currency <code>', "the currency to reckon in (the catalogue's most frequent)")
    .option('--hours-per-week <hours>', "time to study a week (the learner's own)")
    .option('--start <date>', 'the first day of study (--on)')
    .option('--by <date>', 'finished on this day at the latest')
    .option('--max-hours <hours>', 'at most so many hours of study in all')
    .option('--parallel <n>', 'study so many at a time at most (1, one after the other)')
    .option('--valid-on <date>', 'all that counts is still valid on this day, and the plan finished by then')
    .option('--min-trust <share>', "at least this trust in each credential's issuer, 0 to 1")
    .option('--mode <mode>', 'online, in-person or blended')
    .option('--language <tag>', 'only credentials in this language, such as en or pt-BR')
    .option('--region <region>', 'only credentials offered in this region')
    .option('--exclude <ids...>', 'none of these credentials, stacks or issuers')
    .option('--require <ids...>', 'each of these credentials and stacks')
    .option('--credits-toward <programme>', 'earn credits toward this programme (see --credits)')
    .option('--credits <n>', 'so many of them')
    .option('--coverage <share>', 'readiness to reach, 0 to 1 (all that can be covered)')
    .option('--minimise <what>', 'cost, hours, mix, finish or trust (cost)')
    .option('--alternatives <n>', 'so many other plans that truly differ')
    .option('--front <n>', 'so many points of the trade-off between cost and hours')
    .option('--certificate <file>', 'write the proof to a file that `stackway check` reads')
    .option('--time-limit <seconds>', 'search no longer than this (10)')
    .action(async (_: unknown, self: Command) => {
      const options: PathwayOptions & CommonOptions = self.optsWithGlobals();
      const question = pathwayQuestion(options);
      if ('status' in question) {
        cli.output.refuse(question);
        return cli.finish(EXIT.usage);
      }
      const [{ recommendPathway }, { tellPathway }] = await Promise.all([
        import('#lib/usecases'),
        import('../render/pathway.js'),
      ]);
      const solve = withStore(cli, options, 'read', async (deps) => {
        const pathway = await recommendPathway(deps, question);
        const outcome = pathway.status === 'refused' ? pathway : await keepCertificate(pathway, options.certificate);
        const missing = options.certificate !== undefined && outcome.status !== 'refused' && !outcome.proof.certificate;
        const note = missing ? `\n\n${options.certificate} was not written: there is no plan to certify.` : '';
        return conclude(cli, outcome, (...told) => tellPathway(...told) + note, isNo);
      });
      cli.finish(await solve);
    });
}

function isNo(pathway: Pathway): boolean {
  return pathway.status === 'infeasible' || pathway.status === 'timed-out';
}

/** Writes the certificate to its file; the answer then says only what it claims. */
async function keepCertificate(pathway: Pathway, file: string | undefined): Promise<Pathway | Refusal> {
  const { certificate, ...proof } = pathway.proof;
  if (file === undefined || certificate === undefined) return pathway;
  try {
    await writeFile(file, `${JSON.stringify(certificate)}\n`);
    return { ...pathway, proof: { ...proof, certificate: file } };
  } catch (error) {
    return refuse({
      code: 'cannot-write',
      message: `The certificate cannot be written to ${file}.`,
      found: error instanceof Error ? error.message : String(error),
      expected: 'a file in a folder that is there and may be written to',
      where: { file },
      next: 'Choose another --certificate FILE.',
    });
  }
}
