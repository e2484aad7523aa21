import type { Notation } from './notation.js';

/** A quoted text and the place behind it, or the place of a fault and what is expected there. */
export interface Quoted {
  readonly text?: string;
  readonly end: number;
  readonly expected?: string;
}

const PLAIN: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '"': '"', '\\': '\\' };
const HEX = {
  json: /u([0-9a-fA-F]{4})/y,
  python: /(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|U(00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4}))/y,
};

/** @param from the place of the opening quote */
export function readQuoted(text: string, from: number, notation: Notation): Quoted {
  const quote = text[from];
  const parts: string[] = [];
  for (let at = from + 1; at < text.length;) {
    const character = text[at]!;
    if (character === quote) return { text: parts.join(''), end: at + 1 };
    if (character !== '\\') {
      parts.push(character);
      at += 1;
      continue;
    }
    const escape = readEscape(text, at + 1, notation);
    if (!escape) return { end: at, expected: 'an escape of JSON' };
    parts.push(escape.text);
    at = escape.end;
  }
  return { end: text.length, expected: `a closing ${quote}` };
}

function readEscape(text: string, at: number, notation: Notation): { text: string; end: number } | undefined {
  const hex = HEX[notation];
  hex.lastIndex = at;
  const code = hex.exec(text);
  if (code)
    return {
      text: String.fromCodePoint(
        parseInt(
          code.slice(1).find((each) => each)!,
          16,
        ),
      ),
      end: at + code[0].length,
    };
  const sign = text[at] ?? '';
  const plain = PLAIN[sign] ?? ((notation === 'json' ? '/' : "'") === sign ? sign : undefined);
  if (plain !== undefined) return { text: plain, end: at + 1 };
  if (notation === 'json') return undefined;
  // As Python: a backslash at the end of a line joins lines, an unknown escape stays.
  return sign === '\n' ? { text: '', end: at + 1 } : { text: `\\${sign}`, end: at + 1 };
}
