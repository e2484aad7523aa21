import { EmbeddedStore } from './embedded/embedded-store.js';
import { looksLikeAddress, parseAddress } from './neo4j/address.js';
import type { Store } from './port.js';

export interface OpenOptions {
  /** For an address of Neo4j; a user and password inside the address are understood too. */
  readonly username?: string;
  readonly password?: string;
  /** Neo4j's database; its default when absent. */
  readonly database?: string;
  /** Whether a folder without a store gets a new one (default true). */
  readonly create?: boolean;
  /** Refuses to write, needs no permission to, and leaves an older store as it is (default false). */
  readonly readOnly?: boolean;
  /** A folder: how long to wait while another process writes, before `store-in-use` (default 5000 ms). */
  readonly waitMs?: number;
}

/**
 * Opens the store at an address: a folder, or `bolt://`, `neo4j://` and their `+s` and `+ssc` forms. Brings an older store up to date.
 *
 * @throws StoreUnavailable with its code when it cannot be used
 */
export async function openStore(address: string, options: OpenOptions = {}): Promise<Store> {
  const { create = true, readOnly = false, waitMs = 5000 } = options;
  if (looksLikeAddress(address)) {
    // The driver takes a tenth of a second to load, which the embedded store need not wait for.
    const { Neo4jStore } = await import('./neo4j/neo4j-store.js');
    return Neo4jStore.open(parseAddress(address, options), readOnly);
  }
  return new EmbeddedStore(address, { create, readOnly, waitMs });
}
