import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../source.js';
import { refuseGzipBomb } from './gzip.js';
import { membersOf } from './zip.js';

export type Packing = 'zip' | 'gzip';

/** Whether a file is an archive, by its first bytes; its ending says nothing. One that cannot be opened is none. */
export async function packingOf(file: string): Promise<Packing | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    const start = buffer.subarray(0, bytesRead).toString('latin1');
    if (start === 'PK\x03\x04' || start === 'PK\x05\x06') return 'zip';
    return start.startsWith('\x1f\x8b') ? 'gzip' : undefined;
  } finally {
    await handle.close();
  }
}

/**
 * The files in an archive, called `archive.zip/folder/skills.csv`.
 * @throws Unreadable as {@link membersOf} and {@link refuseGzipBomb} do
 */
export async function unpack(place: string, name: string, packing: Packing): Promise<readonly SourceFile[]> {
  if (packing === 'gzip') {
    const inside = `${name}/${path.posix.basename(name).replace(/\.gz$/i, '')}`;
    await refuseGzipBomb(place, inside);
    return [{ path: place, name: inside, bytes: (await stat(place)).size, packed: 'gzip' }];
  }
  const members = await membersOf(place, name);
  return members.map((member) => ({
    path: place,
    name: `${name}/${member.name}`,
    bytes: member.bytes,
    packed: member,
  }));
}

const ARCHIVES = new Set(['.zip', '.gz', '.tgz', '.7z', '.rar', '.tar', '.bz2', '.xz']);

/** An archive within an archive is not opened. */
export const isArchive = (name: string): boolean => ARCHIVES.has(path.extname(name).toLowerCase());
