import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';

const script = path.resolve(import.meta.dirname, '../../../scripts/prepare/copy-changed.mjs');
const { copyChanged } = (await import(pathToFileURL(script).href)) as {
  copyChanged: (source: string, target: string) => boolean;
};

let folder: string;
let source: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-copy-'));
  source = path.join(folder, 'facts.sql');
  writeFileSync(source, 'create table facts;');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('lays a file where there was none, and nothing beside it', () => {
  const target = path.join(folder, 'dist/deep/facts.sql');
  expect(copyChanged(source, target)).toBe(true);
  expect(readFileSync(target, 'utf8')).toBe('create table facts;');
  expect(readdirSync(path.dirname(target))).toEqual(['facts.sql']);
});

it('leaves a file alone that is the same already', () => {
  const target = path.join(folder, 'same.sql');
  writeFileSync(target, 'create table facts;');
  utimesSync(target, 1000, 1000);
  expect(copyChanged(source, target)).toBe(false);
  expect(statSync(target).mtimeMs).toBe(1_000_000);
});

it('puts another file in the place of one that differs, and never empties the old one', () => {
  const target = path.join(folder, 'other.sql');
  writeFileSync(target, 'old');
  const before = statSync(target).ino;
  expect(copyChanged(source, target)).toBe(true);
  expect(readFileSync(target, 'utf8')).toBe('create table facts;');
  expect(statSync(target).ino).not.toBe(before);
});
