import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rowsOf, type SheetRow } from './sheet.js';
import { sniffTable } from './sniff.js';
import { Unreadable } from './unreadable.js';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-sheet-'))));
afterAll(() => rmSync(folder, { recursive: true }));

async function sniff(content: string | Buffer, encoding?: string) {
  const place = path.join(folder, 'a.csv');
  writeFileSync(place, content);
  const named = encoding === undefined ? {} : { encoding };
  return sniffTable({ path: place, name: 'a.csv', bytes: 0, ...named });
}

async function read(content: string | Buffer, encoding?: string) {
  const sniffed = await sniff(content, encoding);
  const rows: SheetRow[] = [];
  for await (const batch of rowsOf(sniffed).rows) rows.push(...batch);
  return { sniffed, rows, cells: rows.map((row) => row.cells) };
}

const refusal = (content: string): Promise<unknown> =>
  sniff(content).catch((error: unknown) => (error instanceof Unreadable ? error.problem : error));

/** Text as people write it, with everything in it that a dialect gives a meaning to. */
const cell = fc.stringMatching(/^([a-zA-Zéñœ€“ 0-9]|[,;|~"\t]){0,8}$/).map((text) => text.trim());
const code = fc.stringMatching(/^[a-z]{1,3}[0-9]{1,3}$/);
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.tuple(code, fc.array(cell, { minLength: width - 1, maxLength: width - 1 })), {
      minLength: 2,
      maxLength: 12,
    }),
  )
  .map((rows) => rows.map(([id, cells]) => [id, ...cells]));
const style = fc.record({
  delimiter: fc.constantFrom(',', '\t', ';', '|', '~'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  lastEnd: fc.boolean(),
  quoteAll: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-8 with mark', 'utf-16le with mark', 'utf-16be with mark', 'windows-1252'),
});

describe('a file that nobody knows', () => {
  it('reads back the same by any delimiter, quoting, line end and encoding', async () => {
    await fc.assert(
      fc.asyncProperty(table, style, async (rows, { delimiter, end, lastEnd, quoteAll, encoding }) => {
        const headings = rows[0]!.map((_, index) => `Heading ${index + 1}`);
        const written = [headings, ...rows].map((cells) =>
          cells.map((each) => write(each, delimiter, quoteAll)).join(delimiter),
        );
        const bytes = encode(written.join(end) + (lastEnd ? end : ''), encoding);
        const { sniffed, cells } = await read(bytes, encoding === 'windows-1252' ? encoding : undefined);
        expect(sniffed.dialect.delimiter).toBe(delimiter);
        expect([sniffed.headings, sniffed.headingLine]).toEqual([headings, 1]);
        expect(cells).toEqual(rows);
        expect(sniffed.encoding).toBe(encoding.replace(' with mark', ''));
        expect(sniffed.records.map((record) => record.cells)).toEqual(rows);
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('is found under the lines above its headings, and keeps its physical lines', async () => {
    const { sniffed, rows } = await read(
      'Survey of "all\n\nby us, in May\nid;what;how much\na;x;1,5\n\nb;"y\nz";2,5\nc;w;3,5\n',
    );
    expect(sniffed).toMatchObject({
      headings: ['id', 'what', 'how much'],
      headingLine: 4,
      dialect: { delimiter: ';' },
    });
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [5, 'a'],
      [6, ''],
      [7, 'b'],
      [9, 'c'],
    ]);
    expect(sniffed.notes.warnings()).toMatchObject([
      { code: 'lines-above-heading', found: 'Survey of "all / by us, in May' },
    ]);
  });

  it('is found under more lines of notes than it has rows', async () => {
    const { sniffed, rows } = await read(`${'A note, or two\nand more of it\n'.repeat(6)}id|name|kind\na|x|1\nb|y|2\n`);
    expect(sniffed).toMatchObject({ headings: ['id', 'name', 'kind'], headingLine: 13 });
    expect(rows.map(({ line }) => line)).toEqual([14, 15]);
  });

  it('is shown by its first rows; of a long one not all', async () => {
    const rows = Array.from({ length: 300 }, (_, at) => `r${at},x`);
    const long = await sniff(`id,name\n${rows.join('\n')}\n`);
    expect([long.records.length, long.whole, long.records.at(-1)]).toMatchObject([
      200,
      false,
      { line: 201, cells: ['r199', 'x'] },
    ]);
    expect(await sniff(`id,name\n${rows.slice(0, 3).join('\n')}`)).toMatchObject({
      whole: true,
      records: [{}, {}, {}],
    });
  });

  it('may have cells longer than its head', async () => {
    const { sniffed, cells } = await read(`id,text\na,"${'word\n'.repeat(120_000)}"\nb,c\n`);
    expect(sniffed.headings).toEqual(['id', 'text']);
    expect(cells.map(([id, text]) => [id, text!.length])).toEqual([
      ['a', 600_000],
      ['b', 1],
    ]);
  });

  it('that is no table is refused', async () => {
    expect(await refusal('')).toMatchObject({ code: 'empty-file' });
    expect(await refusal('\n ,,\n\n')).toMatchObject({ code: 'empty-file' });
    expect(await refusal('These are notes.\nNo more.\n')).toMatchObject({ code: 'no-delimiter', where: { line: 1 } });
    expect(await refusal(`\n${'a'.repeat(400_000)}`)).toMatchObject({ code: 'record-too-long', where: { line: 2 } });
  });
});

describe('rows of a sheet', () => {
  it('have formula guards taken off, in the exact form alone', async () => {
    const { cells } = await read('id,code\n="1","=""13-2011"""\n=A1,"=""a"" & ""b"""\n');
    expect(cells).toEqual([
      ['1', '13-2011'],
      ['=A1', '="a" & "b"'],
    ]);
  });

  it('leave out empty columns at the end, so that what comes there later is one cell too many', async () => {
    const { sniffed, cells } = await read(`id,name,,\n${'a,b,,\n'.repeat(500)}a,b,c,\n`);
    expect(sniffed.headings).toEqual(['id', 'name']);
    expect(cells.at(-1)).toEqual(['a', 'b', 'c', '']);
  });

  it('end with CR in a file of LF where each part is a row, and hold CR where not', async () => {
    const { rows } = await read('id,name\na,b\rc,d\ne,"f\rg"\nh,i\n');
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, 'a', 'b'],
      [3, 'c', 'd'],
      [4, 'e', 'f\rg'],
      [5, 'h', 'i'],
    ]);
  });

  it.each([
    [
      'short rows that leave out empty cells',
      'id,name,kind,text\na,x,hard,words here\nb,Deep wiring\nc,Team work\nd,y,soft,more words\n',
    ],
    [
      'titles that begin in lower case',
      'title,place,text,more\niOS developer,Bonn,words here,x\nfreelance writer,Bonn,more words\nin-house lawyer,Ulm,more words\n',
    ],
  ])('%s are no pieces of text', async (_, content) => {
    const { rows } = await read(content);
    expect(rows.filter(({ fault }) => fault)).toEqual([]);
  });
});

function write(text: string, delimiter: string, always: boolean): string {
  const must = /["\r\n]/.test(text) || text.includes(delimiter);
  return always || must ? `"${text.replaceAll('"', '""')}"` : text;
}

function encode(text: string, encoding: string): Buffer {
  if (encoding.startsWith('utf-8')) return Buffer.from((encoding.endsWith('mark') ? '\ufeff' : '') + text);
  if (encoding === 'windows-1252') return Buffer.from([...text].map(byte1252));
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding.startsWith('utf-16be') ? bytes.swap16() : bytes;
}

function byte1252(character: string): number {
  const high = { œ: 0x9c, '€': 0x80, '“': 0x93 };
  return high[character as keyof typeof high] ?? character.codePointAt(0)!;
}
