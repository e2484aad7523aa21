import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Notes } from '../notes.js';
import { Unreadable } from '../unreadable.js';
import { decode } from './decode.js';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(bytes: Buffer, size = 64, encoding?: string): Promise<{ text: string; notes: Notes }> {
  const notes = new Notes();
  let text = '';
  for await (const part of decode(pieces(bytes, size), 'a.csv', notes, encoding)) text += part;
  return { text, notes };
}

const textOf = async (bytes: Buffer, size = 64): Promise<string> => (await read(bytes, size)).text;
const problem = (bytes: Buffer, size = 64, encoding?: string): Promise<unknown> =>
  read(bytes, size, encoding).catch((error: unknown) => (error instanceof Unreadable ? error.problem : error));

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
/** Longer than what the first piece is gathered to. */
const rows = (count: number): string => 's1,plain ASCII\n'.repeat(count);

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
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        async (wanted, encoding, size, long) => {
          const all = long ? rows(100) + wanted : wanted;
          expect(await textOf(encode(all, encoding), size)).toBe(all);
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });

  it('reads UTF-8 without a mark, piece by piece', async () => {
    await fc.assert(
      fc.asyncProperty(content, fc.integer({ min: 1, max: 9 }), fc.boolean(), async (wanted, size, long) => {
        const all = `${long ? rows(100) : ''}a${wanted}`;
        expect(await textOf(Buffer.from(all), size)).toBe(all);
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it('reads UTF-16 without a mark where NUL bytes leave no doubt', async () => {
    for (const [encoding, label] of [
      ['utf16le', 'utf-16le'],
      ['utf16be', 'utf-16be'],
    ] as const) {
      for (const size of [1, 7, 2000]) {
        const { text, notes } = await read(encode(`${rows(90)}é\n`, encoding).subarray(2), size);
        expect([text, notes.encoding, notes.warnings()]).toEqual([`${rows(90)}é\n`, label, []]);
      }
    }
  });

  it('refuses a character that the end of the file cuts off', async () => {
    const cut = await problem(Buffer.from('a\né').subarray(0, 3));
    expect(cut).toMatchObject({ code: 'undecodable', where: { line: 2 } });
  });

  it('refuses what is no text', async () => {
    expect(await problem(Buffer.from('a\nb\0'))).toMatchObject({ code: 'not-text', where: { line: 2 } });
    expect(await problem(encode('a\nb\0', 'utf16le'))).toMatchObject({ code: 'not-text', where: { line: 2 } });
    expect(await problem(Buffer.from([0x1f, 0x8b, 8, 0]))).toMatchObject({ code: 'not-text', found: 'a gzip archive' });
    const page = Buffer.from('\n<!DOCTYPE HTML>\n<title>Sign in, please</title>');
    expect(await problem(page)).toMatchObject({ code: 'not-text', found: 'a web page' });
    for (const json of ['{"jobs": []}', '\ufeff [\n {"id": 1}]', '[[1, 2]]', '{\n "a": 1}\n{"a": 2}'])
      expect(await problem(Buffer.from(json))).toMatchObject({ code: 'not-text', found: 'JSON' });
    for (const table of ['["a","b"],c\n', '{name},b\n', '[id],b\n'])
      expect((await read(Buffer.from(table), 100)).text).toBe(table);
  });

  it('counts lines that end in CR alone', async () => {
    expect(await problem(latin1('é\ra\rb\x81\r'), 64, 'windows-1252')).toMatchObject({ where: { line: 3 } });
  });
});

describe('text that is no UTF-8', () => {
  it('is read as Windows-1252 when nothing but ASCII came before, and the text found is shown', async () => {
    for (const size of [1, 3, 7, 5000]) {
      for (const before of ['id,name\n', rows(100)]) {
        const bytes = Buffer.concat([
          Buffer.from(`${before}s2,caf`),
          latin1('\xe9 \x93x\x94 \x80'),
          Buffer.from('\nend'),
        ]);
        const { text, notes } = await read(bytes, size);
        expect(text).toBe(`${before}s2,café “x” €\nend`);
        expect(notes.encoding).toBe('windows-1252');
        const line = before.split('\n').length;
        const warned = { code: 'encoding-assumed', where: { file: 'a.csv', line } };
        expect(notes.warnings()).toMatchObject([warned]);
        expect(notes.warnings()[0]!.found).toMatch(size < 5000 ? /^s2,café/ : /^s2,café “x” €$/);
      }
    }
  });

  it('is Windows-1252 for any text in it that makes words', async () => {
    const letters = [...'ÀÉÖßàáâäåæçèéêëìíîïñòóôöøùúûüýœšž€“”’–…£°'];
    const word = fc.tuple(
      fc.stringMatching(/^[a-z]{1,4}$/),
      fc.constantFrom(...letters),
      fc.stringMatching(/^[a-z]{1,3}$/),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 9 }),
        async (words, size) => {
          const wanted = words.map((parts) => parts.join('')).join(' ');
          const bytes = Buffer.from([...wanted].map(byte1252));
          expect((await read(bytes, size)).text).toBe(wanted);
        },
      ),
      { numRuns: 100, seed: 3 },
    );
  });

  it('is refused where valid UTF-8 came before, with the line of the first byte that is none', async () => {
    for (const size of [1, 3, 7, 1000]) {
      const bytes = Buffer.concat([Buffer.from('a\né\nc'), Buffer.from([0xe9]), Buffer.from('\nd')]);
      expect(await problem(bytes, size)).toMatchObject({ code: 'undecodable', where: { file: 'a.csv', line: 3 } });
    }
  });

  it('is refused where UTF-8 comes after', async () => {
    const bytes = Buffer.concat([latin1('a\ncaf\xe9\nb\n'), Buffer.from('thé\n')]);
    expect(await problem(bytes)).toMatchObject({ code: 'undecodable', where: { line: 4 }, found: 'thÃ©' });
  });

  it.each([
    ['a byte that Windows-1252 leaves undefined', 'a\ncaf\xe9\nb\x81\n', 3],
    ['bytes that make no word', 'a\nb,\xff\xfe\n', 2],
    ['half a character', 'a\nb,caf\xc3\n', 2],
    ['any of these in a file with the mark of UTF-8', '\xef\xbb\xbfa\ncaf\xe9\n', 2],
  ])('is refused where it holds %s', async (_, bytes, line) => {
    expect(await problem(latin1(bytes))).toMatchObject({ code: 'undecodable', where: { line } });
  });
});

