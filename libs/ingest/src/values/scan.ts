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
  const sorted = [...kinds.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const piece = new RegExp(` *(?:(?<numeral>${numeral})|(?<phrase>${sorted.map(bounded).join('|')}))`, 'iuy');
  return (cell) => {
    const tokens: Token<K>[] = [];
    const end = cell.trimEnd().length;
    for (piece.lastIndex = 0; piece.lastIndex < end;) {
      const at = piece.lastIndex;
      const found = piece.exec(cell)?.groups;
      if (!found) return { unknown: cell.slice(at).trim() };
      const text = found['numeral'] ?? found['phrase']!;
      const word = text.toLowerCase();
      const kind = found['numeral'] === undefined ? kinds.get(word) : 'numeral';
      if (kind === undefined) return { unknown: text };
      tokens.push({ kind, text, word });
    }
    return { tokens };
  };
}

function bounded(phrase: string): string {
  const escaped = phrase.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const before = /^\p{L}/u.test(phrase) ? '(?<!\\p{L})' : '';
  return `${before}${escaped}${/\p{L}$/u.test(phrase) ? '(?!\\p{L})' : ''}`;
}
