import type { Key } from './fact-keys.js';

/** Where a fact was first given, in one import. */
export interface FirstPlace {
  readonly file: number;
  readonly line: number;
  readonly sameContent: boolean;
}

/* Four 32-bit words an entry: key (2), content, place (0 = free). Strings as keys of a Map would take ten times that. */
const WORDS = 4;
/** Parts grow one after another, so that never more than one of them is copied at a time. */
const PARTS = 64;
const FULL = 0.8;
const GROWTH = 1.5;

/** Remembers which facts an import has given, with their content and place, by 64-bit hashes in open-addressing tables. */
export class Seen {
  private readonly parts = Array.from({ length: PARTS }, () => new Part());
  private readonly places = new Places();

  /** Where the identity was given before, or undefined. */
  find(key: Key): FirstPlace | undefined {
    const part = this.parts[key.b & (PARTS - 1)]!;
    const at = part.slot(key.a, key.b);
    const place = part.table[at + 3]!;
    if (place === 0) return undefined;
    return { ...this.places.of(place >>> 0), sameContent: part.table[at + 2] === key.content };
  }

  has(key: Key): boolean {
    const part = this.parts[key.b & (PARTS - 1)]!;
    return part.table[part.slot(key.a, key.b) + 3] !== 0;
  }

  /** @param line of the rows of one file, in the order in which they are read; files one after another */
  add(key: Key, file: number, line: number): void {
    this.parts[key.b & (PARTS - 1)]!.add(key, this.places.place(file, line));
  }
}

class Part {
  table = new Int32Array(64 * WORDS);
  private slots = 64;
  private size = 0;

  add(key: Key, place: number): void {
    if (this.size >= this.slots * FULL) this.grow();
    const { table } = this;
    const at = this.slot(key.a, key.b);
    if (table[at + 3] === 0) this.size += 1;
    table[at] = key.a;
    table[at + 1] = key.b;
    table[at + 2] = key.content;
    table[at + 3] = place;
  }

  slot(a: number, b: number): number {
    const { table, slots } = this;
    const end = slots * WORDS;
    // The upper bits choose, so that the number of slots may be any.
    let at = Math.floor(((a >>> 0) / 0x1_0000_0000) * slots) * WORDS;
    while (table[at + 3] !== 0 && (table[at] !== a || table[at + 1] !== b)) {
      at += WORDS;
      if (at === end) at = 0;
    }
    return at;
  }

  private grow(): void {
    const old = this.table;
    this.slots = Math.ceil(this.slots * GROWTH);
    this.table = new Int32Array(this.slots * WORDS);
    for (let at = 0; at < old.length; at += WORDS) {
      if (old[at + 3] !== 0) this.table.set(old.subarray(at, at + WORDS), this.slot(old[at]!, old[at + 1]!));
    }
  }
}

/** A file and a line in one number: the lines of all files, one file after another. */
class Places {
  /** By index of the file: what its lines are counted from. */
  private readonly bases = new Map<number, number>();
  private readonly starts: { readonly file: number; readonly base: number }[] = [];
  private last = 0;

  place(file: number, line: number): number {
    let base = this.bases.get(file);
    if (base === undefined) {
      base = this.last;
      this.bases.set(file, base);
      this.starts.push({ file, base });
    }
    const place = base + line;
    if (place > this.last) this.last = place;
    return place;
  }

  of(place: number): { readonly file: number; readonly line: number } {
    const { file, base } = this.starts.findLast((start) => start.base < place)!;
    return { file, line: place - base };
  }
}
