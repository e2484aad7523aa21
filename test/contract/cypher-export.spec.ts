import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import neo4j, { type Driver } from 'neo4j-driver';
import { asCypher, openStore, type Store } from '#lib/store';
import { testNeo4j, type TestNeo4j } from '../neo4j-for-tests.js';
import { oneOfEach } from './one-of-each.js';
import { SMALL_REGION } from './small-region.js';
import { tell } from './telling.js';

jest.setTimeout(180_000);

let server: TestNeo4j;
let driver: Driver;
let folder: string;
let embedded: Store;
beforeAll(async () => {
  server = await testNeo4j();
  driver = neo4j.driver(server.uri, neo4j.auth.basic(server.username, server.password), {
    disableLosslessIntegers: true,
  });
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-cypher-'));
  embedded = await openStore(folder);
  await tell(embedded, 'region', SMALL_REGION);
  await tell(embedded, 'each', oneOfEach());
});
afterAll(async () => {
  await embedded?.close();
  await driver?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Everything in the database but what only the store keeps beside the facts. */
async function graph() {
  const own = "NONE(l IN labels(n) WHERE l IN ['Stackway', 'Import', 'Migration', 'Statement', 'Token'])";
  const without = ['import', 'file', 'line'];
  const nodes = `MATCH (n) WHERE ${own} RETURN labels(n) AS labels, properties(n) AS properties`;
  const edges = `MATCH (n)-[r]->(m) WHERE ${own} RETURN labels(n)[0] + ' ' + n.id AS start, type(r) AS type, labels(m)[0] + ' ' + m.id AS end, properties(r) AS properties`;
  const told = async (query: string) => {
    const { records } = await driver.executeQuery(query, {}, { database: server.database });
    return records
      .map((record) => {
        const { properties, ...rest } = record.toObject() as { properties: Record<string, unknown> };
        const kept = Object.entries(properties).filter(([name]) => !without.includes(name));
        return JSON.stringify([rest, Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))]);
      })
      .sort();
  };
  return { nodes: await told(nodes), edges: await told(edges) };
}

it('the export as Cypher makes the graph that the store makes', async () => {
  await server.wipe();
  const store = await openStore(server.uri, { ...server });
  await tell(store, 'region', SMALL_REGION);
  await tell(store, 'each', oneOfEach());
  await store.close();
  const wanted = await graph();
  await server.wipe();
  let text = '';
  for await (const statement of asCypher(embedded, { personal: true })) text += statement;
  for (const statement of text.split(/;\n/)) {
    if (statement.replace(/^\/\/.*$/gm, '').trim() !== '')
      await driver.executeQuery(statement, {}, { database: server.database });
  }
  const made = await graph();
  expect(made.nodes).toEqual(wanted.nodes);
  expect(made.edges).toEqual(wanted.edges);
  expect(wanted.edges.length).toBeGreaterThan(50);
});

it('leaves people out when told so', async () => {
  let text = '';
  for await (const statement of asCypher(embedded, { personal: false })) text += statement;
  expect(text).not.toMatch(/:Learner|HOLDS|EARNED|EMPLOYS|CLAIMS/);
});
