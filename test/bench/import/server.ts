import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { openStore, startNeo4j, stopNeo4j, type OpenOptions, type Store } from '#lib/store';

const CACHE = process.env['STACKWAY_CACHE'] ?? path.join(os.homedir(), '.cache', 'stackway');

/** A Neo4j of our own with the constraints of a store; LOAD CSV reads from any folder. */
export class BenchServer {
  private constructor(
    readonly uri: string,
    readonly options: OpenOptions,
    readonly store: Store,
    private readonly home: string,
    private readonly driver: Driver,
  ) {}

  static async start(heap = '2g'): Promise<BenchServer> {
    const home = mkdtempSync(path.join(os.tmpdir(), 'stackway-bench-neo4j-'));
    const password = randomUUID();
    const { uri } = await startNeo4j({ home, cache: CACHE, password, heap, pageCache: '256m' });
    const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', password), { disableLosslessIntegers: true });
    const options = { username: 'neo4j', password };
    return new BenchServer(uri, options, await openStore(uri, options), home, driver);
  }

  async run(statement: string): Promise<readonly Record<string, unknown>[]> {
    const session = this.driver.session();
    try {
      return (await session.run(statement)).records.map((record) => record.toObject());
    } finally {
      await session.close();
    }
  }

  /** Empties the database but for what makes it a store. */
  async wipe(): Promise<void> {
    const kept = 'n:Stackway OR n:Migration';
    await this.run(`MATCH (n) WHERE NOT (${kept}) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS`);
    await this.run('CALL db.checkpoint()').catch(() => undefined);
  }

  /** Nodes that have an `id`, and relationships: what any of the ways has made. */
  async size(): Promise<{ readonly nodes: number; readonly relations: number }> {
    const [nodes] = await this.run(
      'MATCH (n) WHERE NOT (n:Stackway OR n:Migration OR n:Import) RETURN count(n) AS count',
    );
    const [relations] = await this.run('MATCH ()-[r]->() RETURN count(r) AS count');
    return { nodes: nodes!['count'] as number, relations: relations!['count'] as number };
  }

  async stop(): Promise<void> {
    await this.store.close();
    await this.driver.close();
    await stopNeo4j(this.home);
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}
