import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FACT_TYPES, SCHEMA } from '#lib/model';
import { importCodes } from './import-codes.js';
import { ROOT } from './markdown.js';

const text = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const page = text('docs/files.md');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
const CODES = /^`[a-z]+(?:-[a-z]+)*`(?:, `[a-z]+(?:-[a-z]+)*`)*$/;
const codesTold = rows.flatMap(([first = '']) =>
  CODES.test(first) ? [...first.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code!) : [],
);

describe('docs/files.md', () => {
  it.each(FACT_TYPES)(
    'tells the file of %s with all its columns in order, those in brackets that may be empty',
    (type) => {
      const { file, fields } = SCHEMA[type];
      const columns = fields.map(({ name, required }) => (required ? name : `[${name}]`)).join(',');
      expect(rows.filter(([first]) => first === `\`${file}\``).map(([, second]) => second)).toEqual([`\`${columns}\``]);
    },
  );

  it('names every word that a column is limited to', () => {
    const words = FACT_TYPES.flatMap((type) => SCHEMA[type].fields.flatMap(({ values }) => values ?? []));
    const told = new Set(rows.flatMap(([, second = '']) => [...second.matchAll(/`([^`]+)`/g)].map(([, word]) => word)));
    expect(words.filter((word) => !told.has(word))).toEqual([]);
  });

  it('explains every code of an import once, and none that is not there', () => {
    const codes = importCodes();
    expect(codes.length).toBeGreaterThan(30);
    const elsewhere = ['folder-not-empty', 'not-a-folder'];
    expect([...codesTold].sort()).toEqual(codes.filter((code) => !elsewhere.includes(code)));
  });
});
