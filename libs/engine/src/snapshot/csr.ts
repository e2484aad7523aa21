import type { Links } from './snapshot.js';

/**
 * Sorts entries by row, then target, and gives the start of each row.
 * @param count number of rows
 * @returns starts (count + 1 long) and the entries in order
 */
export function rows<E extends { readonly row: number; readonly target: number }>(
  count: number,
  entries: readonly E[],
): { readonly starts: Int32Array; readonly order: readonly E[] } {
  const starts = new Int32Array(count + 1);
  for (const entry of entries) starts[entry.row + 1]!++;
  for (let i = 0; i < count; i++) starts[i + 1]! += starts[i]!;
  const inRows: E[][] = Array.from({ length: count }, () => []);
  for (const entry of entries) inRows[entry.row]!.push(entry);
  return { starts, order: inRows.flatMap((row) => row.sort((a, b) => a.target - b.target)) };
}

/** Turns links round: target → sources, with the same levels. Sources come sorted. */
export function invert(links: Links, targets: number): Links {
  const starts = new Int32Array(targets + 1);
  for (const target of links.target) starts[target + 1]!++;
  for (let i = 0; i < targets; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice(0, targets);
  const source = new Int32Array(links.target.length);
  const level = new Uint8Array(links.target.length);
  for (let row = 0; row + 1 < links.starts.length; row++) {
    for (let k = links.starts[row]!; k < links.starts[row + 1]!; k++) {
      const at = next[links.target[k]!]!++;
      source[at] = row;
      level[at] = links.level[k]!;
    }
  }
  return { starts, target: source, level };
}

/** Levels between rows and targets, as they come: the first `count` of each column. */
export interface Entries {
  readonly row: Int32Array;
  readonly target: Int32Array;
  readonly level: Uint8Array;
  readonly count: number;
}

/** Entries as links, sorted by target within a row: dealt out by target first, then by row. */
export function linksOf({ row, target, level, count }: Entries, rowCount: number, targets: number): Links {
  const byTarget = {
    starts: startsOf(target, count, targets),
    target: new Int32Array(count),
    level: new Uint8Array(count),
  };
  const next = byTarget.starts.slice(0, targets);
  for (let k = 0; k < count; k++) {
    const at = next[target[k]!]!++;
    byTarget.target[at] = row[k]!;
    byTarget.level[at] = level[k]!;
  }
  return invert(byTarget, rowCount);
}

function startsOf(keys: Int32Array, count: number, most: number): Int32Array {
  const starts = new Int32Array(most + 1);
  for (let k = 0; k < count; k++) starts[keys[k]! + 1]!++;
  for (let i = 0; i < most; i++) starts[i + 1]! += starts[i]!;
  return starts;
}
