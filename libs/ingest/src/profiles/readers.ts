import type { ReaderName } from './profile-file.js';
import { textOf } from './setting.js';
import { Wrong } from './wrong.js';

type Reader = (value: unknown) => unknown;

/** A reader's name and options → what it makes of a value. */
export function compileReader(name: ReaderName, options: Readonly<Record<string, unknown>>): Reader {
  const reader = READERS[name];
  if (!reader) throw new Error(`no reader ${name}`);
  return reader(options);
}

const READERS: Partial<Record<ReaderName, (options: Readonly<Record<string, unknown>>) => Reader>> = {
  list: ({ by }) => {
    const separators = new RegExp((by as readonly string[]).map((each) => each.replace(/[|\\]/g, '\\$&')).join('|'));
    return (value) => {
      const items = textOf(value).split(separators);
      return [...new Set(items.map((item) => item.trim()).filter((item) => item !== ''))];
    };
  },
  number: () => (value) => {
    const text = textOf(value);
    return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : new Wrong('not-a-number', text, 'a number');
  },
  whole: () => (value) => {
    const text = textOf(value);
    return /^\d+$/.test(text) ? Number(text) : text;
  },
  boolean: () => (value) => /^(y|yes|true|1)$/i.test(textOf(value)),
  lower: () => (value) => textOf(value).toLowerCase(),
  upper: () => (value) => textOf(value).toUpperCase(),
};
