import { factKey, type Fact, type FactOf, type FactType } from '#lib/model';
import type { Store } from '#lib/store';
import type { ProvenanceType } from '../graph/named.type.js';

/** Where a fact was read. Only the fields that identify the fact are needed. */
export async function provenanceOf<T extends FactType>(
  store: Pick<Store, 'provenance'>,
  identity: { readonly type: T } & Partial<FactOf<T>>,
): Promise<readonly ProvenanceType[]> {
  return store.provenance({ type: identity.type, key: factKey(identity as unknown as Fact) });
}
