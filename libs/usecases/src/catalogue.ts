import { SnapshotBuilder, type Snapshot } from '#lib/engine';
import { CATALOGUE_TYPES } from '#lib/model';
import type { Store } from '#lib/store';
import { directoryOf, type Directory } from './directory.js';
import { NameSearch } from './name-search.js';

/** One version of the catalogue: compiled for the engine, and its names for people. Immutable. */
export interface Catalogue {
  /** The store's own version number, only good for telling two versions of one store apart. */
  readonly storeVersion: number;
  readonly snapshot: Snapshot;
  readonly directory: Directory;
  readonly names: NameSearch;
}

/**
 * Keeps the newest catalogue of a store. `current` asks the store for its version, loads only when it has changed,
 * and callers that come while it loads wait for the same load. A request keeps the catalogue it was given.
 */
export class CatalogueCache {
  private loaded: Catalogue | undefined;
  private loading: { readonly version: number; readonly result: Promise<Catalogue> } | undefined;

  constructor(private readonly store: Pick<Store, 'version' | 'facts'>) {}

  /** @throws StoreUnavailable when the store cannot be read */
  async current(): Promise<Catalogue> {
    const version = await this.store.version();
    if (this.loaded?.storeVersion === version) return this.loaded;
    if (this.loading?.version === version) return this.loading.result;
    const result = this.load(version);
    const loading = { version, result };
    this.loading = loading;
    try {
      this.loaded = await result;
      return this.loaded;
    } finally {
      if (this.loading === loading) this.loading = undefined;
    }
  }

  /** A commit between asking for the version and reading shows only as a version that is one behind: the next call loads again. */
  private async load(storeVersion: number): Promise<Catalogue> {
    const builder = new SnapshotBuilder();
    for await (const batch of this.store.facts(CATALOGUE_TYPES)) builder.add(batch);
    const snapshot = builder.build();
    const directory = directoryOf(snapshot);
    return Object.freeze({ storeVersion, snapshot, directory, names: new NameSearch(directory) });
  }
}
