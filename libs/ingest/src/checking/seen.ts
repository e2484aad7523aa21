import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Key } from './fact-keys.js';
import { Places } from './places.js';
import { SealedTable } from './sealed-table.js';
import { SeenTable, type Entry } from './seen-table.js';

/** Where a fact was first given, in one import. */
export interface FirstPlace {
  readonly file: number;
  readonly line: number;
  readonly sameContent: boolean;
}

/** Facts kept in memory: 16 MB of them. */
const IN_MEMORY = 3 << 18;

/**
 * Remembers which facts an import has given, with their content and place, by 64-bit hashes. What is too much for memory goes to a
 * temporary file, so that a file of any size needs about as much memory as one of a hundred megabytes.
 */
export class Seen {
  private table = new SeenTable();
  /** The newest first. */
  private readonly sealed: SealedTable[] = [];
  private readonly places = new Places();
  private file: number | undefined;
  private written = 0;

  constructor(private most = IN_MEMORY) {}

  /** Where the identity was given before, or undefined. */
  find(key: Key): FirstPlace | undefined {
    const found = this.table.find(key) ?? this.inFile(key);
    return found && { ...this.places.of(found.place), sameContent: found.content === key.content };
  }

  has(key: Key): boolean {
    return this.table.has(key) || this.inFile(key) !== undefined;
  }

  /** @param line of the rows of one file, in the order in which they are read; files one after another */
  add(key: Key, file: number, line: number): void {
    if (this.table.size >= this.most) this.seal();
    this.table.add(key, this.places.place(file, line));
  }

  /** Gives up the temporary file. */
  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  private inFile(key: Key): Entry | undefined {
    for (const table of this.sealed) {
      const found = table.find(key);
      if (found) return found;
    }
    return undefined;
  }

  private seal(): void {
    try {
      this.file ??= temporaryFile();
      const sealed = new SealedTable(this.table, this.file, this.written);
      this.written += sealed.bytes;
      this.sealed.unshift(sealed);
      this.table = new SeenTable();
    } catch {
      // Without room for a file it all stays in memory, as long as that lasts.
      this.most = Infinity;
    }
  }
}

/** A file that nobody else sees, and that is gone with its last user, however that ends. */
function temporaryFile(): number {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stackway-import-'));
  const file = openSync(path.join(folder, 'seen'), 'wx+', 0o600);
  rmSync(folder, { recursive: true, force: true });
  return file;
}
