import { fold, type Folded } from '../spelling/fold.js';
import type { Pattern } from './patterns.js';

/** A name found in a passage. `from` and `to` are places in its folded text, `start` and `end` in the original. */
export interface Mention {
  readonly pattern: Pattern;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** A text as given and folded, with the names chosen in it, in order. */
export class Passage {
  readonly folded: Folded;
  private readonly byFrom = new Map<number, Mention>();
  private readonly byTo = new Map<number, Mention>();

  constructor(readonly original: string) {
    this.folded = fold(original);
  }

  get text(): string {
    return this.folded.text;
  }

  /** Makes the names known, for {@link beginning} and {@link ending}. */
  know(mentions: readonly Mention[]): void {
    for (const mention of mentions) {
      this.byFrom.set(mention.from, mention);
      this.byTo.set(mention.to, mention);
    }
  }

  /** The name that begins at a place. */
  beginning(at: number): Mention | undefined {
    return this.byFrom.get(at);
  }

  /** The name that ends before a place. */
  ending(at: number): Mention | undefined {
    return this.byTo.get(at);
  }

  /** The place in the folded text of a place in the original. */
  place(original: number): number {
    const { starts } = this.folded;
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < original) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  written(mention: Mention): string {
    return this.original.slice(mention.start, mention.end);
  }

  /** Whether the original breaks its line between two places of the folded text. */
  breaks(from: number, to: number): boolean {
    const { starts, ends } = this.folded;
    const begin = from === 0 ? 0 : ends[from - 1]!;
    const end = to < starts.length ? starts[to]! : this.original.length;
    return this.original.slice(begin, end).includes('\n');
  }
}
