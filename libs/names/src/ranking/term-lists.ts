/** Terms ↔ integers, in the order in which they were first seen. */
export class Terms<T extends string | number> {
  private readonly numbers = new Map<T, number>();

  /** The number of a term, a new one when it has none. */
  add(term: T): number {
    let number = this.numbers.get(term);
    if (number === undefined) this.numbers.set(term, (number = this.numbers.size));
    return number;
  }

  /** The number of a term, or −1. */
  get(term: T): number {
    return this.numbers.get(term) ?? -1;
  }

  get size(): number {
    return this.numbers.size;
  }
}

/** Documents as sorted lists of term numbers, repeats included: `terms[ends[d − 1] … ends[d])` belong to document d. */
export class TermLists {
  private terms = new Int32Array(1024);
  private length = 0;
  private readonly ends: number[] = [];

  push(term: number): void {
    if (this.length === this.terms.length) {
      const more = new Int32Array(this.length * 2);
      more.set(this.terms);
      this.terms = more;
    }
    this.terms[this.length++] = term;
  }

  endDocument(): void {
    this.ends.push(this.length);
    this.of(this.documents - 1).sort();
  }

  get documents(): number {
    return this.ends.length;
  }

  /** The terms of a document, ascending. The view stays valid until the next {@link push}. */
  of(document: number): Int32Array {
    return this.terms.subarray(this.ends[document - 1] ?? 0, this.ends[document]);
  }
}
