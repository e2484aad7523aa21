import { beforeAll, jest } from '@jest/globals';
import { testNeo4j, type TestNeo4j } from '../neo4j-for-tests.js';
import { storeContract } from './store-contract.js';

jest.setTimeout(180_000);

let server: TestNeo4j;
beforeAll(async () => {
  server = await testNeo4j();
});

storeContract('Neo4j', {
  fresh: async () => {
    await server.wipe();
    const { uri, username, password, database } = server;
    return { address: uri, options: { username, password, database } };
  },
  cases: { facts: 3, sequences: 8 },
  end: () => server.stop(),
});
