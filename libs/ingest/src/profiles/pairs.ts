import { cell, type Mapped, type Row } from '../formats/format.js';
import { compileValue } from './compile-value.js';
import type { Pair } from './profile-file.js';
import type { Read, Setting } from './setting.js';
import { Wrong } from './wrong.js';

interface Part {
  readonly word: string;
  readonly row: Row;
  readonly value: unknown;
}

/** Rows that wait for others, and the cells they are known by. */
interface Waiting {
  readonly cells: readonly string[];
  readonly parts: Part[];
}

/** What a row of a pair comes to: it waits, is the last one missing, or cannot be used. */
export type Joined =
  | { readonly kind: 'whole'; readonly values: ReadonlyMap<string, unknown>; readonly rows: readonly Row[] }
  | Extract<Mapped, { kind: 'held' | 'skipped' | 'rejected' }>;

/** Rows of one file that make a fact together, such as the importance and the level of one skill. */
export class Pairs {
  /** What waits for the next row: mostly that is the one. */
  private next: Waiting | undefined;
  /** What waits longer. */
  private readonly waiting = new Map<string, Waiting>();
  private readonly columns: Setting['columns'];
  private readonly by: readonly number[];
  private readonly on: number;
  private readonly words: readonly { readonly word: string; readonly read: Read; readonly alone: string }[];

  constructor(pair: Pair, setting: Setting) {
    this.columns = setting.columns;
    this.by = pair.by.map((heading) => setting.columns.at(heading));
    this.on = setting.columns.at(pair.on);
    const words = Object.entries(pair.rows);
    this.words = words.map(([word, { value, alone }]) => ({ word, read: compileValue(value, setting), alone }));
  }

  add(row: Row): Joined {
    const { word, read } = this.wordOf(row);
    const value = read.of(row) ?? this.missing(row, read.heading);
    if (value instanceof Wrong) return { kind: 'rejected', problems: [value.under(read.heading)] };
    const known = this.takeWaiting(row);
    const parts = known?.parts ?? [];
    const first = parts.find((part) => part.word === word);
    if (first || parts.length + 1 < this.words.length) {
      if (!first) parts.push({ word, row, value });
      this.next = known ?? { cells: row.cells, parts };
      return first ? again(first, row, value, read.heading) : { kind: 'held' };
    }
    const values = new Map(parts.map((part) => [part.word, part.value]));
    return { kind: 'whole', values: values.set(word, value), rows: parts.map((part) => part.row) };
  }

  private wordOf({ cells }: Row): (typeof this.words)[number] {
    const text = cell(cells, this.on);
    return this.words.find(({ word }) => word === text)!;
  }

  /** What waits for this row; it waits no more. */
  private takeWaiting({ cells }: Row): Waiting | undefined {
    const { next } = this;
    this.next = undefined;
    if (next && this.by.every((at) => cell(cells, at) === cell(next.cells, at))) return next;
    if (next) this.waiting.set(this.keyOf(next.cells), next);
    if (this.waiting.size === 0) return undefined;
    const key = this.keyOf(cells);
    const found = this.waiting.get(key);
    if (found) this.waiting.delete(key);
    return found;
  }

  private keyOf(cells: readonly string[]): string {
    return this.by.map((at) => cell(cells, at)).join('\n');
  }

  private missing({ cells }: Row, heading: string): Wrong {
    return new Wrong('missing-value', cell(cells, this.columns.at(heading)), 'a value');
  }

  /** Rows that stayed alone, in the order in which they were read. */
  rest(): readonly { readonly row: Row; readonly reason: string }[] {
    const alone = new Map(this.words.map((each) => [each.word, each.alone]));
    return [...this.waiting.values(), ...(this.next ? [this.next] : [])]
      .flatMap(({ parts }) => parts.map(({ word, row }) => ({ row, reason: alone.get(word)! })))
      .sort((a, b) => a.row.index - b.row.index);
  }
}

function again(first: Part, row: Row, value: unknown, heading: string): Joined {
  if (first.value === value) return { kind: 'skipped', reason: 'an exact repeat of an earlier row' };
  const problem = {
    code: 'conflicting-row',
    field: heading,
    message: `Line ${row.line} says the same thing as line ${first.row.line}, with another value.`,
    found: String(value),
    expected: `${String(first.value)}, as line ${first.row.line} has it`,
    next: 'Keep one of the two rows.',
  };
  return { kind: 'rejected', problems: [problem] };
}
