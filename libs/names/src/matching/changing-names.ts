import { compareText } from '#lib/model';
import { gluedKey } from '../spelling/name.js';
import type { NameEntry } from './entry.js';
import { identify, type Claims } from './identify.js';
import { labelKey, type LabelKind, type Spelling } from './labels.js';
import type { NameIdentity } from './match.js';

interface Label {
  readonly entry: NameEntry;
  readonly kind: LabelKind;
  readonly text: string;
}

/**
 * Names that are still being told: identifies as a `NameIndex` of the entries known so far does, and takes a new entry in the time that
 * its own labels need. Suggests nothing.
 */
export class ChangingNames {
  private readonly entries = new Map<string, NameEntry>();
  private readonly claims = new KeyedClaims(this.entries);
  /** Entries told since the last question: who is never asked need not look at labels. */
  private readonly pending = new Set<string>();

  /** Takes an entry, in place of one with its id. */
  set(entry: NameEntry): void {
    if (!this.pending.has(entry.id)) {
      const known = this.entries.get(entry.id);
      if (known) this.claims.remove(known);
      this.pending.add(entry.id);
    }
    this.entries.set(entry.id, entry);
  }

  get(id: string): NameEntry | undefined {
    return this.entries.get(id);
  }

  /** All entries, in the order in which they were first told. */
  all(): Iterable<NameEntry> {
    return this.entries.values();
  }

  /** As `NameIndex.identify`. */
  identify(text: string): NameIdentity | undefined {
    for (const id of this.pending) this.claims.add(this.entries.get(id)!);
    this.pending.clear();
    return identify(this.claims, text);
  }
}

class KeyedClaims implements Claims {
  private readonly byFolded = new Map<string, Label | Label[]>();
  private readonly byGlued = new Map<string, Label | Label[]>();
  private readonly byCode = new Map<string, NameEntry | NameEntry[]>();

  constructor(private readonly entries: ReadonlyMap<string, NameEntry>) {}

  add(entry: NameEntry): void {
    for (const label of labelsOf(entry)) {
      const key = labelKey(label.text);
      put(this.byFolded, key, label);
      put(this.byGlued, gluedKey(key), label);
    }
    for (const code of new Set(entry.codes)) put(this.byCode, code, entry);
  }

  remove(entry: NameEntry): void {
    for (const { text } of labelsOf(entry)) {
      const key = labelKey(text);
      take(this.byFolded, key, (one) => one.entry === entry);
      take(this.byGlued, gluedKey(key), (one) => one.entry === entry);
    }
    for (const code of new Set(entry.codes)) take(this.byCode, code, (one) => one === entry);
  }

  withId(text: string): NameEntry | undefined {
    return this.entries.get(text);
  }

  withLabel(text: string, kind: LabelKind, spelling: Spelling): readonly NameEntry[] {
    const key = labelKey(text);
    const labels = listOf(spelling === 'glued' ? this.byGlued.get(gluedKey(key)) : this.byFolded.get(key));
    const found = labels.filter(
      (label) => label.kind === kind && (spelling !== 'verbatim' || label.text.trim() === text.trim()),
    );
    return inOrder(found.map(({ entry }) => entry));
  }

  withCode(text: string): readonly NameEntry[] {
    return inOrder(listOf(this.byCode.get(text)));
  }
}

function* labelsOf(entry: NameEntry): Generator<Label> {
  yield { entry, kind: 'name', text: entry.name };
  for (const text of entry.altNames ?? []) yield { entry, kind: 'alternative', text };
}

/** Nearly every key has one owner: a list for each would double what is kept. */
function put<T extends object>(map: Map<string, T | T[]>, key: string, value: T): void {
  if (key === '') return;
  const known = map.get(key);
  if (known === undefined) map.set(key, value);
  else if (Array.isArray(known)) known.push(value);
  else map.set(key, [known, value]);
}

function take<T extends object>(map: Map<string, T | T[]>, key: string, isGone: (value: T) => boolean): void {
  const left = listOf(map.get(key)).filter((value) => !isGone(value));
  if (left.length === 0) map.delete(key);
  else map.set(key, left.length === 1 ? left[0]! : left);
}

function listOf<T extends object>(found: T | T[] | undefined): readonly T[] {
  return found === undefined ? [] : Array.isArray(found) ? found : [found];
}

function inOrder(entries: readonly NameEntry[]): readonly NameEntry[] {
  return entries.length < 2 ? entries : [...new Set(entries)].sort((a, b) => compareText(a.id, b.id));
}
