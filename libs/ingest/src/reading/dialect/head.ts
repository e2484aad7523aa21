import { decode } from '../encoding/decode.js';
import { Notes } from '../notes.js';
import { headOf, type SourceFile } from '../source.js';
import { newlineOf } from '../csv.js';
import { ReturnEnds } from '../return-ends.js';

/** The beginning of a file as text. */
export interface Head {
  readonly text: string;
  /** There is no more. */
  readonly whole: boolean;
  readonly newline: '\n' | '\r';
  readonly notes: Notes;
}

/**
 * Decodes the beginning of a file.
 * @throws Unreadable as {@link decode} does
 */
export async function readHead(file: SourceFile): Promise<Head> {
  const head = withWholeCharacters(await headOf(file));
  const notes = new Notes();
  let text = '';
  try {
    for await (const part of decode(once(head.bytes), file.name, notes, file.encoding)) text += part;
  } catch (error) {
    // The end of the head may lie within a character of UTF-16; a real fault there is found when the file is read whole.
    if (head.whole || text === '') throw error;
  }
  const newline = newlineOf(text);
  return { text: newline === '\r' ? new ReturnEnds().tidy(text) : text, whole: head.whole, newline, notes };
}

/** Without what may be half a character at the end, which would look like another encoding. */
function withWholeCharacters({ bytes, whole }: { readonly bytes: Buffer; readonly whole: boolean }) {
  let end = bytes.length;
  while (!whole && end > bytes.length - 4 && bytes[end - 1]! >= 0x80) {
    end -= 1;
    if (bytes[end]! >= 0xc0) break;
  }
  return { bytes: bytes.subarray(0, end), whole };
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** The first lines of a text that are not blank, with where they begin. */
export function* linesOf(
  { text, newline }: Head,
  count: number,
): Generator<{ readonly line: number; readonly at: number }> {
  let [at, found] = [0, 0];
  for (let line = 1; at < text.length && found < count; line += 1) {
    const end = text.indexOf(newline, at);
    const stop = end < 0 ? text.length : end;
    if (/[^\s,;|~]/.test(text.slice(at, Math.min(stop, at + 1000)))) {
      found += 1;
      yield { line, at };
    }
    at = stop + 1;
  }
}

/** Where a line of the text begins. */
export function startOf({ text, newline }: Head, line: number): number {
  let at = 0;
  for (let left = line - 1; left > 0; left -= 1) at = text.indexOf(newline, at) + 1;
  return at;
}
