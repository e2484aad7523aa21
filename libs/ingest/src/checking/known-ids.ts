import { textHashes } from './text-hash.js';

/** An id that rows refer to: its hash, and the types under which a thing with this id is certain to be there, one bit each. */
export interface KnownId {
  readonly a: number;
  readonly b: number;
  certain: number;
}

/** Ids kept at hand; beyond, they are forgotten and worked out anew, so that memory does not grow with the files. */
const MOST = 100_000;

/** Ids that rows refer to, again and again: each is hashed once, and once it is certain that the thing is there, it is asked no more. */
export class KnownIds {
  private readonly known = new Map<string, KnownId>();

  /** The two that were asked for last: a row names its ids more than once, and rows that follow each other name the same. */
  private recent: [string, KnownId] = ['', NOBODY];
  private earlier: [string, KnownId] = ['', NOBODY];

  of(id: string): KnownId {
    if (id === this.recent[0] && this.recent[1] !== NOBODY) return this.recent[1];
    if (id !== this.earlier[0] || this.earlier[1] === NOBODY) {
      this.earlier[0] = id;
      this.earlier[1] = this.lookUp(id);
    }
    const found = this.earlier;
    this.earlier = this.recent;
    this.recent = found;
    return found[1];
  }

  private lookUp(id: string): KnownId {
    const found = this.known.get(id);
    if (found) return found;
    if (this.known.size >= MOST) this.known.clear();
    const { a, b } = textHashes(id);
    const known = { a, b, certain: 0 };
    this.known.set(alone(id), known);
    return known;
  }
}

const NOBODY: KnownId = { a: 0, b: 0, certain: 0 };

/** A cell is a view of the piece of file it was cut from, and would keep all of that in memory. */
const alone = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');
