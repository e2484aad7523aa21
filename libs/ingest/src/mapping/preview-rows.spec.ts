import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStore, type Store } from '#lib/store';
import { readImport } from '../importing/read-import.js';
import { KnownNames } from '../naming/known-names.js';
import { checkMapping } from '../profiles/read-mapping.js';
import { readWeights } from '../weights/weights.js';
import { previewRows } from './preview-rows.js';

const weights = await readWeights();
let folder: string;
let store: Store;
let names: KnownNames;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-preview-'));
  store = await openStore(path.join(folder, 'store'));
  const about = { id: 'before', at: '2026-01-01T00:00:00Z', by: 'me' };
  const paths = [file('skills.csv', 'id,name\nsk,Stored skill\n'), file('issuers.csv', 'id,name\ngu,Guild\n')];
  paths.push(file('credentials.csv', 'id,name,issuer,cost,currency,hours\ncr,Badge,gu,1,EUR,1\n'));
  expect(await readImport({ paths, store, weights, import: about })).toMatchObject({ status: 'ok' });
  names = await KnownNames.of(store);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
}

/** What becomes of each row: a mark, and the codes beside it. */
async function shown(
  like: string,
  columns: object,
  rows: readonly string[],
  more: { count?: number; alone?: true } = {},
) {
  const given = { profile: 1, name: 'mine', title: 'Mine', tables: [{ table: 'mine', like, columns }] };
  const checked = await checkMapping(given, weights);
  if (!('profile' in checked)) throw new Error(JSON.stringify(checked.problems));
  const preview = await previewRows({
    file: file('input.csv', rows.join('\n')),
    mapping: checked.profile,
    weights,
    names,
    count: more.count ?? 20,
    ...(more.alone ? {} : { store }),
  });
  if (preview.status === 'refused') throw new Error(JSON.stringify(preview.problems));
  return preview.rows.map(({ problems, open = [], skipped, facts }) =>
    [
      problems.length > 0 ? '✕' : skipped !== undefined ? '–' : '✓',
      ...problems.map(({ code }) => code),
      ...open.map(({ code, found }) => `open ${code} ${found ?? ''}`),
      ...(skipped === undefined ? [] : [skipped]),
      facts.length > 0 ? '' : '(no facts)',
    ]
      .filter(Boolean)
      .join(' '),
  );
}

const SKILLS = ['stackway/skills', { id: { heading: 'nr' }, name: { heading: 'was' }, broader: { heading: 'teil von' } }] as const; // prettier-ignore
const GOOD = '✓';

describe('the first rows of a file, as an import would have them', () => {
  it('are held against the rows before them and the store', async () => {
    const rows = ['nr;was;teil von', 'a;Welding;', 'a;Welding;', 'a;Brazing;', 'cr;Hauling;', 'b;Milling;'];
    expect(await shown(...SKILLS, rows)).toEqual([
      GOOD,
      '– an exact repeat of an earlier row (no facts)',
      '✕ id-taken (no facts)',
      '✕ id-taken (no facts)',
      GOOD,
    ]);
    expect(await shown(...SKILLS, rows, { alone: true })).toEqual(Array(5).fill(GOOD));
  });

  it('say what they refer to that is neither in rows before or behind them nor in the store', async () => {
    const rows = ['nr;was;teil von', 'a;Welding;c', 'b;Milling;gone', 'c;Metal work;sk', 'd;Turning;b'];
    expect(await shown(...SKILLS, rows)).toEqual([GOOD, '✓ open unknown-reference gone', GOOD, GOOD]);
    // What is behind the shown rows counts, too.
    expect(await shown(...SKILLS, rows, { count: 1 })).toEqual([GOOD]);
  });

  it('leave what the store is known by as it was', async () => {
    await shown(...SKILLS, ['nr;was;teil von', 'new;Unheard of;']);
    expect(names.meaning('skill', 'Unheard of')).toBeUndefined();
    expect(await store.version()).toBe(1);
  });

  it('are shown though the file is cut off behind them', async () => {
    const rows = ['nr;was;teil von', ...Array.from({ length: 40 }, (_, i) => `s${i};Skill ${i};`), 's99;"cut'];
    expect(await shown(...SKILLS, rows)).toEqual(Array(20).fill(GOOD));
  });
});
