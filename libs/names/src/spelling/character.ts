/** Soft hyphens, zero-width characters and marks of ownership: seen in labels, never what tells two of them apart. */
const SILENT = /[\u00ad\u200b-\u200f\u2060\ufeff\u00a9\u00ae\u2122]/gu;
/** What belongs to the character before it: combining marks, silent ones, Hangul vowels and finals, half-width voiced marks. */
const FOLLOWING = /^[\p{M}\u1160-\u11ff\ud7b0-\ud7ff\uff9e\uff9f\u00ad\u200b-\u200f\u2060\ufeff\u00a9\u00ae\u2122]$/u;
const PLAIN = new Map<string, string>([
  ...[...'\u2018\u2019\u02bc\u0060'].map((quote): [string, string] => [quote, "'"]),
  ...[...'\u201c\u201d\u201e\u00ab\u00bb'].map((quote): [string, string] => [quote, '"']),
  ...[...'\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d'].map((hyphen): [string, string] => [hyphen, '-']),
  ...[...'\u2015'].map((dash): [string, string] => [dash, '\u2014']),
]);

/** The place behind the character that begins at `at`, with all that belongs to it. */
export function characterEnd(text: string, at: number): number {
  let end = at + widthAt(text, at);
  while (end < text.length && isFollowing(text, end)) end += widthAt(text, end);
  return end;
}

/**
 * One character (and its marks) in the form for comparing: NFKC and case folded, quotes and hyphens plain. Unicode's case folding is what
 * upper-casing and lower-casing again gives, but for the Greek final sigma. Repeated, as one may undo what the other did.
 */
export function foldCharacter(character: string): string {
  let before = character;
  for (let round = 0; round < 4; round++) {
    const folded = before
      .replace(SILENT, '')
      .normalize('NFKC')
      .toUpperCase()
      .toLowerCase()
      .replaceAll('ς', 'σ')
      .normalize('NFKC');
    if (folded === before) break;
    before = folded;
  }
  return [...before].map((one) => PLAIN.get(one) ?? one).join('');
}

function isFollowing(text: string, at: number): boolean {
  return text.charCodeAt(at) >= 0xa9 && FOLLOWING.test(String.fromCodePoint(text.codePointAt(at)!));
}

function widthAt(text: string, at: number): number {
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}
