import { cell, type Mapped, type Row } from '../formats/format.js';
import { compileValue } from './compile-value.js';
import type { Pair } from './profile-file.js';
import type { Read, Setting } from './setting.js';
import { Wrong } from './wrong.js';

interface Part {
  readonly row: Row;
  readonly value: unknown;
}

/** What a row of a pair comes to: it waits, is the last one missing, or cannot be used. */
export type Joined =
  | { readonly kind: 'whole'; readonly values: ReadonlyMap<string, unknown>; readonly rows: readonly Row[] }
  | Extract<Mapped, { kind: 'held' | 'skipped' | 'rejected' }>;

/** Rows of one file that make a fact together, such as the importance and the level of one skill. */
export class Pairs {
  private readonly waiting = new Map<string, ReadonlyMap<string, Part>>();
  private readonly columns: Setting['columns'];
  private readonly by: readonly number[];
  private readonly on: number;
  private readonly words: ReadonlyMap<string, { readonly read: Read; readonly alone: string }>;

  constructor(pair: Pair, setting: Setting) {
    this.columns = setting.columns;
    this.by = pair.by.map((heading) => setting.columns.at(heading));
    this.on = setting.columns.at(pair.on);
    const words = Object.entries(pair.rows);
    this.words = new Map(
      words.map(([word, { value, alone }]) => [word, { read: compileValue(value, setting), alone }]),
    );
  }

  add(row: Row): Joined {
    const word = cell(row.cells, this.on);
    const { read } = this.words.get(word)!;
    const value = read.of({ cells: row.cells }) ?? this.missing(row, read.heading);
    if (value instanceof Wrong) return { kind: 'rejected', problems: [value.under(read.heading)] };
    const key = this.by.map((at) => cell(row.cells, at)).join('\n');
    const known = this.waiting.get(key) ?? new Map<string, Part>();
    const first = known.get(word);
    if (first) return again(first, row, value, read.heading);
    const parts = new Map([...known, [word, { row, value }]]);
    if (parts.size < this.words.size) {
      this.waiting.set(key, parts);
      return { kind: 'held' };
    }
    this.waiting.delete(key);
    const values = new Map([...parts].map(([each, part]) => [each, part.value]));
    return { kind: 'whole', values, rows: [...known.values()].map((part) => part.row) };
  }

  private missing({ cells }: Row, heading: string): Wrong {
    return new Wrong('missing-value', cell(cells, this.columns.at(heading)), 'a value');
  }

  /** Rows that stayed alone, in the order in which they were read. */
  rest(): readonly { readonly row: Row; readonly reason: string }[] {
    return [...this.waiting.values()].flatMap((parts) =>
      [...parts].map(([word, { row }]) => ({ row, reason: this.words.get(word)!.alone })),
    );
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
