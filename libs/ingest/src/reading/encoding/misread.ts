import type { Told } from './decoder.js';
import { lineAround, type LineCount } from './line-count.js';

/**
 * UTF-8 that was once read as Windows-1252 and saved again: `Ã©`, `â€™`, `Â°`. Quotes, dashes and `»` after `Ã` or `Â` are left out, as a
 * word in capitals may end so (`MAÇÃ”`).
 */
export const MISREAD =
  /Ã[\u0080-\u009f\u00a1-\u00ba\u00bc-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]|â€[\u009d™œ˜“”¦¢¡\u0093\u0094]|Â[©®°±²³µ·¹¿¡£§¼½¾]/;

const TAIL = 80;

/** Looks for text that an earlier program misread, and says so once. It is never repaired: no rule can tell it from words that look like it. */
export class Misread {
  /** A sequence may lie across two pieces, and what is shown of it begins before it. */
  private tail = '';

  constructor(private readonly told: Told) {}

  /**
   * @param before the lines before this text
   * @param plain the text is ASCII, in which nothing can look misread
   */
  look(text: string, before: LineCount, plain = false): void {
    if (this.told.notes.has('looks-misread')) return;
    const [tail, inText] = [this.tail, plain ? -1 : text.search(MISREAD)];
    const atEdge = (tail + text.slice(0, 2)).search(MISREAD);
    this.tail = text.length < TAIL ? (tail + text).slice(-TAIL) : text.slice(-TAIL);
    const at = atEdge >= 0 ? atEdge - tail.length : inText;
    if (atEdge < 0 && inText < 0) return;
    const line = before.after(text.slice(0, Math.max(0, at)));
    this.told.notes.warn({
      code: 'looks-misread',
      message: `The text in line ${line} looks as if another program had read it in the wrong encoding. It is kept as it stands.`,
      found: lineAround(tail + text, at + tail.length),
      expected: 'text that was saved in the encoding in which it was read',
      where: { file: this.told.file, line },
      next: 'If the text found is wrong, export it again from where it came from as CSV UTF-8; it is not repaired here.',
    });
  }
}