describe('an encoding that the caller names', () => {
  it.each([
    ['latin1', '\xe9', 'é', 'windows-1252'],
    ['macintosh', '\x8e', 'é', 'macintosh'],
    ['windows-1250', '\x9a', 'š', 'windows-1250'],
    ['shift_jis', '\x83\x58', 'ス', 'shift_jis'],
    ['UTF-8', '\xc3\xa9', 'é', 'utf-8'],
    ['utf-16be', '\x00\xe9', 'é', 'utf-16be'],
  ])('%s is read', async (label, bytes, wanted, name) => {
    for (const size of [1, 100]) {
      const { text, notes } = await read(latin1(bytes.repeat(3)), size, label);
      expect([text, notes.encoding, notes.warnings()]).toEqual([wanted.repeat(3), name, []]);
    }
  });

  it('gives way to a byte order mark', async () => {
    expect((await read(encode('é', 'utf8'), 64, 'latin1')).text).toBe('é');
  });

  it('is refused when nobody knows it, or when the bytes are not in it', async () => {
    expect(await problem(latin1('a'), 64, 'klingon')).toMatchObject({ code: 'unknown-encoding', found: 'klingon' });
    const wrong = await problem(latin1('a\nb\xe9\n'), 64, 'utf-8');
    expect(wrong).toMatchObject({ code: 'undecodable', where: { line: 2 } });
    expect(await problem(latin1('a\nb\xff\n'), 64, 'shift_jis')).toMatchObject({
      code: 'undecodable',
      where: { line: 2 },
    });
  });
});

describe('text that was misread before', () => {
  it.each(['CafÃ©', 'itâ€™s', '20 Â°C', 'Ãœbung', 'naÃ¯ve'])(
    '%s is kept, with one warning at its first line',
    async (word) => {
      for (const size of [1, 5, 3000]) {
        const { text, notes } = await read(Buffer.from(`a\n${rows(100)}${word}\n${word}\n`), size);
        expect(text).toBe(`a\n${rows(100)}${word}\n${word}\n`);
        expect(notes.warnings()).toMatchObject([{ code: 'looks-misread', where: { line: 102 } }]);
        if (size > 5) expect(notes.warnings()[0]!.found).toBe(word);
      }
    },
  );

  it.each(['NÃO', 'Âge', 'MAÇÔ', 'Ã', '«MAÇû', 'â', 'Târgu', '”'])('%s is a word', async (word) => {
    expect((await read(Buffer.from(`a\n${word}\n`))).notes.warnings()).toEqual([]);
  });
});

/** The byte of a character in Windows-1252. */
function byte1252(character: string): number {
  const high = { œ: 0x9c, š: 0x9a, ž: 0x9e, '€': 0x80, '“': 0x93, '”': 0x94, '’': 0x92, '–': 0x96, '…': 0x85 };
  return high[character as keyof typeof high] ?? character.codePointAt(0)!;
}
