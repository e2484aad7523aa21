import { textHashes, type Hashes } from './text-hash.js';

/* Three 32-bit words an entry: hash (2), bits (0 = free). */
const WORDS = 3;
const SLOTS = 1 << 16;
/** Beyond this, all is forgotten and found out anew, so that memory does not grow with the files. */
const MOST = SLOTS * 0.7;

/** Ids that rows refer to, again and again: remembers under which types, one bit each, the thing is certain to be there. */
export class KnownIds {
  private readonly table = new Int32Array(SLOTS * WORDS);
  private size = 0;
  /** The two that were asked for last: a row names its ids more than once, and rows that follow each other name the same. */
  private recent = '';
  private recentHashes = textHashes('');
  private earlier = '';
  private earlierHashes = textHashes('');

  hashes(id: string): Hashes {
    if (id === this.recent) return this.recentHashes;
    const found = id === this.earlier ? this.earlierHashes : textHashes(id);
    this.earlier = this.recent;
    this.earlierHashes = this.recentHashes;
    this.recent = id;
    this.recentHashes = found;
    return found;
  }

  /** The bits that are set of an id. */
  of({ a, b }: Hashes): number {
    return this.table[this.slot(a, b) + 2]!;
  }

  set({ a, b }: Hashes, bit: number): void {
    if (this.size >= MOST) {
      this.table.fill(0);
      this.size = 0;
    }
    const { table } = this;
    const at = this.slot(a, b);
    if (table[at + 2] === 0) this.size += 1;
    table[at] = a;
    table[at + 1] = b;
    table[at + 2]! |= bit;
  }

  private slot(a: number, b: number): number {
    const { table } = this;
    for (let slot = a & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
      const at = slot * WORDS;
      if (table[at + 2] === 0 || (table[at] === a && table[at + 1] === b)) return at;
    }
  }
}
