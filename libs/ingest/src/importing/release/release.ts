import { compareText, type FactType } from '#lib/model';
import type { Counted, Stated, Store } from '#lib/store';
import { AffectedPeople, follow, REFERRING, type Affected } from './affected.js';
import { compareReleases, type Renamed } from './compare.js';
import { thingKey, thingOf, tiesOf, type Thing, type Tie } from './things.js';

type Named = Pick<Thing, 'kind' | 'id' | 'name'>;
interface UsedBy {
  readonly learners: number;
  readonly credentials: number;
  readonly roles: number;
}

/**
 * A new release of skills or roles that the store knows, compared with the release before. Who refers to something that is gone follows
 * a SAME_AS of at least 0.8, then a person's decision; otherwise the thing stays until somebody decides, and nobody loses it.
 */
export interface Release {
  /** Frameworks of the skills, as they name them. */
  readonly frameworks: readonly string[];
  readonly added: Counted<Named>;
  readonly renamed: Counted<Renamed>;
  /** Gone, and nothing says what it goes on as. */
  readonly dropped: Counted<Named & { readonly usedBy: UsedBy }>;
  /** Gone, and now another: by SAME_AS, a person's decision, its name, or a statement that it lies under the other. */
  readonly merged: Counted<Named & { readonly into: Named; readonly by: string; readonly usedBy: UsedBy }>;
  /** Learners, credentials and roles that refer to what is dropped or merged, as the store stands. */
  readonly peopleAffected: UsedBy & { readonly samples: readonly Affected[] };
}

const TYING: readonly FactType[] = ['skillSameAs', 'roleSameAs', 'nameDecision'];

/** Watches the facts of a new release go by, and compares it with what the imports it replaces had said. */
export class ReleaseWatch {
  private readonly after = new Map<string, Thing>();
  private readonly ties: Tie[] = [];

  private constructor(
    private readonly store: Store,
    private readonly before: ReadonlyMap<string, Thing>,
  ) {}

  /** @returns undefined when the imports said nothing of skills and roles */
  static async begin(store: Store, imports: readonly string[]): Promise<ReleaseWatch | undefined> {
    const before = new Map<string, Thing>();
    for await (const facts of store.said(imports, ['skill', 'role'])) {
      for (const thing of facts.flatMap((fact) => thingOf(fact) ?? [])) before.set(thingKey(thing), thing);
    }
    return before.size === 0 ? undefined : new ReleaseWatch(store, before);
  }

  see(stated: readonly Stated[]): void {
    for (const { fact } of stated) {
      const thing = thingOf(fact);
      if (thing) this.after.set(thingKey(thing), thing);
      this.ties.push(...tiesOf(fact));
    }
  }

  /** @param most samples of each kind */
  async compare(most: number): Promise<Release> {
    const kinds = new Set([...this.after.values()].map(({ kind }) => kind));
    const before = [...this.before.values()].filter(({ kind }) => kinds.has(kind));
    const ties = [...this.ties];
    for await (const facts of this.store.facts(TYING)) ties.push(...facts.flatMap(tiesOf));
    const compared = compareReleases(before, this.after.values(), ties);
    const { added, renamed, merged, dropped } = compared;
    const people = new AffectedPeople(compared, follow(before, compared), most);
    if (merged.length + dropped.length > 0) {
      for await (const facts of this.store.facts(REFERRING)) people.add(facts);
    }
    people.end();
    const some = <T, S>(list: readonly T[], show: (one: T) => S): Counted<S> => ({
      count: list.length,
      samples: list.slice(0, most).map(show),
    });
    return {
      frameworks: this.frameworks(),
      added: some(added, named),
      renamed: some(renamed, (one) => one),
      dropped: some(dropped, (thing) => ({ ...named(thing), usedBy: people.usedBy(thing) })),
      merged: some(merged, ({ thing, into, by }) => ({
        ...named(thing),
        into: named(into),
        by,
        usedBy: people.usedBy(thing),
      })),
      peopleAffected: { ...people.counts, samples: people.samples },
    };
  }

  private frameworks(): string[] {
    return [...new Set([...this.after.values()].flatMap(({ framework }) => framework ?? []))].sort(compareText);
  }
}

const named = ({ kind, id, name }: Thing): Named => ({ kind, id, name });
