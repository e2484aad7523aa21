import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFormats, readProfiles } from './load-profiles.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-profiles-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function save(name: string, ...tables: string[]): void {
  const content = {
    profile: 1,
    name,
    tables: tables.map((table) => ({ table, headings: { required: ['id'] }, nothing: 'kept' })),
  };
  writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(content));
}

const names = async (): Promise<readonly string[]> => (await readFormats(folder)).map(({ name }) => name);

describe('the profiles of a folder', () => {
  it('are read and compiled once', async () => {
    save('one', 'a', 'b');
    const formats = await readFormats(folder);
    expect(formats.map(({ name }) => name)).toEqual(['one/a', 'one/b']);
    expect(await readFormats(folder)).toBe(formats);
    expect(await readProfiles(folder)).toBe(await readProfiles(folder));
  });

  it('are read again when one was changed, added or taken away', async () => {
    save('one', 'a');
    expect(await names()).toEqual(['one/a']);
    save('one', 'a', 'c');
    expect(await names()).toEqual(['one/a', 'one/c']);
    save('another', 'z');
    expect(await names()).toEqual(['another/z', 'one/a', 'one/c']);
    rmSync(path.join(folder, 'one.json'));
    expect(await names()).toEqual(['another/z']);
  });
});
