import { plain } from '../formats/columns.js';
import { cell, type Columns } from '../formats/format.js';
import { isMark } from '../values/level.js';
import type { ReaderName } from './profile-file.js';
import { compileReader } from './readers.js';
import type { Setting } from './setting.js';
import type { ReadyTable } from './several-headings.js';
import { optionsUnder } from './wide-reader.js';
import { Wrong } from './wrong.js';

/** Of the cells of a column so many must be readable, for the column to be taken for one of many alike. */
const READABLE = 0.8;
/** One such column among others is no table of many alike. */
const LEAST = 2;
/** Beside such columns one may hold more that cannot be read: it is told cell by cell, and not left out as a whole. */
const PARTLY = 0.5;

/** The columns that a table does not name and that one of its rules reads, each as a thing of its own: skills across the top. */
export function otherColumns(table: ReadyTable, columns: Columns, setting: Omit<Setting, 'others'>): readonly number[] {
  const reader = table.facts?.map(({ each }) => each).find((each) => typeof each === 'object' && 'columns' in each);
  if (typeof reader !== 'object' || !('columns' in reader)) return [];
  const places = [...columns.headings.keys()].filter((at) => columns.headings[at] !== '' && !columns.isNamed(at));
  const isAsked = askedBy(table);
  const asked = places.filter((at) => isAsked(setting.headings[at]!));
  const shares = new Map(places.map((at) => [at, shareRead(at, reader.columns, setting)]));
  const wellRead = places.filter((at) => shares.get(at)! >= READABLE);
  const read = places.filter((at) => shares.get(at)! >= PARTLY);
  const isWide = wellRead.length >= LEAST && read.length * 2 >= places.length;
  return isWide ? places.filter((at) => read.includes(at) || asked.includes(at)) : asked;
}

/** Columns that a mapping names by their headings though the table does not: a person has said that they are such columns. */
function askedBy({ columns = {}, headings }: ReadyTable): (heading: string) => boolean {
  const named = new Set([...headings.required, ...(headings.optional ?? [])]);
  const asked = Object.entries(columns).flatMap(([name, column]) =>
    !named.has(name) && 'heading' in column ? [plain(column.heading)] : [],
  );
  return (heading) => asked.includes(plain(heading));
}

/** The share of the column's cells that the reader reads, or that want only to be told what a mark or a number stands for. */
function shareRead(at: number, name: ReaderName, setting: Omit<Setting, 'others'>): number {
  const heading = setting.headings[at]!;
  const cells = setting.sample.map((row) => cell(row, at)).filter((text) => text !== '' && !setting.missing.has(text));
  const read = compileReader(name, {
    options: optionsUnder(heading, setting.given),
    sample: cells,
    heading,
    setting: { ...setting, others: [] },
    compile: () => ({ heading: '', of: () => undefined }),
  });
  const isRead = (text: string): boolean => !(read(text, { cells: [] }) instanceof Wrong);
  const isLevel = (text: string): boolean => name === 'level' && (isMark(text) || /^(\d|10)$/.test(text));
  return cells.length === 0 ? 0 : cells.filter((text) => isRead(text) || isLevel(text)).length / cells.length;
}
