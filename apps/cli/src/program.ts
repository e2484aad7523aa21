import { Command } from 'commander';
import { VERSION } from '../../api/src/health/version.js';
import type { Cli } from './cli.js';
import { defineCheck } from './commands/check.js';
import { defineCopy } from './commands/copy.js';
import { defineDoctor } from './commands/doctor.js';
import { defineExport } from './commands/export.js';
import { defineGap } from './commands/gap.js';
import { defineImport } from './commands/import.js';
import { defineImports } from './commands/imports.js';
import { defineMapping } from './commands/mapping.js';
import { defineMarket } from './commands/market.js';
import { defineDecide, defineMerge, defineNames } from './commands/names.js';
import { defineNeo4j } from './commands/neo4j.js';
import { definePathway } from './commands/pathway.js';
import { defineSearch } from './commands/search.js';
import { defineServe } from './commands/serve.js';
import { defineUndo } from './commands/undo.js';
import { defineWorkforce } from './commands/workforce.js';

/** All commands. Their work is imported when they are called, so that `--help` stays fast. */
export function makeProgram(cli: Cli): Command {
  const program = new Command('stackway')
    .description('Which micro-credentials close a skills gap best, and why.')
    .option('--store <place>', 'a folder, or a bolt:// or neo4j:// address (else STACKWAY_STORE, else ./.stackway)')
    .option('--json', 'one JSON document on standard output, problems as JSON on standard error')
    .version(cli.output.json ? JSON.stringify({ version: VERSION }) : VERSION, '--version', 'show the version')
    .helpOption('-h, --help', 'show what a command takes')
    .configureHelp({ showGlobalOptions: true, helpWidth: 100 })
    .configureOutput({
      writeOut: (text) => cli.around.stdout.write(text),
      writeErr: (text) => !cli.output.json && cli.around.stdout.write(text),
      outputError: () => {},
    })
    .showSuggestionAfterError(true)
    .exitOverride();
  const commands = [
    defineServe,
    defineImport,
    defineImports,
    defineMapping,
    defineNames,
    defineDecide,
    defineMerge,
    defineUndo,
    ...defineSearch,
    defineGap,
    definePathway,
    defineCheck,
    defineMarket,
    defineWorkforce,
    defineExport,
    defineCopy,
    defineNeo4j,
    defineDoctor,
  ];
  for (const define of commands) define(program, cli);
  return program;
}
