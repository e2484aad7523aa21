/** A heading without blanks around it and without the guard of a spreadsheet. */
export const headingText = (cell: string): string => unguarded(cell).trim();

const GUARD = /^="([^"]*)"$/;

/** `="13-2011"` is how a code is kept from a spreadsheet that would make a number of it: the code is what stands inside. */
export function unguarded(cell: string): string {
  if (cell.charCodeAt(0) !== 0x3d) return cell;
  return GUARD.exec(cell)?.[1] ?? cell;
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Cells that say something. */
export const filled = (cells: readonly string[]): number =>
  cells.reduce((count, cell) => count + (cell.trim() === '' ? 0 : 1), 0);

/** Cells up to the last one that says something. */
export function reach(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1]!.trim() === '') width -= 1;
  return width;
}
