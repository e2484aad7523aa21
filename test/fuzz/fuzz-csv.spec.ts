import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { ImportOutcome } from '#lib/ingest';
import { filesIn } from './csv/files-in.js';
import { fuzzCsv } from './csv/fuzz-csv.js';
import { faultOf } from './csv/judge.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Files of the sample and of the cases that are imported whole. */
const files = [
  'data/sample',
  ...['esco-folder', 'onet-folder', 'layout-quotes'].map((name) => `test/cases/import/${name}/input`),
].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.csv'))
    .map((name) => path.join(ROOT, folder, name)),
);

describe('what is to be damaged', () => {
  const sample = path.join(ROOT, 'test/cases/import');

  it('is named by files and folders, of which tables count, also of folders in them', () => {
    const folder = path.join(sample, 'folder-tab-text/input');
    const named = path.join(sample, 'archive-gzip/input/skills.csv.gz');
    const found = filesIn([named, folder, path.join(sample, 'skills-nbsp')]);
    expect('files' in found && found.files.map((file) => path.relative(sample, file))).toEqual([
      'archive-gzip/input/skills.csv.gz',
      ...readdirSync(folder)
        .sort()
        .map((name) => `folder-tab-text/input/${name}`),
      ...['before', 'input'].flatMap((part) =>
        readdirSync(path.join(sample, 'skills-nbsp', part))
          .sort()
          .map((name) => `skills-nbsp/${part}/${name}`),
      ),
    ]);
  });

  it('is nothing where a path is wrong or a folder holds no table', () => {
    expect(filesIn([path.join(sample, 'nowhere.csv')])).toEqual({
      wrong: expect.stringMatching(/^There is no file or folder .*nowhere\.csv\.$/),
    });
    expect(filesIn([path.join(sample, 'archive-gzip')])).toEqual({
      wrong: expect.stringMatching(/^There is no table \(\.csv, \.tsv, \.txt\) in .*archive-gzip\.$/),
    });
  });
});

describe('damaged files', () => {
  it('end in rows that add up or in a refusal that says why', async () => {
    const { mutants, ends, faults } = await fuzzCsv({ files, mutants: 400, seed: 1 });
    expect(faults.map(({ seed, mutations, fault }) => ({ seed, mutations, fault }))).toEqual([]);
    expect(mutants).toBe(400);
    expect(ends['dry-run']).toBeGreaterThan(100);
    expect(Object.keys(ends).length).toBeGreaterThan(5);
  }, 120_000);

  it('in archives are found out as well', async () => {
    const archives = ['archive-zip', 'archive-zip-by-content', 'archive-gzip', 'refused-workbook'].flatMap((name) => {
      const folder = path.join(ROOT, 'test/cases/import', name, 'input');
      return readdirSync(folder).map((file) => path.join(folder, file));
    });
    const { mutants, ends, faults } = await fuzzCsv({ files: archives, mutants: 200, seed: 1 });
    expect(faults.map(({ seed, mutations, fault }) => ({ seed, mutations, fault }))).toEqual([]);
    expect(mutants).toBe(200);
    expect(ends).toMatchObject({
      'dry-run': expect.any(Number),
      'archive-damaged': expect.any(Number),
      'not-text': expect.any(Number),
    });
  }, 120_000);

  it('would be noticed to lose a row', () => {
    const counts = { read: 1, facts: 1, rejected: 0, skipped: 0, added: 1, changed: 0, removed: 0 };
    const outcome = {
      status: 'dry-run',
      counts,
      files: [],
      problems: [],
      problemCount: 0,
      warnings: [],
    } as unknown as ImportOutcome;
    expect(faultOf(outcome, Buffer.from('id,name\na,b\n'))).toBeUndefined();
    expect(faultOf(outcome, Buffer.from('id,name\na,b\nc,d\n'))).toMatch(/1 rows read of 2/);
    expect(faultOf({ ...outcome, counts: { ...counts, read: 2 } }, Buffer.from('id,name\na,b\nc,d\n'))).toMatch(
      /add up/,
    );
  });
});
