import { cell, type Columns } from '../formats/format.js';
import type { ProfileTable } from './profile-file.js';
import { compileReader } from './readers.js';
import type { Setting } from './setting.js';
import { Wrong } from './wrong.js';

/** Of the cells of a column so many must be readable, for the column to be taken for one of many alike. */
const READABLE = 0.8;
/** One such column among others is no table of many alike. */
const LEAST = 2;

/** The columns that a table does not name and that one of its rules reads, each as a thing of its own: skills across the top. */
export function otherColumns(
  table: ProfileTable,
  columns: Columns,
  setting: Omit<Setting, 'others'>,
): readonly number[] {
  const reader = table.facts?.map(({ each }) => each).find((each) => typeof each === 'object' && 'columns' in each);
  if (typeof reader !== 'object' || !('columns' in reader)) return [];
  const places = [...columns.headings.keys()].filter((at) => columns.headings[at] !== '' && !columns.isNamed(at));
  const readable = places.filter((at) => {
    const cells = setting.sample
      .map((row) => cell(row, at))
      .filter((text) => text !== '' && !setting.missing.has(text));
    const read = compileReader(reader.columns, {
      options: {},
      sample: cells,
      heading: columns.headings[at]!,
      setting: { ...setting, others: [] },
      compile: () => ({ heading: '', of: () => undefined }),
    });
    const good = cells.filter((text) => !(read(text, { cells: [] }) instanceof Wrong)).length;
    return cells.length > 0 && good >= READABLE * cells.length;
  });
  return readable.length >= LEAST && readable.length * 2 >= places.length ? readable : [];
}
