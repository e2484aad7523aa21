import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import neo4j from 'neo4j-driver';
import { startNeo4j, stopNeo4j } from '#lib/store';

export interface TestNeo4j {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
  /** Empties the database. Constraints stay: they are the same for every store of this version. */
  wipe(): Promise<void>;
  /** Ends the server and removes its files; a server named by `STACKWAY_TEST_NEO4J` goes on. */
  stop(): Promise<void>;
}

/** Where the jars lie: shared with `stackway neo4j start`. */
const CACHE = process.env['STACKWAY_CACHE'] ?? path.join(os.homedir(), '.cache', 'stackway');

/**
 * A Neo4j for one test suite: started on a free port with a home of its own, or the one that
 * `STACKWAY_TEST_NEO4J=bolt://user:password@host:port` names, **which is emptied**.
 * Call it in `beforeAll` (give that 180 seconds: the first run fetches Neo4j), `wipe` before each test, `stop` in `afterAll`.
 *
 * @throws StoreUnavailable `java-missing`, `maven-missing`…: a suite without Neo4j fails and says why
 */
export async function testNeo4j({ heap = '1g' } = {}): Promise<TestNeo4j> {
  const given = process.env['STACKWAY_TEST_NEO4J'];
  const server = given === undefined ? await ownServer(heap) : givenServer(given);
  return { ...server, wipe: () => wipe(server) };
}

type Server = Omit<TestNeo4j, 'wipe'>;

async function ownServer(heap: string): Promise<Server> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'stackway-neo4j-'));
  const password = randomUUID();
  const end = async (): Promise<void> => {
    await stopNeo4j(home);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const { uri } = await startNeo4j({ home, cache: CACHE, password, heap, pageCache: '64m' });
    return { uri, username: 'neo4j', password, database: 'neo4j', stop: end };
  } catch (error) {
    await end();
    throw error;
  }
}

function givenServer(address: string): Server {
  const url = new URL(address);
  const [username, password] = [decodeURIComponent(url.username) || 'neo4j', decodeURIComponent(url.password)];
  return { uri: `${url.protocol}//${url.host}`, username, password, database: 'neo4j', stop: async () => undefined };
}

async function wipe({ uri, username, password, database }: Server): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  const session = driver.session({ database });
  try {
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS');
  } finally {
    await session.close();
    await driver.close();
  }
}
