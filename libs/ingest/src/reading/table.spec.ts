import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { STACKWAY_FORMATS } from '../formats/stackway/tables.js';
import { gather } from './files.js';
import { openTable, rowsOf } from './table.js';
import { Unreadable } from './unreadable.js';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-table-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer) {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return { path: place, name, bytes: content.length };
}

const open = (content: string | Buffer, name = 'skills.csv') => openTable(file(name, content), STACKWAY_FORMATS);
const refusal = (content: string | Buffer): Promise<unknown> =>
  open(content, 'a.csv').catch((error: unknown) => (error instanceof Unreadable ? error.problem : error));

describe('opening a table', () => {
  it('takes no row of data for a heading, though it holds a word of one', async () => {
    const problem = await refusal('code,language\nde,German\nid,Indonesian\n');
    expect(problem).toMatchObject({ code: 'unknown-format', where: { line: 1 } });
  });

  it('finds a heading under many lines of notes', async () => {
    for (const notes of [1, 39, 100]) {
      const table = await open(`${'a note\n'.repeat(notes)}id,name\ns1,x\n`);
      expect([table.headingLine, table.format.name]).toEqual([notes + 1, 'stackway/skills']);
    }
  });

  it('tells the missing column of a heading that stands below a title', async () => {
    const problem = await refusal('Our credentials\nid,name,cost,currency\nc1,Course,1,EUR\n');
    expect(problem).toMatchObject({ code: 'missing-column', where: { line: 2 } });
  });

  it('is not misled by a character that lies across the end of what it looks at', async () => {
    for (let more = 0; more < 4; more += 1) {
      const rows = `id,name\n${'s1,plain words\n'.repeat(17_475)}`;
      const content = `${rows}${'x'.repeat(262_144 - rows.length - more)}€€,y\n`;
      const table = await open(content);
      expect([table.notes.encoding, table.notes.warnings()]).toEqual(['utf-8', []]);
      for await (const batch of rowsOf(table).rows) void batch;
      expect(table.notes.warnings()).toEqual([]);
    }
  });

  it('warns of another encoding also when it comes late', async () => {
    const content = Buffer.concat([
      Buffer.from(`id,name\n${'s1,x\n'.repeat(100_000)}`),
      Buffer.from('s2,caf\xe9\n', 'latin1'),
    ]);
    const table = await open(content);
    expect(table.notes.warnings()).toEqual([]);
    for (let reading = 0; reading < 2; reading += 1) for await (const batch of rowsOf(table).rows) void batch;
    expect(table.notes.warnings()).toMatchObject([
      { code: 'encoding-assumed', found: 's2,café', where: { line: 100_002 } },
    ]);
  });

  it.each([
    ['a quote that opens a cell late', '"never closed', '"never closed'],
    ['a quote that goes on after it closes', '"so" called', '"so" called'],
    ['a cell in quotes', '"a\tb"', 'a\tb'],
  ])('reads %s of a long file with tabs as the whole file has it', async (_, written, read) => {
    const rows = 's1\tplain\n'.repeat(40_000);
    const table = await open(`id\tname\n${rows}s2\t${written}\n${rows}`);
    const found: (readonly [number, string | undefined])[] = [];
    for await (const batch of rowsOf(table).rows) {
      found.push(...batch.filter(({ cells }) => cells[0] === 's2').map(({ line, cells }) => [line, cells[1]] as const));
    }
    expect(found).toEqual([[40_002, read]]);
  });

  it('says when a file cannot be read', async () => {
    const gone = openTable({ path: path.join(folder, 'gone.csv'), name: 'gone.csv', bytes: 0 }, STACKWAY_FORMATS);
    await expect(gone).rejects.toMatchObject({ problem: { code: 'not-readable', where: { file: 'gone.csv' } } });
  });
});

describe('gathering files', () => {
  it('follows links, and tells its progress in packed bytes of a gzip file', async () => {
    const inner = mkdtempSync(path.join(folder, 'in-'));
    const packed = gzipSync(`id,name\n${'s1,x\n'.repeat(10_000)}`);
    writeFileSync(path.join(inner, 'skills.csv.gz'), packed);
    symlinkSync(path.join(inner, 'skills.csv.gz'), path.join(inner, 'twice.csv.gz'));
    symlinkSync(path.join(inner, 'nowhere'), path.join(inner, 'broken.csv'));
    const { files, problems } = await gather([inner], 'utf-8');
    expect(problems).toEqual([]);
    expect(files.map(({ name, encoding }) => [name, encoding])).toEqual([['skills.csv.gz/skills.csv', 'utf-8']]);
    let told = 0;
    const table = await openTable(files[0]!, STACKWAY_FORMATS);
    for await (const batch of rowsOf(table, (bytes) => (told += bytes)).rows) void batch;
    expect([told, files[0]!.bytes]).toEqual([packed.length, packed.length]);
  });
});
