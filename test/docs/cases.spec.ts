import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from './markdown.js';

const CASES = path.join(ROOT, 'test/cases/import');
const folders = readdirSync(CASES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const text = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const table = text('test/cases/import/README.md')
  .split('\n')
  .filter((line) => line.startsWith('| '));

/** Names of folders, or patterns of such, in the second column. */
const named = table.flatMap((line) => {
  const [, , cases = ''] = line.split(/(?<!\\)\|/);
  return [...cases.matchAll(/`([a-z0-9.*-]+)`/g)].map(([, name]) => name!);
});
const fits = (name: string, folder: string): boolean =>
  name.endsWith('*') ? folder.startsWith(name.slice(0, -1)) : folder === name;

describe('the table of import cases', () => {
  it('names every folder, and none that is not there', () => {
    expect(named.length).toBeGreaterThan(80);
    expect(folders.filter((folder) => !named.some((name) => fits(name, folder)))).toEqual([]);
    expect(named.filter((name) => !folders.some((folder) => fits(name, folder)))).toEqual([]);
  });
});

describe('docs/how-to-add-a-case.md', () => {
  it('explains every word that an expected.json has, and every part that a folder has', () => {
    const page = text('docs/how-to-add-a-case.md');
    const parts = new Set(folders.flatMap((folder) => readdirSync(path.join(CASES, folder))));
    const words = new Set(
      folders.flatMap((folder) => {
        const { options = {}, ...rest } = JSON.parse(text(`test/cases/import/${folder}/expected.json`)) as Record<string, object>; // prettier-ignore
        return [...Object.keys(rest), ...Object.keys(options)];
      }),
    );
    const told = new Set([...page.matchAll(/`([\w.-]+)\/?`/g)].map(([, word]) => word!));
    expect([...parts, ...words].filter((word) => !told.has(word))).toEqual([]);
  });
});
