import type { SearchAnswer } from '#lib/usecases';
import type { Paint } from './paint.js';
import { table } from './table.js';

/** Search results, best first. */
export function tellHits({ results }: SearchAnswer, paint: Paint, width: number): string {
  if (results.length === 0) return 'Nothing found. Try fewer or shorter words.';
  const rows = results.map((hit) => [hit.title ?? hit.name ?? '', hit.id]);
  const cell = (text: string, _: number, column: number): string => (column === 1 ? paint.dim(text) : text);
  return table(['name', 'id'], rows, { width, give: 0, cell }, paint);
}
