import path from 'node:path';
import type { Command } from 'commander';
import { refuse, type Refusal } from '#lib/model';
import type { Cli, CommonOptions } from '../cli.js';
import { EXIT } from '../exit-codes.js';
import { launcher, type RunningNeo4j } from '../neo4j-launcher.js';
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
  return command.option('--home <folder>', 'where its data lie (.stackway-neo4j)', '.stackway-neo4j');
}

function defineStart(neo4j: Command, cli: Cli): void {
  withHome(neo4j.command('start').description('start it, fetching its jars through Maven the first time'))
    .option('--bolt-port <port>', 'the port it answers on (7687)')
    .option('--password <password>', 'for the user neo4j; set at the first start of a home')
    .action(async (_: unknown, self: Command) => {
      const options: HomeOptions = self.optsWithGlobals();
      const reader = new OptionReader();
      const port = reader.whole('--bolt-port', options.boltPort, 1, 65_535) ?? 7687;
      const settings = await settingsOf(cli, {});
      if (reader.problems.length > 0) cli.output.refuse(refuse(...reader.problems));
      if (reader.problems.length > 0 || !settings) return cli.finish(EXIT.usage);
      const { startNeo4j } = await launcher();
      const started = await startNeo4j({
        home: homeOf(options, cli),
        port,
        cache: settings.cache,
        ...(options.password === undefined ? {} : { password: options.password }),
      });
      cli.finish(concludeRunning(cli, started));
    });
}

function concludeRunning(cli: Cli, started: RunningNeo4j | Refusal): ReturnType<typeof conclude> {
  return conclude(cli, 'problems' in started ? started : { ...started, status: 'running' as const }, (answer) =>
    [
      `Neo4j answers at ${answer.uri}`,
      `  use it   STACKWAY_STORE=${answer.uri} NEO4J_PASSWORD=… stackway import data/sample`,
      `  stop it  stackway neo4j stop --home ${answer.home}`,
    ].join('\n'),
  );
}

function defineStop(neo4j: Command, cli: Cli): void {
  withHome(neo4j.command('stop').description('stop it')).action(async (_: unknown, self: Command) => {
    const home = homeOf(self.optsWithGlobals(), cli);
    const { stopNeo4j } = await launcher();
    await stopNeo4j(home);
    cli.finish(conclude(cli, { status: 'stopped' as const, home }, () => `Neo4j of ${home} is stopped.`));
  });
}

function defineStatus(neo4j: Command, cli: Cli): void {
  withHome(neo4j.command('status').description('is it running?')).action(async (_: unknown, self: Command) => {
    const home = homeOf(self.optsWithGlobals(), cli);
    const { neo4jStatus } = await launcher();
    const running = await neo4jStatus(home);
    const answer = running ? { ...running, status: 'running' as const } : { status: 'stopped' as const, home };
    cli.finish(
      conclude(
        cli,
        answer,
        (said) => (said.status === 'running' ? `Running at ${said.uri} (process ${said.pid})` : `Not running: ${home}`),
        (said) => said.status === 'stopped',
      ),
    );
  });
}

function homeOf(options: HomeOptions, cli: Cli): string {
  return path.resolve(cli.around.cwd(), options.home ?? '.stackway-neo4j');
}
