import type { Decoder, Told } from './decoder.js';
import { notText, undecodable } from './faults.js';
import { LineCount } from './line-count.js';

type Utf16 = 'utf-16le' | 'utf-16be';

/** UTF-16 without its mark, where the evidence is overwhelming: a NUL at nine of ten second places, and nowhere else. */
export function utf16ByNulls(start: Buffer): Utf16 | undefined {
  const pairs = Math.min(start.length, 1024) >> 1;
  let [even, odd] = [0, 0];
  for (let pair = 0; pair < pairs; pair += 1) {
    if (start[2 * pair] === 0) even += 1;
    if (start[2 * pair + 1] === 0) odd += 1;
  }
  if (pairs < 4) return undefined;
  if (even === 0 && odd >= 0.9 * pairs) return 'utf-16le';
  return odd === 0 && even >= 0.9 * pairs ? 'utf-16be' : undefined;
}

/** UTF-16 in whole characters: half of one waits for the next piece. */
export function utf16Decoder(encoding: Utf16, told: Told): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  told.notes.encoding = encoding;
  const lines = new LineCount();
  let rest: Buffer = Buffer.alloc(0);
  const read = (bytes: Buffer): string => {
    let text: string;
    try {
      text = decoder.decode(bytes);
    } catch {
      return broken(bytes, encoding, told.file, lines);
    }
    const zero = text.indexOf('\0');
    if (zero >= 0) notText(told.file, lines.after(text.slice(0, zero)), 'a NUL character');
    lines.text(text);
    return text;
  };
  return {
    lines,
    write(bytes) {
      const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
      const cut = all.length - unfinished(all, encoding);
      rest = all.subarray(cut);
      return read(all.subarray(0, cut));
    },
    end: () => read(rest),
  };
}

function broken(bytes: Buffer, encoding: Utf16, file: string, lines: LineCount): never {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const at = text.indexOf('\ufffd');
  const found = text.slice(Math.max(0, at - 20), at + 20);
  return undecodable(file, lines.after(text.slice(0, at)), found, `that are no ${encoding.toUpperCase()}`);
}

/** Bytes at the end that are half a character: an odd byte, or the first half of a surrogate pair. */
function unfinished(bytes: Buffer, encoding: Utf16): number {
  const odd = bytes.length % 2;
  if (bytes.length < 2) return odd;
  const high = bytes[bytes.length - odd - (encoding === 'utf-16le' ? 1 : 2)]!;
  return odd + (high >= 0xd8 && high <= 0xdb ? 2 : 0);
}
