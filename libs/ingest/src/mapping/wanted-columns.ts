import type { ProfileTable, ReaderName as RuleReader } from '../profiles/profile-file.js';
import type { ReaderName } from '../values/reader-name.js';
import { wordsOfColumn } from './column-words.js';
import { headingWords, type HeadingWords } from './heading-likeness.js';

/** A column that a table can use. */
export interface WantedColumn {
  readonly name: string;
  readonly required: boolean;
  /** What such a column is called, by those that recognise files first. */
  readonly spellings: readonly { readonly text: string; readonly words: HeadingWords }[];
  /** Readers that read such a column. */
  readonly readers: readonly ReaderName[];
}

const READERS: Partial<Record<RuleReader, readonly ReaderName[]>> = {
  list: ['list', 'text'],
  items: ['list', 'text'],
  number: ['number'],
  whole: ['number'],
  money: ['money', 'number'],
  duration: ['duration', 'number'],
  date: ['date'],
  level: ['level'],
  boolean: ['boolean'],
  code: ['code', 'text', 'number', 'word'],
};
const ANY: readonly ReaderName[] = ['text', 'word', 'code', 'number', 'list', 'date', 'boolean'];

const known = new WeakMap<ProfileTable, readonly WantedColumn[]>();

/** Every column of a table, with what it may be called and the readers by which its rules read it. */
export function wantedColumns(name: string, table: ProfileTable): readonly WantedColumn[] {
  let wanted = known.get(table);
  if (!wanted) known.set(table, (wanted = columnsOf(name, table)));
  return wanted;
}

function columnsOf(of: string, table: ProfileTable): readonly WantedColumn[] {
  const { required, optional = [] } = table.headings;
  return [...required, ...optional].map((name) => {
    const other = table.columns?.[name];
    const texts = [name, ...(Array.isArray(other) ? (other as string[]) : []), ...wordsOfColumn(of, name)];
    const spellings = texts.map((text) => ({ text, words: headingWords(text) }));
    return { name, required: required.includes(name), spellings, readers: readersOf(name, table) };
  });
}

function readersOf(name: string, { facts }: ProfileTable): readonly ReaderName[] {
  const found = new Set<ReaderName>();
  const look = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(look);
    else if (typeof node === 'object' && node !== null) {
      const { column, read } = node as { column?: string; read?: RuleReader };
      if (column === name && read) for (const reader of READERS[read] ?? []) found.add(reader);
      Object.values(node).forEach(look);
    }
  };
  look(facts);
  return found.size > 0 ? [...found] : ANY;
}
