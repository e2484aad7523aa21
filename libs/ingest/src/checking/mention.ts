import type { Fact } from '#lib/model';

/** A fact that rows speak of in passing, and where they first do. */
export interface Mention {
  readonly fact: Fact;
  readonly file: number;
  readonly line: number;
}
