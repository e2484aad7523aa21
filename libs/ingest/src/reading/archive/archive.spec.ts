import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gather } from '../files.js';
import { Source } from '../source.js';
import { Unreadable } from '../unreadable.js';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-archive-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: Buffer): string {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
}

/** Name → content of every file found, or the problem met. */
async function read(name: string, content: Buffer): Promise<unknown> {
  const { files, problems } = await gather([file(name, content)]);
  if (problems.length > 0) return problems[0];
  const found: Record<string, string> = {};
  try {
    for (const each of files) {
      const parts: Buffer[] = [];
      for await (const chunk of new Source(each).chunks()) parts.push(chunk);
      found[each.name] = Buffer.concat(parts).toString();
    }
  } catch (error) {
    return error instanceof Unreadable ? error.problem : error;
  }
  return found;
}

describe('a zip archive', () => {
  it('gives its files, in the order of their names', async () => {
    const zip = zipped([
      ['b.csv', 'b'],
      ['a/x.csv', 'x'.repeat(100_000)],
      ['a/', ''],
      ['.hidden.csv', 'no'],
    ]);
    const found = await read('a.zip', zip);
    expect(Object.entries(found as object)).toEqual([
      ['a.zip/a/x.csv', 'x'.repeat(100_000)],
      ['a.zip/b.csv', 'b'],
    ]);
  });

  it('numbers files of the same name, and shows names without control characters', async () => {
    const found = await read(
      'a.zip',
      zipped([
        ['a.csv', '1'],
        ['a.csv', '2'],
        ['b\u202e\u0007.csv', '3'],
      ]),
    );
    const names = Object.keys(found as object).map((name) => path.basename(name));
    expect(names).toEqual(['a.csv', 'a.csv (2)', 'b__.csv']);
    expect(Object.values(found as object)).toEqual(['1', '2', '3']);
  });

  it('is held to the sizes it tells', async () => {
    for (const told of [10, 1_000_000]) {
      const found = await read('a.zip', zipped([['a.csv', 'x'.repeat(1000)]], { told }));
      expect(found).toMatchObject({ code: 'archive-damaged', where: { file: 'a.zip/a.csv' } });
    }
  });

  it('is refused when it tells of too much, or holds too many files', async () => {
    for (const told of [100_000_000, 9 * 1024 ** 3]) {
      const large = await read('a.zip', zipped([['a.csv', 'x'.repeat(1000)]], { told: Math.min(told, 0xffff_fff0) }));
      expect(large).toMatchObject({ code: 'archive-too-large', where: { file: 'a.zip' } });
    }
    const many = zipped(Array.from({ length: 1001 }, (_, at) => [`${at}.csv`, '']));
    expect(await read('a.zip', many)).toMatchObject({ code: 'archive-too-large', found: '1001 files' });
  });

  it.each(['../a.csv', '/etc/a.csv', 'C:/a.csv', 'a\\..\\..\\b.csv'])(
    'is refused with a file called %s',
    async (name) => {
      expect(await read('a.zip', zipped([[name, 'x']]))).toMatchObject({ code: 'archive-damaged' });
    },
  );

  it('is refused when packed in a way that cannot be read', async () => {
    expect(await read('a.zip', zipped([['a.csv', 'x']], { method: 12 }))).toMatchObject({ code: 'archive-damaged' });
  });

  it('may be empty', async () => {
    expect(await read('a.zip', zipped([]))).toEqual({});
  });
});

describe('a gzip file', () => {
  it('gives the file in it, whatever it is called, and also of several parts', async () => {
    const parts = Buffer.concat([gzipSync('id,name\n'), gzipSync('a,b\n')]);
    expect(await read('skills.csv.gz', parts)).toEqual({ 'skills.csv.gz/skills.csv': 'id,name\na,b\n' });
    expect(await read('table', parts)).toEqual({ 'table/table': 'id,name\na,b\n' });
  });

  it('is refused when it unpacks to too much, though it does not say so', async () => {
    const bomb = Buffer.concat([gzipSync('x'.repeat(40_000_000)), gzipSync('end')]);
    expect(await read('a.csv.gz', bomb)).toMatchObject({
      code: 'archive-too-large',
      where: { file: 'a.csv.gz/a.csv' },
    });
  });

  it('is refused when a byte of it changed', async () => {
    const bytes = gzipSync(Array.from({ length: 500 }, (_, at) => `${at * 7919},x`).join('\n'));
    bytes[bytes.length >> 1]! ^= 0xff;
    expect(await read('a.csv.gz', bytes)).toMatchObject({ code: 'archive-damaged' });
  });
});

/** A zip archive by hand, so that it can lie: `told` is the size it tells of each file, `method` how it says they are packed. */
function zipped(files: readonly (readonly [string, string])[], lie: { told?: number; method?: number } = {}): Buffer {
  const [local, central]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of files) {
    const [title, packed] = [Buffer.from(name), deflateRawSync(content)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(lie.method ?? 8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(lie.told ?? content.length, 18);
    common.writeUInt16LE(title.length, 22);
    local.push(Buffer.from('PK\x03\x04'), common, title, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, title);
    offset += 30 + title.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
