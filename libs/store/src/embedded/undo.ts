import { setImmediate as breathe } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { FactType } from '#lib/model';
import type { Content } from '../changes.js';
import type { FactKey } from '../port.js';

interface Row {
  readonly id: number;
  readonly type: FactType;
  readonly key: string;
  readonly fact: Content;
}
interface Shadow extends Row {
  readonly import: number;
  readonly file: number;
  readonly line: number;
}

const PAGE = 2000;

export interface TakenAway {
  readonly removed: number;
  readonly restored: number;
  /** Statements that stay. */
  readonly kept: number;
}

/** Takes the statements of one import away, from wherever they stand, but those that stay; what lay beneath them comes back. */
export async function takeAway(
  db: Database.Database,
  importNumber: number,
  stays?: (fact: FactKey) => boolean,
): Promise<TakenAway> {
  const page = db.prepare<[number, number], Row>(
    `SELECT id, type, key, fact FROM facts WHERE import = ? AND id > ? ORDER BY id LIMIT ${PAGE}`,
  );
  const pop = popper(db);
  const counts = { removed: 0, restored: 0, kept: takeShadows(db, importNumber, stays) };
  for (let rows = page.all(importNumber, 0); rows.length > 0; rows = page.all(importNumber, rows.at(-1)!.id)) {
    for (const row of rows) {
      if (stays?.(row)) {
        counts.kept++;
        continue;
      }
      const beneath = pop(row);
      if (beneath === row.fact) continue;
      if (beneath === null) counts.removed++;
      else counts.restored++;
    }
    await breathe();
  }
  return counts;
}

/** What the import said and others have covered since; answers how much of it stays. */
function takeShadows(db: Database.Database, importNumber: number, stays?: (fact: FactKey) => boolean): number {
  if (!stays) {
    db.prepare('DELETE FROM shadows WHERE import = ?').run(importNumber);
    return 0;
  }
  const all = db
    .prepare<[number], Pick<Row, 'id' | 'type' | 'key'>>('SELECT id, type, key FROM shadows WHERE import = ?')
    .all(importNumber);
  const gone = all.filter((one) => !stays(one));
  const drop = db.prepare('DELETE FROM shadows WHERE id = ?');
  for (const { id } of gone) drop.run(id);
  return all.length - gone.length;
}

/** Takes the newest statement of a key off and answers what stands there now. */
function popper(db: Database.Database): (row: Row) => Content {
  const newest = db.prepare<[string, string], Shadow>(
    'SELECT * FROM shadows WHERE type = ? AND key = ? ORDER BY id DESC LIMIT 1',
  );
  const put = db.prepare('UPDATE facts SET fact = ?, import = ?, file = ?, line = ? WHERE id = ?');
  const drop = db.prepare('DELETE FROM facts WHERE id = ?');
  const dropShadow = db.prepare('DELETE FROM shadows WHERE id = ?');
  return (row) => {
    const shadow = newest.get(row.type, row.key);
    if (!shadow) {
      drop.run(row.id);
      return null;
    }
    put.run(shadow.fact, shadow.import, shadow.file, shadow.line, row.id);
    dropShadow.run(shadow.id);
    return shadow.fact;
  };
}
