import { readBoolean } from '../values/boolean.js';
import { readCode } from '../values/code.js';
import { dateOrderOf } from '../values/date-order.js';
import { readDate } from '../values/date.js';
import { encodingOfCell, guessList } from '../values/guess-list.js';
import { readLanguages } from '../values/language.js';
import { readList } from '../values/list.js';
import { readNumber } from '../values/number.js';
import { readText } from '../values/text.js';
import { compileDuration, withDecimal } from './duration-reader.js';
import { compileLevel } from './level-reader.js';
import { compileMoney } from './money-reader.js';
import type { ReaderName } from './profile-file.js';
import { given, onValue, type Making, type Reader } from './reader-making.js';
import { textOf } from './setting.js';
import type { Wrong } from './wrong.js';

/** A reader's name → what it makes of a value: a value, undefined for none, or what is wrong. */
export function compileReader(name: ReaderName, making: Making): Reader {
  return READERS[name](making);
}

const READERS: Readonly<Record<ReaderName, (making: Making) => Reader>> = {
  list: (making) => {
    const items = itemsReader(making);
    return (value) => onValue(items(value), (all) => all.map(({ item }) => item));
  },
  items: itemsReader,
  number: (making) => {
    const options = withDecimal(making.options, making.sample);
    return (value) => onValue(given(readNumber(textOf(value), options)), (read) => read.value);
  },
  whole: () => (value) => {
    const text = textOf(value);
    return /^\d+$/.test(text) ? Number(text) : text;
  },
  money: compileMoney,
  duration: compileDuration,
  date: ({ options, sample }) => {
    const order = options['order'] ?? dateOrderOf(sample).order;
    const all = order === undefined ? options : { ...options, order };
    return (value) => onValue(given(readDate(textOf(value), all)), (read) => read.day);
  },
  level: compileLevel,
  boolean: ({ options }) => {
    return (value) => given(readBoolean(textOf(value), options));
  },
  code: ({ options }) => {
    return (value) => given(readCode(textOf(value), options));
  },
  text: ({ options }) => {
    return (value) => given(readText(textOf(value), options));
  },
  languages: () => (value) => given(readLanguages(textOf(value))),
  lower: () => (value) => textOf(value).toLowerCase(),
  upper: () => (value) => textOf(value).toUpperCase(),
};

type Items = readonly { readonly item: string; readonly value?: string }[];

function itemsReader({ options, sample, setting }: Making): (value: unknown) => Items | undefined | Wrong {
  const by = options['by'] as readonly string[] | undefined;
  if (by) {
    const separators = new RegExp(by.map((each) => each.replace(/[|\\]/g, '\\$&')).join('|'));
    return (value) => {
      const items = textOf(value).split(separators);
      const filled = items.map((item) => item.trim()).filter((item) => item !== '');
      return [...new Set(filled)].map((item) => ({ item }));
    };
  }
  const evidence = guessList(sample);
  const all = (text: string): Parameters<typeof readList>[1] => ({ as: encodingOfCell(text, evidence), ...options });
  const known = setting.names && { has: (name: string) => setting.names!.meaning('skill', name) !== undefined };
  return (value) => {
    const cell = textOf(value);
    return onValue(given(readList(cell, all(cell), known)), (items) =>
      items.map(({ text, attached }) => (attached === undefined ? { item: text } : { item: text, value: attached })),
    );
  };
}
