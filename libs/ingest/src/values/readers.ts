import { readBoolean, type BooleanOptions } from './boolean.js';
import type { Cell } from './cell.js';
import { readCode, type CodeOptions } from './code.js';
import { readDate, type DateOptions } from './date.js';
import { readDuration, type DurationOptions } from './duration.js';
import type { LevelTable } from './level-table.js';
import { readLevel, type LevelOptions } from './level.js';
import { readList, type ListOptions } from './list.js';
import type { KnownNames } from './list-split.js';
import { readMoney, type MoneyOptions } from './money.js';
import { readNumber, type NumberOptions } from './number.js';
import type { ReaderName } from './reader-name.js';
import { readText, type TextOptions } from './text.js';
import { readWord, type WordOptions } from './word.js';

/** The options of each reader: plain JSON, as a profile or a mapping holds them. */
export interface ReaderOptions {
  readonly list: ListOptions;
  readonly money: MoneyOptions;
  readonly number: NumberOptions;
  readonly duration: DurationOptions;
  readonly date: DateOptions;
  readonly level: LevelOptions;
  readonly code: CodeOptions;
  readonly boolean: BooleanOptions;
  readonly word: WordOptions;
  readonly text: TextOptions;
}

/** What readers need beside the cell and its options. */
export interface ReaderContext {
  readonly levels: LevelTable;
  /** Names that a list keeps whole. */
  readonly known?: KnownNames;
}

/** Reads a cell by the name of a reader; the same as calling that reader. */
export function readWith<N extends ReaderName>(
  name: N,
  text: string,
  options: ReaderOptions[N],
  context: ReaderContext,
): Cell<unknown> {
  return READERS[name](text, options as never, context);
}

type Reader = (text: string, options: never, context: ReaderContext) => Cell<unknown>;

const READERS: Readonly<Record<ReaderName, Reader>> = {
  list: (text, options: ListOptions, { known }) => readList(text, options, known),
  level: (text, options: LevelOptions, { levels }) => readLevel(text, levels, options),
  word: readWord,
  money: readMoney,
  number: readNumber,
  duration: readDuration,
  date: readDate,
  code: readCode,
  boolean: readBoolean,
  text: readText,
};
