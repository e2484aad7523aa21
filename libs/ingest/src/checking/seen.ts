/** Where a fact was first given, in one import. */
export interface FirstPlace {
  readonly file: number;
  readonly line: number;
  readonly sameContent: boolean;
}

/** Hashes of an identity (2) and of a content (2). */
export type Key = readonly [number, number, number, number];

export function keyOf(identity: string, content: string): Key {
  const [a, b] = hashes(identity);
  const [c, d] = hashes(content);
  return [a, b, c, d];
}

/*
 * Six 32-bit words an entry: key hash (2), content hash (2), file + 1 (0 = free), line.
 * A million rows take 32 to 64 MB; strings as keys of a Map would take several times that.
 */
const WORDS = 6;

/** Remembers which facts an import has given, with their content and place, by 64-bit hashes in an open-addressing table. */
export class Seen {
  private table = new Uint32Array(1024 * WORDS);
  private size = 0;

  /** Where the identity was given before, or undefined. */
  find(key: Key): FirstPlace | undefined {
    const at = this.slot(key[0], key[1]);
    if (this.table[at + 4] === 0) return undefined;
    const same = this.table[at + 2] === key[2] && this.table[at + 3] === key[3];
    return { file: this.table[at + 4]! - 1, line: this.table[at + 5]!, sameContent: same };
  }

  has(identity: string): boolean {
    const [a, b] = hashes(identity);
    return this.table[this.slot(a, b) + 4] !== 0;
  }

  add(key: Key, file: number, line: number): void {
    if (this.size * 4 >= (this.table.length / WORDS) * 3) this.grow();
    const at = this.slot(key[0], key[1]);
    if (this.table[at + 4] === 0) this.size += 1;
    for (let word = 0; word < 4; word += 1) this.table[at + word] = key[word]!;
    this.table[at + 4] = file + 1;
    this.table[at + 5] = line;
  }

  private slot(a: number, b: number): number {
    const slots = this.table.length / WORDS;
    for (let slot = a & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const at = slot * WORDS;
      if (this.table[at + 4] === 0 || (this.table[at] === a && this.table[at + 1] === b)) return at;
    }
  }

  private grow(): void {
    const old = this.table;
    this.table = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += WORDS) {
      if (old[at + 4] !== 0) this.table.set(old.subarray(at, at + WORDS), this.slot(old[at]!, old[at + 1]!));
    }
  }
}

const { imul } = Math;

/** Twice 32 bits of a text in one reading: FNV-1a with two starts and factors, mixed at the end as MurmurHash3 does. */
function hashes(text: string): readonly [number, number] {
  let a = 0x811c9dc5;
  let b = 0x9e3779b1;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = imul(a ^ code, 0x01000193);
    b = imul(b ^ code, 0x27d4eb2f);
  }
  return [mixed(a), mixed(b)];
}

function mixed(start: number): number {
  let h = imul(start ^ (start >>> 16), 0x85ebca6b);
  h = imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
