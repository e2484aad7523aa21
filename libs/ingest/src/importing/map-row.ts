import type { Mapped, Mapper } from '../formats/format.js';
import { isBlank, reach } from '../reading/dialect/heading.js';
import type { SheetRow } from '../reading/sheet.js';
import type { Table } from '../reading/table.js';

/** One row through the rules that hold in every format: blank rows are skipped, cells beyond the headings and what reading found fault with rejected. */
export function mapRow(row: SheetRow, table: Table, mapper: Mapper): Mapped {
  if (isBlank(row.cells)) return { kind: 'skipped', reason: 'a blank row' };
  if (table.format.skip !== undefined) return { kind: 'skipped', reason: table.format.skip };
  const width = table.headings.length;
  if (reach(row.cells) > width) return tooManyCells(row.cells.length, width, table);
  if (row.fault) return { kind: 'rejected', problems: [row.fault] };
  return mapper.map(row);
}

function tooManyCells(found: number, expected: number, table: Table): Mapped {
  const problem = {
    code: 'too-many-cells',
    field: table.headings.at(-1)!,
    message: `The row has ${found} cells under ${expected} headings.`,
    found: `${found} cells`,
    expected: `${expected} cells at most`,
    next: 'Put cells that contain the delimiter or a quote into quotes.',
  };
  return { kind: 'rejected', problems: [problem] };
}
