import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { randomUUID } from 'node:crypto';
import type { Problem } from '#lib/model';
import { openStore, type Store } from '#lib/store';
import { loadInThread, NamesElsewhere, profilesBeside, type PathwayRunner, type Settings } from '#lib/usecases';
import { tmpdir } from 'node:os';
import { Identify } from './access/identify.js';
import { isLoopback } from './access/loopback.js';
import { Sessions } from './access/sessions.js';
import { AppModule, DASHBOARD_FOLDER } from './app.module.js';
import { Asking } from './graph/asking.js';
import { Use } from './graph/services.js';
import { Traffic } from './health/traffic.js';
import { entrance, graphEntrance } from './http/entrance.js';
import { securityHeaders } from './http/security-headers.js';
import type { Log } from './http/unexpected.js';
import type { Uploads } from './imports/uploading.js';
import { Gate, MOST_BYTES } from './limits/gate.js';
import { serveSubscriptions } from './live/web-socket.js';
import { poolOfSolvers } from './pathways/pool.js';
import { loadSample } from './sample.js';

export interface ServerOptions {
  readonly settings: Pick<Settings, 'store' | 'host' | 'port' | 'oidc' | 'trustProxy'> &
    Partial<Pick<Settings, 'profiles'>>;
  /** Load the sample when the store is empty. */
  readonly sample?: boolean;
  /** An open store; it stays open when the server closes. */
  readonly store?: Store;
  /** Closed when the server closes. */
  readonly runner?: PathwayRunner;
  /** Where uploads are kept while they are read (the system's place for it), and the most bytes of one (1 GiB). */
  readonly uploads?: Partial<Uploads>;
  /** Folder of the built dashboard. */
  readonly dashboard?: string;
  readonly log?: Log;
}

export interface Served {
  readonly url: string;
  /** Signs the owner in, once; only on loopback. */
  readonly signInLink?: string;
  close(): Promise<void>;
}

/** The server must not start as it is configured. Exit code 2. */
export class StartRefused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message);
    this.name = 'StartRefused';
  }
}

const GIBIBYTE = 2 ** 30;
/** A whole upload may take so long. */
const UPLOAD_MS = 30 * 60_000;

/**
 * Starts API and dashboard.
 * @throws StartRefused (bound to other addresses without configured authentication; port in use), StoreUnavailable
 */
export async function startServer(options: ServerOptions): Promise<Served> {
  const { settings, log = logToStderr } = options;
  const loopbackOnly = isLoopback(settings.host);
  const store = options.store ?? (await open(settings.store));
  const runner = options.runner ?? poolOfSolvers();
  const names = new NamesElsewhere();
  const cleanUp = async (): Promise<void> => {
    await runner.close();
    await names.close();
    if (!options.store) await store.close();
  };
  try {
    if (!loopbackOnly && !settings.oidc && (await store.tokens()).length === 0)
      throw new StartRefused(noSignIn(settings.host));
    if (options.sample) await loadSample(store);
    const app = await NestFactory.create<NestExpressApplication>(
      AppModule.of({
        store,
        runner,
        ...(options.store ? {} : { readSnapshot: () => loadInThread(settings.store), names }),
        ...(settings.oidc ? { oidc: settings.oidc } : {}),
        profiles: settings.profiles ?? profilesBeside(settings.store),
        dashboard: options.dashboard ?? DASHBOARD_FOLDER,
        uploads: { folder: tmpdir(), limit: GIBIBYTE, ...options.uploads },
        log,
      }),
      { logger: false, bodyParser: false, abortOnError: false },
    );
    return await listen(app, {
      loopbackOnly,
      log,
      stopSolving: () => runner.close(),
      cleanUp,
      ...settings,
      dashboard: options.dashboard ?? DASHBOARD_FOLDER,
    });
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

interface Listening {
  readonly host: string;
  readonly port: number;
  readonly trustProxy?: Settings['trustProxy'];
  readonly loopbackOnly: boolean;
  readonly dashboard: string;
  readonly log: Log;
  /** Questions under way are answered then, and need not be waited for. */
  readonly stopSolving: () => Promise<void>;
  readonly cleanUp: () => Promise<void>;
}

async function listen(app: NestExpressApplication, how: Listening): Promise<Served> {
  const { loopbackOnly, log } = how;
  const [use, identify, sessions] = [app.get(Use), app.get(Identify), app.get(Sessions)];
  const schemas = app.get(GraphQLSchemaHost, { strict: false });
  const gate = new Gate(() => schemas.schema);
  app.disable('x-powered-by');
  app.set('trust proxy', how.trustProxy ?? false);
  app.use(securityHeaders());
  app.use(entrance(identify, app.get(Traffic), loopbackOnly));
  app.useBodyParser('json', { limit: MOST_BYTES });
  app.use('/graphql', graphEntrance(gate));
  app.useStaticAssets(how.dashboard, { index: false, setHeaders: cacheAssets });
  const server = app.getHttpServer();
  server.requestTimeout = UPLOAD_MS;
  try {
    await app.listen(how.port, how.host);
  } catch (error) {
    await app.close();
    throw (error as { code?: string }).code === 'EADDRINUSE' ? new StartRefused(portInUse(how.port)) : error;
  }
  const { port } = server.address() as AddressInfo;
  sessions.cookieName = `stackway_${port}`;
  const asking = (caller: Asking['caller']): Asking => new Asking(caller, randomUUID(), use.catalogue);
  const goodbye = serveSubscriptions({ server, schema: schemas.schema, gate, identify, loopbackOnly, asking, log });
  const warming = use.catalogue // the first question need not wait for it
    .current()
    .then((catalogue) => use.runner.prepare?.(catalogue))
    .catch(() => undefined);
  const url = `http://${how.host.includes(':') ? `[${how.host.replace(/[[\]]/g, '')}]` : how.host}:${port}`;
  return {
    url,
    ...(loopbackOnly ? { signInLink: `${url}/sign-in?token=${sessions.newLink({ kind: 'owner' })}` } : {}),
    close: async () => {
      await how.stopSolving();
      await goodbye();
      server.closeIdleConnections();
      await app.close();
      await warming;
      await how.cleanUp();
    },
  };
}

function open(choice: Settings['store']): Promise<Store> {
  if (choice.kind === 'embedded') return openStore(choice.folder);
  const { uri, username, password, database } = choice;
  return openStore(uri, { username, password, ...(database === undefined ? {} : { database }) });
}

/** Built files carry a hash in their names; the page itself does not. */
function cacheAssets(response: { setHeader(name: string, value: string): unknown }, file: string): void {
  const hashed = /[/\\]assets[/\\]/.test(file);
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

function logToStderr({ requestId, error }: Parameters<Log>[0]): void {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ requestId, error: told })}\n`);
}

function noSignIn(host: string): Problem {
  return {
    code: 'no-authentication',
    message: `Bound to ${host}, others can reach the server, and nobody could sign in to it.`,
    found: `host ${host}, no OpenID provider, no local token`,
    expected: 'STACKWAY_OIDC_ISSUER and STACKWAY_OIDC_AUDIENCE, or at least one local token',
    next: 'Start once on 127.0.0.1, sign in and create a token (mutation createToken), or configure an OpenID provider.',
  };
}

function portInUse(port: number): Problem {
  return {
    code: 'port-in-use',
    message: `Something else listens on port ${port}.`,
    found: String(port),
    expected: 'a free port',
    next: 'Stop the other program, or give another port: --port or STACKWAY_PORT.',
  };
}
