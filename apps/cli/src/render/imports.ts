import type { ListedImport } from '#lib/usecases';
import type { Paint } from './paint.js';
import { table } from './table.js';

/** The imports, newest first. */
export function tellImports(
  { imports }: { readonly imports: readonly ListedImport[] },
  paint: Paint,
  width: number,
): string {
  if (imports.length === 0) return 'Nothing was imported yet. Begin with: stackway import <folder>';
  const rows = imports.map((one) => [
    one.id,
    one.at.slice(0, 16).replace('T', ' '),
    one.format,
    one.by,
    String(one.counts.facts),
    String(one.counts.rejected),
    one.undone ? `undone ${one.undone.at.slice(0, 10)}` : '',
    one.files.map((file) => file.file).join(', '),
  ]);
  const headings = ['import', 'at', 'format', 'by', 'facts', 'rejected', '', 'files'];
  return table(headings, rows, { right: [4, 5], give: 7, width }, paint);
}
