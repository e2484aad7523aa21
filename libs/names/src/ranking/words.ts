import { foldName } from '../spelling/name.js';

/** Words that say nothing about what a name means. */
const EMPTY = new Set(
  'a an and as at by for from in into is it its of on or that the their them these they this to with other all'.split(
    ' ',
  ),
);
const NOT_PLAIN = /[^\x20-\x7e]/;
const ACCENTS = /\p{M}/gu;
const WORD = /\.?[\p{L}\p{N}]+[+#]*/gu;
const NO_PART_OF_A_WORD = /[^\p{L}\p{N}+#.&]+/gu;

/** A name or text folded for ranking, where accents do not count either. */
export function bare(text: string): string {
  const folded = foldName(text);
  return NOT_PLAIN.test(folded) ? folded.normalize('NFKD').replace(ACCENTS, '') : folded;
}

/**
 * The words of a {@link bare} text: plural endings off, words that say nothing left out. Symbols at words stay (`c++`, `c#`, `.net`).
 */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [word] of text.matchAll(WORD)) if (!EMPTY.has(word)) words.push(singular(word));
  return words;
}

/** Runs of three characters of a {@link bare} name, the blank at both of its ends included; each as one number. */
export function gramsOf(text: string): number[] {
  const padded = ` ${text.replace(NO_PART_OF_A_WORD, ' ').trim()} `;
  const grams: number[] = [];
  for (let i = 2; i < padded.length; i++)
    grams.push((rank(padded, i - 2) << 20) | (rank(padded, i - 1) << 10) | rank(padded, i));
  return grams;
}

/** Ten bits of a character: enough to tell those of one script apart, and three of them make a small integer. */
function rank(text: string, at: number): number {
  return text.charCodeAt(at) & 1023;
}

/** Harman's S-stemmer (1991): only plurals, so that nothing unlike is brought together. */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (word.endsWith('ies') && !/[ae]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/[^aeo]es$/.test(word)) return word.slice(0, -1);
  return /(?:us|ss)$/.test(word) ? word : word.slice(0, -1);
}
