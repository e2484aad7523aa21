import { isAscii, isUtf8 } from 'node:buffer';
import type { Decoder, Told } from './decoder.js';
import { notText, undecodable } from './faults.js';
import { LineCount } from './line-count.js';
import { Windows1252Decoder } from './windows-1252.js';

const TAIL = 80;

/** UTF-8, until the bytes show that it is none. Characters may lie across two pieces: an unfinished one waits for the next piece. */
export class Utf8Decoder implements Decoder {
  private rest: Buffer = Buffer.alloc(0);
  readonly lines = new LineCount();
  plain = false;
  /** The end of what was ASCII, for what is said of the bytes after it. */
  private tail = '';
  /** Characters beyond ASCII were read. */
  private mixed = false;
  private instead: Windows1252Decoder | undefined;

  /** @param why `certain`: a mark or the caller says so; `supposed`: nothing speaks against it, and Windows-1252 may follow */
  constructor(
    private readonly told: Told,
    private why: 'certain' | 'supposed',
  ) {}

  write(bytes: Buffer): string {
    if (this.instead) return this.instead.write(bytes);
    const all = this.rest.length > 0 ? Buffer.concat([this.rest, bytes]) : bytes;
    const cut = all.length - unfinished(all);
    this.rest = all.subarray(cut);
    return this.text(all.subarray(0, cut));
  }

  end(): string {
    return this.instead ? this.instead.end() : this.text(this.rest);
  }

  private text(bytes: Buffer): string {
    const zero = bytes.indexOf(0);
    if (zero >= 0) notText(this.told.file, this.lines.after(bytes.subarray(0, zero)), 'a NUL byte');
    this.plain = isAscii(bytes);
    if (!this.plain) {
      if (!isUtf8(bytes)) return this.other(bytes);
      this.why = 'certain';
      this.mixed = true;
    }
    this.lines.bytes(bytes);
    const text = bytes.toString('utf8');
    if (this.why === 'supposed') this.tail = (this.tail + text.slice(-TAIL)).slice(-TAIL);
    return text;
  }

  /** No UTF-8: Windows-1252 when all before was ASCII. */
  private other(bytes: Buffer): string {
    const valid = validLength(bytes);
    if (!isAscii(bytes.subarray(0, valid))) this.mixed = true;
    if (this.why === 'certain' || this.mixed) {
      const found = bytes
        .subarray(valid, valid + 80)
        .toString('latin1')
        .split(/[\r\n]/, 1)[0]!;
      const why = this.mixed
        ? 'that are not UTF-8, in a file that otherwise is; it may mix two encodings'
        : 'that are not UTF-8, as which the file was to be read';
      return undecodable(this.told.file, this.lines.after(bytes.subarray(0, valid)), found, why);
    }
    this.instead = new Windows1252Decoder(this.told, this.lines, { assumedAfter: this.tail });
    const rest = this.rest;
    this.rest = Buffer.alloc(0);
    return this.instead.write(Buffer.concat([bytes, rest]));
  }
}

/** How many bytes at the end begin a character that is not complete yet. */
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

/** Bytes before the first one that is no UTF-8, found by halving. */
function validLength(bytes: Buffer): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const part = bytes.subarray(0, middle);
    if (isUtf8(part.subarray(0, middle - unfinished(part)))) good = middle;
    else bad = middle;
  }
  const start = bytes.subarray(0, good);
  return good - unfinished(start);
}
