import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readImport, readMapping, readWeights, type ImportOutcome, type ProfileFile } from '#lib/ingest';
import { canonicalJson, FACT_TYPES, type Fact, type Problem, type Refusal } from '#lib/model';
import { openStore, type MissingChoice, type Store } from '#lib/store';

/** What `expected.json` of a case says. Only `about` and `status` must be there; what is left out is not compared. */
interface Expected {
  readonly about: string;
  readonly options?: { readonly format?: string; readonly framework?: string; readonly encoding?: string; readonly dryRun?: boolean; readonly strict?: boolean; readonly missing?: MissingChoice };
  readonly status: ImportOutcome['status'] | 'refused';
  readonly counts?: Readonly<Record<string, number>>;
  /** File → its format. */
  readonly formats?: Readonly<Record<string, string>>;
  /** `code file:line column`, with `← found` where what was found matters. */
  readonly problems?: readonly string[];
  readonly warnings?: readonly string[];
  /** Every fact in the store afterwards, in any order. */
  readonly facts?: readonly unknown[];
}

const CASES = path.resolve(import.meta.dirname, '../../../../test/cases/import');
const cases = readdirSync(CASES).filter((name) => existsSync(path.join(CASES, name, 'expected.json')));
const weights = await readWeights();

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-import-'));
  store = await openStore(folder);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const run = async (name: string, part: string, id: string, options: Expected['options'] = {}) =>
  readImport({
    ...options,
    ...(part === 'input' ? await mappingOf(name) : {}),
    paths: [path.join(CASES, name, part)],
    store,
    weights,
    import: { id, at: '2026-01-01T00:00:00Z', by: 'case' },
  });

/** A case with a mapping.json is imported with it. */
async function mappingOf(name: string): Promise<{ readonly mapping?: ProfileFile }> {
  const file = path.join(CASES, name, 'mapping.json');
  if (!existsSync(file)) return {};
  const read = await readMapping(file, weights);
  if (read.status === 'refused') throw new Error(`${name}/mapping.json: ${JSON.stringify(read.problems)}`);
  return { mapping: read.profile };
}

async function facts(): Promise<Fact[]> {
  const all: Fact[] = [];
  for await (const batch of store.facts(FACT_TYPES)) all.push(...batch);
  return all.sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
}

function lines(problems: readonly Problem[], expected: readonly string[]): string[] {
  return problems.map(({ code, where, found }, index) => {
    const line = where?.line === undefined ? '' : `:${where.line}`;
    const place = [code, `${where?.file ?? ''}${line}`, where?.column].filter(Boolean).join(' ');
    return expected[index]?.includes(' ← ') ? `${place} ← ${found}` : place;
  });
}

describe.each(cases)('import case %s', (name) => {
  const expected = JSON.parse(readFileSync(path.join(CASES, name, 'expected.json'), 'utf8')) as Expected;

  it(expected.about, async () => {
    for (const before of ['before', 'before-2'].filter((part) => existsSync(path.join(CASES, name, part)))) {
      expect(await run(name, before, before)).toMatchObject({ status: 'ok', problems: [] });
    }
    const [version, before] = [await store.version(), await facts()];
    const outcome = await run(name, 'input', 'import', expected.options);
    expect(outcome.status).toBe(expected.status);
    expectProblems(outcome.problems, expected.problems);
    if (outcome.status === 'refused') {
      expect(await store.version()).toBe(version);
    } else {
      expectAnswer(outcome, expected);
      if (outcome.status !== 'ok') expect(await store.version()).toBe(version);
      else await expectNothingNew(outcome);
    }
    if (expected.facts) expect(await facts()).toEqual(sorted(expected.facts as Fact[]));
    else if (outcome.status !== 'ok') expect(await facts()).toEqual(before);
  });

  function expectProblems(problems: readonly Problem[], wanted: readonly string[] = []): void {
    expect(lines(problems, wanted)).toEqual(wanted);
    for (const problem of problems) {
      const told = { message: expect.stringMatching(/./), found: expect.any(String), expected: expect.stringMatching(/./) };
      expect(problem).toMatchObject({ ...told, next: expect.stringMatching(/\.$/), where: { file: expect.any(String) } });
    }
  }

  function expectAnswer(outcome: Exclude<ImportOutcome | Refusal, Refusal>, wanted: Expected): void {
    expect(outcome.counts).toMatchObject(wanted.counts ?? {});
    for (const each of [outcome.counts, ...outcome.files]) {
      expect(each.read).toBe(each.facts + each.rejected + each.skipped);
    }
    const formats = Object.fromEntries(outcome.files.map(({ file, format }) => [file, format]));
    expect(formats).toMatchObject(wanted.formats ?? {});
    const warned = wanted.warnings ?? [];
    expect(lines(outcome.warnings, warned)).toEqual(warned);
  }

  async function expectNothingNew(first: ImportOutcome): Promise<void> {
    const again = await run(name, 'input', 'again', expected.options);
    const { added, changed, removed, ...rows } = first.counts;
    expect({ added, changed, removed }).not.toEqual({ added: 0, changed: 0, removed: 0 });
    expect(again).toMatchObject({ status: 'unchanged', counts: { ...rows, added: 0, changed: 0, removed: 0 } });
    const records = await store.imports();
    expect(records.map(({ id }) => id)).not.toContain('again');
  }
});

const sorted = (all: readonly Fact[]): Fact[] =>
  [...all].sort((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1));
