import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openStore, type Store } from '#lib/store';
import {
  copyStore,
  decideName,
  importFiles,
  undoImport,
  type Deps,
  type ImportAnswer,
  type UndoAnswer,
} from '#lib/usecases';
import { testNeo4j, type TestNeo4j } from '../neo4j-for-tests.js';
import { Chance } from '../oracle/random.js';
import { depsOf, everythingOf, type Everything } from './answers.js';
import { anyValidOrder } from './import-order.js';

jest.setTimeout(300_000);

const SAMPLE = fileURLToPath(new URL('../../../data/sample', import.meta.url));

let server: TestNeo4j;
let folder: string;
/** What the embedded store answers when the sample is imported whole: everything is compared with this. */
let expected: Everything;
const open: Store[] = [];

beforeAll(async () => {
  server = await testNeo4j();
});
afterAll(() => server?.stop());
beforeEach(async () => {
  await server.wipe();
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-both-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((store) => store.close()));
  rmSync(folder, { recursive: true, force: true });
});

type Kind = 'embedded' | 'neo4j';

/** An empty store. There is one Neo4j for all. */
async function empty(kind: Kind): Promise<Deps> {
  const place = path.join(folder, `store-${open.length}`);
  const store = await (kind === 'embedded' ? openStore(place) : openStore(server.uri, server));
  open.push(store);
  return depsOf(store);
}

async function take(deps: Deps, paths: readonly string[]): Promise<ImportAnswer> {
  const answer = await importFiles(deps, { paths });
  if (answer.status === 'refused') throw new Error(JSON.stringify(answer.problems));
  return answer;
}

async function sampleIn(kind: Kind): Promise<Deps> {
  const deps = await empty(kind);
  expect(await take(deps, [SAMPLE])).toMatchObject({ status: 'ok', counts: { rejected: 0 } });
  return deps;
}

/** A file beside the sample's that changes, adds and touches what many answers rest on. */
function changes(): string {
  const place = path.join(folder, 'changes');
  const files = {
    'skills.csv': 'id,name\nsk-pv-design,PV layout\nsk-new,A new skill\n',
    'role_skills.csv':
      'role,skill,level,importance,essential\nro-solar-technician,sk-pv-design,5,0.5,false\nro-data-analyst,sk-new,3,1,true\n',
    'learner_skills.csv': 'learner,skill,level,at\nlea-001,sk-new,2,2026-01-05\n',
    'issuers.csv': 'id,name,trust\nis-guild,Guild renamed,0.1\n',
    'postings.csv': 'id,title,postedOn,skills\npo-new,New,2026-04-20,A new skill|PV layout\n',
  };
  mkdirSync(place);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(place, name), text);
  return place;
}

const differing = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((key) => a.get(key) !== b.get(key));

/** Tells the questions first, and only of the first the two answers: thousands of lines would say no more. */
function expectSame(found: Everything, wanted: Everything = expected): void {
  const answers = differing(found.answers, wanted.answers);
  expect(answers.slice(0, 1).map((key) => found.answers.get(key))).toEqual(
    answers.slice(0, 1).map((key) => wanted.answers.get(key)),
  );
  expect({ answers, files: differing(found.files, wanted.files), version: found.version }).toEqual({
    answers: [],
    files: [],
    version: wanted.version,
  });
}

describe('the sample in both stores', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-both-'));
    expected = await everythingOf(await sampleIn('embedded'));
    expect(expected.answers.size).toBeGreaterThan(500);
    expect(
      [...expected.answers.values()].filter((answer) => /^{"status":"optimal"/.test(answer)).length,
    ).toBeGreaterThan(8);
    expect(expected.files.size).toBe(21);
  });

  it('gives the same answers and the same export, to the byte', async () => {
    expectSame(await everythingOf(await sampleIn('neo4j')));
  });

  it.each([
    ['embedded', 'neo4j'],
    ['neo4j', 'embedded'],
  ] as const)('gives the same when copied from %s to %s', async (from, to) => {
    const source = await sampleIn(from);
    const target = await empty(to);
    expect(await copyStore(source, { to: target.store })).toMatchObject({ status: 'ok' });
    expectSame(await everythingOf(target));
  });

  it.each(['embedded', 'neo4j'] as const)(
    'gives the same when its files came one by one in another order: %s',
    async (kind) => {
      const deps = await empty(kind);
      const order = anyValidOrder(SAMPLE, new Chance(kind === 'embedded' ? 3 : 4));
      for (const file of order) {
        expect(await take(deps, [path.join(SAMPLE, file)])).toMatchObject({ status: 'ok', counts: { rejected: 0 } });
      }
      expectSame(await everythingOf(deps));
    },
  );

  it('tells the same of what an undo leaves behind, and of a decision that is changed', async () => {
    const told: object[] = [];
    for (const kind of ['embedded', 'neo4j'] as const) {
      const deps = await empty(kind);
      const file = (name: string, text: string): string => {
        writeFileSync(path.join(folder, name), text);
        return path.join(folder, name);
      };
      const skills = await take(deps, [file('skills.csv', 'id,name\ns-a,Modelling clay\ns-b,Modelling data\n')]);
      await take(deps, [file('ratings.csv', 'employee_id,skill,level\np,modelling,3\n')]);
      await decideName(deps, { name: 'modelling', means: 's-a' });
      const changed = await decideName(deps, { name: 'modelling', means: 's-b' });
      expect(changed).toMatchObject({ added: 2, former: { means: { id: 's-a' }, takenBack: 1, since: [] } });
      const record = await deps.store.learner('p');
      expect(record?.skills).toMatchObject([{ skill: 's-b', level: 3 }]);
      const undone = await undoImport(deps, { id: skills.import.id! });
      expect(undone).toMatchObject({ removed: 2, left: { count: 2 } });
      const { left, removed, restored } = undone as UndoAnswer;
      const shown = left?.samples.map(({ key, fact, refersTo }) => ({ key, fact, refersTo }));
      told.push({ record, removed, restored, shown });
    }
    expect(told[1]).toEqual(told[0]);
  });

  it('answers otherwise after more is imported, the same in both, and as before once that is undone', async () => {
    const more = changes();
    const changed: Everything[] = [];
    for (const kind of ['embedded', 'neo4j'] as const) {
      const deps = await sampleIn(kind);
      const answer = await take(deps, [more]);
      expect(answer).toMatchObject({ status: 'ok', counts: { added: 4, changed: 3, rejected: 0 } });
      changed.push(await everythingOf(deps));
      expect(await undoImport(deps, { id: answer.import.id! })).toMatchObject({
        status: 'ok',
        removed: 4,
        restored: 3,
      });
      expectSame(await everythingOf(deps));
    }
    expectSame(changed[1]!, changed[0]);
    expect(changed[0]!.version).not.toBe(expected.version);
    expect(differing(changed[0]!.answers, expected.answers).length).toBeGreaterThan(100);
    expect(differing(changed[0]!.files, expected.files)).toHaveLength(5);
  });
});
