import { canonicalJson, makeFact, type Fact, type FactOf, type FactType } from '#lib/model';
import type { ChangeSet, Committed, FactKey, Found, ImportCounts, MissingChoice, Stated, Store } from '#lib/store';

export const AT = '2026-03-01T09:00:00Z';

/** A fact that the model accepts; the test fails when it does not. */
export function fact<T extends FactType>(type: T, values: Readonly<Record<string, unknown>>): FactOf<T> {
  const made = makeFact(type, values);
  if (made.status === 'ok') return made.fact;
  throw new Error(`the model refuses ${type} ${JSON.stringify(values)}: ${JSON.stringify(made.problems)}`);
}

export const skill = (id: string, more: Readonly<Record<string, unknown>> = {}): FactOf<'skill'> =>
  fact('skill', { id, name: `Skill ${id}`, ...more });

/** One batch, every fact on its own line of the first file, headings in line 1. */
export async function* batch(facts: readonly Fact[]): AsyncGenerator<readonly Stated[]> {
  yield facts.map((one, index) => ({ fact: one, file: 0, line: index + 2 }));
}

export interface Telling {
  readonly facts?: readonly Fact[];
  readonly stream?: AsyncIterable<readonly Stated[]>;
  readonly removals?: readonly FactKey[];
  readonly discard?: boolean;
  readonly format?: string;
  readonly samples?: number;
  readonly replaces?: readonly string[];
  readonly missing?: MissingChoice;
  readonly claims?: boolean;
  readonly stays?: (fact: FactKey) => boolean;
}

/** The change set of an import of one file `<id>.csv`. */
export function changeSet(
  id: string,
  { facts = [], stream, removals, discard, claims, format = 'stackway', ...more }: Telling,
): ChangeSet {
  return {
    import: { id, format, at: AT, by: 'tester' },
    facts: stream ?? batch(facts),
    ...(removals ? { removals } : {}),
    ...more,
    finish: (found) =>
      discard
        ? 'discard'
        : {
            files: [file(id, format, facts.length)],
            counts: counts(facts.length, found),
            ...(claims === undefined ? {} : { claims }),
          },
  };
}

export function tell(store: Store, id: string, telling: readonly Fact[] | Telling): Promise<Committed> {
  return store.commit(changeSet(id, Array.isArray(telling) ? { facts: telling as Fact[] } : (telling as Telling)));
}

export const file = (id: string, format: string, read: number) => ({
  file: `${id}.csv`,
  format,
  sha256: 'ab'.repeat(32),
  read,
  facts: read,
  rejected: 0,
  skipped: 0,
});

export const counts = (read: number, found: Found): ImportCounts => ({
  read,
  facts: read,
  rejected: 0,
  skipped: 0,
  ...found,
});

/** Every fact of the types as canonical JSON, sorted: two stores that know the same give the same. */
export async function known(store: Store, types: readonly FactType[]): Promise<string[]> {
  const all: string[] = [];
  for await (const facts of store.facts(types)) all.push(...facts.map(canonicalJson));
  return all.sort();
}

export const told = (facts: readonly Fact[]): string[] => facts.map(canonicalJson).sort();
