import { readSync, writeSync } from 'node:fs';
import type { Key } from './fact-keys.js';
import { WORDS, type Entry, type SeenTable } from './seen-table.js';

const ENTRY_BYTES = 4 * WORDS;

/** A full table that was written to a file as it stood: in memory one byte a slot stays, by which nearly all questions are answered. */
export class SealedTable {
  /** A part of the key, 0 where the slot is free. */
  private readonly tags: Uint8Array;
  private readonly shift: number;
  private readonly entry = new Int32Array(WORDS);

  /**
   * @param offset where in the file it begins
   * @throws as writing a file does
   */
  constructor(
    { entries }: SeenTable,
    private readonly file: number,
    private readonly offset: number,
  ) {
    const slots = entries.length / WORDS;
    this.shift = 32 - Math.log2(slots);
    this.tags = new Uint8Array(slots);
    for (let slot = 0; slot < slots; slot += 1)
      if (entries[slot * WORDS + 3] !== 0) this.tags[slot] = tagOf(entries[slot * WORDS + 1]!);
    const bytes = new Uint8Array(entries.buffer);
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at, offset + at);
  }

  get bytes(): number {
    return this.tags.length * ENTRY_BYTES;
  }

  find({ a, b }: Key): Entry | undefined {
    const { tags, entry } = this;
    const tag = tagOf(b);
    for (let slot = a >>> this.shift; tags[slot] !== 0; slot = slot + 1 === tags.length ? 0 : slot + 1) {
      if (tags[slot] !== tag) continue;
      readSync(this.file, entry, 0, ENTRY_BYTES, this.offset + slot * ENTRY_BYTES);
      if (entry[0] === a && entry[1] === b) return { content: entry[2]!, place: entry[3]! >>> 0 };
    }
    return undefined;
  }
}

const tagOf = (b: number): number => b & 0xff || 1;
