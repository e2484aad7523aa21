import { foldName } from '../spelling/name.js';

/** What a name has in common with a thing of other names. */
export interface Alike {
  /** The name or alternative name of the thing that is most like the name. */
  readonly label: string;
  /** Words that both have, as the name has them, in its order. */
  readonly words: readonly string[];
}

/**
 * Says for a person what speaks for a suggestion: the label of the thing that has most words in common with the name (of several, the one
 * that shares most pairs of letters; of these the first), and these words. It ranks nothing.
 * @param labels the thing's own name first; at least one
 */
export function whyAlike(name: string, labels: readonly string[]): Alike {
  const asked = foldName(name);
  const pairs = pairsOf(asked);
  const words = [...new Set(wordsOf(asked))];
  let best: Alike & { readonly likeness: number } = { label: labels[0]!, words: [], likeness: -1 };
  for (const label of labels) {
    const folded = foldName(label);
    const theirs = new Set(wordsOf(folded));
    const both = words.filter((word) => theirs.has(word));
    const likeness = both.length + shared(pairs, pairsOf(folded)) / 2;
    if (likeness > best.likeness) best = { label, words: both, likeness };
  }
  return { label: best.label, words: best.words };
}

const wordsOf = (folded: string): string[] => folded.split(/[ /,;()]+/).filter((word) => word !== '');

function pairsOf(folded: string): ReadonlySet<string> {
  const text = ` ${folded} `;
  return new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)));
}

/** Dice's coefficient, 0 to 1. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const pair of a) if (b.has(pair)) both += 1;
  return (2 * both) / (a.size + b.size);
}
