/** Words of a heading: `Job_Title (EN)`, `jobTitle` → job, title, en. */
function wordsOf(heading: string): readonly string[] {
  const spaced = heading.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').toLowerCase();
  return spaced.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Pieces of three letters, with the ends of words marked. */
function pieces(words: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of words) {
    const marked = `^${word}$`;
    for (let at = 0; at + 3 <= marked.length; at += 1) found.add(marked.slice(at, at + 3));
  }
  return found;
}

/** Sørensen–Dice: 2 |A ∩ B| ÷ (|A| + |B|). */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let both = 0;
  for (const each of a) if (b.has(each)) both += 1;
  return (2 * both) / (a.size + b.size);
}

/** How alike two headings are, 0 to 1: 1 for the same words, 0.85 where one holds all words of the other, else by pieces of three letters. */
export function headingLikeness(a: string, b: string): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.length === 0 || other.length === 0) return 0;
  if (one.join('') === other.join('')) return 1;
  const [short, long] = one.length < other.length ? [one, new Set(other)] : [other, new Set(one)];
  const alike = dice(pieces(one), pieces(other));
  return short.every((word) => long.has(word) && word.length > 2) ? Math.max(0.85, alike) : 0.9 * alike;
}
