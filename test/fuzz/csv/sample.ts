import { open } from 'node:fs/promises';
import type { Chance } from '../../oracle/random.js';

/** Bytes of the two pieces of a mutant's file: a look at many places of a large file is worth more than one look at all of it. */
const WINDOWS = [1, 2, 4, 8, 16].map((kilobytes) => kilobytes * 1024);

/** The beginning of a file (with its headings) and a piece from somewhere in it, cut at line ends. */
export async function sampleOf(path: string, chance: Chance): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const window = chance.pick(WINDOWS);
    const piece = async (from: number, length: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    };
    if (size <= 2 * window) return await piece(0, size);
    const start = wholeLines(await piece(0, window));
    const from = chance.between(window, size - window);
    return Buffer.concat([start, wholeLines(afterLine(await piece(from, window)))]);
  } finally {
    await handle.close();
  }
}

const wholeLines = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
const afterLine = (bytes: Buffer): Buffer => bytes.subarray(bytes.indexOf(0x0a) + 1);
