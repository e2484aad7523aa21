import type { Store } from '#lib/store';
import type { CatalogueCache, Deps, PathwayRunner } from '#lib/usecases';
import type { Asking } from './asking.js';

/** What the resolvers work with; made once, in `app.module.ts`. The use cases get their {@link Deps} here, for each caller anew. */
export class Use {
  constructor(
    readonly store: Store,
    readonly catalogue: CatalogueCache,
    readonly runner: PathwayRunner,
    private readonly clock: { readonly now: () => Date; readonly newId: () => string },
    private readonly profiles?: string,
  ) {}

  /** ISO 8601 instant. */
  now(): string {
    return this.clock.now().toISOString();
  }

  /** The day, in the time zone of the machine. */
  today(): string {
    const now = this.clock.now();
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  /** Milliseconds since it was made, whole. */
  stopwatch(): () => number {
    const start = performance.now();
    return () => Math.round(performance.now() - start);
  }

  newId(): string {
    return this.clock.newId();
  }

  /** The catalogue is the one that the operation has begun with. */
  deps(asking: Asking): Deps {
    return {
      store: this.store,
      catalogue: { current: () => asking.catalogue() } as CatalogueCache,
      runner: this.runner,
      now: () => this.now(),
      today: () => this.today(),
      newId: () => this.newId(),
      by: asking.caller.name ?? 'nobody',
      ...(this.profiles === undefined ? {} : { profiles: this.profiles }),
    };
  }
}
