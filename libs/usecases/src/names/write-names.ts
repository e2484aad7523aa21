import type { Fact } from '#lib/model';
import type { Committed, FactKey } from '#lib/store';
import type { CatalogueCache } from '../catalogue.js';
import type { Deps } from '../deps.js';

export interface DecidingDeps extends Pick<Deps, 'store' | 'now' | 'newId' | 'by'> {
  readonly catalogue: Pick<CatalogueCache, 'current'>;
}

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
