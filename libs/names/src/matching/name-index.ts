import type { RankQuery } from '../ranking/evidence.js';
import { Ranker } from '../ranking/ranker.js';
import type { NameEntry } from './entry.js';
import { candidate, identify, type Claims } from './identify.js';
import { Labels, sortedById, type LabelKind, type Spelling } from './labels.js';
import type { NameIdentity, NameMatch, Suggestion } from './match.js';

/** Suggestions that are shown when nothing is asked otherwise. */
const SHOWN = 5;

/**
 * The names of one kind of thing. Same entries, same answers, in whatever order they came: everything is decided by spelling, score and then id.
 */
export class NameIndex implements Claims {
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
   * What a text names, by {@link identify}; one that nothing has gets suggestions, of which none is taken.
   *
   * @param text what somebody wrote
   * @param limit how many suggestions
   */
  match(text: string, limit = SHOWN): NameMatch {
    return this.identify(text) ?? { status: 'suggestions', suggestions: this.suggest({ name: text.trim() }, limit) };
  }

  /** As {@link match}, without looking for suggestions: undefined where nothing has the text as its id, name or code. */
  identify(text: string): NameIdentity | undefined {
    return identify(this, text);
  }

  /** The best entries for a thing known by its names, its text and perhaps its codes; best first, ties by id. None of them is a match by that. */
  suggest(query: RankQuery, limit = SHOWN): readonly Suggestion[] {
    this.ranker ??= new Ranker(this.entries);
    return this.ranker
      .rank(query, limit)
      .map(({ position, score }) => ({ ...candidate(this.entries[position]!), score }));
  }

  withId(text: string): NameEntry | undefined {
    const position = this.positions.get(text);
    return position === undefined ? undefined : this.entries[position];
  }

  withLabel(text: string, kind: LabelKind, spelling: Spelling): readonly NameEntry[] {
    return this.labels.owners(text, kind, spelling).map((position) => this.entries[position]!);
  }

  withCode(text: string): readonly NameEntry[] {
    return [...(this.byCode.get(text) ?? [])].map((position) => this.entries[position]!);
  }
}
