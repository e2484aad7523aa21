import { refuse, type Problem, type Refusal } from '#lib/model';
import type { Deps } from '../deps.js';
import { partOf } from '../names/give-decided.js';
import { leftBehind, thingsOf, type Left } from './left-behind.js';

export interface UndoAnswer {
  readonly status: 'ok';
  readonly import: { readonly id: string };
  readonly removed: number;
  readonly restored: number;
  /** Facts of other imports that refer to what is gone; absent where there are none. */
  readonly left?: Left;
}

/**
 * Takes back exactly the statements of one import. What others say stays, also where it refers to what is gone then: `left` tells.
 * @returns what was removed and restored, or a refusal `unknown-import` (with the newest ids) or `already-undone`
 */
export async function undoImport(
  deps: Pick<Deps, 'store' | 'now' | 'by'>,
  input: { readonly id: string },
): Promise<UndoAnswer | Refusal> {
  const before = await thingsOf(deps.store, input.id);
  const parts = await undoParts(deps, input.id);
  const undone = await deps.store.undo(input.id, deps.now(), deps.by);
  switch (undone.status) {
    case 'ok': {
      const [removed, restored] = [parts.removed + undone.removed, parts.restored + undone.restored];
      const left = await leftBehind(deps.store, before);
      return { status: 'ok', import: { id: input.id }, removed, restored, ...(left ? { left } : {}) };
    }
    case 'already-undone':
      return refuse({
        code: 'already-undone',
        message: `The import "${input.id}" was undone at ${undone.at}.`,
        found: input.id,
        expected: 'an import that stands',
        next: 'Choose one that stands from the list of imports.',
      });
    case 'unknown-import':
      return refuse(await unknownImport(deps, input.id));
  }
}

/** What came to be of an import's decisions about names goes before it, so that whoever is interrupted can ask again. */
async function undoParts(
  { store, now, by }: Pick<Deps, 'store' | 'now' | 'by'>,
  importId: string,
): Promise<{ readonly removed: number; readonly restored: number }> {
  const counts = { removed: 0, restored: 0 };
  for (const { id, undone } of await store.imports()) {
    if (undone || !id.startsWith(partOf(importId))) continue;
    const gone = await store.undo(id, now(), by);
    if (gone.status !== 'ok') continue;
    counts.removed += gone.removed;
    counts.restored += gone.restored;
  }
  return counts;
}

/** The problem `unknown-import`, with the newest ids. */
export async function unknownImport(deps: Pick<Deps, 'store'>, id: string): Promise<Problem> {
  const newest = (await deps.store.imports()).slice(0, 3).map((record) => record.id);
  return {
    code: 'unknown-import',
    message: `No import has the id "${id}".`,
    found: id,
    expected: newest.length > 0 ? `for example ${newest.join(', ')}` : 'the id of an import; there is none yet',
    next: 'Choose one from the list of imports.',
  };
}
