import path from 'node:path';
import type { Command } from 'commander';
import { refuse } from '#lib/model';
import type { Cli, CommonOptions } from '../cli.js';
import { EXIT } from '../exit-codes.js';
import { OptionReader } from '../question.js';
import { conclude, settingsOf } from '../session.js';

interface HomeOptions extends CommonOptions {
  readonly home?: string;
  readonly boltPort?: string;
  readonly password?: string;
}

/** A local Neo4j Community for trying and testing. */
export function defineNeo4j(program: Command, cli: Cli): void {
  const neo4j = program.command('neo4j').description('a local Neo4j Community for trying and testing');
  defineStart(neo4j, cli);
  defineStop(neo4j, cli);
  defineStatus(neo4j, cli);
}

function withHome(command: Command): Command {
  return command.option('--home <folder>', 'where its data lie (.stackway-neo4j)');
}

function homeOf(options: HomeOptions, cli: Cli): string {
  return path.resolve(cli.around.cwd(), options.home ?? '.stackway-neo4j');
}

function defineStart(neo4j: Command, cli: Cli): void {
  withHome(neo4j.command('start').description('start it, fetching its jars through Maven the first time'))
    .option('--bolt-port <port>', 'the port it answers on (a free one)')
    .option('--password <password>', 'for the user neo4j, set at the first start of a home (nobody has to sign in)')
    .action(async (_: unknown, self: Command) => {
      const options: HomeOptions = self.optsWithGlobals();
      const reader = new OptionReader();
      const boltPort = reader.whole('--bolt-port', options.boltPort, 1, 65_535);
      if (reader.problems.length > 0) cli.output.refuse(refuse(...reader.problems));
      const settings = reader.problems.length > 0 ? undefined : await settingsOf(cli, {});
      if (!settings) return cli.finish(EXIT.usage);
      const { startNeo4j } = await import('#lib/store');
      const { password } = options;
      const started = await startNeo4j({
        home: homeOf(options, cli),
        cache: settings.cache,
        onProgress: (message) => cli.output.progress(message),
        ...(boltPort === undefined ? {} : { boltPort }),
        ...(password === undefined ? {} : { password }),
      });
      const secret = password === undefined ? '' : ' NEO4J_PASSWORD=…';
      cli.finish(
        conclude(cli, started, ({ uri, home }) =>
          [
            `Neo4j answers at ${uri}`,
            `  use it   STACKWAY_STORE=${uri}${secret} npm run stackway -- import data/sample`,
            `  stop it  npm run stackway -- neo4j stop --home ${home}`,
          ].join('\n'),
        ),
      );
    });
}

function defineStop(neo4j: Command, cli: Cli): void {
  withHome(neo4j.command('stop').description('stop it; its data stay')).action(async (_: unknown, self: Command) => {
    const home = homeOf(self.optsWithGlobals(), cli);
    const { stopNeo4j } = await import('#lib/store');
    const { status } = await stopNeo4j(home);
    const told = status === 'stopped' ? `Stopped: ${home}` : `It was not running: ${home}`;
    cli.finish(conclude(cli, { status, home }, () => told));
  });
}

function defineStatus(neo4j: Command, cli: Cli): void {
  withHome(neo4j.command('status').description('is it running?')).action(async (_: unknown, self: Command) => {
    const home = homeOf(self.optsWithGlobals(), cli);
    const { neo4jStatus } = await import('#lib/store');
    const answer = { home, ...(await neo4jStatus(home)) };
    const told = answer.status === 'running' ? `Running at ${answer.uri} (process ${answer.pid})` : 'Not running';
    cli.finish(conclude(cli, answer, () => `${told}: ${home}`));
  });
}
