import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { gunzipped } from './archive/gzip.js';
import { unzipped, type ZipMember } from './archive/zip.js';
import { unreadable } from './unreadable.js';

/** One file of an import: where it lies on this machine, and what it is called in answers and in the store. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
  /** Bytes that reading it will count as progress: its own, of a member of a zip archive those it has unpacked, of a gzip file those it has packed. */
  readonly bytes: number;
  /** As the caller names it; recognised where it is left out. */
  readonly encoding?: string;
  /** Set where the file lies in an archive at `path`. */
  readonly packed?: 'gzip' | ZipMember;
  /** What {@link stampOf} said of `path` when it was found: another one after a reading, and the file has changed meanwhile. */
  readonly stamp?: string;
}

/** Size, time of the last change and place on the disk; undefined when there is no such file. */
export async function stampOf(place: string): Promise<string | undefined> {
  const found = await stat(place, { bigint: true }).catch(() => undefined);
  return found && `${found.size} ${found.mtimeNs} ${found.ino}`;
}

/** Larger chunks are slower: their rows outlive the youngest generation of the garbage collector. */
const CHUNK_BYTES = 64 * 1024;
/** Each reading from the disk costs a turn of another thread; the next one goes on while these bytes are used. */
const READ_BYTES = 8 * CHUNK_BYTES;
const HEAD_BYTES = 256 * 1024;

/**
 * Reads a file's bytes once, from the beginning, and computes their SHA-256 on the way (of what is in an archive: unpacked).
 * A file that has changed since it was found is refused at its end: its rows may be of two editions.
 */
export class Source {
  private readonly hash: Hash = createHash('sha256');
  private digest: string | undefined;

  constructor(
    readonly file: SourceFile,
    private readonly onBytes?: (bytes: number) => void,
  ) {}

  async *chunks(): AsyncGenerator<Buffer> {
    for await (const bytes of bytesOf(this.file, this.onBytes)) {
      this.hash.update(bytes);
      yield bytes;
    }
    const { path, name, stamp } = this.file;
    if (stamp !== undefined && (await stampOf(path)) !== stamp) refuseChanged(name);
  }

  /** Hexadecimal SHA-256 of what was read; call it when the chunks have ended. */
  sha256(): string {
    return (this.digest ??= this.hash.digest('hex'));
  }
}

/** The first bytes of a file, enough for any heading. `whole` says that there are no more. */
export async function headOf(file: SourceFile): Promise<{ readonly bytes: Buffer; readonly whole: boolean }> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytesOf(file)) {
    parts.push(chunk);
    length += chunk.length;
    if (length > HEAD_BYTES) break;
  }
  return { bytes: Buffer.concat(parts).subarray(0, HEAD_BYTES), whole: length <= HEAD_BYTES };
}

function refuseChanged(file: string): void {
  unreadable({
    code: 'file-changed',
    message: 'The file changed while it was being read; nothing was written.',
    found: 'another size or time of change at its end',
    expected: 'a file that stays as it is until the import has ended',
    where: { file },
    next: 'Wait until the file is complete and import it again.',
  });
}

/** @throws Unreadable `not-readable`, `archive-damaged`, `archive-encrypted` or `archive-too-large` */
async function* bytesOf(file: SourceFile, onBytes?: (bytes: number) => void): AsyncGenerator<Buffer> {
  try {
    if (file.packed === 'gzip') {
      yield* gunzipped(file.path, file.name, onBytes);
      return;
    }
    const chunks = file.packed
      ? unzipped(file.path, file.name, file.packed)
      : (createReadStream(file.path, { highWaterMark: READ_BYTES }) as AsyncIterable<Buffer>);
    for await (const read of chunks) {
      for (let at = 0; at < read.length; at += CHUNK_BYTES) {
        const chunk = read.subarray(at, at + CHUNK_BYTES);
        onBytes?.(chunk.length);
        yield chunk;
      }
    }
  } catch (error) {
    refuseUnlessReadable(error, file.name);
    throw error;
  }
}

/** What the system says when it does not give a file's bytes. */
const DENIED = new Set(['EACCES', 'EPERM', 'ENOENT', 'EISDIR', 'EIO', 'EBUSY', 'ELOOP', 'ENXIO']);

function refuseUnlessReadable(error: unknown, file: string): void {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (!DENIED.has(code)) return;
  unreadable({
    code: 'not-readable',
    message: `The file cannot be read (${code}).`,
    found: code,
    expected: 'a file that this program may read',
    where: { file },
    next: 'Check that the file is there and that you may read it.',
  });
}
