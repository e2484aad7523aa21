import { compareText } from '#lib/model';
import { foldName, gluedKey } from '../spelling/name.js';
import type { NameEntry } from './entry.js';

/** How a label is spelled in the text, from the letter to the loosest that still counts as the same. */
export const SPELLINGS = ['verbatim', 'folded', 'glued'] as const;
export type Spelling = (typeof SPELLINGS)[number];
export const LABEL_KINDS = ['name', 'alternative'] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

/**
 * All labels of the entries, found by spelling. `owner[label]` is the position of the entry, names are labels `0 … entries − 1` (so `owner` of them is
 * the label itself), alternative names follow in the order of the entries. Labels of one key form a chain: `first.get(key)`, then `next[label]` until −1.
 */
export class Labels {
  readonly owner: Int32Array;
  readonly texts: string[];
  private readonly byFolded: Chains;
  private readonly byGlued: Chains;

  /** @param entries sorted by id */
  constructor(readonly entries: readonly NameEntry[]) {
    this.texts = entries.map(({ name }) => name);
    const owners: number[] = entries.map((_, position) => position);
    entries.forEach(({ altNames = [] }, position) => {
      for (const name of altNames) {
        this.texts.push(name);
        owners.push(position);
      }
    });
    this.owner = Int32Array.from(owners);
    const folded = this.texts.map(labelKey);
    this.byFolded = new Chains(folded);
    this.byGlued = new Chains(folded.map(gluedKey));
  }

  /** Entries with such a label, each once, in the order of their ids. */
  owners(text: string, kind: LabelKind, spelling: Spelling): readonly number[] {
    const key = labelKey(text);
    const found = new Set<number>();
    for (const label of spelling === 'glued' ? this.byGlued.of(gluedKey(key)) : this.byFolded.of(key)) {
      if (label < this.entries.length !== (kind === 'name')) continue;
      if (spelling !== 'verbatim' || this.texts[label]!.trim() === text.trim()) found.add(this.owner[label]!);
    }
    return [...found].sort((a, b) => a - b);
  }
}

/** The folded name, or the text itself when it is punctuation only. */
export function labelKey(text: string): string {
  return foldName(text) || text.trim();
}

/** Positions by key, without a list for each of a hundred thousand keys. */
class Chains {
  private readonly first = new Map<string, number>();
  private readonly next: Int32Array;

  constructor(keys: readonly string[]) {
    this.next = new Int32Array(keys.length).fill(-1);
    for (let position = keys.length - 1; position >= 0; position--) {
      const key = keys[position]!;
      if (key === '') continue;
      this.next[position] = this.first.get(key) ?? -1;
      this.first.set(key, position);
    }
  }

  *of(key: string): Generator<number> {
    for (let position = this.first.get(key) ?? -1; position >= 0; position = this.next[position]!) yield position;
  }
}

/** Entries in the order in which everything here is decided. @throws when an id occurs twice */
export function sortedById(entries: Iterable<NameEntry>): NameEntry[] {
  const sorted = [...entries].sort((a, b) => compareText(a.id, b.id));
  const twice = sorted.findIndex(({ id }, i) => id === sorted[i + 1]?.id);
  if (twice >= 0) throw new Error(`Two entries have the id ${sorted[twice]!.id}.`);
  return sorted;
}
