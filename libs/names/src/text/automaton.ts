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
    const { fail, out, root } = trie;
    const found: Occurrence[] = [];
    let node = 0;
    let before = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const word = WORD_UNITS[unit]!;
      let next = 0;
      for (; node !== 0 && next === 0; node = fail[node]!) next = childOf(trie, node, unit);
      if (next === 0 && (word & before) === 0) next = root[unit]!;
      node = next;
      before = word;
      if (out[node] !== 0 && ends(text, at + 1)) this.take(text, at + 1, node, found);
    }
    return found;
  }

  /** The patterns that end at a place. */
  private take(text: string, to: number, node: number, found: Occurrence[]): void {
    const { pattern: patterns, fail, out } = this.trie;
    for (let end = out[node]!; end !== 0; end = out[fail[end]!]!) {
      const pattern = patterns[end]!;
      const from = to - this.patterns[pattern]!.length;
      if (begins(text, from)) found.push({ pattern, from, to });
    }
  }
}
