import MiniSearch from 'minisearch';
import { compareText } from '#lib/model';
import { NameIndex, SkillFinder, type SkillHit } from '#lib/names';
import type { Directory, Entry, NamedKind } from './directory.js';

/** An entry and how well it matches: the whole part says how (see {@link tierOf}), the fraction ranks within. */
export interface Match {
  readonly entry: Entry;
  readonly score: number;
}

/** `search`: what a person types into a box, beginnings of words too. `suggest`: what a name in a file may mean. */
export type How = 'search' | 'suggest';

/** A search somewhere else: entries by their ids. */
export type Find = (
  kind: NamedKind,
  text: string,
  limit: number,
  how?: How,
) => Promise<readonly { readonly id: string; readonly score: number }[]>;

/** Another place that searches the names of a snapshot. */
export interface Elsewhere {
  readonly find: Find;
  readonly skillsIn: (text: string) => Promise<readonly SkillHit[]>;
}

/** Hits that are remembered for {@link NameSearch.search}, of so many texts. */
const REMEMBERED = { hits: 5, texts: 10_000 };

/** Full-text search over the names of one catalogue. The index of a kind is made when it is first asked for. */
export class NameSearch {
  private readonly indexes = new Map<NamedKind, MiniSearch<Entry>>();
  private readonly meanings = new Map<NamedKind, NameIndex>();
  private finder: SkillFinder | undefined;
  private readonly preparing = new Map<NamedKind, Promise<void>>();
  private readonly remembered = new Map<string, readonly Match[]>();

  /** @param elsewhere where to search instead of in this thread, where there is such a place */
  constructor(
    private readonly directory: Directory,
    private readonly elsewhere?: Elsewhere,
  ) {}

  /** The same as {@link search} without keeping others waiting. */
  async find(kind: NamedKind, text: string, limit: number): Promise<readonly Match[]> {
    if (text.trim() === '') return [];
    if (!this.elsewhere) {
      await this.prepare(kind);
      return this.search(kind, text, limit);
    }
    const found = await this.elsewhere.find(kind, text, limit);
    return found.map(({ id, score }) => ({ entry: this.directory.byId(kind, id)!, score }));
  }

  /** The same as {@link rank} without keeping others waiting, where there is another place. */
  async suggest(kind: NamedKind, text: string, limit: number): Promise<readonly Match[]> {
    if (!this.elsewhere) return this.rank(kind, text, limit);
    const found = await this.elsewhere.find(kind, text, limit, 'suggest');
    return found.map(({ id, score }) => ({ entry: this.directory.byId(kind, id)!, score }));
  }

  /** What a name in a file may mean, best first, by names and alternative names (docs/names.md); none of it is certain. */
  rank(kind: NamedKind, text: string, limit: number): readonly Match[] {
    let index = this.meanings.get(kind);
    if (!index) {
      const entries = this.directory
        .all(kind)
        .map(({ id, name, others, codes }) => ({ id, name, altNames: others, codes }));
      this.meanings.set(kind, (index = new NameIndex(entries)));
    }
    const found = index.suggest({ name: text }, limit);
    return found.map(({ id, score }) => ({ entry: this.directory.byId(kind, id)!, score }));
  }

  /** Names of skills in a text with their places (docs/names.md, part 4), without keeping others waiting where there is another place. */
  async skillsIn(text: string): Promise<readonly SkillHit[]> {
    return this.elsewhere ? this.elsewhere.skillsIn(text) : this.readHere(text);
  }

  /** The same at once. */
  readHere(text: string): readonly SkillHit[] {
    this.finder ??= new SkillFinder(
      this.directory.all('skill').map(({ id, name, others }) => ({ id, name, altNames: others })),
    );
    return this.finder.find(text);
  }

