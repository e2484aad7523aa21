import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import neo4j, { type Driver } from 'neo4j-driver';
import { FACT_TYPES, SCHEMA, type Fact, type Field } from '#lib/model';
import { openStore, StoreUnavailable, type OpenOptions, type Store } from '#lib/store';
import { testNeo4j, type TestNeo4j } from '../neo4j-for-tests.js';
import { SMALL_REGION } from './small-region.js';
import { oneOfEach } from './one-of-each.js';
import { AT, known, skill, tell, told } from './telling.js';

jest.setTimeout(180_000);

const ROOT = new URL('../../../', import.meta.url);
const QUERIES = new URL('libs/store/src/neo4j/', ROOT);

let server: TestNeo4j;
let driver: Driver;
let store: Store;
const options = (): OpenOptions => {
  const { username, password, database } = server;
  return { username, password, database };
};

beforeAll(async () => {
  server = await testNeo4j();
  await server.wipe();
  driver = neo4j.driver(server.uri, neo4j.auth.basic(server.username, server.password), { useBigInt: true });
  store = await openStore(server.uri, options());
  await tell(store, 'region', SMALL_REGION);
});
afterAll(async () => {
  await store?.close();
  await driver?.close();
  await server?.stop();
});

async function ask(query: string): Promise<Record<string, unknown>[]> {
  const { records } = await driver.executeQuery(query, {}, { database: server.database });
  return records.map((record) => record.toObject());
}

async function problemOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StoreUnavailable);
  return (error as StoreUnavailable).problem;
}

