import { setImmediate as breathe } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { Fact, FactType } from '#lib/model';
import type { MissingIn, MissingSaid } from '../missing.js';
import type { Said } from '../samples.js';
import type { Statements } from './statements.js';

const PAGE = 2000;

interface Row extends Said {
  readonly id: number;
  readonly key: string;
  readonly claimed: number;
}

/** What imports replaced had said and nobody has said again, page by page; and what to do with it. */
export function missingIn(
  db: Database.Database,
  statements: Statements,
  inForce: (types: readonly FactType[]) => Iterable<readonly Fact[]>,
): MissingIn {
  const page = db.prepare<[string, number, string, number], Row>(
    `SELECT f.id, f.key, f.fact, f.import, f.file, f.line, EXISTS (
       SELECT 1 FROM shadows s WHERE s.type = f.type AND s.key = f.key AND s.fact IS NOT NULL
       AND s.import NOT IN (SELECT value FROM json_each(?))) AS claimed
     FROM facts f WHERE f.import = ? AND f.type = ? AND f.fact IS NOT NULL AND f.id > ? ORDER BY f.id LIMIT ${PAGE}`,
  );
  const replaced = JSON.stringify(statements.replaced);
  async function* missing(type: FactType): AsyncGenerator<readonly MissingSaid[]> {
    for (const number of statements.replaced) {
      let rows = page.all(replaced, number, type, 0);
      while (rows.length > 0) {
        yield rows.map(({ key, claimed, ...said }) => ({ type, key, claimed: claimed === 1, said }));
        await breathe();
        rows = page.all(replaced, number, type, rows.at(-1)!.id);
      }
    }
  }
  return {
    missing,
    inForce: async function* (types) {
      yield* inForce(types);
    },
    state: async (stated) => stated.forEach((one) => statements.state(one)),
    remove: async (facts) => facts.forEach((one) => statements.remove(one)),
  };
}
