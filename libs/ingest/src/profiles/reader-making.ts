import type { Cell } from '../values/cell.js';
import type { Compile, Scope, Setting } from './setting.js';
import { Wrong } from './wrong.js';

export type Options = Readonly<Record<string, unknown>>;
export type Reader = (value: unknown, scope: Scope) => unknown;

/** What a reader is made of: the options of the rule, the column's own cells (its conventions show there), and the file. */
export interface Making {
  readonly options: Options;
  readonly sample: readonly string[];
  readonly heading: string;
  readonly setting: Setting;
  /** Of columns that stand side by side: the scale that most of them have. */
  readonly beside?: readonly [number, number];
  readonly compile: Compile;
}

/** What a reader of cells found → a value of a rule. */
export function given<T>(cell: Cell<T>): T | undefined | Wrong {
  if ('value' in cell) return cell.value;
  if ('missing' in cell) return undefined;
  const { code, found, expected, next } = cell.problem;
  return new Wrong(code, found, expected, next);
}

export function onValue<T, U>(read: T | undefined | Wrong, then: (value: T) => U): U | undefined | Wrong {
  if (read === undefined || read instanceof Wrong) return read as undefined | Wrong;
  return then(read);
}
