import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, FACT_TYPES, makeFact, SCHEMA, type Fact, type FactType, type Field } from '#lib/model';
import { openStore, type Store } from '#lib/store';
import { columnsOf } from '../formats/columns.js';
import { Gathered } from '../formats/format.js';
import { STACKWAY_FORMATS } from '../formats/stackway/tables.js';
import { readImport } from '../importing/read-import.js';
import { csvText } from '../reading/csv.js';
import { readRecords } from '../reading/records.js';
import { readWeights } from '../weights/weights.js';
import { exportFacts } from './export-facts.js';
import { headingsOf, rowOf } from './fact-rows.js';

const weights = await readWeights();
let folder: string;
const stores: Store[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-export-'));
});
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  rmSync(folder, { recursive: true });
});

async function open(name: string): Promise<Store> {
  const store = await openStore(path.join(folder, name));
  stores.push(store);
  return store;
}

async function all(store: Store, types: readonly FactType[] = FACT_TYPES): Promise<string[]> {
  const found: string[] = [];
  for await (const batch of store.facts(types)) found.push(...batch.map(canonicalJson));
  return found.sort();
}

const importInto = (store: Store, from: string, id: string) =>
  readImport({ paths: [from], store, weights, import: { id, at: '2026-01-01T00:00:00Z', by: 'me' } });

