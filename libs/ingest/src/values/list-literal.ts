import { problem, value, type Cell } from './cell.js';
import type { ListItem } from './list-item.js';
import { readLiteral, type Literal } from './literal.js';
import type { Notation } from './notation.js';

/** Which keys of objects hold the item's name and its value; the first one an object has. */
export interface ObjectKeys {
  readonly name?: readonly string[];
  readonly value?: readonly string[];
}

const NAMES = [
  'name',
  'title',
  'label',
  'preferredLabel',
  'skill',
  'skill_name',
  'skillName',
  'text',
  'term',
  'id',
  'code',
];
const VALUES = ['level', 'proficiency', 'rating', 'score', 'importance', 'weight', 'value', 'count'];

/** Items of a JSON or Python literal: texts, numbers as text, objects, `{"x": 3}` and `[["x", 3]]`. */
export function literalItems(cell: string, notation: Notation, keys: ObjectKeys): Cell<ListItem[]> {
  const read = readLiteral(cell, notation);
  if ('fault' in read) {
    const around = cell.slice(Math.max(0, read.fault.at - 20), read.fault.at + 20);
    const next = `Correct the cell near "${around.trim()}": ${read.fault.expected} is expected.`;
    return problem('not-a-list', cell, notation === 'json' ? 'a JSON list' : 'a Python list', next);
  }
  const { literal } = read;
  const entries = literal.kind === 'list' ? literal.items : [literal];
  const items: ListItem[] = [];
  for (const entry of entries) {
    const more = entry.kind === 'pairs' ? fromPairs(entry.pairs, keys, literal.kind === 'list') : fromEntry(entry);
    if (!more) {
      const names = entry.kind === 'pairs' ? entry.pairs.map(([key]) => key).join(', ') : 'a list';
      const next = 'Say in the mapping which key holds the name: "keys": { "name": ["…"] }.';
      return problem(
        'no-name',
        cell,
        `texts, names with one value, or objects with a name; found ${names.slice(0, 80)}`,
        next,
      );
    }
    items.push(...more);
  }
  return value(items);
}

function fromEntry(entry: Literal): ListItem[] | undefined {
  if (entry.kind === 'nothing') return [];
  if (entry.kind === 'text' || entry.kind === 'scalar') return [{ text: entry.text }];
  if (entry.kind !== 'list' || entry.items.length !== 2) return undefined;
  const [name, attached] = entry.items.map(plain);
  return name === undefined || attached === undefined ? undefined : [{ text: name, attached }];
}

/** An object with a name among its keys is one item; else each of its keys is an item. */
function fromPairs(
  pairs: readonly (readonly [string, Literal])[],
  keys: ObjectKeys,
  listed: boolean,
): ListItem[] | undefined {
  const texts = new Map(
    pairs.flatMap(([key, each]) => (plain(each) === undefined ? [] : [[key, plain(each)!] as const])),
  );
  const nameKey = (keys.name ?? (listed ? NAMES : [])).find((key) => texts.has(key)) ?? objectName(texts, keys);
  if (nameKey === undefined) {
    if (
      (listed && pairs.length !== 1) ||
      keys.name ||
      pairs.some(([, each]) => each.kind === 'list' || each.kind === 'pairs')
    )
      return undefined;
    return pairs.map(([key]) => (texts.has(key) ? { text: key, attached: texts.get(key)! } : { text: key }));
  }
  const valueKey = (keys.value ?? VALUES).find((key) => key !== nameKey && texts.has(key));
  const rest = [...texts].filter(([key]) => key !== nameKey && key !== valueKey);
  return [
    {
      text: texts.get(nameKey)!,
      ...(valueKey === undefined ? {} : { attached: texts.get(valueKey)! }),
      ...(rest.length === 0 ? {} : { more: Object.fromEntries(rest) }),
    },
  ];
}

/** A single object that says `name` and a value beside it is one item, not two. */
function objectName(texts: ReadonlyMap<string, string>, keys: ObjectKeys): string | undefined {
  if (keys.name || !texts.has('name')) return undefined;
  return texts.size === 1 || VALUES.some((key) => texts.has(key)) ? 'name' : undefined;
}

function plain(literal: Literal): string | undefined {
  return literal.kind === 'text' || literal.kind === 'scalar' ? literal.text : undefined;
}
