import { missing, tidied, tidiedLines, value, type Cell } from './cell.js';
import { withoutHtml } from './html.js';
import { isMissing, type SentinelOptions } from './sentinels.js';

export interface TextOptions extends SentinelOptions {
  /** Takes HTML tags out and reads entities (`&amp;`). Off, as `<T>` and `&` are text elsewhere. */
  readonly html?: boolean;
  /** Keeps line breaks (descriptions); without it the text is one line (names). */
  readonly lines?: boolean;
}

/** Text, tidied: NBSP and other blanks are spaces, control characters and soft hyphens are gone. Words and letters are never repaired. No problems. */
export function readText(text: string, options: TextOptions = {}): Cell<string> {
  const plain = (options.html === true ? withoutHtml(text) : text).replaceAll('\u00ad', '');
  const clean = options.lines === true ? tidiedLines(plain) : tidied(plain);
  return clean.length < 60 && isMissing(clean, 'text', options) ? missing(clean) : value(clean);
}
