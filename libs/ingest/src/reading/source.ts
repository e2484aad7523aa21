import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** One file of an import: where it lies on this machine, and what it is called in answers and in the store. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

/** Larger chunks are slower: their rows outlive the youngest generation of the garbage collector. */
const CHUNK_BYTES = 64 * 1024;
const HEAD_BYTES = 256 * 1024;

/** Reads a file's bytes once, from the beginning, and computes their SHA-256 on the way. */
export class Source {
  private readonly hash: Hash = createHash('sha256');
  private digest: string | undefined;

  constructor(
    readonly file: SourceFile,
    private readonly onBytes?: (bytes: number) => void,
  ) {}

  async *chunks(): AsyncGenerator<Buffer> {
    for await (const chunk of createReadStream(this.file.path, { highWaterMark: CHUNK_BYTES })) {
      const bytes = chunk as Buffer;
      this.hash.update(bytes);
      this.onBytes?.(bytes.length);
      yield bytes;
    }
  }

  /** Hexadecimal SHA-256 of what was read; call it when the chunks have ended. */
  sha256(): string {
    return (this.digest ??= this.hash.digest('hex'));
  }
}

/** The first bytes of a file, enough for any heading. `whole` says that there are no more. */
export async function headOf(file: SourceFile): Promise<{ readonly bytes: Buffer; readonly whole: boolean }> {
  const parts: Buffer[] = [];
  for await (const chunk of createReadStream(file.path, { end: HEAD_BYTES - 1 })) parts.push(chunk as Buffer);
  const bytes = Buffer.concat(parts);
  return { bytes, whole: bytes.length < HEAD_BYTES };
}
