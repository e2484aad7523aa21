import type { Chance } from '../../oracle/random.js';

/** One way in which a file gets damaged, or is written by another program. */
export interface Mutation {
  readonly name: string;
  readonly apply: (bytes: Buffer, chance: Chance) => Buffer;
}

const text = (name: string, change: (content: string, chance: Chance) => string): Mutation => ({
  name,
  apply: (bytes, chance) => Buffer.from(change(bytes.toString('latin1'), chance), 'latin1'),
});

const insert = (content: string, what: string, chance: Chance): string => {
  const at = chance.between(0, content.length);
  return content.slice(0, at) + what + content.slice(at);
};

const lines = (name: string, change: (all: string[], chance: Chance) => string[]): Mutation =>
  text(name, (content, chance) => change(content.split('\n'), chance).join('\n'));

const DELIMITERS = [',', '\t', ';', '|', '~', '^'];
const ODD = [
  '"',
  '""',
  ',"',
  '",',
  '\r',
  '\n',
  '\r\n',
  '\0',
  '=',
  '="',
  'Ã©',
  '\xe9',
  '\x81',
  '\xc3',
  '\xff',
  '\ufeff',
  ',,,,',
  ' ',
];

/** Bytes are changed as Latin-1 text, so that what is no UTF-8 stays what it is. */
export const MUTATIONS: readonly Mutation[] = [
  { name: 'nothing', apply: (bytes) => bytes },
  {
    name: 'bytes flipped',
    apply(bytes, chance) {
      const changed = Buffer.from(bytes);
      for (let times = chance.between(1, 8); times > 0 && changed.length > 0; times -= 1) {
        changed[chance.between(0, changed.length - 1)] = chance.between(0, 255);
      }
      return changed;
    },
  },
  { name: 'cut', apply: (bytes, chance) => bytes.subarray(0, chance.between(0, bytes.length)) },
  { name: 'begun late', apply: (bytes, chance) => bytes.subarray(chance.between(0, Math.min(200, bytes.length))) },
  text('quotes put in', (content, chance) => insert(content, '"'.repeat(chance.between(1, 3)), chance)),
  text('odd text put in', (content, chance) => insert(content, chance.pick(ODD), chance)),
  text('all quotes taken out', (content) => content.replaceAll('"', '')),
  text('one quote taken out', (content, chance) => {
    const at = content.indexOf('"', chance.between(0, content.length));
    return at < 0 ? content : content.slice(0, at) + content.slice(at + 1);
  }),
  text('delimiters swapped', (content, chance) => content.replaceAll(chance.pick(DELIMITERS), chance.pick(DELIMITERS))),
  text('CRLF', (content) => content.replace(/\r?\n/g, '\r\n')),
  text('CR', (content) => content.replace(/\r?\n/g, '\r')),
  text('some CR', (content, chance) => content.replace(/\r?\n/g, (end) => (chance.happens(0.1) ? '\r' : end))),
  text('CR CR LF', (content) => content.replace(/\r?\n/g, '\r\r\n')),
  lines('lines doubled', (all, chance) => {
    const at = chance.between(0, all.length - 1);
    return [...all.slice(0, at), ...Array<string>(chance.between(1, 5)).fill(all[at]!), ...all.slice(at)];
  }),
  lines('lines left out', (all, chance) => all.filter(() => !chance.happens(0.1))),
  lines('lines in another order', (all, chance) =>
    all.length > 2 ? [all[0]!, ...chance.some(all.slice(1), all.length)] : all,
  ),
  lines('a title above', (all, chance) => [
    ...chance.pick([['A title'], ['A title', ''], ['A, title', ',,,', 'b;c']]),
    ...all,
  ]),
  lines('one cell less', (all, chance) =>
    all.map((line) => (chance.happens(0.2) ? line.replace(/[,;\t][^,;\t]*$/, '') : line)),
  ),
  lines('one cell more', (all, chance) => all.map((line) => (chance.happens(0.2) ? `${line},x` : line))),
  lines('blank lines', (all, chance) =>
    all.flatMap((line) => (chance.happens(0.1) ? [line, chance.pick(['', ' ', ',,'])] : [line])),
  ),
  lines('broken lines', (all, chance) => all.map((line) => (chance.happens(0.05) ? insert(line, '\n', chance) : line))),
  { name: 'UTF-16', apply: (bytes) => Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le') },
  { name: 'UTF-16 without its mark', apply: (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le') },
  { name: 'Latin-1', apply: (bytes) => Buffer.from(bytes.toString('utf8'), 'latin1') },
  { name: 'misread', apply: (bytes) => Buffer.from(bytes.toString('latin1'), 'utf8') },
  { name: 'with its mark', apply: (bytes) => Buffer.concat([Buffer.from('\ufeff'), bytes]) },
];

/** One to four mutations after each other. */
export function mutate(bytes: Buffer, chance: Chance): { readonly bytes: Buffer; readonly names: readonly string[] } {
  const chosen = Array.from({ length: chance.pick([1, 1, 1, 2, 2, 3, 4]) }, () => chance.pick(MUTATIONS));
  return {
    bytes: chosen.reduce((all, mutation) => mutation.apply(all, chance), bytes),
    names: chosen.map(({ name }) => name),
  };
}
