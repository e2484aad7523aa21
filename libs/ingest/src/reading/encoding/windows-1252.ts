import type { Decoder, Told } from './decoder.js';
import { notText, undecodable } from './faults.js';
import { lineAround, type LineCount } from './line-count.js';
import { MISREAD } from './misread.js';

/** The five bytes that Windows-1252 leaves undefined. */
const UNDEFINED = /[\u0081\u008d\u008f\u0090\u009d]/;
const BEYOND_ASCII = /[^\0-\x7f]/;

/** Windows-1252, of which Latin-1 text is a part. */
export class Windows1252Decoder implements Decoder {
  private readonly decoder = new TextDecoder('windows-1252', { fatal: true });
  private said = false;

  /** @param assumed where nobody said so, the text before: then the text is looked at, and a warning shows it */
  constructor(
    private readonly told: Told,
    readonly lines: LineCount,
    private readonly assumed?: { readonly assumedAfter: string },
  ) {
    told.notes.encoding = 'windows-1252';
  }

  write(bytes: Buffer): string {
    // Some Nodes decode a whole text as Latin-1 proper, without € and typographic quotes; as a stream all of them are right.
    const text = this.decoder.decode(bytes, { stream: true });
    this.check(text);
    if (this.assumed && !this.said) this.say(text, this.assumed.assumedAfter);
    this.lines.text(text);
    return text;
  }

  end(): string {
    return '';
  }

  private check(text: string): void {
    const { file } = this.told;
    const zero = text.indexOf('\0');
    if (zero >= 0) notText(file, this.lines.after(text.slice(0, zero)), 'a NUL byte');
    const none = text.search(UNDEFINED);
    if (none >= 0) this.refuse(text, none, 'that are neither UTF-8 nor Windows-1252');
    if (!this.assumed) return;
    const mixed = text.search(MISREAD);
    if (mixed >= 0) this.refuse(text, mixed, 'that are UTF-8, in a file that otherwise is not; it mixes two encodings');
  }

  private say(text: string, before: string): void {
    const at = text.search(BEYOND_ASCII);
    if (at < 0) return;
    const all = before + text;
    if (!plausible(all, before.length + at))
      this.refuse(text, at, 'that are not UTF-8, and make no word as Windows-1252');
    this.said = true;
    const line = this.lines.after(text.slice(0, at));
    this.told.notes.warn({
      code: 'encoding-assumed',
      message: `The file is not UTF-8 from line ${line} on, and was read as Windows-1252.`,
      found: lineAround(all, before.length + at),
      expected: 'UTF-8, or the name of the encoding',
      where: { file: this.told.file, line },
      next: 'Look at the text found: if it is wrong, name the encoding (--encoding) or save the file as CSV UTF-8, and import it again.',
    });
  }

  private refuse(text: string, at: number, why: string): never {
    return undecodable(this.told.file, this.lines.after(text.slice(0, at)), lineAround(text, at), why);
  }
}

/**
 * Letters that stand in no word speak against text: half a character of UTF-8 looks like `Ã` or `Â`, and random bytes like `ÿ` or `þ`.
 * Names have them (`Croÿ`), and words in capitals (`NÃO`).
 */
function plausible(text: string, at: number): boolean {
  const before = /[A-Za-z]*$/.exec(text.slice(Math.max(0, at - 40), at))![0];
  const word = /^[^\0-\x7f]*[A-Za-z]*/.exec(text.slice(at, at + 40))![0];
  if (/^[ÃÂ]/.test(word)) return /[A-Z]$/.test(before) || /^.[A-Z]/.test(word);
  const letters = (before + word).replace(/[^A-Za-z]/g, '').length;
  if (word.includes('ÿ')) return letters >= 3;
  return letters > 0 || !/[þðÐÞãÃÂ]/.test(word);
}
