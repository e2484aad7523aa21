import type { ProfileTable, ReaderName as RuleReader, ValueSpec } from '../profiles/profile-file.js';
import type { ReaderName } from '../values/reader-name.js';
import { takesSeveral } from '../profiles/several-headings.js';
import { wordsOfColumn } from './column-words.js';
import { headingWords, type HeadingWords } from './heading-likeness.js';

/** A column that a table can use. */
export interface WantedColumn {
  readonly name: string;
  readonly required: boolean;
  /** Several columns of a file may be it: they are lists. */
  readonly several: boolean;
  /** What such a column is called, by those that recognise files first. */
  readonly spellings: readonly { readonly text: string; readonly words: HeadingWords }[];
  /** Readers that read such a column. */
  readonly readers: readonly ReaderName[];
  /** How the rules of the table read it. */
  readonly rules: ReadonlySet<RuleReader>;
  /** Its cells stand for themselves: a name, a text, nothing that rules turn into another word. */
  readonly asItStands: boolean;
  /** The only words that its rules know, in small letters; undefined where they take others too. */
  readonly knows?: ReadonlySet<string>;
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
  upper: ['code', 'text', 'word'],
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
    const { rules, hasWords, knows } = rulesOf(name, table);
    const found = new Set([...rules].flatMap((rule) => READERS[rule] ?? []));
    return {
      name,
      required: required.includes(name),
      several: takesSeveral(table, name),
      spellings,
      readers: found.size > 0 ? [...found] : ANY,
      rules,
      asItStands: !hasWords && [...rules].every((rule) => AS_IT_STANDS.has(rule)),
      ...(knows ? { knows } : {}),
    };
  });
}

const AS_IT_STANDS: ReadonlySet<RuleReader> = new Set<RuleReader>(['text', 'list', 'items']);

interface Rules {
  readonly rules: ReadonlySet<RuleReader>;
  readonly hasWords: boolean;
  readonly knows: ReadonlySet<string> | undefined;
}

function rulesOf(name: string, { facts }: ProfileTable): Rules {
  const rules = new Set<RuleReader>();
  const knows = new Set<string>();
  let hasWords = false;
  let isOpen = false;
  const look = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(look);
    else if (typeof node === 'object' && node !== null) {
      const { column, read, words, otherwise } = node as ValueSpec;
      if (column === name && read) rules.add(read);
      if (column === name && words !== undefined) hasWords = true;
      if (column === name) isOpen ||= words === undefined || otherwise !== undefined;
      if (column === name) for (const word of Object.keys(words ?? {})) knows.add(word.toLowerCase());
      Object.values(node).forEach(look);
    }
  };
  look(facts);
  return { rules, hasWords, knows: isOpen || !hasWords ? undefined : knows };
}
