import { readLiteral } from './literal.js';
import type { Notation } from './notation.js';

/** How no name begins: `["`, `['`, `[{"`, `{'`, `[null`. */
const OPENS = /^(?:\[\s*(?:u?["']|[[{(]\s*u?["']|(?:null|None|nan|NaN)\s*[,\]])|\{\s*u?["'])/;
const CLOSERS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };

/** The notation of a cell that can only be meant as a list of JSON or Python, whatever the other cells of its column are; also where it breaks off. */
export function ownNotation(cell: string): Notation | undefined {
  const closes = CLOSERS[cell[0] ?? ''];
  if (closes === undefined) return undefined;
  if (!OPENS.test(cell)) {
    const isTuple = /^\(\s*u?["']/.test(cell) && 'literal' in readLiteral(cell, 'python');
    return isTuple ? 'python' : undefined;
  }
  if (cell.endsWith(closes)) {
    if ('literal' in readLiteral(cell, 'json')) return 'json';
    if ('literal' in readLiteral(cell, 'python')) return 'python';
  }
  return /^[[{(\s]*u?'/.test(cell) ? 'python' : 'json';
}

/** What stands in the square brackets around a whole cell: `a, b` of `[a, b]`; other cells as they are. */
export function withoutBrackets(cell: string): string {
  return /^\[[^[\]]*\]$/.test(cell) ? cell.slice(1, -1).trim() : cell;
}
