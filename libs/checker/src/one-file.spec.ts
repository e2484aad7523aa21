import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

/* A checker that is to be trusted has to be read: it stays one file that needs no other, and short enough to be read in one go. */

const MOST_LINES = 660;
const folder = path.join(import.meta.dirname, '../../../../libs/checker/src');
const ofSpecs = /\.spec\.ts$|^proof-example\.ts$/;

describe('the checker', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => !ofSpecs.test(file));
  const text = readFileSync(path.join(folder, 'index.ts'), 'utf8');

  it('is one file', () => expect(files).toEqual(['index.ts']));

  it('is short enough to be read in one go', () =>
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(MOST_LINES));

  it('imports nothing but what Node brings along', () => {
    const imported = [...text.matchAll(/\bimport\b[^'"]*['"]([^'"]+)['"]|\brequire\(\s*['"]([^'"]+)/g)];
    expect(imported.map(([, from, required]) => from ?? required)).toEqual(['node:crypto']);
    expect(text).not.toMatch(/\bimport\(|\bexport\b[^;{]*\bfrom\b/);
  });
});
