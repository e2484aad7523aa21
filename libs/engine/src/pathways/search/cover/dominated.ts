import type { Cover } from './cover.js';

/** Rows that are covered whenever another is: not needed. @returns the others */
export function neededRows({ rows, columns, rowStart, colOf, colStart, rowOf }: Cover): number[] {
  const isNeeded = new Uint8Array(rows).fill(1);
  const shared = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const size = rowStart[row + 1]! - rowStart[row]!;
    shared.fill(0);
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) {
      const j = colOf[k]!;
      for (let n = colStart[j]!; n < colStart[j + 1]!; n++) shared[rowOf[n]!]!++;
    }
    for (let other = 0; other < rows; other++) {
      if (other === row || shared[other] !== size || isNeeded[row] === 0) continue;
      const more = rowStart[other + 1]! - rowStart[other]! > size;
      if (more || other > row) isNeeded[other] = 0;
    }
  }
  return columns === 0 ? [] : [...isNeeded.keys()].filter((row) => isNeeded[row] === 1);
}

/** The cover with some of its columns and rows only. */
export function partOf(cover: Cover, columns: readonly number[], rows: readonly number[]): Cover {
  const rowNumber = new Int32Array(cover.rows).fill(-1);
  rows.forEach((row, i) => (rowNumber[row] = i));
  const kept: number[] = [];
  const start = [0];
  const items: number[] = [];
  for (const j of columns) {
    for (let k = cover.colStart[j]!; k < cover.colStart[j + 1]!; k++) {
      const row = rowNumber[cover.rowOf[k]!]!;
      if (row >= 0) items.push(row);
    }
    if (items.length === start[kept.length]) continue;
    start.push(items.length);
    kept.push(j);
  }
  const rowStart = new Int32Array(rows.length + 1);
  for (const row of items) rowStart[row + 1]!++;
  for (let i = 0; i < rows.length; i++) rowStart[i + 1]! += rowStart[i]!;
  const at = rowStart.slice();
  const colOf = new Int32Array(items.length);
  for (let i = 0; i < kept.length; i++) for (let k = start[i]!; k < start[i + 1]!; k++) colOf[at[items[k]!]!++] = i;
  return {
    columns: kept.length,
    rows: rows.length,
    cost: Float64Array.from(kept, (j) => cover.cost[j]!),
    colStart: Int32Array.from(start),
    rowOf: Int32Array.from(items),
    rowStart,
    colOf,
    offer: Int32Array.from(kept, (j) => cover.offer[j]!),
    fact: Int32Array.from(rows, (row) => cover.fact[row]!),
    free: cover.free,
  };
}

/** Finds columns that another one replaces: it covers what they cover of what is open, and costs no more. */
export class Domination {
  private readonly words: number;
  private readonly bits: Int32Array;
  private readonly open: Int32Array;

  constructor(private readonly cover: Cover) {
    const { columns, rows, colStart, rowOf } = cover;
    this.words = (rows + 31) >> 5;
    this.bits = new Int32Array(columns * this.words);
    this.open = new Int32Array(this.words);
    for (let j = 0; j < columns; j++) {
      for (let k = colStart[j]!; k < colStart[j + 1]!; k++)
        this.bits[j * this.words + (rowOf[k]! >> 5)]! |= 1 << (rowOf[k]! & 31);
    }
  }

  /**
   * @param isOpen per column 1 when it may be taken
   * @param isCovered per row above 0 when it is
   * @param found called with a column and the one that replaces it; -1 where there is nothing left to cover for it
   */
  find(isOpen: Uint8Array, isCovered: Int32Array, found: (column: number, by: number) => void): void {
    const { cover, open } = this;
    const { columns, rows, colStart, rowOf, rowStart, colOf } = cover;
    open.fill(0);
    for (let row = 0; row < rows; row++) if (isCovered[row] === 0) open[row >> 5]! |= 1 << (row & 31);
    for (let j = 0; j < columns; j++) {
      if (isOpen[j] === 0) continue;
      let fewest = -1;
      for (let k = colStart[j]!; k < colStart[j + 1]!; k++) {
        const row = rowOf[k]!;
        if (isCovered[row]! > 0) continue;
        if (fewest < 0 || rowStart[row + 1]! - rowStart[row]! < rowStart[fewest + 1]! - rowStart[fewest]!) fewest = row;
      }
      if (fewest < 0) {
        found(j, -1);
        continue;
      }
      for (let n = rowStart[fewest]!; n < rowStart[fewest + 1]!; n++) {
        const by = colOf[n]!;
        if (by === j || isOpen[by] === 0 || cover.cost[by]! > cover.cost[j]! || !this.covers(by, j)) continue;
        if (by > j && cover.cost[by] === cover.cost[j] && this.covers(j, by)) continue;
        found(j, by);
        break;
      }
    }
  }

  /** Whether a column covers what another one covers of what is open. */
  private covers(by: number, other: number): boolean {
    const { words, bits, open } = this;
    for (let w = 0; w < words; w++) {
      if ((bits[other * words + w]! & open[w]! & ~bits[by * words + w]!) !== 0) return false;
    }
    return true;
  }
}
