import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Gap } from '#lib/engine';
import { addDays, type Day, type Fact } from '#lib/model';
import { openStore, type LearnerRecord, type Store } from '#lib/store';
import { CatalogueCache, copyStore, findGap, importFiles } from '#lib/usecases';
import { tell } from '../contract/telling.js';
import { testNeo4j, type TestNeo4j } from '../neo4j-for-tests.js';
import { Chance } from '../oracle/random.js';
import { GraphAsker, type GraphGap } from './ask-graph.js';
import { DAYS, madePeople } from './made-people.js';

jest.setTimeout(180_000);

const SAMPLE = fileURLToPath(new URL('../../../data/sample', import.meta.url));
const PAIRS = { sample: 200, made: 400 };
const NOW = '2026-03-01T12:00:00Z';

let server: TestNeo4j;
let graph: GraphAsker;
let folder: string;
let store: Store;

beforeAll(async () => {
  server = await testNeo4j();
  graph = new GraphAsker(server, server.database);
});
afterAll(async () => {
  await graph?.close();
  await server?.stop();
});
beforeEach(async () => {
  await server.wipe();
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-gap-'));
  store = await openStore(folder);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const deps = () => ({ store, now: () => NOW, newId: () => 'made', by: 'tester' });

/** The engine answers from the embedded store; the graph is a copy of that one. */
async function copyToGraph(): Promise<void> {
  const to = await openStore(server.uri, server);
  try {
    expect(await copyStore(deps(), { to })).toMatchObject({ status: 'ok' });
  } finally {
    await to.close();
  }
}

interface Compared {
  readonly engine: Gap;
  readonly graph: GraphGap;
}

/** Random learners, roles and days, asked both ways. */
async function comparePairs(
  seed: number,
  pairs: number,
  days: { readonly first: Day; readonly last: number },
): Promise<Compared[]> {
  const chance = new Chance(seed);
  const facts: Fact[] = [];
  for await (const batch of store.facts(['learner', 'role'])) facts.push(...batch);
  const ids = (type: string): string[] =>
    facts.flatMap((fact) => (fact.type === type && 'id' in fact ? fact.id : [])).sort();
  const [learners, roles] = [ids('learner'), ids('role')];
  const catalogue = new CatalogueCache(store);
  const ask = async (learner: string, role: string, on: Day): Promise<Gap> => {
    const answer = await findGap({ store, catalogue, today: () => on }, { who: { learner }, role });
    if (answer.status === 'refused') throw new Error(JSON.stringify(answer.problems));
    return answer;
  };
  const compared: Compared[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const [learner, role] = [chance.pick(learners), chance.pick(roles)];
    const anyDay = addDays(days.first, chance.between(0, days.last));
    const turning = chance.pick([endsIn(await ask(learner, role, anyDay)), datesOf(await store.learner(learner)), []]);
    const on = turning.length > 0 ? addDays(chance.pick(turning), chance.between(-1, 1)) : anyDay;
    const engine = await ask(learner, role, on);
    const asked = await graph.gap(learner, role, on);
    expect({ learner, role, on, skills: asked.skills }).toEqual({ learner, role, on, skills: levels(engine) });
    compared.push({ engine, graph: asked });
  }
  return compared;
}

/** Answers change around such days, and a fault of one day shows on no other. */
const known = (days: readonly (Day | undefined)[]): Day[] =>
  [...new Set(days.filter((day) => day !== undefined))].sort();

const endsIn = ({ skills }: Gap): Day[] =>
  known(skills.flatMap(({ expiresOn, lapsed }) => [expiresOn, lapsed?.expiredOn]));

const datesOf = (record: LearnerRecord | undefined): Day[] =>
  known([
    ...record!.skills.map(({ at }) => at),
    ...record!.credentials.flatMap(({ issuedOn, expiresOn }) => [issuedOn, expiresOn]),
  ]);

function levels(gap: Gap): GraphGap['skills'] {
  const rows = gap.skills.map(({ skill, need, have, gap }) => ({ skill: skill.id, need, have, gap }));
  return rows.sort((a, b) => (a.skill < b.skill ? -1 : 1));
}

function expectSameReadiness(compared: readonly Compared[]): void {
  for (const { engine, graph } of compared) {
    if (engine.readiness === null) expect(graph.readiness).toBeNull();
    else expect(Math.abs(graph.readiness! - engine.readiness)).toBeLessThanOrEqual(1e-12);
  }
}

const count = (compared: readonly Compared[], what: (one: Compared) => boolean): number => compared.filter(what).length;
const comesFrom =
  (kind: string) =>
  ({ engine }: Compared) =>
    engine.skills.some(({ have, from }) => have > 0 && from.every((source) => source.kind === kind));

describe('the gap, asked in Cypher', () => {
  it('is what the engine answers, for the sample', async () => {
    await importFiles(deps(), { paths: [SAMPLE] });
    await copyToGraph();
    const compared = await comparePairs(1, PAIRS.sample, { first: '2025-06-01', last: 1000 });
    expectSameReadiness(compared);
    expect(count(compared, comesFrom('assessed'))).toBeGreaterThan(50);
    expect(count(compared, comesFrom('credential'))).toBeGreaterThan(5);
  });

  it('is what the engine answers, for people with all that can befall a badge', async () => {
    await tell(store, 'made', madePeople(7));
    await copyToGraph();
    const compared = await comparePairs(2, PAIRS.made, DAYS);
    expectSameReadiness(compared);
    // The catalogue would prove little if these did not occur.
    expect(count(compared, comesFrom('award'))).toBeGreaterThan(20);
    expect(count(compared, comesFrom('credential'))).toBeGreaterThan(50);
    expect(count(compared, ({ engine }) => engine.skills.some(({ lapsed }) => lapsed !== undefined))).toBeGreaterThan(
      20,
    );
    expect(count(compared, ({ graph }) => graph.awarded > 1)).toBeGreaterThan(20);
    expect(count(compared, ({ engine }) => engine.readiness === null)).toBeGreaterThan(0);
    expect(count(compared, ({ engine }) => engine.readiness === 1)).toBeLessThan(PAIRS.made / 2);
  });
});
