import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { Output } from '../src/output.js';
import { makeProgram } from '../src/program.js';
import type { Surroundings } from '../src/surroundings.js';

const GOLDEN = path.resolve(import.meta.dirname, '../../../../apps/cli/help.txt');

const around: Surroundings = {
  stdout: { write: () => true },
  stderr: { write: () => true },
  env: {},
  platform: 'linux',
  cwd: () => '/',
};

function helpOf(command: Command, name: string): string[] {
  const own = `$ ${name} --help\n${command.helpInformation()}`;
  return [own, ...command.commands.flatMap((one) => helpOf(one, `${name} ${one.name()}`))];
}

/** What people read is a promise: after a change that is meant, write it anew with UPDATE_HELP=1. */
it('the help of every command is the one in apps/cli/help.txt', async () => {
  const program = makeProgram({ output: new Output(around, false), around, finish: () => {} });
  const help = helpOf(program, 'stackway').join('\n');
  if (process.env['UPDATE_HELP'] && !process.env['CI']) await writeFile(GOLDEN, help);
  expect(help).toBe(await readFile(GOLDEN, 'utf8'));
});