describe('the graph in Neo4j', () => {
  const text = readFileSync(new URL('docs/graph-model.md', ROOT), 'utf8');
  const questions = [...text.matchAll(/### \d+\. (.+?)\n[\s\S]*?```cypher\n([\s\S]*?)```/g)].map(
    ([, title, query]) => ({
      title: title!,
      query: query!,
    }),
  );

  it('has ten questions to paste', () => expect(questions).toHaveLength(10));
  it.each(questions)('answers: $title', async ({ query }) => {
    expect((await ask(query)).length).toBeGreaterThan(0);
  });

  it('gives the gap of the first question as the rules say', async () => {
    const rows = await ask(questions[0]!.query);
    expect(rows.map(({ skill: name, need, have, gap }) => [name, need, have, gap])).toEqual([
      // The storage badge ended after 24 months; the PV badge is valid.
      ['Size battery storage', 2n, 0n, 2n],
      ['Design photovoltaic systems', 3n, 2n, 1n],
      ['Work safely at height', 4n, 4n, 0n],
    ]);
  });

  it('keeps whole numbers whole, and money in minor units', async () => {
    const [row] = await ask(
      "MATCH (c:Credential {id: 'pv-pro'})-[r:CERTIFIES]->() RETURN c.cost AS cost, c.hours AS hours, r.level AS level, r.line AS line",
    );
    expect(row).toEqual({ cost: 48_050n, hours: 20, level: 4n, line: expect.any(BigInt) as unknown });
  });

  it('leads prerequisites to credentials and to skills by different names, and unknown things to stubs', async () => {
    const rows = await ask('MATCH (c:Credential)-[r:PREREQUISITE|NEEDS]->(n) RETURN c.id AS c, type(r) AS r, labels(n) AS l, n.id AS n ORDER BY c, n'); // prettier-ignore
    expect(rows).toEqual([
      { c: 'energy-manager', r: 'PREREQUISITE', l: ['Credential'], n: 'pv-pro' },
      { c: 'energy-manager', r: 'PREREQUISITE', l: ['Credential'], n: 'storage-badge' },
      { c: 'pv-basics', r: 'NEEDS', l: ['Skill'], n: 'safety' },
      { c: 'pv-pro', r: 'PREREQUISITE', l: ['Credential'], n: 'pv-basics' },
    ]);
    expect(await ask('MATCH (:Role)-[r]->(n:Absent) RETURN type(r) AS r, n.id AS id')).toEqual([
      { r: 'REQUIRES_CREDENTIAL', id: 'electric-licence' },
    ]);
  });

  it('turns things into stubs and back, with all that hangs on them, and sweeps what nothing refers to', async () => {
    const shape =
      'MATCH (a)-[r]->(b) RETURN labels(a)[0] AS a, type(r) AS r, labels(b)[0] AS b, count(*) AS n ORDER BY a, r, b';
    const before = await ask(shape);
    const gone = [
      { type: 'credential', key: 'pv-basics' },
      { type: 'issuer', key: 'coast-college' },
      { type: 'skill', key: 'safety' },
      { type: 'posting', key: 'p1' },
    ] as const;
    await tell(store, 'removal', { removals: gone });
    expect(await ask('MATCH (n:Absent) RETURN n.id AS id, keys(n) AS keys ORDER BY id')).toEqual(
      ['coast-college', 'electric-licence', 'pv-basics', 'safety'].map((id) => ({ id, keys: ['id'] })),
    );
    expect(await ask('MATCH (n:Region) RETURN n.id AS id')).toEqual([]);
    await store.undo('removal', '2026-03-02T00:00:00Z', 'tester');
    expect(await ask(shape)).toEqual(before);
    expect(await ask('MATCH (n:Statement) RETURN n')).toEqual([]);
  });

  it('redraws links when the field they come from changes', async () => {
    const offers = "MATCH (i)-[:OFFERS]->(:Credential {id: 'pv-pro'}) RETURN i.id AS id, labels(i) AS labels";
    const pvPro = SMALL_REGION.find((one) => one.type === 'credential' && one.id === 'pv-pro')!;
    await tell(store, 'other issuer', [{ ...pvPro, issuer: 'new-issuer' } as typeof pvPro]);
    expect(await ask(offers)).toEqual([{ id: 'new-issuer', labels: ['Absent'] }]);
    await store.undo('other issuer', '2026-03-02T00:00:00Z', 'tester');
    expect(await ask(offers)).toEqual([{ id: 'coast-college', labels: ['Issuer'] }]);
  });
});

describe('the queries', () => {
  const files = readdirSync(new URL('cypher/', QUERIES)).filter((file) => file.endsWith('.cypher'));
  const names = files.map((file) => file.replace('.cypher', ''));
  const code = readdirSync(QUERIES)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(new URL(file, QUERIES), 'utf8'))
    .join('\n');

  it.each(names)('%s is used', (name) => expect(code).toContain(`'${name}'`));

  it.each(names)('%s is understood by Neo4j', async (name) => {
    const open = readFileSync(new URL(`cypher/${name}.cypher`, QUERIES), 'utf8');
    const filled = open
      .replace(/NODE_LABEL|START_LABEL/g, 'Role')
      .replaceAll('END_LABEL', 'Skill')
      .replaceAll('PROPERTIES', '{`import`: row[1], `level`: row[2]}')
      .replaceAll('RELATION_TYPE', name.startsWith('relation') ? 'REQUIRES' : 'PREREQUISITE|NEEDS');
    const parameters = Object.fromEntries([...filled.matchAll(/\$(\w+)/g)].map(([, parameter]) => [parameter!, null]));
    const session = driver.session({ database: server.database });
    try {
      const { summary } = await session.run(`EXPLAIN ${filled}`, parameters);
      expect(summary.plan).toBeTruthy();
      // Deprecated words (01N0…) and hints that cannot be followed (01N3…) would be told here.
      const warnings = summary.gqlStatusObjects.filter(({ severity }) => severity === 'WARNING');
      expect(warnings.filter(({ gqlStatus }) => /^01N[03]/.test(gqlStatus))).toEqual([]);
    } finally {
      await session.close();
    }
  });

  it('has integers for whole numbers and floats for others in every kind of fact, also changed, over 2^31, and brought back', async () => {
    const namesOf = (...types: Field['type'][]): string[] => {
      const fields = FACT_TYPES.flatMap((type) => SCHEMA[type].fields.filter((field) => types.includes(field.type)));
      return fields.map(({ name }) => name);
    };
    const whole = new Set(['import', 'file', 'line', ...namesOf('level', 'whole', 'money', 'year')]);
    const parts = namesOf('share', 'percent', 'number', 'positive').filter((name) => !whole.has(name));
    const typesOf = async (names: Iterable<string>): Promise<unknown[]> => {
      const rows = await ask(
        `MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT key, valueType(n[key]) AS is
         UNION MATCH ()-[n]->() UNWIND keys(n) AS key RETURN DISTINCT key, valueType(n[key]) AS is`,
      );
      const wanted = new Set(names);
      const numbers = rows.filter(({ key, is }) => wanted.has(key as string) && /INTEGER|FLOAT/.test(is as string));
      return [...new Set(numbers.map(({ is }) => is))];
    };
    const expectTypes = async (): Promise<void> => {
      expect(await typesOf(whole)).toEqual(['INTEGER NOT NULL']);
      expect(await typesOf(parts)).toEqual(['FLOAT NOT NULL']);
    };
    const larger = oneOfEach().map((one) => {
      const more = Object.entries(one).map(([name, value]): [string, unknown] => {
        const { type } = SCHEMA[one.type].fields.find((field) => field.name === name) ?? {};
        return [name, type === 'money' ? 5_000_000_001 : type === 'level' ? 5 : value];
      });
      return Object.fromEntries(more) as unknown as Fact;
    });
    await tell(store, 'each', oneOfEach());
    await expectTypes();
    await tell(store, 'larger', larger);
    await expectTypes();
    expect(
      await ask('MATCH (n) WHERE n.cost > 2147483648 RETURN DISTINCT n.cost AS cost, valueType(n.cost) AS is'),
    ).toEqual([{ cost: 5_000_000_001n, is: 'INTEGER NOT NULL' }]);
    await store.undo('larger', AT, 'tester');
    await expectTypes();
    expect(await known(store, FACT_TYPES)).toEqual(told([...SMALL_REGION, ...oneOfEach()]));
    await store.undo('each', AT, 'tester');
  });
});

