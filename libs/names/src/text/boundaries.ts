const [HASH, APOSTROPHE, PLUS, DOT] = [35, 39, 43, 46];

/** By UTF-16 code unit, 1 for what words are made of: letters, digits, marks, the underscore. Surrogates are not. */
export const WORD_UNITS = wordUnits();

function wordUnits(): Uint8Array {
  const units = new Uint8Array(65_536);
  const word = /[\p{L}\p{N}\p{M}_]/u;
  for (let unit = 0; unit < units.length; unit++) if (word.test(String.fromCharCode(unit))) units[unit] = 1;
  return units;
}

/** Short words that French glues to the next: `d'Excel`, `l'anglais`. */
const ELIDED = /(?<![\p{L}\p{N}\p{M}_'])(?:[dl]|qu)'$/u;

/** The length of an elided word that ends before a place of a folded text, 0 where none does. */
export function elidedBefore(text: string, at: number): number {
  return ELIDED.exec(text.slice(Math.max(0, at - 4), at))?.[0].length ?? 0;
}

/**
 * Whether a name may begin at a place of a folded text. No word may go on before it; a name that begins with a letter or digit has no dot, and no apostrophe
 * behind a word, before it: `net` is not in `.net` nor in `asp.net`, `s` is not in `driver's`. An elided word may stand before it.
 */
export function begins(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  if (WORD_UNITS[before] === 1) return false;
  if (WORD_UNITS[text.charCodeAt(at)] === 0) return before !== text.charCodeAt(at);
  if (before === APOSTROPHE) return at < 2 || WORD_UNITS[text.charCodeAt(at - 2)] === 0 || elidedBefore(text, at) > 0;
  return before !== DOT;
}

/**
 * Whether a name may end before a place of a folded text. No word may go on there, nor a symbol that makes another name of it: `c` is not in `c#` or `c++`, `node` not in
 * `node.js`; a plus between two words separates them.
 */
export function ends(text: string, end: number): boolean {
  if (end === text.length) return true;
  const next = text.charCodeAt(end);
  if (WORD_UNITS[next] === 1) return false;
  const goesOn = end + 1 < text.length && WORD_UNITS[text.charCodeAt(end + 1)] === 1;
  if (next === DOT) return !goesOn;
  if (next === PLUS) return goesOn;
  return next !== HASH;
}
