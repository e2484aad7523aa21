/**
 * How many of the cells that were looked at do something, as a sentence: `12 of the first 20 cells can be read as money.`
 * @param does `can be read as money`, of one cell; `most` is for several, where that differs
 */
export function ofCells(count: number, all: number, does: string, most = does): string {
  if (all === 1) return `The only cell ${does}.`;
  if (count === all) return `All of the first ${all} cells ${most}.`;
  return `${count} of the first ${all} cells ${count === 1 ? does : most}.`;
}
