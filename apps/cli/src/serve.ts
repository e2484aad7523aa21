import { spawn } from 'node:child_process';
import { refuse, type Problem } from '#lib/model';
import type { Settings } from '#lib/usecases';
import type { Served } from '../../api/src/main.js';
import type { Cli } from './cli.js';
import { EXIT, type ExitCode } from './exit-codes.js';

export interface ServeWishes {
  /** Load the sample when an embedded store is empty; a Neo4j is never filled without being asked. */
  readonly sample: boolean;
  readonly openBrowser: boolean;
}

/** Starts the server, says where it is, and ends when it is told to stop. */
export async function serve(cli: Cli, settings: Settings, wishes: ServeWishes): Promise<ExitCode> {
  const served = await start(settings, wishes.sample && settings.store.kind === 'embedded');
  if ('problem' in served) {
    cli.output.refuse(refuse(served.problem));
    return EXIT.usage;
  }
  announce(cli, settings, served);
  if (wishes.openBrowser && cli.around.stdout.isTTY) launch(served.signInLink ?? served.url);
  await stopped();
  cli.output.say('\nStopping…');
  await served.close();
  return EXIT.answered;
}

async function start(settings: Settings, sample: boolean): Promise<Served | { readonly problem: Problem }> {
  const { startServer, StartRefused } = await import('../../api/src/main.js');
  try {
    return await startServer({ settings, sample });
  } catch (error) {
    if (error instanceof StartRefused) return { problem: error.problem };
    throw error;
  }
}

function announce(cli: Cli, settings: Settings, served: Served): void {
  const { bold, dim } = cli.output.paint;
  const where = settings.store.kind === 'embedded' ? settings.store.folder : withoutPassword(settings.store.uri);
  const { url, signInLink = null } = served;
  if (cli.output.json) return cli.output.answer({ status: 'serving', url, signInLink, store: where }, () => '');
  const rows: readonly (readonly [string, string])[] = [
    ...(signInLink === null ? [] : [['Sign in (once)', bold(signInLink)] as const]),
    ['Stop', 'Ctrl+C'],
    ['Your own files', `the page "Imports", or ${dim('npm run stackway -- import <folder>')}`],
    ['Use Neo4j', dim('STACKWAY_STORE=neo4j://host:7687 NEO4J_PASSWORD=… npm start')],
    ['The data lie in', where],
  ];
  const lines = rows.map(([what, how]) => `  ${what.padEnd(17)}${how}`);
  cli.output.say(['', `  ${bold('Stackway is ready.')}  ${url}`, '', ...lines, ''].join('\n'));
}

function withoutPassword(address: string): string {
  return address.replace(/\/\/[^/@]*@/, '//');
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/** Opens a browser where there is one to open; nothing is said when there is none. */
function launch(link: string): void {
  const hasScreen =
    process.platform !== 'linux' || (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']) !== undefined;
  if (!hasScreen) return;
  const [program, args] = OPENERS[process.platform] ?? ['xdg-open', []];
  spawn(program, [...args, link], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

const OPENERS: Partial<Record<NodeJS.Platform, readonly [string, readonly string[]]>> = {
  darwin: ['open', []],
  win32: ['rundll32', ['url.dll,FileProtocolHandler']],
};
