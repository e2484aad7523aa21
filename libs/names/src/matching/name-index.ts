import type { RankQuery } from '../ranking/evidence.js';
import { Ranker } from '../ranking/ranker.js';
import type { NameEntry } from './entry.js';
import { LABEL_KINDS, Labels, sortedById, SPELLINGS, type Spelling } from './labels.js';
import type { Candidate, NameMatch, Suggestion } from './match.js';

/** Suggestions that are shown when nothing is asked otherwise. */
const SHOWN = 5;

/**
 * The names of one kind of thing. Same entries, same answers, in whatever order they came: everything is decided by spelling, score and then id.
 */
export class NameIndex {
  private readonly entries: readonly NameEntry[];
  private readonly labels: Labels;
  private readonly positions = new Map<string, number>();
  private readonly byCode = new Map<string, Set<number>>();
  /** Made when first needed. */
  private ranker: Ranker | undefined;

  /** @throws when an id occurs twice */
  constructor(entries: Iterable<NameEntry>) {
    this.entries = sortedById(entries);
    this.labels = new Labels(this.entries);
    this.entries.forEach(({ id, codes = [] }, position) => {
      this.positions.set(id, position);
      for (const code of codes) this.byCode.set(code, (this.byCode.get(code) ?? new Set()).add(position));
    });
  }

  /**
   * Id first, then exact name, then a unique alternative name, then a code; each label verbatim, then folded, then glued. A text that several entries have a
   * claim to at the same step is ambiguous and nothing is picked; one that none has gets suggestions, of which none is taken either.
   *
   * @param text what somebody wrote
   * @param limit how many suggestions
   */
  match(text: string, limit = SHOWN): NameMatch {
    const asked = text.trim();
    const byId = this.positions.get(text) ?? this.positions.get(asked);
    if (byId !== undefined) return { status: 'id', entry: this.candidate(byId) };
    const found = this.byLabel(asked) ?? this.byItsCode(asked);
    return found ?? { status: 'suggestions', suggestions: this.suggest({ name: asked }, limit) };
  }

  /** The best entries for a thing known by its names, its text and perhaps its codes; best first, ties by id. None of them is a match by that. */
  suggest(query: RankQuery, limit = SHOWN): readonly Suggestion[] {
    this.ranker ??= new Ranker(this.entries);
    return this.ranker.rank(query, limit).map(({ position, score }) => ({ ...this.candidate(position), score }));
  }

  private byLabel(text: string): NameMatch | undefined {
    for (const spelling of SPELLINGS) {
      const names = this.labels.owners(text, 'name', spelling);
      const alternatives = this.labels.owners(text, 'alternative', spelling);
      const [only, ...others] = names.length > 0 ? names : alternatives;
      if (only === undefined) continue;
      const also = this.others(text, spelling, only);
      if (others.length > 0) return this.ambiguous([only, ...also]);
      const status = names.length > 0 ? 'name' : 'alternative';
      return { status, entry: this.candidate(only), spelling, also: also.map((other) => this.candidate(other)) };
    }
    return undefined;
  }

  /** Everything else that may be meant by a text when case and blanks are not looked at either. */
  private others(text: string, spelling: Spelling, than: number): readonly number[] {
    const loose = spelling === 'verbatim' ? 'folded' : spelling;
    const all = LABEL_KINDS.flatMap((kind) => this.labels.owners(text, kind, loose));
    return [...new Set(all)].filter((position) => position !== than);
  }

  private ambiguous(positions: readonly number[]): NameMatch {
    const candidates = [...new Set(positions)].sort((a, b) => a - b).map((position) => this.candidate(position));
    return { status: 'ambiguous', candidates };
  }

  private byItsCode(text: string): NameMatch | undefined {
    const owners = [...(this.byCode.get(text) ?? [])];
    if (owners.length > 1) return this.ambiguous(owners);
    return owners.length === 1 ? { status: 'code', entry: this.candidate(owners[0]!) } : undefined;
  }

  private candidate(position: number): Candidate {
    const { id, name } = this.entries[position]!;
    return { id, name };
  }
}
