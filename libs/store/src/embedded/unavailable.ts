import { StoreUnavailable } from '../port.js';

interface Words {
  readonly code: string;
  readonly message: (folder: string) => string;
  readonly expected: string;
  readonly next: string;
}

const IN_USE: Words = {
  code: 'store-in-use',
  message: (folder) => `Another process is writing to the store in ${folder}.`,
  expected: 'one writer at a time',
  next: 'Wait until the other import has ended, then try again. Reading works meanwhile.',
};
const NO_STORE: Words = {
  code: 'not-a-store',
  message: (folder) => `stackway.db in ${folder} is no Stackway store.`,
  expected: 'a store written by Stackway',
  next: 'Name another folder with --store, or move that file away.',
};
const DAMAGED: Words = {
  code: 'store-damaged',
  message: (folder) => `The store in ${folder} is damaged.`,
  expected: 'an intact SQLite file',
  next: 'Restore the folder from a backup, or import your files into a new folder.',
};
const FULL: Words = {
  code: 'disk-full',
  message: (folder) => `There is no room left for the store in ${folder}.`,
  expected: 'free space on the disk',
  next: 'Free some space and try again: nothing was written.',
};
const CLOSED: Words = {
  code: 'store-not-accessible',
  message: (folder) => `The store in ${folder} cannot be opened or written.`,
  expected: 'a folder this user may read and write',
  next: 'Check the folder and its permissions, or name another one with --store.',
};

/** By the first words of SQLite's own code, never by its message. */
const BY_CODE: readonly (readonly [string, Words])[] = [
  ['SQLITE_BUSY', IN_USE],
  ['SQLITE_LOCKED', IN_USE],
  ['SQLITE_NOTADB', NO_STORE],
  ['SQLITE_CORRUPT', DAMAGED],
  ['SQLITE_FULL', FULL],
  ['ENOSPC', FULL],
  ['SQLITE_CANTOPEN', CLOSED],
  ['SQLITE_READONLY', CLOSED],
  ['SQLITE_PERM', CLOSED],
  ['SQLITE_AUTH', CLOSED],
  ['SQLITE_IOERR', CLOSED],
  ['EACCES', CLOSED],
  ['EPERM', CLOSED],
  ['EROFS', CLOSED],
  ['ENOTDIR', CLOSED],
  ['EEXIST', CLOSED],
];

/** Turns an error of SQLite or the file system into a {@link StoreUnavailable}; any other error comes back as it is. */
export function asUnavailable(error: unknown, folder: string): unknown {
  const found = (error as { code?: unknown } | null)?.code;
  if (typeof found !== 'string') return error;
  const words = BY_CODE.find(([start]) => found.startsWith(start))?.[1];
  return words ? unavailable(words, folder, found) : error;
}

function unavailable(words: Words, folder: string, found: string): StoreUnavailable {
  const { code, expected, next } = words;
  return new StoreUnavailable({ code, message: words.message(folder), found, expected, next });
}

export function storeInUse(folder: string): StoreUnavailable {
  return unavailable(IN_USE, folder, 'SQLITE_BUSY');
}

export function notAStore(folder: string, found: string): StoreUnavailable {
  return unavailable(NO_STORE, folder, found);
}

export function storeMissing(folder: string): StoreUnavailable {
  return new StoreUnavailable({
    code: 'store-missing',
    message: `There is no store in ${folder}.`,
    found: 'no stackway.db',
    expected: 'a folder that holds a store',
    next: 'Check the folder, or fill a new store with `stackway import`.',
  });
}

export function newerStore(where: string, found: number, known: number): StoreUnavailable {
  return new StoreUnavailable({
    code: 'newer-store',
    message: `The store at ${where} was written by a newer Stackway.`,
    found: `store format ${found}`,
    expected: `store format ${known} or older`,
    next: 'Update Stackway, or name another store with --store.',
  });
}

export function olderStore(where: string, found: number, known: number): StoreUnavailable {
  return new StoreUnavailable({
    code: 'older-store',
    message: `The store at ${where} was written by an older Stackway and is opened for reading only.`,
    found: `store format ${found}`,
    expected: `store format ${known}`,
    next: 'Open it once for writing (any import or `stackway serve`), which brings it up to date.',
  });
}
