import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { refuseAs, refuseSpreadsheet } from '../encoding/binary.js';
import { Unreadable, unreadable } from '../unreadable.js';
import { isZlibError } from './gzip.js';
import { refuseBeyondLimits, refuseDamaged, refuseTooMany } from './limits.js';

/** A file in a zip archive. Nothing is ever written to the disk under its name. */
export interface ZipMember {
  readonly entry: Entry;
  /** Path within the archive, for people to read. */
  readonly name: string;
  /** Bytes, unpacked. The reader holds the archive to it. */
  readonly bytes: number;
}

/**
 * What lies in a zip archive, without folders and hidden files.
 * @throws Unreadable `not-text` (a spreadsheet, or no archive at all), `archive-damaged` or `archive-too-large`
 */
export async function membersOf(path: string, file: string): Promise<readonly ZipMember[]> {
  const zip = await open(path, file);
  const members: ZipMember[] = [];
  try {
    refuseTooMany(file, zip.entryCount);
    let [packed, unpacked] = [0, 0];
    for await (const entry of zip.eachEntry()) {
      if (isOffice(entry.fileName)) refuseSpreadsheet(file);
      packed += entry.compressedSize;
      unpacked += entry.uncompressedSize;
      refuseBeyondLimits(file, packed, unpacked);
      refuseTooMany(file, members.length);
      const name = printable(entry.fileName);
      if (!isHidden(name)) members.push({ entry, name, bytes: entry.uncompressedSize });
    }
  } catch (error) {
    return refuse(error, file);
  } finally {
    zip.close();
  }
  return members;
}

/** The bytes of a member, unpacked as they are read. Size and checksum are held against what the archive says. */
export async function* unzipped(path: string, file: string, { entry }: ZipMember): AsyncGenerator<Buffer> {
  if (entry.isEncrypted()) refuseEncrypted(file);
  if (!entry.canDecodeFileData())
    refuseDamaged(file, `it is packed by a method that is seldom used (${entry.compressionMethod})`);
  const zip = await open(path, file);
  let sum = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      const bytes = chunk as Buffer;
      sum = crc32(bytes, sum);
      yield bytes;
    }
    if (sum !== entry.crc32) refuseDamaged(file, 'its checksum does not fit');
  } catch (error) {
    return refuse(error, file);
  } finally {
    zip.close();
  }
}

async function open(path: string, file: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false });
  } catch {
    return refuseAs(
      'a zip archive or a spreadsheet, and damaged',
      'Download it again; unpack it, or save the sheet as CSV, and import the CSV file.',
      file,
    );
  }
}

/** What the reader and zlib find wrong concerns the archive; errors of the disk (with a code of their own) are somebody else's. */
function refuse(error: unknown, file: string): never {
  if (error instanceof Unreadable) throw error;
  const ofTheArchive = isZlibError(error) || (error instanceof Error && !('code' in error));
  if (ofTheArchive) return refuseDamaged(file, error.message);
  throw error;
}

function refuseEncrypted(file: string): never {
  return unreadable({
    code: 'archive-encrypted',
    message: 'The archive is protected by a password.',
    found: file,
    expected: 'an archive without a password',
    where: { file },
    next: 'Unpack it with its password and import the files.',
  });
}

const isOffice = (name: string): boolean => name === '[Content_Types].xml' || name === 'mimetype';

/** Folders, and what systems put beside files. */
const isHidden = (name: string): boolean => name.endsWith('/') || /(^|\/)(\.|__MACOSX\/)/.test(name);

const printable = (name: string): string => name.replace(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g, '_');
