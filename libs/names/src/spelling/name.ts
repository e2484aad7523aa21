import { fold } from './fold.js';

/** Punctuation that is no part of a name at its ends. A dot at its start is: `.NET`. */
const AT_THE_START = ' ,;:!?"\'—';
const AT_THE_END = `${AT_THE_START}./`;
const MAY_BE_GLUED = /[^\sA-Z][A-Z]|\.|[^\0-\x7f]/;
/** Names of which folding changes nothing but capitals; most are. */
const PLAIN = /^[A-Za-z\d.(](?:[A-Za-z\d.,&()+#']| (?! ))*(?<=[A-Za-z\d)+#])$/;

/**
 * A name in the form in which names are compared: {@link fold}ed, line feeds as spaces, without punctuation at its ends. Symbols that carry meaning stay,
 * so `C#`, `C++`, `C`, `F#`, `.NET` and `R` remain six names, while `Problem-Solving` and `problem solving` are one. Applying it twice changes nothing.
 */
export function foldName(name: string): string {
  if (PLAIN.test(name)) return name.toLowerCase();
  const text = fold(name).text.replaceAll('\n', ' ');
  let [start, end] = [0, text.length];
  while (start < end && AT_THE_START.includes(text[start]!)) start++;
  while (end > start && AT_THE_END.includes(text[end - 1]!)) end--;
  return fold(text.slice(start, end)).text;
}

/**
 * The key under which glued and split spellings meet: `Node.js`, `node js` and `NodeJS`; `Java Script` and `JavaScript`; `Power Point` and `PowerPoint`. A dot
 * that begins a word stays (`.NET` is not a net), as do `#`, `+`, `&` and `/`.
 *
 * @param folded what {@link foldName} gives
 */
export function gluedKey(folded: string): string {
  return folded.replace(/(?<=[\p{L}\p{N}])\.|[ '’]/gu, '');
}

/** A name without the qualifier in brackets behind it, `Java` of `Java (computer programming)`; undefined when there is none. */
export function withoutQualifier(name: string): string | undefined {
  return /^(.*\S)\s*\([^()]*\)\s*$/su.exec(name)?.[1];
}

/** A name of several words that all begin with a capital or digit, written as one: `powerbi` of `Power BI`; undefined for other names. */
export function joinedSpelling(name: string): string | undefined {
  return /^[\p{Lu}\d][\p{L}\d]*(?: [\p{Lu}\d][\p{L}\d]*)+$/u.test(name)
    ? foldName(name.replaceAll(' ', ''))
    : undefined;
}

/** A name with its glued words split: `java script` of `JavaScript`, `node js` of `Node.js`; undefined when nothing is glued. */
export function splitSpelling(name: string): string | undefined {
  if (!MAY_BE_GLUED.test(name)) return undefined;
  const split = name.replace(
    /(?<=\p{Ll})(?=\p{Lu}\p{Ll})|(?<=\p{Ll}{2})(?=\p{Lu})|(?<=[\p{L}\p{N}])\.(?=[\p{L}])/gu,
    ' ',
  );
  return split === name ? undefined : foldName(split);
}
