import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkMapping, proposeMapping, readImport, readWeights } from '#lib/ingest';
import { openStore, type Store } from '#lib/store';

const CASES = path.resolve(import.meta.dirname, '../../../../test/cases/mapping');

/** What `expected.json` of a case says. */
interface Expected {
  readonly about: string;
  /** The table that the file is proposed to be like. */
  readonly target: string;
  /** The file does not tell: the person names the table. */
  readonly named?: true;
  /** Heading → the column of that table, null where it has none. */
  readonly columns: Readonly<Record<string, string | null>>;
  /** Heading → the column that is the first alternative, where no heading says so and no other column can be it. */
  readonly offered?: Readonly<Record<string, string>>;
  /** Codes of the problems of an import by the proposal into an empty store; none when absent. */
  readonly problems?: readonly string[];
}

const names = readdirSync(CASES).filter((name) => existsSync(path.join(CASES, name, 'expected.json')));
const expectedOf = (name: string): Expected =>
  JSON.parse(readFileSync(path.join(CASES, name, 'expected.json'), 'utf8')) as Expected;

let folder: string;
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-mapping-cases-'));
  store = await openStore(path.join(folder, 'store'));
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const weights = await readWeights();

describe.each(names.map((name) => [name, expectedOf(name)] as const))('mapping case %s', (name, expected) => {
  const file = path.join(CASES, name, 'input.csv');
  const asked = { file, weights, ...(expected.named && { like: expected.target }) };

  it(`is proposed as it is meant: ${expected.about}`, async () => {
    const proposal = await proposeMapping(asked);
    if (proposal.status === 'refused') throw new Error(JSON.stringify(proposal.problems));
    const columns = Object.fromEntries(proposal.columns.map(({ heading, column }) => [heading, column]));
    expect({ target: proposal.target, columns }).toEqual({ target: expected.target, columns: expected.columns });
    for (const [heading, column] of Object.entries(expected.offered ?? {})) {
      const found = proposal.columns.find((each) => each.heading === heading)!;
      expect([found.alternatives[0]?.column, proposal.missing.includes(column)]).toEqual([column, true]);
    }
    const named = await proposeMapping({ file, weights, like: expected.target });
    expect('columns' in named && named.columns).toEqual(proposal.columns);
  });

  if (expected.offered) return;
  it('can be imported by the proposal', async () => {
    const proposal = await proposeMapping(asked);
    const checked = await checkMapping('mapping' in proposal && proposal.mapping, weights);
    if (!('profile' in checked)) throw new Error(JSON.stringify(checked.problems));
    const about = { id: 'case', at: '2026-01-01T00:00:00Z', by: 'case' };
    const answer = await readImport({ paths: [file], mapping: checked.profile, store, weights, import: about, dryRun: true }); // prettier-ignore
    expect(answer.status).toBe('dry-run');
    expect([...new Set(answer.problems.map(({ code }) => code))].sort()).toEqual(expected.problems ?? []);
  });
});
