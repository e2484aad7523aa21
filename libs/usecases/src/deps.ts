import type { Day } from '#lib/model';
import type { Store } from '#lib/store';
import type { CatalogueCache } from './catalogue.js';
import type { PathwayRunner } from './runner.js';

/**
 * What every use case is given. The composition roots (`apps/api`, `apps/cli`) make one; the API gives each request its own `by`.
 * Clock and chance come in here and nowhere else.
 */
export interface Deps {
  readonly store: Store;
  readonly catalogue: CatalogueCache;
  readonly runner: PathwayRunner;
  /** The instant, ISO 8601 with `Z`. */
  readonly now: () => string;
  /** The day, when a question names none. */
  readonly today: () => Day;
  /** A new id for an import. */
  readonly newId: () => string;
  /** Folder of the profiles that people have saved; absent where there is none. */
  readonly profiles?: string;
  /** Who asks: written beside imports and undos. */
  readonly by: string;
}
