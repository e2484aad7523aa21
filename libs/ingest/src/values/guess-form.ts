import type { ReaderName } from './reader-name.js';

/** How well a reader fits a column, before its heading is heard. */
export interface Fit {
  readonly reader: ReaderName;
  /** Plain JSON, as a profile holds it. */
  readonly options: Readonly<Record<string, unknown>>;
  /** 0 to 1: the share of filled cells that can be read and written back, times how telling such cells are. */
  readonly confidence: number;
  readonly evidence: string;
}

export const shareOf = (cells: readonly string[], fits: (cell: string) => boolean): number =>
  cells.filter(fits).length / cells.length;

export const isCode = (cell: string): boolean => /^(?=.*\d)[^\s,;|]{1,200}$/.test(cell);

/** Codes have zeros in front, signs inside or letters, and often one form. */
export function codeTells(cells: readonly string[], decimals: boolean): number {
  const zeros = cells.some((cell) => /^0\d/.test(cell));
  const signs =
    shareOf(cells, (cell) => /\d[-.:_/]\d|\p{L}/u.test(cell) && !(decimals && /^\d+[.,]\d+$/.test(cell))) > 0.5;
  const uniform = new Set(cells.map((cell) => cell.replace(/\d/g, '9'))).size === 1;
  return zeros ? 0.9 : signs ? (uniform ? 0.85 : 0.6) : 0.3;
}

/** A few words that come again and again, to be mapped to ours one by one. */
export function wordFit(cells: readonly string[]): Fit[] {
  const words = [...new Set(cells)];
  const few = words.length > 1 && words.length <= 12 && cells.length >= words.length * 5;
  if (!few || words.some((word) => word.length > 40 || !/\p{L}/u.test(word))) return [];
  const evidence = `${words.length} words make up all ${cells.length} cells.`;
  return [
    {
      reader: 'word',
      options: { words: Object.fromEntries(words.map((word) => [word, word])) },
      confidence: 0.45,
      evidence,
    },
  ];
}
