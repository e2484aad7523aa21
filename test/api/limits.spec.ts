import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery, parse, type GraphQLSchema } from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import { ROOT } from '../../apps/api/src/health/version.js';
import { Gate, MOST_ALIASES, MOST_BYTES, MOST_DEPTH, MOST_TOKENS } from '../../apps/api/src/limits/gate.js';
import { MOST_COST } from '../../apps/api/src/limits/cost.js';
import { declaredSchema } from '../../apps/api/src/schema.js';
import { read, Serving } from './serving.js';
import { converse } from './talking.js';

let serving: Serving;
let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await declaredSchema();
  serving = await Serving.start();
});
afterAll(() => serving.stop());

const aliases = (count: number): string =>
  `{ ${Array.from({ length: count }, (_, at) => `a${at}: __typename`).join(' ')} }`;
const tokens = (count: number): string => `{ ${'__typename '.repeat(count - 2)}}`;

const TOO_MUCH: Readonly<Record<string, readonly [string, string]>> = {
  depth: [
    'QUERY_TOO_DEEP',
    `{ stack(id: "duo") { ... on Stack { awards { stacks { awards { stacks { awards { stacks { awards { stacks { awards { stacks { awards { id } } } } } } } } } } } } } }`,
  ],
  'a ring of fragments': [
    'QUERY_TOO_DEEP',
    'query { skill(id: "x") { ...a } } fragment a on Skill { broader { ...b } } fragment b on Named { ...b }',
  ],
  aliases: ['QUERY_TOO_WIDE', aliases(MOST_ALIASES + 1)],
  tokens: ['QUERY_TOO_LONG', tokens(MOST_TOKENS + 1)],
  cost: ['QUERY_TOO_COSTLY', '{ skills(first: 100) { nodes { certifiedBy(first: 100) { nodes { id name } } } } }'],
  'a bomb of fragments': ['QUERY_TOO_COSTLY', bomb(20)],
  'introspection without end': [
    'QUERY_TOO_DEEP',
    `{ __schema { types { ${'ofType { '.repeat(20)} name ${'} '.repeat(20)} } } }`,
  ],
};

function bomb(doublings: number): string {
  const fragments = Array.from(
    { length: doublings },
    (_, at) => `fragment f${at} on Query { ...f${at + 1} ...f${at + 1} }`,
  );
  return `{ ...f0 } ${fragments.join(' ')} fragment f${doublings} on Query { __typename }`;
}

describe('limits', () => {
  it.each(Object.entries(TOO_MUCH))('%s over HTTP', async (_name, [code, query]) => {
    const reply = await serving.ask(query);
    expect([reply.status, reply.errors[0]?.extensions['code'], reply.data]).toEqual([400, code, null]);
  });

  it.each(Object.entries(TOO_MUCH))('%s by GET', async (_name, [code, query]) => {
    if (query.length > 10_000) return; // no address is that long: Node answers 431 before anything of ours
    const address = `${serving.url}/graphql?query=${encodeURIComponent(query)}`;
    const reply = await read(await fetch(address, { headers: { 'apollo-require-preflight': 'yes' } }));
    expect([reply.status, reply.errors[0]?.extensions['code']]).toEqual([400, code]);
  });

  it.each(Object.entries(TOO_MUCH))('%s over WebSocket', async (_name, [code, query]) => {
    const { errors } = await converse(serving.url, query);
    expect(errors[0]?.extensions?.['code']).toBe(code);
  });

  it('a body of more than 1 MB', async () => {
    const reply = await serving.ask(`{ __typename } # ${'x'.repeat(MOST_BYTES)}`);
    expect([reply.status, reply.errors[0]?.extensions['code']]).toEqual([413, 'BODY_TOO_LARGE']);
  });

  it('what lies just inside is answered', async () => {
    for (const query of [aliases(MOST_ALIASES), getIntrospectionQuery()]) {
      expect((await serving.ask(query)).errors).toEqual([]);
    }
    const gate = new Gate(() => schema); // GraphQL itself gives up on so many fields of one name: asked of the gate alone
    expect(gate.judge({ query: tokens(MOST_TOKENS) })).toBeUndefined();
    const inside = `{ stack(id: "duo") { ... on Stack { awards { stacks { awards { stacks { awards { stacks { id } } } } } } } } }`;
    expect((await serving.ask(inside)).errors).toEqual([]);
  });

  it('cost counts the page that is asked for, by variable too', async () => {
    const query =
      'query ($first: Int!) { skills(first: $first) { nodes { certifiedBy(first: 100) { nodes { id name } } } } }';
    expect((await serving.ask(query, { first: 5 })).errors).toEqual([]);
    expect((await serving.ask(query, { first: 100 })).errors[0]?.extensions['code']).toBe('QUERY_TOO_COSTLY');
  });

  it('one gate measures a text once and judges its variables each time', async () => {
    const gate = new Gate(() => schema);
    const query =
      'query ($first: Int!) { skills(first: $first) { nodes { certifiedBy(first: 100) { nodes { id name } } } } }';
    expect([1, 100, 1].map((first) => gate.judge({ query, variables: { first } })?.extensions['code'])).toEqual([
      undefined,
      'QUERY_TOO_COSTLY',
      undefined,
    ]);
  });

  it('the table for people is true', async () => {
    const text = readFileSync(`${ROOT}/docs/api-cost.md`, 'utf8');
    const rows = [...text.matchAll(/^\| `(.+)` +\| ([\d,]+) +\|$/gm)];
    expect(rows.length).toBeGreaterThan(10);
    const estimators = [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })];
    const wrong = rows.flatMap(([, query, points]) => {
      const cost = getComplexity({ schema, query: parse(query!), estimators, maxQueryNodes: Infinity });
      return cost === Number(points!.replaceAll(',', '')) ? [] : [`${query} costs ${cost}, not ${points}`];
    });
    expect(wrong).toEqual([]);
    for (const most of [MOST_DEPTH, MOST_ALIASES, MOST_TOKENS, MOST_COST]) {
      expect(text).toContain(most.toLocaleString('en'));
    }
  });
});
