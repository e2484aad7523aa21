import type { OpenOptions, Store } from '#lib/store';

/** Where a suite gets its stores from. */
export interface Backend {
  /** Makes a store that is empty and answers where it is; the one before may be gone. */
  fresh(): Promise<{ readonly address: string; readonly options?: OpenOptions }>;
  end(): Promise<void>;
  /** How many random cases to try: a server needs seconds to plan what it has not been asked before. */
  readonly cases: { readonly facts: number; readonly sequences: number };
}

/** What a test works with: one store, freshly made, and a way to open the same one again. */
export interface Bench {
  readonly store: Store;
  readonly address: string;
  readonly options: OpenOptions;
  readonly cases: Backend['cases'];
  /** Opens the store a second time, as another process would; closed after the test. */
  another(): Promise<Store>;
}
