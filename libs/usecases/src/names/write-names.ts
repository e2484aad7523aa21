import type { Committed, Inside } from '#lib/store';
import type { CatalogueCache } from '../catalogue.js';
import type { Deps } from '../deps.js';

export interface DecidingDeps extends Pick<Deps, 'store' | 'now' | 'newId' | 'by'> {
  readonly catalogue: Pick<CatalogueCache, 'current'>;
}

/** Writes what a person stated, as one import of format `names`: all that `inside` does, in one transaction. */
export async function writeNames(
  deps: DecidingDeps,
  inside: (commit: Inside) => Promise<void>,
): Promise<Committed & { readonly import: { readonly id: string } }> {
  const id = deps.newId();
  const committed = await deps.store.commit({
    import: { id, format: 'names', at: deps.now(), by: deps.by },
    facts: nothing(),
    inside,
    finish: (found) => ({ files: [], counts: { read: 0, facts: 0, rejected: 0, skipped: 0, ...found } }),
  });
  return { ...committed, import: { id } };
}

async function* nothing(): AsyncGenerator<never> {}
