import type Database from 'better-sqlite3';
import type { Fact, FactType } from '#lib/model';
import type { ChangeSet, FactKey, Inside, Stated } from '../port.js';
import { findImport, markUndone } from './imports.js';
import type { Statements } from './statements.js';
import { takeAway } from './undo.js';

/** A commit under way, for who must do more in it than state facts. */
export function insideOf(
  db: Database.Database,
  { at, by }: ChangeSet['import'],
  statements: Statements,
  inForce: (types: readonly FactType[]) => Iterable<readonly Fact[]>,
): Inside & { readonly tookBack: boolean } {
  let tookBack = false;
  return {
    get tookBack() {
      return tookBack;
    },
    inForce: async function* (types: readonly FactType[]) {
      yield* inForce(types);
    },
    async takeBack(importId: string, stays?: (fact: FactKey) => boolean) {
      const found = findImport(db, importId);
      if (!found || found.undoneAt !== null) return { removed: 0, restored: 0 };
      const { removed, restored, kept } = await takeAway(db, found.number, stays);
      if (kept === 0) markUndone(db, found.number, at, by);
      tookBack = true;
      return { removed, restored };
    },
    state: async (stated: readonly Stated[]) => stated.forEach((one) => statements.state(one)),
    remove: async (facts: readonly FactKey[]) => facts.forEach((one) => statements.remove(one)),
  };
}
