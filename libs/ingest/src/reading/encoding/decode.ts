import type { Notes } from '../notes.js';
import type { Decoder, Told } from './decoder.js';
import { refuseBinary } from './binary.js';
import { Misread } from './misread.js';
import { namedDecoder } from './named.js';
import { utf16Decoder, utf16ByNulls } from './utf16.js';
import { Utf8Decoder } from './utf8.js';

/** Enough bytes to tell an encoding by its mark or by its NUL bytes. */
const START_BYTES = 1024;

/**
 * Bytes → text. UTF-8 and UTF-16 are known by their mark or by their bytes. What is ASCII up to a byte that is no UTF-8 is read as
 * Windows-1252, with a warning that shows what was read; what mixes both is refused. Nothing is ever repaired.
 * @param encoding as the caller names it (a label of the Encoding Standard); a byte order mark has the last word
 * @throws Unreadable `not-text`, `undecodable` or `unknown-encoding`, with the physical line
 */
export async function* decode(
  chunks: AsyncIterable<Buffer>,
  file: string,
  notes: Notes,
  encoding?: string,
): AsyncGenerator<string> {
  const told: Told = { file, notes };
  const misread = new Misread(told);
  const read = (from: Decoder, bytes?: Buffer): string => {
    const before = from.lines.copy();
    const text = bytes ? from.write(bytes) : from.end();
    misread.look(text, before, from.plain);
    return text;
  };
  let decoder: Decoder | undefined;
  for await (const bytes of withStart(chunks)) {
    let rest = bytes;
    if (!decoder) {
      refuseBinary(bytes, file);
      const chosen = decoderFor(bytes, told, encoding);
      decoder = chosen.decoder;
      rest = bytes.subarray(chosen.mark);
    }
    yield read(decoder, rest);
  }
  if (decoder) yield read(decoder);
}

function decoderFor(start: Buffer, told: Told, encoding: string | undefined): { decoder: Decoder; mark: number } {
  if (start[0] === 0xff && start[1] === 0xfe) return { decoder: utf16Decoder('utf-16le', told), mark: 2 };
  if (start[0] === 0xfe && start[1] === 0xff) return { decoder: utf16Decoder('utf-16be', told), mark: 2 };
  const marked = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
  if (marked) return { decoder: new Utf8Decoder(told, 'certain'), mark: 3 };
  if (encoding !== undefined) return { decoder: namedDecoder(encoding, told), mark: 0 };
  const wide = utf16ByNulls(start);
  return { decoder: wide ? utf16Decoder(wide, told) : new Utf8Decoder(told, 'supposed'), mark: 0 };
}

/** The first piece is made long enough to judge by. */
async function* withStart(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (!start) yield chunk;
    else {
      start = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
      if (start.length < START_BYTES) continue;
      yield start;
      start = undefined;
    }
  }
  if (start && start.length > 0) yield start;
}
