import { unreadable } from '../unreadable.js';
import type { Decoder, Told } from './decoder.js';
import { notText, undecodable } from './faults.js';
import { lineAround, LineCount } from './line-count.js';
import { utf16Decoder } from './utf16.js';
import { Utf8Decoder } from './utf8.js';
import { Windows1252Decoder } from './windows-1252.js';

/**
 * The encoding that the caller names, by any label of the Encoding Standard (`latin1`, `windows-1250`, `shift_jis`, `macintosh`…).
 * @throws Unreadable `unknown-encoding`
 */
export function namedDecoder(label: string, told: Told): Decoder {
  const decoder = open(label, told.file);
  const name = decoder.encoding;
  if (name === 'utf-8') return new Utf8Decoder(told, 'certain');
  if (name === 'utf-16le' || name === 'utf-16be') return utf16Decoder(name, told);
  if (name === 'windows-1252') return new Windows1252Decoder(told, new LineCount());
  told.notes.encoding = name;
  const lines = new LineCount();
  const read = (bytes: Buffer, stream: boolean): string => {
    let text: string;
    try {
      text = decoder.decode(bytes, { stream });
    } catch {
      return broken(bytes, label, told.file, lines);
    }
    const zero = text.indexOf('\0');
    if (zero >= 0) notText(told.file, lines.after(text.slice(0, zero)), 'a NUL character');
    lines.text(text);
    return text;
  };
  return { lines, write: (bytes) => read(bytes, true), end: () => read(Buffer.alloc(0), false) };
}

function open(label: string, file: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return unreadable({
      code: 'unknown-encoding',
      message: `There is no encoding called ${label}.`,
      found: label,
      expected:
        'utf-8, utf-16le, windows-1252, iso-8859-15, windows-1250, macintosh, shift_jis or another name of the Encoding Standard',
      where: { file },
      next: 'Leave the encoding out, or name one of those.',
    });
  }
}

function broken(bytes: Buffer, label: string, file: string, lines: LineCount): never {
  const text = new TextDecoder(label).decode(bytes, { stream: true });
  const at = Math.max(0, text.indexOf('\ufffd'));
  const line = lines.after(text.slice(0, at));
  return undecodable(file, line, lineAround(text, at), `that are no ${label}`, `text in ${label}, as was said`);
}
