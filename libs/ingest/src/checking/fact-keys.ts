import { FACT_TYPES, SCHEMA, type Fact, type FactType } from '#lib/model';
import type { KnownIds } from './known-ids.js';
import { joined, joinedOtherwise, mixed, textHash, textHashes } from './text-hash.js';

/** By what facts are told apart: 64 bits of what a fact is about, 32 of what it says beside that. */
export interface Key {
  readonly a: number;
  readonly b: number;
  readonly content: number;
}

interface Part {
  readonly name: string;
  /** The id of another thing, which other rows name too. */
  readonly isRef: boolean;
}

/** Of one type of fact: the fields that identify it, and the others. */
interface Shape {
  readonly start: number;
  readonly key: readonly Part[];
  readonly rest: readonly string[];
}

const SHAPES = new Map<FactType, Shape>(
  FACT_TYPES.map((type, index) => {
    const { key, fields } = SCHEMA[type];
    const names = key as readonly string[];
    const isRef = new Set(fields.filter((field) => field.type === 'ref').map(({ name }) => name));
    return [
      type,
      {
        start: index + 1,
        key: names.map((name) => ({ name, isRef: isRef.has(name) })),
        rest: fields.map(({ name }) => name).filter((name) => !names.includes(name)),
      },
    ];
  }),
);

/** Keys of facts and of things. */
export class FactKeys {
  constructor(private readonly ids: KnownIds) {}

  of(fact: Fact): Key {
    const record = fact as unknown as Readonly<Record<string, Value | undefined>>;
    const { start, key, rest } = SHAPES.get(fact.type)!;
    let a = start;
    let b = start;
    for (const { name, isRef } of key) {
      const value = record[name];
      const text = typeof value === 'string' ? value : value === undefined ? '' : String(value);
      const id = isRef ? this.ids.hashes(text) : textHashes(text);
      a = joined(a, id.a);
      b = joinedOtherwise(b, id.b);
    }
    let content = start;
    for (let at = 0; at < rest.length; at += 1) {
      const value = record[rest[at]!];
      if (value !== undefined) content = joined(content, joined(at, valueHash(value)));
    }
    return { a, b, content: mixed(content) };
  }

  /** The key of a thing with an id; its content is not known. */
  thing(type: FactType, id: string): Key {
    const { start } = SHAPES.get(type)!;
    const { a, b } = this.ids.hashes(id);
    return { a: joined(start, a), b: joinedOtherwise(start, b), content: 0 };
  }
}

type Value = string | number | boolean | readonly string[];

const number = new Float64Array(1);
const words = new Int32Array(number.buffer);

function valueHash(value: Value): number {
  if (typeof value === 'string') return textHash(value);
  if (typeof value === 'number') {
    number[0] = value;
    return joined(words[0]!, words[1]!);
  }
  if (typeof value === 'boolean') return value ? 2 : 3;
  let hash = value.length;
  for (const item of value) hash = joined(hash, valueHash(item));
  return hash;
}
