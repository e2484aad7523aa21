import { WORD_UNITS } from './boundaries.js';

/**
 * A trie over UTF-16 code units, nodes by their depth, so that those that most steps visit lie together; node 0 is the root. Children of node n are `first[n] … first[n + 1]`,
 * ascending by `unit`, the code unit by which they are reached. `pattern[n]` ends at n (−1: none). `fail[n]` is the node of the longest proper suffix of n that begins at a word
 * and is in the trie too; `out[n]` is n, or the nearest node along `fail`, where a pattern ends (0: none). `root[unit]` are the root's children.
 * After Aho and Corasick 1975, with suffixes only where words begin.
 */
export interface Trie {
  readonly first: Int32Array;
  readonly unit: Uint16Array;
  readonly pattern: Int32Array;
  readonly fail: Int32Array;
  readonly out: Int32Array;
  readonly root: Int32Array;
}

/** Children that are looked through one by one. */
const FEW = 6;

/** @param patterns ascending by code unit, each once, none empty; pattern numbers are positions here */
export function trieOf(patterns: readonly string[]): Trie {
  const { first, unit, pattern } = grow(patterns);
  const [fail, out] = [new Int32Array(pattern.length), new Int32Array(pattern.length)];
  const trie: Trie = { first, unit, pattern, fail, out, root: new Int32Array(65_536) };
  for (let child = first[0]!; child < first[1]!; child++) trie.root[unit[child]!] = child;
  for (let node = 0; node < pattern.length; node++) {
    out[node] = pattern[node]! >= 0 ? node : out[fail[node]!]!;
    for (let child = first[node]!; child < first[node + 1]!; child++) fail[child] = suffixOf(trie, node, unit[child]!);
  }
  return trie;
}

/** The child of a node by a code unit; 0 when there is none. */
export function childOf({ first, unit, root }: Trie, node: number, by: number): number {
  if (node === 0) return root[by]!;
  let low = first[node]!;
  let high = first[node + 1]!;
  while (high - low > FEW) {
    const middle = (low + high) >> 1;
    if (unit[middle]! <= by) low = middle;
    else high = middle;
  }
  for (; low < high; low++) if (unit[low] === by) return low;
  return 0;
}

/** Nodes depth by depth. A node stands for the sorted patterns `low[n] … high[n]`, which begin alike. */
function grow(patterns: readonly string[]): Pick<Trie, 'first' | 'unit' | 'pattern'> {
  const most = patterns.reduce((sum, { length }) => sum + length, 1);
  const [first, unit, pattern] = [new Int32Array(most + 1), new Uint16Array(most), new Int32Array(most).fill(-1)];
  const [low, high] = [new Int32Array(most), new Int32Array(most)];
  high[0] = patterns.length;
  let nodes = 1;
  for (let node = 0, depth = 0, deeper = 1; node < nodes; node++) {
    if (node === deeper) {
      depth++;
      deeper = nodes;
    }
    first[node] = nodes;
    let at = low[node]!;
    const end = high[node]!;
    if (patterns[at]?.length === depth) pattern[node] = at++;
    while (at < end) {
      const by = patterns[at]!.charCodeAt(depth);
      unit[nodes] = by;
      low[nodes] = at;
      while (at < end && patterns[at]!.charCodeAt(depth) === by) at++;
      high[nodes++] = at;
    }
  }
  first[nodes] = nodes;
  return { first: first.slice(0, nodes + 1), unit: unit.slice(0, nodes), pattern: pattern.slice(0, nodes) };
}

/** The longest suffix of what a node's child by a code unit stands for. Shallower nodes have theirs already. */
function suffixOf(trie: Trie, node: number, by: number): number {
  if (node === 0) return 0;
  for (let from = trie.fail[node]!; from !== 0; from = trie.fail[from]!) {
    const to = childOf(trie, from, by);
    if (to !== 0) return to;
  }
  const insideWord = WORD_UNITS[trie.unit[node]!] === 1 && WORD_UNITS[by] === 1;
  return insideWord ? 0 : trie.root[by]!;
}
