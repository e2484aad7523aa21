import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { migrate } from './migrate.js';
import { asUnavailable, storeInUse, storeMissing } from './unavailable.js';

const FILE = 'stackway.db';

/** Between two attempts to begin writing while another process writes: the event loop is free meanwhile. */
const PAUSE_MS = 50;

export interface ConnectionOptions {
  readonly create: boolean;
  readonly readOnly: boolean;
  /** How long a writer waits for another process to finish writing. */
  readonly waitMs: number;
}

/**
 * The connections to one store file. Writing has one of its own, so that readers never see a transaction under way;
 * every long reading opens one more, so that it keeps its version from the first row to the last.
 */
export class Connections {
  readonly #file: string;
  readonly #writer: Database.Database | undefined;
  readonly reader: Database.Database;

  constructor(
    readonly folder: string,
    private readonly options: ConnectionOptions,
  ) {
    this.#file = path.join(folder, FILE);
    if (!existsSync(this.#file) && (!options.create || options.readOnly)) throw storeMissing(folder);
    this.#writer = options.readOnly ? undefined : this.guard(() => this.#openWriter());
    this.reader = this.guard(() => this.#openReader());
    if (options.readOnly) this.guard(() => migrate(this.reader, folder, true));
  }

  /** Runs the work on a connection of its own, which sees one version throughout. */
  async *reading<T>(work: (db: Database.Database) => Iterable<T>): AsyncGenerator<T> {
    const db = this.guard(() => this.#openReader());
    try {
      db.exec('BEGIN');
      yield* work(db);
    } catch (error) {
      throw asUnavailable(error, this.folder);
    } finally {
      db.close();
    }
  }

  /**
   * Runs the work in one transaction; it is kept when the work answers `keep: true`, and rolled back otherwise or on any error.
   * @throws StoreUnavailable `store-in-use` when another process goes on writing
   */
  async writing<T>(
    work: (db: Database.Database) => Promise<{ readonly keep: boolean; readonly value: T }>,
  ): Promise<T> {
    const db = this.#writer;
    if (!db) throw new Error('The store was opened for reading only.');
    try {
      await this.#begin(db);
      const { keep, value } = await work(db);
      db.exec(keep ? 'COMMIT' : 'ROLLBACK');
      return value;
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      throw asUnavailable(error, this.folder);
    }
  }

  guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw asUnavailable(error, this.folder);
    }
  }

  close(): void {
    this.reader.close();
    this.#writer?.close();
  }

  #openWriter(): Database.Database {
    mkdirSync(this.folder, { recursive: true });
    const db = new Database(this.#file, { timeout: this.options.waitMs });
    try {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      db.pragma('journal_size_limit = 67108864');
      migrate(db, this.folder, false);
      db.pragma('busy_timeout = 0');
    } catch (error) {
      db.close();
      throw error;
    }
    return db;
  }

  #openReader(): Database.Database {
    return new Database(this.#file, { readonly: true, fileMustExist: true, timeout: this.options.waitMs });
  }

  async #begin(db: Database.Database): Promise<void> {
    for (let waited = 0; waited <= this.options.waitMs; waited += PAUSE_MS) {
      try {
        db.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) throw error;
        await pause(PAUSE_MS);
      }
    }
    throw storeInUse(this.folder);
  }
}
