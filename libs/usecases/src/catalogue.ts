import type { Snapshot } from '#lib/engine';
import type { Store } from '#lib/store';
import { directoryInSteps, type Directory } from './directory.js';
import { inTurns } from './in-turns.js';
import { snapshotIn } from './loading/snapshot-in.js';
import { NameSearch, type Elsewhere } from './name-search.js';

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
 * and callers that come while it loads wait for the same load, which lets
 * everything else have its turn. A request keeps the catalogue it was given.
 */
export class CatalogueCache {
  private loaded: Catalogue | undefined;
  private loading: { readonly version: number; readonly result: Promise<Catalogue> } | undefined;

  /**
   * @param read reads the snapshot of the store: elsewhere, such as `loadInThread`, or (unless told) here in turns
   * @param findIn how to search the names of a snapshot elsewhere, such as `NamesElsewhere`; here unless told
   */
  constructor(
    private readonly store: Pick<Store, 'version' | 'facts'>,
    private readonly read: () => Promise<Snapshot> = () => snapshotIn(store),
    private readonly findIn?: (snapshot: Snapshot) => Elsewhere,
  ) {}

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
    const snapshot = await this.read();
    const directory = await inTurns(directoryInSteps(snapshot));
    return Object.freeze({
      storeVersion,
      snapshot,
      directory,
      names: new NameSearch(directory, this.findIn?.(snapshot)),
    });
  }
}
