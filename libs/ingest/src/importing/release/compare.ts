import { compareText } from '#lib/model';
import { thingKey, type Thing, type Tie } from './things.js';

export interface Renamed {
  readonly kind: Thing['kind'];
  readonly id: string;
  readonly before: string;
  readonly after: string;
}

/**
 * What a thing that is gone goes on as. People, credentials and roles follow `same-as` and `decision` by themselves; `name` (the name
 * or an alternative name is another's now) and `broader` are proposals for a person to decide.
 */
export interface Merged {
  readonly thing: Thing;
  readonly into: Thing;
  readonly by: 'same-as' | 'decision' | 'name' | 'broader';
}

/** Two releases side by side. Every list is in the order of kind and id; dropped things are those without a heir. */
export interface Compared {
  readonly added: readonly Thing[];
  readonly renamed: readonly Renamed[];
  readonly merged: readonly Merged[];
  readonly dropped: readonly Thing[];
}

/**
 * Compares the things of a release with those of the release before.
 * @param ties what the store and the new release say; those that lead to nothing in `after` are passed over
 */
export function compareReleases(before: Iterable<Thing>, after: Iterable<Thing>, ties: Iterable<Tie>): Compared {
  const now = new Map([...after].map((thing) => [thingKey(thing), thing]));
  const old = new Map([...before].map((thing) => [thingKey(thing), thing]));
  const heirs = new Heirs(now, ties);
  const found = { added: [] as Thing[], renamed: [] as Renamed[], merged: [] as Merged[], dropped: [] as Thing[] };
  for (const [key, thing] of now) if (!old.has(key)) found.added.push(thing);
  for (const [key, thing] of old) {
    const next = now.get(key);
    if (next) {
      const { kind, id, name } = thing;
      if (next.name !== name) found.renamed.push({ kind, id, before: name, after: next.name });
      continue;
    }
    const heir = heirs.of(thing);
    if (heir) found.merged.push({ thing, ...heir });
    else found.dropped.push(thing);
  }
  found.added.sort(byKey);
  found.renamed.sort(byKey);
  found.dropped.sort(byKey);
  found.merged.sort((a, b) => byKey(a.thing, b.thing));
  return found;
}

type Keyed = Pick<Thing, 'kind' | 'id'>;
const byKey = (a: Keyed, b: Keyed): number => compareText(a.kind, b.kind) || compareText(a.id, b.id);

type Heir = Pick<Merged, 'into' | 'by'>;

/** Finds what a gone thing goes on as. Of several by the same evidence none is picked. */
class Heirs {
  readonly #tied: Record<Tie['by'], Map<string, Set<string>>> = {
    'same-as': new Map(),
    decision: new Map(),
    broader: new Map(),
  };
  readonly #names = new Map<string, Set<string>>();

  constructor(
    private readonly now: ReadonlyMap<string, Thing>,
    ties: Iterable<Tie>,
  ) {
    for (const { kind, by, from, to } of ties) {
      const tie = this.#tied[by];
      add(tie, `${kind} ${from}`, `${kind} ${to}`);
      if (by === 'same-as') add(tie, `${kind} ${to}`, `${kind} ${from}`);
    }
    for (const [key, { kind, name, altNames }] of now) {
      for (const one of [name, ...altNames]) add(this.#names, `${kind} ${folded(one)}`, key);
    }
  }

  of(thing: Thing): Heir | undefined {
    const key = thingKey(thing);
    const decided = [key, `${thing.kind} ${thing.name}`].map((name) => this.#tied.decision.get(name));
    const ways: readonly [Merged['by'], ReadonlySet<string>][] = [
      ['same-as', this.#reached(key)],
      ['decision', new Set(decided.flatMap((set) => [...(set ?? [])]))],
      ['name', new Set([thing.name, ...thing.altNames].flatMap((name) => [...(this.#names.get(`${thing.kind} ${folded(name)}`) ?? [])]))], // prettier-ignore
      ['broader', this.#tied.broader.get(key) ?? new Set()],
    ];
    for (const [by, keys] of ways) {
      const found = [...keys].flatMap((one) => this.now.get(one) ?? []);
      if (found.length === 1) return { into: found[0]!, by };
    }
    return undefined;
  }

  /** SAME_AS leads on through things that are gone too, as far as the first that is there. */
  #reached(key: string): ReadonlySet<string> {
    const seen = new Set([key]);
    const there = new Set<string>();
    for (const one of seen) {
      for (const next of this.#tied['same-as'].get(one) ?? []) {
        if (this.now.has(next)) there.add(next);
        else seen.add(next);
      }
    }
    return there;
  }
}

const folded = (name: string): string => name.trim().toLowerCase();

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set) set.add(value);
  else map.set(key, new Set([value]));
}
