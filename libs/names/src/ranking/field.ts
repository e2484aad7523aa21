import { postingsOf, type Postings, type TermWeight } from './postings.js';
import { TermLists, Terms } from './term-lists.js';

export interface FieldOptions<T extends string | number> {
  /** The terms of a text. */
  readonly termsOf: (text: string) => readonly T[];
  readonly weigh: TermWeight;
  /** Documents and queries are scaled to length 1, so that scores are cosines. */
  readonly unit: boolean;
}

/** Texts of one kind, searched by their terms. */
export class Field<T extends string | number> {
  private readonly terms = new Terms<T>();
  private readonly postings: Postings;
  readonly documents: number;

  /** @param documents the texts, one or several for each document */
  constructor(
    documents: Iterable<readonly string[]>,
    private readonly options: FieldOptions<T>,
  ) {
    const lists = new TermLists();
    for (const texts of documents) {
      for (const text of texts) for (const term of options.termsOf(text)) lists.push(this.terms.add(term));
      lists.endDocument();
    }
    this.documents = lists.documents;
    this.postings = postingsOf(lists, this.terms.size, options.weigh, options.unit);
  }

  /** How well each document fits the texts. Of a term that they mention several times, each further mention counts less. */
  scores(texts: readonly string[]): Float64Array {
    const scores = new Float64Array(this.documents);
    const { starts, documents, weights, rarity } = this.postings;
    const asked = [...this.counted(texts)].map(([term, count]) => {
      const often = 1 + Math.log(count);
      return { term, weight: this.options.unit ? often * rarity[term]! : often };
    });
    const length = this.options.unit ? Math.hypot(...asked.map(({ weight }) => weight)) : 1;
    for (const { term, weight } of asked) {
      const share = weight / length;
      for (let k = starts[term]!, end = starts[term + 1]!; k < end; k++) scores[documents[k]!]! += share * weights[k]!;
    }
    return scores;
  }

  private counted(texts: readonly string[]): Map<number, number> {
    const counts = new Map<number, number>();
    for (const text of texts)
      for (const term of this.options.termsOf(text)) {
        const number = this.terms.get(term);
        if (number >= 0) counts.set(number, (counts.get(number) ?? 0) + 1);
      }
    return counts;
  }
}
