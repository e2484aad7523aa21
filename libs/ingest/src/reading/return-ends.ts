import { DELIMITERS } from './dialect/delimiters.js';

/** A quote opens at the beginning of a cell, and after one that closed (written twice); elsewhere it is a character. */
const OPENS_AFTER = new Set(['', '\r', '\n', '"', ...DELIMITERS]);

/**
 * Where CR ends a record, a CRLF among them is one line end too: its LF is taken out, unless it lies within quotes.
 * Pieces in, pieces out; a LF may stand at the beginning of the next piece.
 */
export class ReturnEnds {
  private quoted = false;
  private last = '';

  tidy(text: string): string {
    let kept = '';
    let from = 0;
    for (const { 0: found, index } of text.matchAll(/["\n]/g)) {
      const before = index === 0 ? this.last : text[index - 1]!;
      if (found === '"') this.quoted = !this.quoted && OPENS_AFTER.has(before);
      else if (!this.quoted && before === '\r') {
        kept += text.slice(from, index);
        from = index + 1;
      }
    }
    this.last = text.at(-1) ?? this.last;
    return from === 0 ? text : kept + text.slice(from);
  }
}
