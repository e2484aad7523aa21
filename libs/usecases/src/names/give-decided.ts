import { factKey, type FactOf } from '#lib/model';
import { foldName } from '#lib/names';
import type { Store } from '#lib/store';
import { writeDecisions, type DecidingDeps } from './write-decisions.js';

/** What belongs to an import has its id before a point: it is undone with it. */
export const partOf = (importId: string): string => `${importId}.`;

type NameDecision = FactOf<'nameDecision'>;

/**
 * Makes facts of what waits for names about which an import's files decide, as if a person decided so: each name is an import of format
 * `names` that is undone with the one of the files.
 * @returns how many facts came to be
 */
export async function giveDecided(deps: DecidingDeps, importId: string): Promise<number> {
  const decided = await decidedBy(deps.store, importId);
  if (decided.size === 0) return 0;
  const waiting = await waitingAmong(deps.store, new Set(decided.keys()));
  if (waiting.size === 0) return 0;
  const prefix = partOf(importId);
  let parts = (await deps.store.imports()).filter(({ id }) => id.startsWith(prefix)).length;
  const catalogue = await deps.catalogue.current();
  const giving: DecidingDeps = {
    ...deps,
    catalogue: { current: () => Promise.resolve(catalogue) },
    newId: () => `${prefix}${++parts}`,
  };
  let given = 0;
  for (const key of [...waiting].sort()) {
    const decision = decided.get(key)!;
    if (!catalogue.directory.byId('skill', decision.means!)) continue;
    const asked = { decisions: [decision], names: [decision.name], skill: decision.means };
    given += (await writeDecisions(giving, asked)).added;
  }
  return given;
}

/** Decisions of the files that are in force, by their names as names are compared. */
async function decidedBy(store: Store, importId: string): Promise<ReadonlyMap<string, NameDecision>> {
  const found = new Map<string, NameDecision>();
  for await (const batch of store.said([importId], ['nameDecision']))
    for (const fact of batch)
      if (fact.type === 'nameDecision' && fact.kind === 'skill' && fact.means !== undefined)
        found.set(foldName(fact.name), fact);
  for (const [key, fact] of found) {
    const [newest] = await store.provenance({ type: fact.type, key: factKey(fact) });
    if (newest?.import !== importId) found.delete(key);
  }
  return found;
}

async function waitingAmong(store: Store, names: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for await (const batch of store.facts(['unmatchedSkill', 'learnerUnmatchedSkill'])) {
    for (const fact of batch) {
      if (fact.type !== 'unmatchedSkill' && fact.type !== 'learnerUnmatchedSkill') continue;
      const key = foldName(fact.name);
      if (names.has(key)) found.add(key);
    }
  }
  return found;
}
