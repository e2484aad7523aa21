/** A known phrase or a numeral in a text. */
export interface Token<K extends string> {
  readonly kind: K | 'numeral';
  /** As it stands in the text. */
  readonly text: string;
  /** Lower case. */
  readonly word: string;
}

/** A text as known pieces and nothing else, or the first piece that nobody knows. */
export type Scanned<K extends string> = { readonly tokens: readonly Token<K>[] } | { readonly unknown: string };

/**
 * Builds a scanner: the text, blanks apart, must consist of numerals and known phrases; the longest phrase wins, and among equal ones
 * the kind named first. A phrase that begins or ends with a letter stands alone or beside a digit, never inside a word.
 * @param phrases kind → phrases in lower case
 * @param numeral source of the regular expression of a numeral
 */
export function scanner<K extends string>(
  phrases: Readonly<Record<K, Iterable<string>>>,
  numeral: string,
): (text: string) => Scanned<K> {
  const kinds = new Map<string, K>();
  for (const kind of Object.keys(phrases) as K[]) {
    for (const phrase of phrases[kind]) if (!kinds.has(phrase)) kinds.set(phrase, kind);
  }
  const lengths = lengthsByFirst(kinds.keys());
  const number = new RegExp(numeral, 'y');
  return (cell) => {
    const lower = lowerCase(cell);
    const tokens: Token<K>[] = [];
    for (let at = 0; at < cell.length;) {
      if (cell[at] === ' ') {
        at += 1;
        continue;
      }
      number.lastIndex = at;
      const digits = number.exec(cell)?.[0];
      const word =
        digits ??
        lengths
          .get(lower[at]!)
          ?.map((length) => lower.slice(at, at + length))
          .find((each) => kinds.has(each) && standsAlone(lower, at + each.length, each));
      if (word === undefined) return { unknown: cell.slice(at).trim() };
      const text = cell.slice(at, at + word.length);
      tokens.push({ kind: digits === undefined ? kinds.get(word)! : 'numeral', text, word });
      at += word.length;
    }
    return { tokens };
  };
}

/** First character → lengths of the phrases that begin with it, longest first. */
function lengthsByFirst(phrases: Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, Set<number>>();
  for (const phrase of phrases) lengths.set(phrase[0]!, (lengths.get(phrase[0]!) ?? new Set()).add(phrase.length));
  return new Map([...lengths].map(([first, found]) => [first, [...found].sort((a, b) => b - a)]));
}

const LETTER = /\p{L}/u;

/** What stands before a phrase is a blank or another piece, so only what stands behind it can make it part of a word. */
function standsAlone(text: string, end: number, phrase: string): boolean {
  return !(LETTER.test(text[end] ?? ' ') && LETTER.test(phrase.at(-1)!));
}

/** Lower case of the same length, so that places in both are the same. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text].map((each) => (each.toLowerCase().length === each.length ? each.toLowerCase() : each)).join('');
}
