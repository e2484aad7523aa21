import { WORD_UNITS } from './boundaries.js';

/**
 * A trie over UTF-16 code units. Node 0 is the root; `parent[n]` and `unit[n]` say how node n is reached, `pattern[n]` which pattern ends there (−1: none).
 * Children are found in `table` (open addressing, size a power of two; 0: free). `fail[n]` is the node of the longest proper suffix that begins at a word and is in
 * the trie too; `shorter[n]` the next node along `fail` where a pattern ends (0: none). Aho and Corasick 1975, with suffixes only where words begin.
 */
export interface Trie {
  readonly parent: Int32Array;
  readonly unit: Uint16Array;
  readonly pattern: Int32Array;
  readonly fail: Int32Array;
  readonly shorter: Int32Array;
  readonly table: Int32Array;
  readonly root: Int32Array;
}

/**
 * @param patterns ascending by code unit, each once, none empty; pattern numbers are positions here
 */
export function trieOf(patterns: readonly string[]): Trie {
  const { parent, unit, pattern, depth } = grow(patterns);
  const trie: Trie = {
    parent,
    unit,
    pattern,
    fail: new Int32Array(parent.length),
    shorter: new Int32Array(parent.length),
    table: tableOf(parent, unit),
    root: new Int32Array(65_536),
  };
  for (let node = 1; node < parent.length; node++) if (parent[node] === 0) trie.root[unit[node]!] = node;
  link(trie, depth);
  return trie;
}

/** The child of a node by a code unit; 0 when there is none. */
export function childOf({ parent, unit, table, root }: Trie, node: number, by: number): number {
  if (node === 0) return root[by]!;
  const mask = table.length - 1;
  for (let at = slot(node, by, mask); ; at = (at + 1) & mask) {
    const child = table[at]!;
    if (child === 0 || (parent[child] === node && unit[child] === by)) return child;
  }
}

/** Nodes of sorted patterns, each sharing the beginning of the one before it. */
function grow(patterns: readonly string[]) {
  const most = patterns.reduce((sum, { length }) => sum + length, 1);
  const [parent, unit, pattern, depth] = [
    new Int32Array(most),
    new Uint16Array(most),
    new Int32Array(most).fill(-1),
    new Uint16Array(most),
  ];
  const path: number[] = [0];
  let nodes = 1;
  let before = '';
  patterns.forEach((text, number) => {
    let shared = 0;
    while (shared < before.length && before.charCodeAt(shared) === text.charCodeAt(shared)) shared++;
    for (let i = shared; i < text.length; i++) {
      parent[nodes] = path[i]!;
      unit[nodes] = text.charCodeAt(i);
      depth[nodes] = i + 1;
      path[i + 1] = nodes++;
    }
    pattern[path[text.length]!] = number;
    before = text;
  });
  return {
    parent: parent.slice(0, nodes),
    unit: unit.slice(0, nodes),
    pattern: pattern.slice(0, nodes),
    depth: depth.slice(0, nodes),
  };
}

function tableOf(parent: Int32Array, unit: Uint16Array): Int32Array {
  const mask = 2 ** Math.ceil(Math.log2(parent.length * 2 + 2)) - 1;
  const table = new Int32Array(mask + 1);
  for (let node = 1; node < parent.length; node++) {
    if (parent[node] === 0) continue;
    let at = slot(parent[node]!, unit[node]!, mask);
    while (table[at] !== 0) at = (at + 1) & mask;
    table[at] = node;
  }
  return table;
}

/** Fills `fail` and `shorter`, shallow nodes first. */
function link(trie: Trie, depth: Uint16Array): void {
  const { parent, unit, pattern, fail, shorter } = trie;
  for (const node of byDepth(depth)) {
    const above = parent[node]!;
    if (above === 0) continue;
    const by = unit[node]!;
    let from = fail[above]!;
    let to = from === 0 ? 0 : childOf(trie, from, by);
    while (to === 0 && from !== 0) {
      from = fail[from]!;
      if (from !== 0) to = childOf(trie, from, by);
    }
    if (to === 0 && (WORD_UNITS[unit[above]!] === 0 || WORD_UNITS[by] === 0)) to = childOf(trie, 0, by);
    fail[node] = to;
    shorter[node] = pattern[to]! >= 0 ? to : shorter[to]!;
  }
}

/** Nodes but the root in the order of their depth. */
function byDepth(depth: Uint16Array): Int32Array {
  let deepest = 0;
  for (const one of depth) if (one > deepest) deepest = one;
  const next = new Int32Array(deepest + 2);
  for (let node = 1; node < depth.length; node++) next[depth[node]! + 1]!++;
  for (let d = 1; d < next.length; d++) next[d]! += next[d - 1]!;
  const order = new Int32Array(depth.length - 1);
  for (let node = 1; node < depth.length; node++) order[next[depth[node]!]!++] = node;
  return order;
}

function slot(node: number, unit: number, mask: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & mask;
}
