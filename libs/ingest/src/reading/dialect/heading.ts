/** A heading without blanks around it and without the guard of a spreadsheet. */
export const headingText = (cell: string): string => unguarded(cell).trim();

const EQUALS = 0x3d;
const GUARD = /^="([^"]*)"$/;

/** `="13-2011"` is how a code is kept from a spreadsheet that would make a number of it: the code is what stands inside. */
export function unguarded(cell: string): string {
  if (cell.charCodeAt(0) !== EQUALS) return cell;
  return GUARD.exec(cell)?.[1] ?? cell;
}

export function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell.trim() !== '') return false;
  return true;
}

/** The cells without such guards: the same array where there is none. */
export function allUnguarded(cells: readonly string[]): readonly string[] {
  for (const cell of cells) if (cell.charCodeAt(0) === EQUALS) return cells.map(unguarded);
  return cells;
}

/** Cells that say something. */
export const filled = (cells: readonly string[]): number =>
  cells.reduce((count, cell) => count + (cell.trim() === '' ? 0 : 1), 0);

/** Cells up to the last one that says something. */
export function reach(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1]!.trim() === '') width -= 1;
  return width;
}
