import type { TermLists } from './term-lists.js';

/**
 * Documents by term. Postings of term t are `starts[t] … starts[t + 1]`: `documents[k]` ascending, `weights[k]` what a single mention in a query adds to
 * the document's score. `rarity[t]` is the weight of the term in a query.
 */
export interface Postings {
  readonly starts: Int32Array;
  readonly documents: Int32Array;
  readonly weights: Float32Array;
  readonly rarity: Float64Array;
}

/** What a term that occurs `count` times in a document of `length` terms weighs there, before its rarity. */
export type TermWeight = (count: number, length: number, meanLength: number) => number;

/** BM25's saturation with the usual constants k1 = 1.2, b = 0.75 (Robertson and Zaragoza 2009, The Probabilistic Relevance Framework). */
export const bm25: TermWeight = (count, length, mean) =>
  (count * 2.2) / (count + 1.2 * (0.25 + (0.75 * length) / mean));

/** Logarithmic term frequency, for cosines. */
export const logarithmic: TermWeight = (count) => 1 + Math.log(count);

/**
 * @param terms how many there are
 * @param unit documents are scaled to length 1, so that scores of a query of length 1 are cosines
 */
export function postingsOf(lists: TermLists, terms: number, weigh: TermWeight, unit: boolean): Postings {
  const documentsWith = new Int32Array(terms + 1);
  let total = 0;
  for (let d = 0; d < lists.documents; d++) {
    const sorted = lists.of(d);
    total += sorted.length;
    for (let i = 0; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) documentsWith[sorted[i]!]!++;
  }
  const rarity = new Float64Array(terms);
  const starts = new Int32Array(terms + 1);
  for (let t = 0; t < terms; t++) {
    rarity[t] = Math.log(1 + (lists.documents - documentsWith[t]! + 0.5) / (documentsWith[t]! + 0.5));
    starts[t + 1] = starts[t]! + documentsWith[t]!;
  }
  const postings = {
    starts,
    documents: new Int32Array(starts[terms]!),
    weights: new Float32Array(starts[terms]!),
    rarity,
  };
  const mean = total / Math.max(1, lists.documents);
  const next = starts.slice();
  for (let d = 0; d < lists.documents; d++)
    fill(postings, next, d, lists.of(d), (count, length) => weigh(count, length, mean), unit);
  return postings;
}

function fill(
  postings: Postings,
  next: Int32Array,
  document: number,
  sorted: Int32Array,
  weigh: (count: number, length: number) => number,
  unit: boolean,
): void {
  let squares = 0;
  for (let i = 0, from = 0; i < sorted.length; i++) {
    if (sorted[i + 1] === sorted[i]) continue;
    const term = sorted[i]!;
    const weight = weigh(i + 1 - from, sorted.length) * postings.rarity[term]!;
    from = i + 1;
    squares += weight * weight;
    postings.documents[next[term]!] = document;
    postings.weights[next[term]!] = weight;
    next[term]!++;
  }
  if (!unit || squares === 0) return;
  const scale = 1 / Math.sqrt(squares);
  for (let i = 0; i < sorted.length; i++)
    if (sorted[i + 1] !== sorted[i]) postings.weights[next[sorted[i]!]! - 1]! *= scale;
}
