import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openStore } from '../../open.js';
import { StoreUnavailable } from '../../port.js';
import { neo4jStatus, startNeo4j, stopNeo4j } from './local-neo4j.js';

jest.setTimeout(300_000);

const cache = process.env['STACKWAY_CACHE'] ?? path.join(os.homedir(), '.cache', 'stackway');
const before = { ...process.env };
let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'stackway-local-'));
});
afterEach(async () => {
  process.env = { ...before };
  await stopNeo4j(home);
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
});

async function problemOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StoreUnavailable);
  return (error as StoreUnavailable).problem;
}

describe('a local Neo4j', () => {
  it('starts, is found again, stops, and keeps its data', async () => {
    const options = { home, cache, password: 'long enough', heap: '512m', pageCache: '64m' };
    const started = await startNeo4j(options);
    expect(started).toMatchObject({ status: 'running', uri: `bolt://127.0.0.1:${started.port}` });
    expect(await startNeo4j(options)).toEqual(started);
    expect(await neo4jStatus(home)).toEqual(started);
    const store = await openStore(started.uri, { password: 'long enough' });
    await store.saveToken({ id: 't', hash: 'h', name: 'n', grants: [], createdAt: '2026-01-01T00:00:00Z' });
    await store.close();

    expect(await stopNeo4j(home)).toEqual({ status: 'stopped' });
    expect(await neo4jStatus(home)).toEqual({ status: 'stopped' });
    expect(await stopNeo4j(home)).toEqual({ status: 'not-running' });

    const again = await openStore((await startNeo4j(options)).uri, { password: 'long enough' });
    expect((await again.tokens()).map(({ id }) => id)).toEqual(['t']);
    await again.close();
  });

  it('says that Java is missing, or Maven', async () => {
    process.env['JAVA_HOME'] = home;
    expect(await problemOf(startNeo4j({ home, cache }))).toMatchObject({ code: 'java-missing' });
    process.env = { ...before, PATH: home };
    delete process.env['JAVA_HOME'];
    expect(await problemOf(startNeo4j({ home, cache }))).toMatchObject({ code: 'java-missing', found: 'no `java`' });
  });

  it('says that Maven is missing when it is needed', async () => {
    const { ensureNeo4jJars } = await import('./jars.js');
    process.env['PATH'] = home;
    expect(await problemOf(ensureNeo4jJars({ cache: home }))).toMatchObject({ code: 'maven-missing' });
  });

  it('says that the port is taken', async () => {
    const other = net.createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as net.AddressInfo;
    try {
      expect(await problemOf(startNeo4j({ home, cache, boltPort: port }))).toMatchObject({ code: 'port-in-use' });
    } finally {
      other.close();
    }
  });

  it('says that the password is too short, and that the server did not start, with the end of its log', async () => {
    expect(await problemOf(startNeo4j({ home, cache, password: 'short' }))).toMatchObject({
      code: 'neo4j-password-refused',
    });
    const problem = await problemOf(startNeo4j({ home, cache, heap: 'nonsense' }));
    expect(problem).toMatchObject({
      code: 'neo4j-did-not-start',
      found: expect.stringContaining('nonsense') as unknown,
    });
    expect(await neo4jStatus(home)).toEqual({ status: 'stopped' });
  });

  it('does not end a process that was never its own', async () => {
    await startNeo4j({ home, cache, heap: '512m', pageCache: '64m' }).then(() => stopNeo4j(home));
    const record = { pid: process.pid, port: 1, uri: 'bolt://127.0.0.1:1', home };
    writeFileSync(path.join(home, 'run', 'server.json'), JSON.stringify(record));
    expect(await stopNeo4j(home)).toEqual({ status: 'not-running' });
  });
});
