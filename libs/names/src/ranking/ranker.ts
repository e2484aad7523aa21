import type { NameEntry } from '../matching/entry.js';
import { EvidenceIndex, type Evidence, type RankQuery } from './evidence.js';

/**
 * What each kind of evidence weighs. Fitted by conditional logit on one half of the rows of a crosswalk between two frameworks of roles (ESCO to O*NET) and
 * rounded; the other half told how good they are (docs/names.md).
 */
export const WEIGHTS: Readonly<Record<keyof Evidence, number>> = {
  name: 2.5,
  bestLabel: 3.5,
  meanLabel: 3,
  words: 5,
  shared: 0.5,
  codes: 4,
};

/** An entry by its position among all, with its score. */
export interface Ranked {
  readonly position: number;
  readonly score: number;
}

/** Ranks entries by {@link WEIGHTS weighed} {@link Evidence}. */
export class Ranker {
  private readonly index: EvidenceIndex;

  constructor(private readonly entries: readonly NameEntry[]) {
    this.index = new EvidenceIndex(entries);
  }

  /** The best entries, highest score first, ties by position. Entries for which nothing speaks are left out. */
  rank(query: RankQuery, limit: number): readonly Ranked[] {
    const evidence = this.index.gather(query);
    const used = (Object.keys(WEIGHTS) as (keyof Evidence)[]).filter(
      (kind) => kind !== 'codes' || (query.codes?.length ?? 0) > 0,
    );
    const whole = used.reduce((sum, kind) => sum + WEIGHTS[kind], 0);
    const scores = new Float64Array(this.entries.length);
    for (const kind of used) {
      const [weight, of] = [WEIGHTS[kind] / whole, evidence[kind]];
      for (let entry = 0; entry < scores.length; entry++) scores[entry]! += weight * of[entry]!;
    }
    return best(scores, limit);
  }
}

/** The highest of many scores in one pass over them. */
function best(scores: Float64Array, limit: number): readonly Ranked[] {
  const found: Ranked[] = [];
  for (let position = 0; position < scores.length; position++) {
    const score = scores[position]!;
    if (score <= 0 || (found.length === limit && score <= (found.at(-1)?.score ?? Infinity))) continue;
    let place = found.length;
    while (place > 0 && found[place - 1]!.score < score) place--;
    found.splice(place, 0, { position, score });
    if (found.length > limit) found.pop();
  }
  return found;
}
