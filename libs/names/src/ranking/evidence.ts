import type { NameEntry } from '../matching/entry.js';
import { agreement } from './codes.js';
import { Field } from './field.js';
import { bm25, logarithmic } from './postings.js';
import { bare, gramsOf, wordsOf } from './words.js';

/** What is known of the thing for which a match is sought. */
export interface RankQuery {
  readonly name: string;
  readonly altNames?: readonly string[];
  readonly text?: string;
  /** Codes that it has, or that a table of codes gives it, in the classification of the entries. */
  readonly codes?: readonly string[];
}

/** For each entry, by its position, how much speaks for it: from 0 to 1. */
export interface Evidence {
  /** Cosine of the 3-grams of the two names. */
  readonly name: Float64Array;
  /** The same of the two labels that are most alike. */
  readonly bestLabel: Float64Array;
  /** For each label of the query the entry's label most like it; the mean of these. */
  readonly meanLabel: Float64Array;
  /** BM25 of everything that is said of both, as a share of the highest. */
  readonly words: Float64Array;
  /** Labels in common, each shared out among the entries that have it. */
  readonly shared: Float64Array;
  /** How far down the classification the codes agree. */
  readonly codes: Float64Array;
}

/** Everything from which {@link Evidence} is gathered. */
export class EvidenceIndex {
  private readonly labelStarts: Int32Array;
  private readonly owners = new Map<string, number[]>();
  private readonly grams: Field<number>;
  private readonly words: Field<string>;

  constructor(private readonly entries: readonly NameEntry[]) {
    const labels = entries.map(labelsOf);
    this.labelStarts = new Int32Array(entries.length + 1);
    labels.forEach((own, position) => {
      this.labelStarts[position + 1] = this.labelStarts[position]! + own.length;
      for (const label of own) this.own(label, position);
    });
    this.grams = new Field(each(labels), { termsOf: gramsOf, weigh: logarithmic, unit: true });
    const said = entries.map(({ text = '' }, position) => [...labels[position]!, bare(text)]);
    this.words = new Field(said, { termsOf: wordsOf, weigh: bm25, unit: false });
  }

  gather(query: RankQuery): Evidence {
    const labels = labelsOf(query);
    return {
      ...this.likeness(labels),
      words: shareOfHighest(this.words.scores([...labels, bare(query.text ?? '')])),
      shared: this.shared(labels),
      codes: agreement(query.codes ?? [], this.entries),
    };
  }

  private own(label: string, position: number): void {
    const known = this.owners.get(label);
    if (!known) this.owners.set(label, [position]);
    else if (known.at(-1) !== position) known.push(position);
  }

  private likeness(labels: readonly string[]): Pick<Evidence, 'name' | 'bestLabel' | 'meanLabel'> {
    const count = this.entries.length;
    const [name, bestLabel, meanLabel] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
    labels.forEach((label, which) => {
      const cosines = this.grams.scores([label]);
      for (let entry = 0; entry < count; entry++) {
        const start = this.labelStarts[entry]!;
        let best = 0;
        for (let i = start, end = this.labelStarts[entry + 1]!; i < end; i++)
          if (cosines[i]! > best) best = cosines[i]!;
        if (which === 0) name[entry] = cosines[start]!;
        if (best > bestLabel[entry]!) bestLabel[entry] = best;
        meanLabel[entry]! += best / labels.length;
      }
    });
    return { name, bestLabel, meanLabel };
  }

  private shared(labels: readonly string[]): Float64Array {
    const shared = new Float64Array(this.entries.length);
    for (const label of labels) {
      const owners = this.owners.get(label) ?? [];
      for (const owner of owners) shared[owner]! += 1 / owners.length;
    }
    return shareOfHighest(shared);
  }
}

/** Name first, then the other labels, each once. */
function labelsOf({ name, altNames = [] }: Pick<NameEntry, 'name' | 'altNames'>): string[] {
  return [...new Set([name, ...altNames].map(bare))];
}

function* each(lists: readonly (readonly string[])[]): Generator<readonly string[]> {
  for (const list of lists) for (const label of list) yield [label];
}

function shareOfHighest(scores: Float64Array): Float64Array {
  let highest = 0;
  for (const score of scores) if (score > highest) highest = score;
  return highest > 0 ? scores.map((score) => score / highest) : scores;
}
