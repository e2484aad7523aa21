import { isUtf8 } from 'node:buffer';
import { unreadable } from './unreadable.js';

const SAVE_AS_UTF8 = 'Save the file as UTF-8 (in a spreadsheet: "CSV UTF-8") and import it again.';
const LF = 0x0a;

/**
 * Bytes → text: UTF-8 with or without a byte order mark, UTF-16 by its byte order mark.
 * Anything else is refused, as guessing an encoding changes names without anybody noticing.
 * @param file the name used in problems
 * @throws Unreadable `not-text` or `undecodable`, with the physical line
 */
export async function* decode(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<string> {
  let decoder: Decoder | undefined;
  for await (const chunk of chunks) {
    let bytes = chunk;
    if (!decoder) {
      refuseKnownBinary(chunk, file);
      decoder = decoderFor(chunk, file);
      bytes = chunk.subarray(decoder.mark);
    }
    yield decoder.write(bytes);
  }
  if (decoder) yield decoder.end();
}

interface Decoder {
  /** Bytes of the byte order mark. */
  readonly mark: number;
  write(bytes: Buffer): string;
  end(): string;
}

function decoderFor(start: Buffer, file: string): Decoder {
  if (start[0] === 0xff && start[1] === 0xfe) return utf16('utf-16le', file);
  if (start[0] === 0xfe && start[1] === 0xff) return utf16('utf-16be', file);
  const marked = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
  return utf8(marked ? 3 : 0, file);
}

/** Characters may lie across two chunks: the bytes of an unfinished one wait for the next chunk. */
function utf8(mark: number, file: string): Decoder {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  const text = (bytes: Buffer): string => {
    const zero = bytes.indexOf(0);
    if (zero >= 0) notText(file, line + lineFeeds(bytes.subarray(0, zero)), 'a NUL byte');
    if (!isUtf8(bytes)) undecodable(bytes, file, line);
    line += lineFeeds(bytes);
    return bytes.toString('utf8');
  };
  return {
    mark,
    write(bytes) {
      const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
      const cut = all.length - unfinished(all);
      rest = all.subarray(cut);
      return text(all.subarray(0, cut));
    },
    end: () => text(rest),
  };
}

/** How many bytes at the end begin a UTF-8 character that is not complete yet. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < needs ? back : 0;
  }
  return 0;
}

function utf16(encoding: 'utf-16le' | 'utf-16be', file: string): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let line = 1;
  const read = (bytes: Buffer, stream: boolean): string => {
    let text: string;
    try {
      text = decoder.decode(bytes, { stream });
    } catch {
      return unreadable({
        code: 'undecodable',
        message: `The file begins as ${encoding.toUpperCase()} and then holds bytes that are none.`,
        found: `bytes that are no ${encoding.toUpperCase()}, in line ${line} or soon after`,
        expected: 'UTF-8, or UTF-16 with a byte order mark',
        where: { file, line },
        next: SAVE_AS_UTF8,
      });
    }
    const zero = text.indexOf('\0');
    if (zero >= 0) notText(file, line + count(text.slice(0, zero)), 'a NUL character');
    line += count(text);
    return text;
  };
  return { mark: 2, write: (bytes) => read(bytes, true), end: () => read(Buffer.alloc(0), false) };
}

const BINARY: readonly (readonly [string, string, string])[] = [
  ['PK\x03\x04', 'a zip archive or a spreadsheet', 'Unpack it, or save the sheet as CSV, and import the CSV file.'],
  ['\x1f\x8b', 'a gzip archive', 'Unpack it and import the CSV file in it.'],
  ['%PDF', 'a PDF document', 'Ask the publisher for the table as CSV.'],
  ['\xd0\xcf\x11\xe0', 'an old spreadsheet', 'Save the sheet as CSV UTF-8 and import that file.'],
];

function refuseKnownBinary(start: Buffer, file: string): void {
  for (const [magic, what, next] of BINARY) {
    if (start.subarray(0, magic.length).toString('latin1') !== magic) continue;
    unreadable({
      code: 'not-text',
      message: `The file is ${what}, not a table of text.`,
      found: what,
      expected: 'a CSV file',
      where: { file, line: 1 },
      next,
    });
  }
}

function notText(file: string, line: number, found: string): never {
  return unreadable({
    code: 'not-text',
    message: `The file is not text: it holds ${found} in line ${line}.`,
    found,
    expected: 'a CSV file as UTF-8 text',
    where: { file, line },
    next: SAVE_AS_UTF8,
  });
}

function undecodable(bytes: Buffer, file: string, firstLine: number): never {
  let line = firstLine;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(LF, from);
    const row = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (!isUtf8(row)) {
      return unreadable({
        code: 'undecodable',
        message: `Line ${line} holds bytes that are not UTF-8; the file may be Windows-1252 or Latin-1.`,
        found: row.subarray(0, 80).toString('latin1'),
        expected: 'UTF-8, or UTF-16 with a byte order mark',
        where: { file, line },
        next: SAVE_AS_UTF8,
      });
    }
    from += row.length + 1;
  }
  throw new Error('undecodable bytes in no line');
}

function lineFeeds(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) lines += 1;
  return lines;
}

function count(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
