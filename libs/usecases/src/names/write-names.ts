import type { Fact } from '#lib/model';
import type { Committed, FactKey } from '#lib/store';
import type { Deps } from '../deps.js';

export type DecidingDeps = Pick<Deps, 'store' | 'catalogue' | 'now' | 'newId' | 'by'>;

/** Writes facts that a person stated, and what is no more by them, as one import of format `names`. */
export async function writeNames(
  deps: DecidingDeps,
  facts: readonly Fact[],
  removals: readonly FactKey[] = [],
): Promise<Committed & { readonly import: { readonly id: string } }> {
  const id = deps.newId();
  const committed = await deps.store.commit({
    import: { id, format: 'names', at: deps.now(), by: deps.by },
    facts: once(facts.map((fact) => ({ fact, file: 0, line: 0 }))),
    removals,
    finish: (found) => ({ files: [], counts: { read: 0, facts: 0, rejected: 0, skipped: 0, ...found } }),
  });
  return { ...committed, import: { id } };
}

async function* once<T>(batch: readonly T[]): AsyncGenerator<readonly T[]> {
  if (batch.length > 0) yield batch;
}
