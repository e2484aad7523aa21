import type { Fact } from '#lib/model';
import { foldName } from '#lib/names';
import type { Store } from '#lib/store';
import { NAMING } from './waiting-names.js';

/** More names than a person will ever decide about are not counted. */
const MOST = 100_000;

/**
 * How many names of an import that was just written wait for a person. Reads what the import said again, and holds no more of it than
 * the names.
 */
export async function namesLeft(store: Store, importId: string): Promise<number> {
  const waiting = new Set<string>();
  const inPostings = new Map<string, string>();
  for await (const batch of store.said([importId], NAMING)) {
    for (const fact of batch) {
      if (waiting.size + inPostings.size > MOST) break;
      if (fact.type === 'unmatchedSkill' || fact.type === 'learnerUnmatchedSkill') waiting.add(foldName(fact.name));
      for (const name of listed(fact)) inPostings.set(name.trim(), foldName(name));
    }
  }
  if (waiting.size + inPostings.size === 0) return 0;
  if (inPostings.size > 0)
    for await (const batch of store.facts(['skill']))
      for (const fact of batch)
        if (fact.type === 'skill')
          for (const name of [fact.id, fact.name, ...(fact.altNames ?? [])]) inPostings.delete(name.trim());
  for (const key of inPostings.values()) waiting.add(key);
  for await (const batch of store.facts(['nameDecision']))
    for (const fact of batch)
      if (fact.type === 'nameDecision' && fact.kind === 'skill') waiting.delete(foldName(fact.name));
  return waiting.size;
}

function listed(fact: Fact): readonly string[] {
  if (fact.type === 'posting') return fact.skills ?? [];
  return fact.type === 'postingSkill' ? [fact.skill] : [];
}
