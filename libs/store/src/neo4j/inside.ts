import type { FactType } from '#lib/model';
import type { ChangeSet, FactKey, Inside, Stated } from '../port.js';
import type { Statements } from './commit.js';
import { findImport } from './imports.js';
import { readFacts } from './read-facts.js';
import { takeAway } from './undo.js';
import type { Writing } from './writing.js';

/** A commit under way, for who must do more in it than state facts. */
export function insideOf(
  writing: Writing,
  { at, by }: ChangeSet['import'],
  statements: Statements,
): Inside & { readonly tookBack: boolean } {
  let tookBack = false;
  return {
    get tookBack() {
      return tookBack;
    },
    inForce: async function* (types: readonly FactType[]) {
      for (const type of types) yield* await readFacts(writing, [type]);
    },
    async takeBack(importId: string, stays?: (fact: FactKey) => boolean) {
      const found = await findImport(writing, importId);
      if (!found || found.undoneAt !== null) return { removed: 0, restored: 0 };
      const taking: Writing = { ...writing, importNumber: found.number };
      const { removed, restored, kept } = await takeAway(taking, stays);
      // What it left to be swept or looked at is left by this commit.
      writing.absent ||= taking.absent;
      writing.statements ||= taking.statements;
      writing.erased ||= taking.erased;
      if (kept === 0) await writing.run('import-undone', { id: importId, at, by });
      tookBack = true;
      return { removed, restored };
    },
    state: (stated: readonly Stated[]) => statements.state(stated),
    remove: (facts: readonly FactKey[]) => statements.remove(facts),
  };
}
