/** How many facts differ in content from what stood before the commit. */
export interface Found {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** A fact's content as canonical JSON; null when the newest statement says it is no more, or nothing was ever said. */
export type Content = string | null;

/** Counts differences of content. One fact may be told several times in one commit: {@link revise} takes the earlier verdict back. */
export class Tally {
  readonly #counts = { added: 0, changed: 0, removed: 0 };

  /** A fact went from `before` (as it stood when the commit began) to `after`. */
  count(before: Content, after: Content): void {
    this.#add(before, after, 1);
  }

  /** A fact this commit had already brought from `before` to `earlier` now becomes `after`. */
  revise(before: Content, earlier: Content, after: Content): void {
    this.#add(before, earlier, -1);
    this.#add(before, after, 1);
  }

  get found(): Found {
    return { ...this.#counts };
  }

  get nothing(): boolean {
    const { added, changed, removed } = this.#counts;
    return added + changed + removed === 0;
  }

  #add(before: Content, after: Content, by: 1 | -1): void {
    if (before === after) return;
    if (before === null) this.#counts.added += by;
    else if (after === null) this.#counts.removed += by;
    else this.#counts.changed += by;
  }
}
