import { foldName } from '../spelling/name.js';

/** What a name has in common with a thing of other names. */
export interface Alike {
  /** The name or alternative name of the thing that is most like the name. */
  readonly label: string;
  /** Words that both have, as the name has them, in its order. */
  readonly words: readonly string[];
}

/**
 * Says for a person what speaks for a suggestion: the label of the thing that shares most pairs of letters with the name (the first of
 * equally like ones), and the words in common. It ranks nothing.
 * @param labels the thing's own name first; at least one
 */
export function whyAlike(name: string, labels: readonly string[]): Alike {
  const asked = foldName(name);
  const pairs = pairsOf(asked);
  let [label, likeness] = [labels[0]!, -1];
  for (const each of labels) {
    const like = shared(pairs, pairsOf(foldName(each)));
    if (like > likeness) [label, likeness] = [each, like];
  }
  const theirs = new Set(wordsOf(foldName(label)));
  return { label, words: [...new Set(wordsOf(asked))].filter((word) => theirs.has(word)) };
}

const wordsOf = (folded: string): string[] => folded.split(/[ /,;()]+/).filter((word) => word !== '');

function pairsOf(folded: string): ReadonlySet<string> {
  const text = ` ${folded} `;
  return new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)));
}

/** Dice's coefficient. */
function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const pair of a) if (b.has(pair)) both += 1;
  return (2 * both) / (a.size + b.size);
}
