import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { proposeMapping, readWeights } from '#lib/ingest';
import { HEADS, NEXT } from '../../apps/dashboard/src/messages/en-problem-words.js';
import { isWritten, problemHead, problemInWords } from '../../apps/dashboard/src/messages/en-problems.js';
import { columns, targets } from '../../apps/dashboard/src/messages/en-tables.js';
import { importCodes, sourcesOfImport } from './import-codes.js';
import { ROOT } from './markdown.js';

const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
interface Profile {
  readonly name: string;
  readonly tables: readonly { readonly table: string }[];
}
const profiles = readdirSync(path.join(ROOT, 'data/profiles'))
  .filter((name) => name.endsWith('.json') && !name.includes('.schema.'))
  .map((name) => JSON.parse(read(`data/profiles/${name}`)) as Profile);

const weights = await readWeights();

describe('the words of the import page', () => {
  it('name every table that a file can be', async () => {
    const tables = profiles.flatMap(({ name, tables: all }) => all.map(({ table }) => `${name}/${table}`));
    const proposal = await proposeMapping({ file: path.join(ROOT, 'test/cases/mapping/fr-roles/input.csv'), weights }); // prettier-ignore
    if (proposal.status === 'refused') throw new Error('no proposal');
    const all = [...new Set([...tables, ...proposal.targets, 'badges/badges'])];
    expect(all.length).toBeGreaterThan(70);
    expect(all.filter((name) => !(name in targets))).toEqual([]);
    expect(Object.keys(targets).filter((name) => !all.includes(name))).toEqual([]);
    expect(new Set(Object.values(targets)).size).toBe(all.length);
  });

  it('name every column of the tables that fit many files', async () => {
    const file = path.join(ROOT, 'test/cases/mapping/fr-roles/input.csv');
    const own = Object.keys(targets).filter((name) => /^(stackway|courses|postings|matrices)\//.test(name));
    for (const like of own) {
      const proposal = await proposeMapping({ file, like, weights });
      if (proposal.status === 'refused') throw new Error(like);
      const unnamed = proposal.wanted.filter(({ column }) => !(column in columns) && !/^[a-z]+$/.test(column));
      expect([like, unnamed]).toEqual([like, []]);
    }
  });

  it('head every problem that an import can tell', () => {
    expect(importCodes().filter((code) => !(code in HEADS))).toEqual([]);
    expect(problemHead('id-taken', 'Nr')).toBe(`${HEADS['id-taken']}, in column Nr`);
    for (const head of Object.values(HEADS)) expect(head.length).toBeLessThan(70);
    expect(new Set(Object.values(HEADS)).size).toBe(Object.keys(HEADS).length);
  });

  it('say by controls of the page what the server says of a mapping or the command line', () => {
    const told = sourcesOfImport().flatMap((source) => [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|`([^`]*)`/g)]);
    const texts = told.map(([, plain, made]) => (plain ?? made)!.replaceAll("\\'", "'"));
    const written = texts.filter((text) => isWritten(text) && /^[A-Z]/.test(text));
    expect(written.length).toBeGreaterThan(15);
    for (const code of importCodes())
      for (const text of written) {
        const { next } = problemInWords({ code, message: 'x', next: text });
        expect([next, isWritten(next)]).toEqual([next, false]);
        expect(next).not.toBe('');
      }
    expect(Object.values(NEXT).filter(isWritten)).toEqual([]);
  });

  it('speak of columns by their names in words where the file has none of that name', () => {
    const asItIs = { message: 'issuer is empty.', next: 'Fill in issuer.', column: 'issuer' };
    const issuer = { code: 'missing-value', ...asItIs };
    expect(problemInWords(issuer, ['Kurs', 'Preis'])).toMatchObject({
      message: 'Who gives it is empty.',
      next: 'Say which column holds it, or write one value for every row.',
      column: columns['issuer'],
    });
    expect(problemInWords(issuer, ['Kurs', 'Issuer'])).toEqual({ ...asItIs, expected: null });
    expect(problemInWords(issuer)).toEqual({ ...asItIs, expected: null });
    const pay = { code: 'range-reversed', message: 'salaryMax lies below salaryMin.', next: 'Exchange the two.', column: 'bis' }; // prettier-ignore
    expect(problemInWords(pay, ['von', 'bis']).message).toBe('Pay up to lies below pay from.');
  });
});
