import type { Chosen } from '../ask/imports.js';

/** Bytes, unpacked, of all that is unpacked in the browser; the server reads far larger archives by itself. */
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_FILES = 200;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** Bytes of the end record without its comment, and of the longest comment. */
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const ENCRYPTED = 1;
const UTF_8 = 0x800;

interface Member {
  readonly name: string;
  readonly deflated: boolean;
  readonly packed: number;
  readonly bytes: number;
  readonly at: number;
}

/**
 * The files in a zip or gzip archive, called `archive.zip/skills.csv`, so that each can be looked at and mapped like any other.
 * @returns undefined where this browser cannot unpack it: damaged, with a password, too large, or packed in a rare way
 */
export async function unpack({ file, path }: Chosen): Promise<readonly Chosen[] | undefined> {
  try {
    const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
    if (start[0] === 0x1f && start[1] === 0x8b) return [await gunzip(file, path)];
    const members = await membersOf(file);
    if (members.length === 0 || members.length > MOST_FILES) return undefined;
    if (members.reduce((sum, { bytes }) => sum + bytes, 0) > MOST_BYTES) return undefined;
    const files: Chosen[] = [];
    for (const member of members) files.push(await unzip(file, path, member, members));
    return files;
  } catch {
    return undefined;
  }
}

/** Within an upload a file lies at most one folder deep. */
const folderOf = (path: string): string => path.replaceAll('/', '_');
const baseOf = (name: string): string => name.replace(/^.*\//, '');

async function gunzip(file: File, path: string): Promise<Chosen> {
  const name = baseOf(path).replace(/\.gz$/i, '');
  const blob = await inflated(file, 'gzip', MOST_BYTES);
  return { path: `${folderOf(path)}/${name}`, file: new File([blob], name) };
}

async function unzip(archive: File, path: string, member: Member, all: readonly Member[]): Promise<Chosen> {
  const head = new DataView(await archive.slice(member.at, member.at + 30).arrayBuffer());
  const from = member.at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const packed = archive.slice(from, from + member.packed);
  const blob = member.deflated ? await inflated(packed, 'deflate-raw', member.bytes) : packed;
  const base = baseOf(member.name);
  const isOnly = all.filter(({ name }) => baseOf(name) === base).length === 1;
  const name = isOnly ? base : folderOf(member.name);
  return { path: `${folderOf(path)}/${name}`, file: new File([blob], name) };
}

/** @throws Error where there is more than there may be, or the data are damaged */
async function inflated(packed: Blob, format: CompressionFormat, most: number): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = packed.stream().pipeThrough(new DecompressionStream(format)).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts);
    bytes += value.length;
    if (bytes > most) throw new Error('more than the archive says');
    parts.push(value);
  }
}

/** What the directory at the end of a zip archive lists, without folders and hidden files. */
async function membersOf(file: File): Promise<readonly Member[]> {
  const tailAt = Math.max(0, file.size - END_LENGTH - LONGEST_COMMENT);
  const tail = new DataView(await file.slice(tailAt).arrayBuffer());
  let end = tail.byteLength - END_LENGTH;
  while (end >= 0 && tail.getUint32(end, true) !== END) end -= 1;
  if (end < 0) throw new Error('no zip archive');
  const count = tail.getUint16(end + 10, true);
  const at = tail.getUint32(end + 16, true);
  const directory = new DataView(await file.slice(at, at + tail.getUint32(end + 12, true)).arrayBuffer());
  const members: Member[] = [];
  for (let entry = 0, i = 0; i < count; i++) {
    if (directory.getUint32(entry, true) !== ENTRY) throw new Error('a damaged directory');
    const [flags, method] = [directory.getUint16(entry + 8, true), directory.getUint16(entry + 10, true)];
    const length = directory.getUint16(entry + 28, true);
    const decoder = new TextDecoder((flags & UTF_8) === 0 ? 'windows-1252' : 'utf-8');
    const name = decoder.decode(new Uint8Array(directory.buffer, entry + 46, length));
    const member: Member = {
      name,
      deflated: method === 8,
      packed: directory.getUint32(entry + 20, true),
      bytes: directory.getUint32(entry + 24, true),
      at: directory.getUint32(entry + 42, true),
    };
    if (isFile(name)) {
      if ((flags & ENCRYPTED) !== 0 || (method !== 8 && method !== 0)) throw new Error('packed in a rare way');
      members.push(member);
    }
    entry += 46 + length + directory.getUint16(entry + 30, true) + directory.getUint16(entry + 32, true);
  }
  return members;
}

const isFile = (name: string): boolean =>
  !name.endsWith('/') && !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
