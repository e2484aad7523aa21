import { spawn } from 'node:child_process';
import type { Settings } from '#lib/usecases';
import type { Cli } from './cli.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { loadSample } from './sample.js';

/** A server that runs. */
interface Served {
  readonly url: string;
  /** Signs its one user in, once; absent when signing in is configured otherwise. */
  readonly signInLink?: string;
  close(): Promise<void>;
}

/** Starts the server, says where it is, and ends when it is told to stop. */
export async function serve(cli: Cli, settings: Settings, sample: boolean, openBrowser: boolean): Promise<ExitCode> {
  if (sample) {
    const loaded = await loadSample(cli, settings);
    if (loaded !== undefined) return loaded;
  }
  const { startServer } = (await import('../../api/src/main.js')) as {
    startServer: (options: object) => Promise<Served>;
  };
  const served = await startServer({ settings, openBrowser: false, sample: false });
  announce(cli, settings, served);
  if (openBrowser && cli.around.stdout.isTTY) launch(served.signInLink ?? served.url);
  await stopped();
  cli.output.say('\nStopping…');
  await served.close();
  return EXIT.answered;
}

function announce(cli: Cli, settings: Settings, served: Served): void {
  const { bold, dim } = cli.output.paint;
  const where = settings.store.kind === 'embedded' ? settings.store.folder : settings.store.uri;
  const link = served.signInLink ?? served.url;
  if (cli.output.json) cli.output.answer({ status: 'serving', url: served.url, signInLink: link }, () => '');
  cli.output.say(
    [
      '',
      `  ${bold('Stackway is ready.')}  ${served.url}`,
      '',
      `  Sign in (once)       ${bold(link)}`,
      `  Stop                 Ctrl+C`,
      `  Your own files       ${dim('npm run stackway -- import <folder>')}   or the page "Import"`,
      `  Neo4j in its place   ${dim('STACKWAY_STORE=neo4j://host:7687 NEO4J_PASSWORD=… npm start')}`,
      `  Data                 ${where}`,
      '',
    ].join('\n'),
  );
}

function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/** Opens a browser where there is one to open; nothing is said when there is none. */
function launch(link: string): void {
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', link]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '""', link.replaceAll('&', '^&')]
        : ['xdg-open', link];
  const here = process.platform !== 'linux' || (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']) !== undefined;
  if (here)
    spawn(program, args, { stdio: 'ignore', detached: true })
      .on('error', () => {})
      .unref();
}
