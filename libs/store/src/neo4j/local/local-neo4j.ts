import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { configuration } from './configuration.js';
import { ensureNeo4jJars, type JarOptions } from './jars.js';
import { findJava, run } from './java.js';
import { boltAnswers, freePort, isFree } from './ports.js';
import { didNotStart, passwordRefused, portInUse } from './problems.js';
import { forgetRecord, isAlive, readRecord, writeRecord, type ServerRecord } from './server-record.js';

export interface StartOptions extends JarOptions {
  /** Folder for the data, configuration and logs of this server. */
  readonly home: string;
  /** A free one when absent. */
  readonly boltPort?: number;
  /** For user `neo4j`, set at the first start of a home; without it nobody is asked to sign in. */
  readonly password?: string;
  /** As Java writes it, for example `512m` (default `2g`). */
  readonly heap?: string;
  /** Default `128m`. */
  readonly pageCache?: string;
}

export type LocalNeo4j = { readonly status: 'running' } & ServerRecord;

const POLL_MS = 100;
const START_POLLS = 1200;
const STOP_POLLS = 300;

/**
 * Starts a Neo4j Community of our own on the loopback, or answers the one that runs from this home already.
 * It outlives this process: end it with {@link stopNeo4j}.
 *
 * @throws StoreUnavailable `java-missing`, `java-too-old`, `maven-missing`, `neo4j-not-fetched`, `port-in-use`,
 * `neo4j-password-refused`, `neo4j-did-not-start`
 */
export async function startNeo4j(options: StartOptions): Promise<LocalNeo4j> {
  const home = path.resolve(options.home);
  const running = await neo4jStatus(home);
  if (running.status === 'running') return running;
  const java = await findJava();
  const jars = await ensureNeo4jJars(options);
  if (options.boltPort !== undefined && !(await isFree(options.boltPort))) throw portInUse(options.boltPort);
  options.onProgress?.('Starting Neo4j.');
  for (let attempt = 1; ; attempt++) {
    const port = options.boltPort ?? (await freePort());
    prepareHome(home, configuration({ port, auth: Boolean(options.password), pageCache: options.pageCache ?? '128m' }));
    await setPassword(java, jars, home, options.password);
    try {
      return await launch(java, jars, home, port, options.heap ?? '2g');
    } catch (error) {
      // A port that was free a moment ago may have been taken by somebody else meanwhile.
      if (options.boltPort !== undefined || attempt === 3 || (await isFree(port))) throw error;
    }
  }
}

/** The server of a home, when it runs and answers. */
export async function neo4jStatus(home: string): Promise<LocalNeo4j | { readonly status: 'stopped' }> {
  const record = readRecord(path.resolve(home));
  const answers = record && (await isAlive(record)) && (await boltAnswers(record.port));
  return answers ? { status: 'running', ...record } : { status: 'stopped' };
}

/** Ends the server of a home and waits until it is gone; its data stay. */
export async function stopNeo4j(home: string): Promise<{ readonly status: 'stopped' | 'not-running' }> {
  const folder = path.resolve(home);
  const record = readRecord(folder);
  if (!record || !(await isAlive(record))) {
    forgetRecord(folder);
    return { status: 'not-running' };
  }
  process.kill(record.pid, 'SIGTERM');
  for (let poll = 0; poll < STOP_POLLS && (await isAlive(record)); poll++) await pause(POLL_MS);
  // Neo4j keeps every acknowledged transaction even so.
  if (await isAlive(record)) process.kill(record.pid, 'SIGKILL');
  forgetRecord(folder);
  return { status: 'stopped' };
}

function prepareHome(home: string, conf: string): void {
  for (const folder of ['conf', 'data', 'logs', 'run', 'import', 'plugins']) {
    mkdirSync(path.join(home, folder), { recursive: true });
  }
  writeFileSync(path.join(home, 'conf', 'neo4j.conf'), conf);
}

const environment = (home: string): NodeJS.ProcessEnv => ({
  ...process.env,
  NEO4J_HOME: home,
  NEO4J_CONF: path.join(home, 'conf'),
});

async function setPassword(java: string, jars: string, home: string, password: string | undefined): Promise<void> {
  if (!password || existsSync(path.join(home, 'data', 'databases', 'system'))) return;
  const tool = ['-cp', path.join(jars, '*'), 'org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', password];
  const { code, output } = await run(java, tool, environment(home));
  if (code !== 0) throw passwordRefused(output.trim().slice(-500));
}

async function launch(java: string, jars: string, home: string, port: number, heap: string): Promise<LocalNeo4j> {
  const log = path.join(home, 'logs', 'console.log');
  const child = spawnServer(java, jars, home, heap, log);
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  const record: ServerRecord = { pid: child.pid ?? 0, port, uri: `bolt://127.0.0.1:${port}`, home };
  if (child.pid !== undefined) writeRecord(record);
  for (let poll = 0; poll < START_POLLS && !ended; poll++) {
    // The log too: when the port was taken meanwhile, another server answers the handshake.
    if (/ Started\.\s/.test(readFileSync(log, 'utf8')) && (await boltAnswers(port)))
      return { status: 'running', ...record };
    await pause(POLL_MS);
  }
  if (!ended) child.kill('SIGKILL');
  forgetRecord(home);
  throw didNotStart(log, readFileSync(log, 'utf8').slice(-1500));
}

function spawnServer(java: string, jars: string, home: string, heap: string, log: string): ChildProcess {
  // Without these Neo4j's page cache falls into a slow mode.
  const opens = ['java.nio', 'java.io', 'sun.nio.ch'].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`);
  const jvm = [`-Xmx${heap}`, '-XX:+UseG1GC', '-XX:+ExitOnOutOfMemoryError', '-Dlog4j2.disable.jmx=true', ...opens];
  const main = ['-cp', path.join(jars, '*'), 'org.neo4j.server.CommunityEntryPoint'];
  const where = [`--home-dir=${home}`, `--config-dir=${path.join(home, 'conf')}`, '--console-mode'];
  const output = openSync(log, 'w');
  const stdio = ['ignore', output, output] as const;
  const child = spawn(java, [...jvm, ...main, ...where], {
    env: environment(home),
    cwd: home,
    detached: true,
    stdio: [...stdio],
  });
  closeSync(output);
  child.unref();
  return child;
}
