import { setImmediate as breathe } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { Content } from '../changes.js';

interface Row {
  readonly id: number;
  readonly type: string;
  readonly key: string;
  readonly fact: Content;
}
interface Shadow extends Row {
  readonly import: number;
  readonly file: number;
  readonly line: number;
}

const PAGE = 2000;

/** Takes the statements of one import away, from wherever they stand; what lay beneath them comes back. */
export async function takeAway(
  db: Database.Database,
  importNumber: number,
): Promise<{ readonly removed: number; readonly restored: number }> {
  const page = db.prepare<[number], Row>(`SELECT id, type, key, fact FROM facts WHERE import = ? LIMIT ${PAGE}`);
  const pop = popper(db);
  const counts = { removed: 0, restored: 0 };
  db.prepare('DELETE FROM shadows WHERE import = ?').run(importNumber);
  for (let rows = page.all(importNumber); rows.length > 0; rows = page.all(importNumber)) {
    for (const row of rows) {
      const beneath = pop(row);
      if (beneath === row.fact) continue;
      if (beneath === null) counts.removed++;
      else counts.restored++;
    }
    await breathe();
  }
  return counts;
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
