import type { Catalogue, CatalogueCache } from '#lib/usecases';
import type { Caller } from '../access/caller.js';
import { Shelf } from '../catalogue/shelf.js';

/** The context of one GraphQL operation: who asks, and the catalogue it keeps from its first look to its last. */
export class Asking {
  private seen: Promise<Catalogue> | undefined;
  private shelved: Promise<Shelf> | undefined;

  constructor(
    readonly caller: Caller,
    readonly requestId: string,
    private readonly cache: Pick<CatalogueCache, 'current'>,
    /** Fires when nobody waits for the answer any more. */
    readonly gone?: AbortSignal,
  ) {}

  catalogue(): Promise<Catalogue> {
    return (this.seen ??= this.cache.current());
  }

  /** The catalogue as this caller may see it. */
  shelf(): Promise<Shelf> {
    return (this.shelved ??= this.catalogue().then(({ snapshot }) => new Shelf(snapshot, this.caller)));
  }
}