  /** Makes ready that {@link search} for a few hits of these texts answers at once. */
  async expect(kind: NamedKind, texts: readonly string[]): Promise<void> {
    if (!this.elsewhere) return texts.length === 0 ? undefined : this.prepare(kind);
    const unknown = texts.filter((text) => !this.remembered.has(`${kind} ${text.trim()}`));
    const found = await Promise.all(unknown.map((text) => this.find(kind, text, REMEMBERED.hits)));
    if (this.remembered.size > REMEMBERED.texts) this.remembered.clear();
    unknown.forEach((text, i) => this.remembered.set(`${kind} ${text.trim()}`, found[i]!));
  }

  /**
   * Best first: exact id or code, exact name, exact alternative name, name that begins with the text, then words, beginnings of words
   * and near spellings by BM25. Ties go by id, so the same catalogue gives the same list.
   */
  search(kind: NamedKind, text: string, limit: number): readonly Match[] {
    const asked = text.trim();
    if (asked === '') return [];
    const known = limit <= REMEMBERED.hits ? this.remembered.get(`${kind} ${asked}`) : undefined;
    if (known) return known.slice(0, limit);
    const found = new Map<Entry, number>();
    for (const entry of this.exact(kind, asked)) found.set(entry, 0);
    for (const hit of this.index(kind).search(asked))
      found.set(this.directory.byId(kind, hit.id as string)!, hit.score);
    return [...found]
      .map(([entry, words]) => ({ entry, score: scoreOf(entry, asked, words) }))
      .sort((a, b) => b.score - a.score || compareText(a.entry.id, b.entry.id))
      .slice(0, limit);
  }

  private exact(kind: NamedKind, text: string): readonly Entry[] {
    const byId = this.directory.byId(kind, text);
    const byCode = kind === 'role' ? this.directory.byCode(text) : [];
    return [...(byId ? [byId] : []), ...byCode];
  }

  /** Makes the index of a kind piece by piece, so that nothing else has to wait. A search that does not wait for it makes one at once. */
  prepare(kind: NamedKind): Promise<void> {
    let preparing = this.preparing.get(kind);
    if (!preparing) {
      preparing = this.indexes.has(kind) ? Promise.resolve() : this.fill(kind);
      this.preparing.set(kind, preparing);
    }
    return preparing;
  }

  private async fill(kind: NamedKind): Promise<void> {
    const index = emptyIndex();
    await index.addAllAsync(this.directory.all(kind), { chunkSize: CHUNK });
    this.indexes.set(kind, index);
  }

  /** The index of a kind, made now if it is not there. */
  index(kind: NamedKind): MiniSearch<Entry> {
    const ready = this.indexes.get(kind);
    if (ready) return ready;
    const index = emptyIndex();
    index.addAll(this.directory.all(kind));
    this.indexes.set(kind, index);
    return index;
  }
}

/** Entries indexed in one go: a few milliseconds, also of entries with many names. */
const CHUNK = 50;

function emptyIndex(): MiniSearch<Entry> {
  return new MiniSearch<Entry>({
    fields: ['name', 'others', 'id', 'codes'],
    extractField: (entry, field) => textOf(entry, field),
    searchOptions: { prefix: true, fuzzy: fuzziness, boost: { name: 3, others: 1.5 }, combineWith: 'OR' },
  });
}

/** Words of one or two letters must be right; longer ones may be a fifth wrong. */
function fuzziness(term: string): number | false {
  return term.length > 2 ? 0.2 : false;
}

function textOf(entry: Entry, field: string): string {
  const value = entry[field as keyof Entry];
  return typeof value === 'string' ? value : value.join(' ');
}

function scoreOf(entry: Entry, text: string, words: number): number {
  return tierOf(entry, text) + Math.round((words / (words + 10)) * 1e4) / 1e4;
}

/** 4 id or code · 3 name · 2 alternative name · 1 the name begins with the text · 0 words only. Case does not matter here. */
function tierOf(entry: Entry, text: string): number {
  const asked = text.toLowerCase();
  const same = (name: string): boolean => name.toLowerCase() === asked;
  if (entry.id === text || entry.codes.includes(text)) return 4;
  if (same(entry.name)) return 3;
  if (entry.others.some(same)) return 2;
  return entry.name.toLowerCase().startsWith(asked) ? 1 : 0;
}
