import type { Command } from 'commander';
import type { Cli, CommonOptions } from '../cli.js';
import { EXIT } from '../exit-codes.js';
import { settingsOf } from '../session.js';

interface ServeOptions extends CommonOptions {
  readonly host?: string;
  readonly port?: string;
  readonly sample?: boolean;
  readonly open: boolean;
}

export function defineServe(program: Command, cli: Cli): void {
  program
    .command('serve')
    .description('serve the dashboard and GraphQL')
    .option('--host <host>', 'the address to listen on (127.0.0.1)')
    .option('--port <port>', 'the port to listen on (4400)')
    .option('--sample', 'load the sample when the store is empty')
    .option('--no-open', 'do not open a browser')
    .action(async (_: unknown, self: Command) => {
      const options: ServeOptions = self.optsWithGlobals();
      const { store, host, port } = options;
      const settings = await settingsOf(cli, {
        ...(store === undefined ? {} : { store }),
        ...(host === undefined ? {} : { host }),
        ...(port === undefined ? {} : { port }),
      });
      if (!settings) return cli.finish(EXIT.usage);
      const { serve } = await import('../serve.js');
      cli.finish(await serve(cli, settings, { sample: options.sample ?? false, openBrowser: options.open }));
    });
}
