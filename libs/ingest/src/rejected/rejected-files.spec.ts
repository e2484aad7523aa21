import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore, type Store } from '#lib/store';
import { stemOf } from '../formats/recognise.js';
import { readImport } from '../importing/read-import.js';
import type { ImportInput, ImportOutcome } from '../importing/outcome.js';
import { readWeights } from '../weights/weights.js';

const weights = await readWeights();
let folder: string;
let store: Store;
let runs = 0;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-rejected-'));
  store = await openStore(path.join(folder, 'store'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
}
const reports = (): string => path.join(folder, 'reports');
const run = (paths: readonly string[], more: Partial<ImportInput> = {}) =>
  readImport({
    ...{
      paths,
      store,
      weights,
      rejected: reports(),
      import: { id: `i${(runs += 1)}`, at: '2026-01-02T03:04:05Z', by: 'me' },
    },
    ...more,
  }) as Promise<ImportOutcome>;

describe('rejected rows', () => {
  const full = existsSync('/dev/full') ? [1, 5000] : [];
  (full.length > 0 ? it.each(full) : it.skip.each([0]))(
    'refuse the import when there is no room for them, be they %i (needs /dev/full)',
    async (count) => {
      const rows = Array.from({ length: count }, (_, at) => `loud,r${at},Bricks`);
      const bad = file('skills.csv', ['kind,id,name', 'hard,a,Arc welding', ...rows, ''].join('\n'));
      const report = path.join(reports(), 'skills-rejected.csv');
      mkdirSync(reports());
      symlinkSync('/dev/full', report);
      expect(await run([bad])).toMatchObject({
        status: 'refused',
        problems: [{ code: 'not-writable', found: 'ENOSPC', where: { file: report } }],
      });
      expect([await store.version(), await store.imports()]).toEqual([0, []]);
      expect(await run([bad], { rejected: path.join(folder, 'other') })).toMatchObject({ status: 'ok' });
    },
  );

  it('are written with their cells as they stand, and once corrected are imported without a warning', async () => {
    const bad = file(
      'skills.csv',
      'kind;id;name;note\nloud;a;"Weld; ""arc""";=1+1\nhard;b;Bricks;\nloud;c;"two\nlines";x\n',
    );
    const outcome = await run([bad]);
    const report = path.join(reports(), 'skills-rejected.csv');
    expect(outcome.rejected).toEqual([{ file: 'skills.csv', report, rows: 2 }]);
    const text = readFileSync(report, 'utf8');
    expect(text).toMatch(
      /^\uFEFFkind;id;name;note;rejected line;rejected because\nloud;a;"Weld; ""arc""";'=1\+1;2;[^\n]*kind[^\n]*\nloud;c;"two\nlines";x;4;/,
    );
    writeFileSync(report, text.replaceAll('loud', 'soft'));
    const again = await run([report], { rejected: path.join(folder, 'second') });
    expect(again).toMatchObject({ status: 'ok', counts: { read: 2, facts: 2, added: 2 }, rejected: [] });
    expect(again.warnings.map(({ code, found }) => [code, found])).toEqual([['unknown-column', 'note']]);
  });

  it('are safe in a spreadsheet, and come back as they were', async () => {
    const names = ['=1+1', "'=1+1", '-5', '@home', "'quoted'", '+49', 'plain'];
    const rows = names.map((name, at) => `s${at},"${name}",loud`);
    await run([file('skills.csv', ['id,name,kind', ...rows].join('\n'))]);
    const report = path.join(reports(), 'skills-rejected.csv');
    const text = readFileSync(report, 'utf8');
    const [, ...lines] = text.trimEnd().split('\n');
    for (const line of lines) expect(line).not.toMatch(/(^|,)"?[=+\-@]/);
    writeFileSync(report, text.replaceAll('loud', 'soft'));
    await run([report], { rejected: path.join(folder, 'second') });
    const stored: string[] = [];
    for await (const batch of store.facts(['skill']))
      stored.push(...batch.map((fact) => (fact as { readonly name: string }).name));
    // Stackway's own files take the guard of a spreadsheet away themselves.
    expect(stored.sort()).toEqual(names.map((name) => name.replace(/^'(?==)/, '')).sort());
  });

  it('that were corrected are no newer edition: nothing is taken to be missing', async () => {
    const columns = 'id,name,kind';
    await run([file('skills.csv', `${columns}\na,A,hard\nb,B,loud\n`)]);
    const report = path.join(reports(), 'skills-rejected.csv');
    writeFileSync(report, readFileSync(report, 'utf8').replaceAll('loud', 'soft'));
    const again = await run([report], { rejected: path.join(folder, 'second'), missing: 'remove' });
    expect(again).toMatchObject({ status: 'ok', counts: { added: 1, removed: 0 }, replaces: { imports: [] } });
  });

  it('that stay wrong come again with two columns, not four', async () => {
    await run([file('skills.csv', 'id,name,kind\na,A,loud\n')]);
    const again = await run([path.join(reports(), 'skills-rejected.csv')], { rejected: path.join(folder, 'second') });
    const [headings, row] = readFileSync(again.rejected![0]!.report, 'utf8').split('\n');
    expect(headings).toBe('\uFEFFid,name,kind,rejected line,rejected because');
    expect(row).toMatch(/^a,A,loud,2,/);
  });

  it.each([
    [',', 'csv'],
    [';', 'csv'],
    ['\t', 'tsv'],
    ['|', 'txt'],
    ['~', 'csv'],
  ])('of a file with %j keep its delimiter and ending, and come back exactly', async (delimiter, ending) => {
    const names = ['a,b', 'a;b', 'a|b', 'a~b', "it's", 'say "no"', 'two\nlines'];
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const lines = [['id', 'name', 'kind'], ...names.map((name, at) => [`s${at}`, quoted(name), 'loud'])];
    await run([file(`skills.${ending}`, lines.map((cells) => cells.join(delimiter)).join('\n'))]);
    const report = path.join(reports(), `skills-rejected.${ending}`);
    const text = readFileSync(report, 'utf8');
    expect(text.split('\n')[0]).toBe(
      '\uFEFF' + ['id', 'name', 'kind', 'rejected line', 'rejected because'].join(delimiter),
    );
    writeFileSync(report, text.replaceAll('loud', 'soft'));
    const again = await run([report], { rejected: path.join(folder, 'second') });
    expect(again).toMatchObject({ status: 'ok', counts: { facts: names.length, rejected: 0 }, warnings: [] });
    const stored: string[] = [];
    for await (const batch of store.facts(['skill']))
      stored.push(...batch.map((fact) => (fact as { readonly name: string }).name));
    expect(stored.sort()).toEqual([...names].sort());
  });

  it('are called by their file, also where two files of an import would give them one name', async () => {
    mkdirSync(path.join(folder, 'in'));
    for (const name of ['skills.csv', 'skills-rejected.csv']) file(`in/${name}`, 'id,name,kind\na,A,loud\n');
    const { rejected } = await run([path.join(folder, 'in')], { format: 'skills' });
    expect(rejected!.map((each) => [each.file, path.basename(each.report)]).sort()).toEqual([
      ['skills-rejected.csv', expect.stringMatching(/^skills-rejected(-2)?\.csv$/)],
      ['skills.csv', expect.stringMatching(/^skills-rejected(-2)?\.csv$/)],
    ]);
    expect(new Set(rejected!.map(({ report }) => report)).size).toBe(2);
  });

  it('are recognised where only the name of their file decides, and a file that is no report keeps its name', async () => {
    await run([file('organizations.csv', 'id,name\na,\nb,B\n')]);
    const report = path.join(reports(), 'organizations-rejected.csv');
    writeFileSync(report, readFileSync(report, 'utf8').replace('\na,,', '\na,A,'));
    const again = await run([report], { rejected: path.join(folder, 'second') });
    expect(again.files).toMatchObject([{ format: 'stackway/organizations', facts: 1 }]);
    expect([stemOf('x/skills-rejected (1).csv', true), stemOf('x/skills-rejected.csv')]).toEqual([
      'skills',
      'skills-rejected',
    ]);
  });

  it('with more cells than headings lose none of them', async () => {
    await run([file('skills.csv', 'id,name\na,Weld, arc, and gas\nb,B\n')]);
    expect(readFileSync(path.join(reports(), 'skills-rejected.csv'), 'utf8')).toMatch(/\na,"Weld, arc, and gas",2,/);
  });

  it('are found also when another file of the import is what they lack', async () => {
    const paths = [
      file('role_skills.csv', 'role,skill,level\nr,a,3\nr,gone,2\n'),
      file('roles.csv', 'id,title\nr,R\n'),
    ];
    const outcome = await run([...paths, file('skills.csv', 'id,name\na,A\n')]);
    expect(outcome.rejected).toMatchObject([{ file: 'role_skills.csv', rows: 1 }]);
    expect(readFileSync(path.join(reports(), 'role_skills-rejected.csv'), 'utf8')).toMatch(/\nr,gone,2,3,/);
  });

  it('that cannot be written anywhere refuse the import', async () => {
    const outcome = await run([file('skills.csv', 'id,name\na,A\nb,\n')], { rejected: file('a-file', '') });
    expect(outcome).toMatchObject({ status: 'refused', problems: [{ code: 'not-writable' }] });
    expect(await store.version()).toBe(0);
  });

  it('leave no folder where there are none', async () => {
    expect((await run([file('skills.csv', 'id,name\na,A\n')])).rejected).toEqual([]);
    expect(existsSync(reports())).toBe(false);
  });
});

describe('an import that is cancelled', () => {
  it.each([0, 1])('in reading %i of a file writes nothing', async (reading) => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `s${i},Skill ${i}`).join('\n');
    const place = file('skills.csv', `id,name\n${rows}\n`);
    const stop = new AbortController();
    const outcome = await run([place], {
      signal: stop.signal,
      onProgress: ({ done, total }) => done > (total / 2) * reading && stop.abort(),
    });
    expect(outcome).toMatchObject({ status: 'refused', problems: [{ code: 'cancelled' }] });
    expect(await store.version()).toBe(0);
  });
});
