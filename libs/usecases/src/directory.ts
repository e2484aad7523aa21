import type { Snapshot } from '#lib/engine';
import { compareText } from '#lib/model';
import { atOnce } from './in-turns.js';

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
  private constructor(private readonly byKind: Readonly<Record<NamedKind, Names>>) {}

  /** Made in steps of a few milliseconds each. */
  static *inSteps(entries: Readonly<Record<NamedKind, readonly Entry[]>>): Generator<undefined, Directory> {
    const skill = yield* Names.inSteps(entries.skill);
    const role = yield* Names.inSteps(entries.role);
    const credential = yield* Names.inSteps(entries.credential);
    return new Directory({ skill, role, credential });
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

type ByText = ReadonlyMap<string, readonly Entry[]>;

class Names {
  private constructor(
    readonly entries: readonly Entry[],
    readonly ids: ReadonlyMap<string, Entry>,
    readonly names: ByText,
    readonly others: ByText,
    readonly codes: ByText,
  ) {}

  static *inSteps(given: readonly Entry[]): Generator<undefined, Names> {
    const entries = (yield* isSorted(given)) ? given : [...given].sort((a, b) => compareText(a.id, b.id));
    yield;
    const ids = new Map<string, Entry>();
    for (const entry of entries) {
      ids.set(entry.id, entry);
      if (ids.size % A_STEP === 0) yield;
    }
    yield;
    const names = yield* group(entries, (entry) => [entry.name]);
    const others = yield* group(entries, (entry) => entry.others);
    const codes = yield* group(entries, (entry) => entry.codes);
    return new Names(entries, ids, names, others, codes);
  }
}

/** Entries looked at in one step. */
const A_STEP = 1000;

/** As the engine gives them: sorting a large list takes longer than a step may. */
function* isSorted(entries: readonly Entry[]): Generator<undefined, boolean> {
  for (let i = 1; i < entries.length; i++) {
    if (compareText(entries[i - 1]!.id, entries[i]!.id) > 0) return false;
    if (i % A_STEP === 0) yield;
  }
  return true;
}

function* group(entries: readonly Entry[], keys: (entry: Entry) => readonly string[]): Generator<undefined, ByText> {
  const groups = new Map<string, Entry[]>();
  for (const [position, entry] of entries.entries()) {
    if (position % A_STEP === A_STEP - 1) yield;
    for (const key of new Set(keys(entry).map((text) => text.trim()))) {
      const found = groups.get(key);
      if (found) found.push(entry);
      else groups.set(key, [entry]);
    }
  }
  return groups;
}

function* entriesOf<F>(facts: readonly F[], entry: (fact: F) => Entry): Generator<undefined, Entry[]> {
  const entries: Entry[] = [];
  for (const fact of facts) if (entries.push(entry(fact)) % A_STEP === 0) yield;
  yield;
  return entries;
}

type Named = Pick<Snapshot, 'skills' | 'roles' | 'credentials'>;

/** The names in a compiled catalogue. */
export function directoryOf(snapshot: Named): Directory {
  return atOnce(directoryInSteps(snapshot));
}

/** The same in steps, between which other work can have its turn. */
export function* directoryInSteps({ skills, roles, credentials }: Named): Generator<undefined, Directory> {
  const none: readonly string[] = [];
  const skill = yield* entriesOf(skills.facts, ({ id, name, altNames = none }) => {
    return { kind: 'skill', id, name, others: altNames, codes: none };
  });
  const role = yield* entriesOf(roles.facts, ({ id, title, altTitles = none, codes = none }) => {
    return { kind: 'role', id, name: title, others: altTitles, codes };
  });
  const credential = yield* entriesOf(credentials.facts, ({ id, name }) => {
    return { kind: 'credential', id, name, others: none, codes: none };
  });
  return yield* Directory.inSteps({ skill, role, credential });
}
