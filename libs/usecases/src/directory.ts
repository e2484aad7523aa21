import type { Snapshot } from '#lib/engine';
import { compareText } from '#lib/model';

/** What can be looked up by name. */
export type NamedKind = 'skill' | 'role' | 'credential';
export const NAMED_KINDS = ['skill', 'role', 'credential'] as const;

/** One thing with its names: `name` is a role's title; `others` are alternative names or titles; `codes` only roles have. */
export interface Entry {
  readonly kind: NamedKind;
  readonly id: string;
  readonly name: string;
  readonly others: readonly string[];
  readonly codes: readonly string[];
}

/**
 * The names of one version of the catalogue: for exact look-ups here, for searching in `search.ts`.
 * Entries are sorted by id, so that nothing depends on the order in which a store gave the facts.
 */
export class Directory {
  private readonly byKind: Readonly<Record<NamedKind, Names>>;

  constructor(entries: readonly Entry[]) {
    const of = (kind: NamedKind): Names => new Names(entries.filter((entry) => entry.kind === kind));
    this.byKind = { skill: of('skill'), role: of('role'), credential: of('credential') };
  }

  /** All entries of a kind, sorted by id. */
  all(kind: NamedKind): readonly Entry[] {
    return this.byKind[kind].entries;
  }
  /** Whether a text names anything of the kind at all, one thing or several. */
  knows(kind: NamedKind, text: string): boolean {
    const names = this.byKind[kind];
    return [names.ids, names.names, names.others, names.codes].some((known) => known.has(text.trim()));
  }
  byId(kind: NamedKind, id: string): Entry | undefined {
    return this.byKind[kind].ids.get(id);
  }
  byName(kind: NamedKind, name: string): readonly Entry[] {
    return this.byKind[kind].names.get(name) ?? [];
  }
  byOtherName(kind: NamedKind, name: string): readonly Entry[] {
    return this.byKind[kind].others.get(name) ?? [];
  }
  byCode(code: string): readonly Entry[] {
    return this.byKind.role.codes.get(code) ?? [];
  }
}

class Names {
  readonly entries: readonly Entry[];
  readonly ids: ReadonlyMap<string, Entry>;
  readonly names: ReadonlyMap<string, readonly Entry[]>;
  readonly others: ReadonlyMap<string, readonly Entry[]>;
  readonly codes: ReadonlyMap<string, readonly Entry[]>;

  constructor(entries: readonly Entry[]) {
    this.entries = [...entries].sort((a, b) => compareText(a.id, b.id));
    this.ids = new Map(this.entries.map((entry) => [entry.id, entry]));
    this.names = group(this.entries, (entry) => [entry.name]);
    this.others = group(this.entries, (entry) => entry.others);
    this.codes = group(this.entries, (entry) => entry.codes);
  }
}

function group(entries: readonly Entry[], keys: (entry: Entry) => readonly string[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of new Set(keys(entry).map((text) => text.trim()))) {
      const found = groups.get(key);
      if (found) found.push(entry);
      else groups.set(key, [entry]);
    }
  }
  return groups;
}

/** The names in a compiled catalogue. */
export function directoryOf(snapshot: Pick<Snapshot, 'skills' | 'roles' | 'credentials'>): Directory {
  const none: readonly string[] = [];
  return new Directory([
    ...snapshot.skills.facts.map(({ id, name, altNames = none }): Entry => ({
      kind: 'skill',
      id,
      name,
      others: altNames,
      codes: none,
    })),
    ...snapshot.roles.facts.map(({ id, title, altTitles = none, codes = none }): Entry => ({
      kind: 'role',
      id,
      name: title,
      others: altTitles,
      codes,
    })),
    ...snapshot.credentials.facts.map(({ id, name }): Entry => ({
      kind: 'credential',
      id,
      name,
      others: none,
      codes: none,
    })),
  ]);
}
