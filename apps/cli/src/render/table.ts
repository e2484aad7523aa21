import type { Paint } from './paint.js';

/** How many columns a text takes on a screen, counting characters as people see them. */
function widthOf(text: string): number {
  return [...segmenter.segment(text)].length;
}
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Fills up with blanks, or shortens with an ellipsis, to exactly so many columns. */
export function fit(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const wide = widthOf(text);
  if (wide > width) {
    const kept = [...segmenter.segment(text)].slice(0, Math.max(0, width - 1)).map((part) => part.segment);
    return `${kept.join('')}…`;
  }
  const blanks = ' '.repeat(width - wide);
  return side === 'left' ? text + blanks : blanks + text;
}

export interface TableOptions {
  /** Columns (from 0) that are set flush right. */
  readonly right?: readonly number[];
  /** The column that gives way when the whole is wider than `width`. */
  readonly give?: number;
  readonly width?: number;
  /** Paints a finished cell; called with its row and column. */
  readonly cell?: (text: string, row: number, column: number) => string;
}

/** Rows under headings, in aligned columns. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  options: TableOptions,
  paint: Paint,
): string {
  const widths = headings.map((heading, at) =>
    Math.max(widthOf(heading), ...rows.map((row) => widthOf(row[at] ?? ''))),
  );
  const total = widths.reduce((sum, width) => sum + width, 0) + 2 * (widths.length - 1);
  const { give, width = total } = options;
  if (give !== undefined && total > width) widths[give] = Math.max(12, widths[give]! - (total - width));
  const side = (column: number): 'left' | 'right' => (options.right?.includes(column) ? 'right' : 'left');
  const line = (cells: readonly string[], cell: (text: string, column: number) => string): string =>
    widths
      .map((wide, column) => cell(fit(cells[column] ?? '', wide, side(column)), column))
      .join('  ')
      .trimEnd();
  const head = line(headings, (text) => paint.dim(text));
  const body = rows.map((row, at) => line(row, (text, column) => options.cell?.(text, at, column) ?? text));
  return [head, ...body].join('\n');
}

const READABLE = 100;
/** A number and its `%` stay on one line. */
const WORDS = /(?:[A-Z]{3} (?=\d))?\S+(?: %\S*)?/g;

/** Text broken into lines no wider than `width` nor than reads well, each after the first indented. */
export function wrap(text: string, width: number, indent = ''): string {
  const most = Math.min(width, READABLE);
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(WORDS) ?? []) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > most) {
      lines.push(line);
      line = indent + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
