import type { Key } from './fact-keys.js';

/** Four 32-bit words an entry: key (2), content, place (0 = free). */
export const WORDS = 4;
const FULL = 0.75;

/** What is kept of a key. */
export interface Entry {
  readonly content: number;
  /** Above 0. */
  readonly place: number;
}

/** An open-addressing table in memory. Strings as keys of a Map would take ten times as much. */
export class SeenTable {
  entries = new Int32Array(1024 * WORDS);
  size = 0;
  /** Of the hash, the upper bits choose the slot. */
  private shift = 22;

  find(key: Key): Entry | undefined {
    const at = this.at(key.a, key.b);
    const place = this.entries[at + 3]! >>> 0;
    return place === 0 ? undefined : { content: this.entries[at + 2]!, place };
  }

  has(key: Key): boolean {
    return this.entries[this.at(key.a, key.b) + 3] !== 0;
  }

  add(key: Key, place: number): void {
    if (this.size * WORDS >= this.entries.length * FULL) this.grow();
    const { entries } = this;
    const at = this.at(key.a, key.b);
    if (entries[at + 3] === 0) this.size += 1;
    entries[at] = key.a;
    entries[at + 1] = key.b;
    entries[at + 2] = key.content;
    entries[at + 3] = place;
  }

  private at(a: number, b: number): number {
    const { entries } = this;
    let at = (a >>> this.shift) * WORDS;
    while (entries[at + 3] !== 0 && (entries[at] !== a || entries[at + 1] !== b)) {
      at += WORDS;
      if (at === entries.length) at = 0;
    }
    return at;
  }

  private grow(): void {
    const old = this.entries;
    this.entries = new Int32Array(old.length * 2);
    this.shift -= 1;
    for (let at = 0; at < old.length; at += WORDS) {
      if (old[at + 3] !== 0) this.entries.set(old.subarray(at, at + WORDS), this.at(old[at]!, old[at + 1]!));
    }
  }
}
