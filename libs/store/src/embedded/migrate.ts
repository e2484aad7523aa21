import { readdirSync, readFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { newerStore, notAStore, olderStore } from './unavailable.js';

/** Marks the file as ours ("stkw"), so that another program's SQLite file is never written to. */
const APPLICATION_ID = 0x73746b77;
const FOLDER = new URL('./migrations/', import.meta.url);

interface Migration {
  readonly number: number;
  readonly file: string;
}

function migrations(): Migration[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.sql'));
  return files.sort().map((file) => ({ number: Number.parseInt(file, 10), file }));
}

/**
 * Brings the file up to the newest format: each numbered migration runs once, in one transaction, and is recorded in the file.
 * @throws StoreUnavailable `newer-store`, `not-a-store`; `older-store` when it may not write
 */
export function migrate(db: Database.Database, folder: string, readOnly: boolean): void {
  const known = migrations();
  const newest = known.at(-1)!.number;
  checkOurs(db, folder);
  const at = db.pragma('user_version', { simple: true }) as number;
  if (at > newest) throw newerStore(folder, at, newest);
  if (at === newest) return;
  if (readOnly) throw olderStore(folder, at, newest);
  db.transaction(() => {
    const now = db.pragma('user_version', { simple: true }) as number;
    for (const { number, file } of known.filter((migration) => migration.number > now)) {
      db.exec(readFileSync(new URL(file, FOLDER), 'utf8'));
      db.pragma(`user_version = ${number}`);
    }
    db.pragma(`application_id = ${APPLICATION_ID}`);
  }).immediate();
}

function checkOurs(db: Database.Database, folder: string): void {
  const id = db.pragma('application_id', { simple: true }) as number;
  const empty = db.prepare('SELECT count(*) = 0 FROM sqlite_master').pluck().get() as number;
  if (id !== APPLICATION_ID && !empty) throw notAStore(folder, 'a SQLite file of another program');
}
