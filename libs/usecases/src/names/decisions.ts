import { factKey, type Fact } from '#lib/model';
import type { Deps } from '../deps.js';
import type { WayToMerge } from './merge-skills.js';

interface Named {
  readonly id: string;
  readonly name: string;
}
/** What a person decided in one go: what a name means (`means` absent: no skill), or what two skills are to each other. */
export interface Decision {
  readonly import: { readonly id: string; readonly at: string; readonly by: string };
  readonly name?: string;
  readonly skill?: Named;
  readonly means?: Named;
  readonly as: 'name' | WayToMerge;
  /** The skill that the name means was made by the decision. */
  readonly made?: true;
}
export interface Decisions {
  readonly status: 'ok';
  readonly total: number;
  readonly decisions: readonly Decision[];
}

/** Decisions about names and skills that stand, newest first; each is undone by the id of its import. */
export async function nameDecisions(
  deps: Pick<Deps, 'store' | 'catalogue'>,
  input: { readonly limit?: number; readonly offset?: number } = {},
): Promise<Decisions> {
  const { limit = 20, offset = 0 } = input;
  const { directory } = await deps.catalogue.current();
  const named = (id: string): Named => ({ id, name: directory.byId('skill', id)?.name ?? id });
  const standing = (await deps.store.imports()).filter(({ format, undone }) => format === 'names' && !undone);
  const decisions: Decision[] = [];
  for (const { id, at, by } of standing.slice(offset, offset + limit)) {
    const facts: Fact[] = [];
    for await (const batch of deps.store.said([id], ['nameDecision', 'skillSameAs', 'skill']))
      for (const fact of batch) if (await isTold(deps, fact, id)) facts.push(fact);
    const made = { import: { id, at, by } };
    const same = facts.find((fact) => fact.type === 'skillSameAs');
    const names = facts.filter((fact) => fact.type === 'nameDecision');
    const merged = names.find(({ name }) => directory.byId('skill', name) !== undefined);
    const [first] = names;
    if (same) {
      const as = same.confidence === 0 ? 'different' : 'same';
      decisions.push({ ...made, as, skill: named(same.skill), means: named(same.same) });
    } else if (merged?.means !== undefined)
      decisions.push({ ...made, as: 'becomes', skill: named(merged.name), means: named(merged.means) });
    else if (first)
      decisions.push({
        ...made,
        as: 'name',
        name: first.name,
        ...(first.means === undefined ? {} : { means: named(first.means) }),
        ...(facts.some((fact) => fact.type === 'skill' && fact.id === first.means) ? { made: true } : {}),
      });
  }
  return { status: 'ok', total: standing.length, decisions };
}

/** Somebody may have decided otherwise since: then this import's word is beneath another. */
async function isTold({ store }: Pick<Deps, 'store'>, fact: Fact, importId: string): Promise<boolean> {
  const [newest] = await store.provenance({ type: fact.type, key: factKey(fact) });
  return newest?.import === importId;
}
