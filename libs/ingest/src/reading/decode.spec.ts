import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decode } from './decode.js';
import { Unreadable } from './unreadable.js';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function text(bytes: Buffer, size = 64): Promise<string> {
  let all = '';
  for await (const part of decode(pieces(bytes, size), 'a.csv')) all += part;
  return all;
}

const problem = (bytes: Buffer, size = 64): Promise<unknown> =>
  text(bytes, size).catch((error: unknown) => (error instanceof Unreadable ? error.problem : error));

const MARKS = { utf8: [0xef, 0xbb, 0xbf], utf16le: [0xff, 0xfe], utf16be: [0xfe, 0xff] } as const;

function encode(content: string, encoding: keyof typeof MARKS): Buffer {
  const bytes = Buffer.from(content, encoding === 'utf8' ? 'utf8' : 'utf16le');
  if (encoding === 'utf16be') bytes.swap16();
  return Buffer.concat([Buffer.from(MARKS[encoding]), bytes]);
}

const content = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((each) => !each.includes('\0'));

describe('decoding', () => {
  it('gives the text back in every encoding with its mark, wherever the pieces are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        content,
        fc.constantFrom('utf8' as const, 'utf16le' as const, 'utf16be' as const),
        fc.integer({ min: 4, max: 20 }),
        async (wanted, encoding, size) => expect(await text(encode(wanted, encoding), size)).toBe(wanted),
      ),
      { numRuns: 300, seed: 1 },
    );
  });

  it('reads UTF-8 without a mark, piece by piece', async () => {
    await fc.assert(
      fc.asyncProperty(content, fc.integer({ min: 1, max: 9 }), async (wanted, size) => {
        fc.pre(!/^[\ufeff\x1f]/.test(wanted) && !wanted.startsWith('PK') && !wanted.startsWith('%PDF'));
        expect(await text(Buffer.from(`a${wanted}`), size)).toBe(`a${wanted}`);
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it('names the line of the first byte that is no UTF-8', async () => {
    for (const size of [1, 3, 7, 1000]) {
      const bytes = Buffer.concat([Buffer.from('a\né\nc'), Buffer.from([0xe9]), Buffer.from('\nd')]);
      expect(await problem(bytes, size)).toMatchObject({ code: 'undecodable', where: { file: 'a.csv', line: 3 } });
    }
  });

  it('refuses a character that the end of the file cuts off', async () => {
    expect(await problem(Buffer.from('a\né').subarray(0, 3))).toMatchObject({
      code: 'undecodable',
      where: { line: 2 },
    });
  });

  it('refuses what is no text', async () => {
    expect(await problem(Buffer.from('a\nb\0'))).toMatchObject({ code: 'not-text', where: { line: 2 } });
    expect(await problem(encode('a\nb\0', 'utf16le'))).toMatchObject({ code: 'not-text', where: { line: 2 } });
    expect(await problem(Buffer.from([0x1f, 0x8b, 8, 0]))).toMatchObject({ code: 'not-text', found: 'a gzip archive' });
  });
});
