import { sharedInts } from './memory.js';
import type { TextGathering, Texts } from './texts.js';

/**
 * Text → number in shared memory: entry e has the text `text[e]` and the number `value[e]`.
 * `slots` holds entry + 1, or 0 where it is empty; its length is a power of two, and a text stands in the first free slot from its
 * hash on.
 */
export interface SharedIndex {
  readonly slots: Int32Array;
  readonly text: Int32Array;
  readonly value: Int32Array;
}

/** @param texts in which every key has been noted */
export function shareIndex(map: ReadonlyMap<string, number>, texts: TextGathering): SharedIndex {
  let length = 2;
  while (length < 2 * map.size) length *= 2;
  const slots = sharedInts(new Int32Array(length));
  let entry = 0;
  for (const key of map.keys()) {
    let slot = hash(key) & (length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (length - 1);
    slots[slot] = ++entry;
  }
  const text = sharedInts(Int32Array.from(map.keys(), (key) => texts.number(key)));
  return { slots, text, value: sharedInts([...map.values()]) };
}

/** A map that reads a shared index. */
export class TextIndex implements ReadonlyMap<string, number> {
  constructor(
    private readonly shared: SharedIndex,
    private readonly texts: Texts,
  ) {}

  get size(): number {
    return this.shared.text.length;
  }

  get(key: string): number | undefined {
    const { slots, text, value } = this.shared;
    for (let slot = hash(key) & (slots.length - 1); slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
      const entry = slots[slot]! - 1;
      if (this.texts.at(text[entry]!) === key) return value[entry];
    }
    return undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  forEach(tell: (value: number, key: string, map: ReadonlyMap<string, number>) => void): void {
    for (const [key, value] of this) tell(value, key, this);
  }

  *entries(): MapIterator<[string, number]> {
    const { text, value } = this.shared;
    for (let e = 0; e < text.length; e++) yield [this.texts.at(text[e]!), value[e]!];
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<number> {
    yield* this.shared.value;
  }

  [Symbol.iterator](): MapIterator<[string, number]> {
    return this.entries();
  }
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