const text = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.stringMatching(/^[a'"=+@|\\,;\n-]{0,6}$/))
  .map((each) => each.replaceAll('\0', '').trim())
  .filter((each) => each !== '');
const day = fc.integer({ min: 0, max: 20_000 }).map((each) => new Date(each * 86_400_000).toISOString().slice(0, 10));

const condition = fc
  .tuple(fc.constantFrom('region', 'language', 'shares'), text)
  .map(([column, value]) => `${column}=${value}`);

const language = fc.constantFrom('en', 'pt-BR', 'zh-Hans', 'de');

/** Any value the schema allows in a field. */
function valueOf(field: Field): fc.Arbitrary<unknown> {
  if (field.language) return field.type === 'list' ? fc.uniqueArray(language, { maxLength: 3 }) : language;
  switch (field.type) {
    case 'list':
      if (field.name === 'eligibility') return fc.array(condition, { minLength: 1, maxLength: 3 });
      return fc.uniqueArray(field.values ? fc.constantFrom(...field.values) : text, { maxLength: 4 });
    case 'refs':
      return fc.uniqueArray(text, { minLength: 1, maxLength: 3 });
    case 'days':
      return fc.uniqueArray(day, { maxLength: 3 });
    case 'day':
      return day;
    case 'word':
      return fc.constantFrom(...field.values!);
    case 'level':
      return fc.integer({ min: 1, max: 5 });
    case 'whole':
      return fc.integer({ min: field.min ?? 0, max: field.max ?? 9999 });
    case 'year':
      return fc.integer({ min: 1900, max: 2100 });
    case 'money':
      return fc.integer({ min: 0, max: 1e9 });
    case 'share':
      return fc.double({ min: 0, max: 1, noNaN: true }).map((each) => Math.round(each * 1e6) / 1e6 + 0);
    case 'percent':
    case 'number':
    case 'positive':
      return fc.integer({ min: 1, max: 16_000 }).map((each) => each / 100);
    case 'currency':
      return fc.constantFrom('EUR', 'USD', 'JPY', 'KWD');
    case 'boolean':
      return fc.boolean();
    default:
      return text;
  }
}

async function readBack(fact: Fact): Promise<unknown> {
  const format = STACKWAY_FORMATS.find(({ makes }) => makes === fact.type)!;
  const rows = format.mapper(columnsOf(headingsOf(fact.type)), {
    weights,
    stem: 'x',
    sample: [],
    gathered: new Gathered(),
  });
  async function* once() {
    yield csvText([headingsOf(fact.type), rowOf(fact)]);
  }
  for await (const records of readRecords(once(), { delimiter: ',', newline: '\n' }, 'x.csv')) {
    return rows.map({ index: 0, ...records[1]! });
  }
  return undefined;
}

describe('export', () => {
  it.each(FACT_TYPES)('any %s written as a row is read back the same', async (type) => {
    const fields = Object.fromEntries(
      SCHEMA[type].fields.map((field) => [
        field.name,
        field.required ? valueOf(field) : fc.option(valueOf(field), { nil: undefined }),
      ]),
    );
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(fc.record(fields), async (values) => {
        const made = makeFact(type, values);
        if (made.status === 'refused') return;
        tried += 1;
        expect(await readBack(made.fact)).toEqual({ kind: 'facts', drafts: [{ fact: made.fact }] });
      }),
      { numRuns: 150, seed: 5 },
    );
    expect(tried).toBeGreaterThan(15);
  });

  it('guards texts that a spreadsheet would run', () => {
    const made = makeFact('skill', { id: '-1', name: '=HYPERLINK("x")', altNames: ['@x', 'y'] });
    if (made.status === 'refused') throw new Error('no skill');
    expect(rowOf(made.fact).slice(0, 3)).toEqual(["'-1", `'=HYPERLINK("x")`, "'@x|y"]);
  });

  it('gives the same facts and the same bytes after a round trip, and leaves people out unless asked', async () => {
    const source = path.join(folder, 'source');
    const first = await open('a');
    writeSource(source);
    expect(await importInto(first, source, 'one')).toMatchObject({ status: 'ok', problems: [] });
    const [out, again] = [path.join(folder, 'out'), path.join(folder, 'again')];
    const exported = await exportFacts(first, out, { personal: true });
    expect(exported).toEqual({
      status: 'ok',
      folder: out,
      files: [
        { file: 'skills.csv', rows: 3 },
        { file: 'issuers.csv', rows: 1 },
        { file: 'credentials.csv', rows: 2 },
        { file: 'learners.csv', rows: 1 },
        { file: 'learner_skills.csv', rows: 1 },
      ],
    });
    const second = await open('b');
    expect(await importInto(second, out, 'two')).toMatchObject({ status: 'ok', problems: [] });
    expect(await all(second)).toEqual(await all(first));
    await exportFacts(second, again, { personal: true });
    await exportFacts(second, again, { personal: true });
    for (const file of readdirSync(out)) {
      expect(readFileSync(path.join(again, file), 'utf8')).toBe(readFileSync(path.join(out, file), 'utf8'));
    }
    const shared = await exportFacts(first, path.join(folder, 'shared'), { personal: false });
    expect(shared).toMatchObject({
      files: [{ file: 'skills.csv' }, { file: 'issuers.csv' }, { file: 'credentials.csv' }],
    });
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('touches no folder that holds other files', async () => {
    const target = path.join(folder, 'mine');
    writeSource(target);
    writeFileSync(path.join(target, 'diary.md'), 'x');
    const store = await open('a');
    expect(await exportFacts(store, target, { personal: true })).toMatchObject({
      problems: [{ code: 'folder-not-empty' }],
    });
    expect(await exportFacts(store, path.join(target, 'diary.md'), { personal: true })).toMatchObject({
      problems: [{ code: 'not-a-folder' }],
    });
    expect(readdirSync(target)).toContain('skills.csv');
  });
});

function writeSource(target: string): void {
  const files = {
    'skills.csv': 'id,name,altNames,broader\n-1,"a ""quoted"", name",x\\|y|z,\nb,"two\nlines",,-1\nc,=1+1,,b|-1\n',
    'issuers.csv': 'id,name,trust\ni,College,0.25\n',
    'credentials.csv': 'id,name,issuer,cost,currency,hours\nc1,A,i,180.5,EUR,1.5\nc2,B,i,0.125,KWD,0\n',
    'learners.csv': 'id,name,hoursPerWeek\n007,Ada,7.5\n',
    'learner_skills.csv': 'learner,skill,level,at\n007,b,3,2026-01-31\n',
  };
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target);
  for (const [file, content] of Object.entries(files)) writeFileSync(path.join(target, file), content);
}
