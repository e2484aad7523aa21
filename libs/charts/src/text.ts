import type { Text } from './chart.js';

/** Type sizes of charts in pixels, and the distance between their lines. */
export const NAME = { size: 14, lineHeight: 18 } as const;
export const NOTE = { size: 12, lineHeight: 16 } as const;
export type Type = typeof NAME | typeof NOTE;

/** Shares of an em, read from Inter and rounded up; a character not listed is taken as 0.62, a full-width one as 1. */
const EM: readonly (readonly [string, number])[] = [
  ["ijlI|.,:;'!", 0.29],
  ['ftr()[]/ -·', 0.4],
  ['mMwW%@€—', 0.93],
  ['ABCDEFGHKNOPQRSTUVXYZ&', 0.72],
];
const widths = new Map(EM.flatMap(([letters, em]) => [...letters].map((letter) => [letter, em] as const)));

/** Width of a text in pixels at a type size, never less than what Inter takes, so that what fits here fits on screen. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const letter of text) em += widths.get(letter) ?? ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.62);
  return em * size;
}

/** Breaks a text into lines no wider than `width` pixels: between words, and inside a word only where one alone is too wide. */
export function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => pieces(word, width, size))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, width: number, size: number): string[] {
  if (textWidth(word, size) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && textWidth(part + letter, size) > width) {
      parts.push(part);
      part = letter;
    } else part += letter;
  }
  return [...parts, part];
}

/** A text block whose first line's top is at `top`. */
export function block(
  text: string,
  at: { readonly x: number; readonly top: number; readonly width: number },
  type: Type,
  anchor: Text['anchor'] = 'start',
): Text & { readonly height: number } {
  const lines = wrap(text, at.width, type.size);
  return {
    x: at.x,
    y: at.top + Math.round(type.lineHeight * 0.75),
    lines,
    anchor,
    lineHeight: type.lineHeight,
    height: lines.length * type.lineHeight,
  };
}
