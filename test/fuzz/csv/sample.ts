import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Chance } from '../../oracle/random.js';

/** Bytes of the two pieces of a mutant's file: a look at many places of a large file is worth more than one look at all of it. */
const WINDOWS = [1, 2, 4, 8, 16].map((kilobytes) => kilobytes * 1024);

/** The beginning of a file (with its headings) and a piece from somewhere in it, cut at line ends. */
export function sampleOf(path: string, chance: Chance): Buffer {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const window = chance.pick(WINDOWS);
    const piece = (from: number, length: number): Buffer => {
      const buffer = Buffer.alloc(length);
      return buffer.subarray(0, readSync(file, buffer, 0, length, from));
    };
    if (size <= 2 * window) return piece(0, size);
    const start = wholeLines(piece(0, window));
    const from = chance.between(window, size - window);
    return Buffer.concat([start, wholeLines(afterLine(piece(from, window)))]);
  } finally {
    closeSync(file);
  }
}

const wholeLines = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
const afterLine = (bytes: Buffer): Buffer => bytes.subarray(bytes.indexOf(0x0a) + 1);