describe('a Neo4j that cannot be used', () => {
  it('says that nobody answers', async () => {
    expect(await problemOf(openStore('bolt://127.0.0.1:1', { password: 'secret-word' }))).toMatchObject({
      code: 'neo4j-unreachable',
      found: 'ServiceUnavailable',
    });
  });

  it('says that the password is wrong, and shows none', async () => {
    const address = server.uri.replace('://', '://neo4j:not-the-password@');
    const problem = await problemOf(openStore(address));
    expect(problem).toMatchObject({ code: 'neo4j-wrong-password', next: expect.any(String) as unknown });
    expect(JSON.stringify(problem)).not.toContain('not-the-password');
  });

  it('says that there is no such database', async () => {
    expect(await problemOf(openStore(server.uri, { ...options(), database: 'nowhere' }))).toMatchObject({
      code: 'neo4j-no-database',
    });
  });

  it('says that an address is none, and shows no password', async () => {
    const problem = await problemOf(openStore('http://me:secret-word@localhost:7474'));
    expect(problem).toMatchObject({ code: 'store-address', found: 'http://localhost:7474' });
  });

  it('takes user and password out of the address', async () => {
    const { username, password, uri } = server;
    const again = await openStore(uri.replace('://', `://${username}:${encodeURIComponent(password)}@`));
    expect(again.address).toBe(uri);
    await again.close();
  });

  it('refuses a graph of a newer version', async () => {
    await ask("CREATE (:Migration {number: 99, file: 'from the future'})");
    expect(await problemOf(openStore(server.uri, options()))).toMatchObject({
      code: 'newer-store',
      found: 'store format 99',
    });
    await ask('MATCH (m:Migration {number: 99}) DELETE m');
    await (await openStore(server.uri, options())).close();
  });

  it('opened for reading reads, and does not write', async () => {
    const reader = await openStore(server.uri, { ...options(), readOnly: true });
    expect(await reader.existing([{ type: 'skill', id: 'grid' }])).toEqual(new Set(['skill grid']));
    await expect(tell(reader, 'no', [skill('x')])).rejects.toThrow('for reading only');
    await reader.close();
  });
});
