import { begins, ends, WORD_UNITS } from './boundaries.js';
import { childOf, trieOf, type Trie } from './trie.js';

/** A pattern in a folded text, at `[from, to)`. */
export interface Occurrence {
  readonly pattern: number;
  readonly from: number;
  readonly to: number;
}

/** Finds all of many patterns in one pass over a text. */
export class Automaton {
  private readonly trie: Trie;

  /** @param patterns folded names, ascending by code unit, each once, none empty */
  constructor(readonly patterns: readonly string[]) {
    this.trie = trieOf(patterns);
  }

  /** All occurrences between word boundaries, also those that overlap; by their ends, of one end the longest first. */
  occurrences(text: string): Occurrence[] {
    const { trie } = this;
    const { fail, pattern, shorter } = trie;
    const found: Occurrence[] = [];
    let node = 0;
    let before = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const word = WORD_UNITS[unit]!;
      let next = node === 0 ? 0 : childOf(trie, node, unit);
      while (next === 0 && node !== 0) {
        node = fail[node]!;
        if (node !== 0) next = childOf(trie, node, unit);
      }
      if (next === 0 && (word & before) === 0) next = trie.root[unit]!;
      node = next;
      before = word;
      for (let end = pattern[node]! >= 0 ? node : shorter[node]!; end !== 0; end = shorter[end]!) {
        const from = at + 1 - this.patterns[pattern[end]!]!.length;
        if (ends(text, at + 1) && begins(text, from)) found.push({ pattern: pattern[end]!, from, to: at + 1 });
      }
    }
    return found;
  }
}
